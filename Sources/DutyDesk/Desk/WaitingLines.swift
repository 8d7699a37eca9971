import ChatModel
import CrisisCore
import CrisisStore
import NIOCore

/// Lines that wait because another process has the store locked. They keep their order; what comes later goes behind them.
struct WaitingLines {
  struct Entry {
    var line: Line
    /// When it was first tried.
    var since: Milliseconds

    /// Whether it has waited long enough for a lock. A call for help waits less than two seconds.
    func isOver(at now: Milliseconds) -> Bool {
      now - since >= (line.isDistress ? WaitingLines.distressPatience : WaitingLines.patience)
    }
  }

  static let patience: Milliseconds = 5 * .second
  static let distressPatience: Milliseconds = 1_500
  /// How soon the store is tried again.
  static let interval = TimeAmount.milliseconds(100)
  /// More lines are left in the mailbox, which is bounded.
  static let most = 1_024

  private var entries: [Entry] = []

  var count: Int { entries.count }
  var isEmpty: Bool { entries.isEmpty }

  /// How many more lines may be taken from the mailbox at one time.
  func room(for batch: Int) -> Int { max(min(batch, Self.most - entries.count), 0) }

  /// All that waits and all that is new, to be tried.
  mutating func take(adding new: [Line], at now: Milliseconds) -> [Entry] {
    defer { entries = [] }
    return entries + new.map { Entry(line: $0, since: now) }
  }

  mutating func keep(_ entries: [Entry]) { self.entries += entries }
}

extension Desk {
  /// Each line by itself.
  func writeEach(_ entries: [WaitingLines.Entry], with processor: LineProcessor) -> [(Line, Outcome)] {
    var outcomes: [(Line, Outcome)] = []
    for (index, entry) in entries.enumerated() {
      do {
        outcomes.append((entry.line, try store.write { try processor.process(entry.line, in: $0) }))
        trouble.wrote(at: processor.now)
      } catch  where error.isLock {
        return outcomes + hold(entries[index...], error, with: processor)
      } catch {
        outcomes.append((entry.line, read(entry.line, with: processor) ?? failed(entry.line, error, with: processor)))
      }
    }
    return outcomes
  }

  /// The store is locked: lines wait, but for those that only read and those that have waited long enough. Nobody's line
  /// overtakes an earlier one of the same person, except for `!ping`.
  func hold(
    _ entries: ArraySlice<WaitingLines.Entry>, _ error: any Error, with processor: LineProcessor
  ) -> [(Line, Outcome)] {
    var outcomes: [(Line, Outcome)] = []
    var kept: [WaitingLines.Entry] = []
    var people: Set<String> = []
    for entry in entries {
      let isNew = entry.since == processor.now
      if entry.isOver(at: processor.now) {
        outcomes.append((entry.line, failed(entry.line, error, with: processor)))
      } else if isNew, entry.line.isPing || !people.contains(entry.line.person),
        let outcome = read(entry.line, with: processor)
      {
        outcomes.append((entry.line, outcome))
      } else {
        kept.append(entry)
        if isNew { unstored.append(entry.line) }
        people.insert(entry.line.person)
      }
    }
    waiting.keep(kept)
    if !kept.isEmpty { loop.scheduleTask(in: WaitingLines.interval) { [mailbox] in mailbox.fallsDue() } }
    return outcomes
  }

  /// The end: what still waits is tried for two seconds more, then it is told that it is not recorded.
  func giveUpWaiting() {
    for _ in 0..<20 where !waiting.isEmpty {
      mailbox.fallsDue()
      settle()
    }
    guard !waiting.isEmpty else { return }
    let processor = processor()
    let fault = StoreFault.locked(path: "", process: nil)
    carryOut(
      waiting.take(adding: [], at: processor.now).map { ($0.line, failed($0.line, fault, with: processor)) },
      with: processor)
    sayUnrecorded(isTick: false, with: processor)
  }

  /// A line that only reads, without the writing connection; nil: it writes, or is refused, or nothing can be read.
  private func read(_ line: Line, with processor: LineProcessor) -> Outcome? {
    do {
      return try store.read { try processor.reading(of: line, in: $0) }.map { .reading($0) }
    } catch {
      // `!ping` needs nothing that is stored.
      guard line.isPing, let account = line.message.sender.account, case .request(let request, _) = line.parsed else {
        return nil
      }
      let asker = Asker(member: nil, account: account, venue: line.venue, at: processor.now)
      return .reading(
        Reading(query: Ping(), crisis: request.crisis, asker: asker, language: settings.language, line: line))
    }
  }
}

extension LineProcessor {
  fileprivate func reading(of line: Line, in records: some StoreQueries) throws -> Reading? {
    guard case .request = line.parsed, line.missedAge == nil, let account = line.account,
      let member = try records.member(account: account)
    else { return nil }
    let language = member.language ?? settings.language
    let parsed = language == settings.language ? line.parsed : parse(line.text, of: line.message, in: language)
    let asker = Asker(member: member, account: line.message.sender.account, venue: line.venue, at: now)
    guard case .request(let request, _) = parsed,
      (try? rights(of: request.name).admit(asker, to: request.name)) != nil,
      case .query(let query)? = try asked(request, by: asker, in: records)
    else { return nil }
    return Reading(query: query, crisis: request.crisis, asker: asker, language: language, line: line)
  }
}

extension Line {
  /// Whether it asks only if Vigie is there.
  var isPing: Bool { if case .request(let request, _) = parsed { request.name == "ping" } else { false } }
}

extension Error {
  /// Whether another process holds the store.
  var isLock: Bool { if case .locked? = self as? StoreFault { true } else { false } }
}
