import ChatModel
import CrisisCore

/// What is said although the store cannot take it. Nothing but memory keeps it: each line is tried until its room has heard
/// it, for an hour.
struct UnrecordedLines {
  private struct Entry {
    var room: ChannelKey
    var line: OutgoingLine
    var state = State.new
    /// People were told that it is withheld.
    var isTold = false
    var refusals = 0

    /// A call for help; else an alarm, about which there is no other.
    var isCall: Bool { line.key?.hasPrefix("unrecorded/") ?? false }
  }

  private enum State {
    case new
    case underWay
    /// It was not delivered, and is tried again with the desk's tick.
    case failed
  }

  static let lifetime: Milliseconds = .hour
  /// How long the same words of the same person are passed on once.
  static let window: Milliseconds = 2 * .minute

  /// Under numbers that no row of the outbox has.
  private var entries: [Int64: Entry] = [:]
  private var last: Int64 = 0
  /// What was withheld from a room that is not closed as it has to be, and is still to be told.
  private var withheld: [(room: ChannelKey, text: String)] = []
  /// What was passed on lately: when, and what its author was told.
  private var calls: [Int64: (at: Milliseconds, answer: String)] = [:]

  mutating func add(_ text: String, to rooms: [ChannelKey], key: String, at now: Milliseconds) {
    for room in rooms {
      last -= 1
      entries[last] = Entry(
        room: room,
        line: OutgoingLine(
          delivery: .announcement(last), destination: .channel(room.channel), text: text, lane: .distress,
          expires: now + Self.lifetime, key: key))
    }
  }

  /// - Returns: whether it is about one of these lines, and so about nothing that is stored.
  mutating func take(_ event: ChatEvent) -> Bool {
    switch event {
    case .delivered(_, .announcement(let id)) where id < 0:
      entries[id] = nil
      return true
    case .failed(_, .announcement(let id), let failure) where id < 0:
      if failure == .exposed, let entry = entries[id], !entry.isTold, entry.isCall {
        entries[id]?.isTold = true
        withheld.append((entry.room, entry.line.text))
      }
      entries[id]?.state = .failed
      if case .refused = failure { entries[id]?.refusals += 1 }
      if failure == .expired || failure == .superseded || isGivenUp(id) { entries[id] = nil }
      return true
    default: return false
    }
  }

  /// An alert command that fails is not called for an hour; a room is.
  private func isGivenUp(_ id: Int64) -> Bool {
    entries[id].map { $0.room.isAlert && $0.refusals >= Dispatcher.tries } ?? false
  }

  mutating func takeWithheld() -> [(room: ChannelKey, text: String)] {
    defer { withheld = [] }
    return withheld
  }

  /// The lines to be said now, in order, where their rooms can be spoken in.
  mutating func due(in joined: Set<ChannelKey>, isTick: Bool, at now: Milliseconds) -> [(
    room: ChannelKey, line: OutgoingLine
  )] {
    guard !entries.isEmpty else { return [] }
    entries = entries.filter { ($0.value.line.expires ?? now) >= now }
    let ids = entries.filter { id, entry in
      joined.contains(entry.room) && (entry.state == .new || entry.state == .failed && isTick)
    }.keys.sorted(by: >)
    return ids.compactMap { id in
      entries[id]?.state = .underWay
      return entries[id].map { ($0.room, $0.line) }
    }
  }

  /// What the author of the same words was told a moment ago.
  mutating func answer(to call: Int64, at now: Milliseconds) -> String? {
    calls = calls.filter { now - $0.value.at < Self.window && now >= $0.value.at }
    return calls[call]?.answer
  }

  mutating func note(_ answer: String, to call: Int64, at now: Milliseconds) { calls[call] = (now, answer) }
}

extension Desk {
  /// Says what the store could not take, where it can be said.
  func sayUnrecorded(isTick: Bool, with processor: LineProcessor) {
    if isTick, let statement = trouble.over(at: processor.now) {
      tellCoordination(statement, wakes: false, with: processor)
    }
    for (room, text) in unrecorded.takeWithheld() {
      tellCoordination(
        Texts.alarms.withheld(room.channel, text), key: "alarm/withheld/\(room.channel)/\(text.hashValue)",
        with: processor)
    }
    for (room, line) in unrecorded.due(in: dispatcher.joined, isTick: isTick, at: processor.now) {
      send([line], on: room.network)
    }
  }
}
