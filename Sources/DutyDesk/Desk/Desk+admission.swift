import ChatModel
import CommandBook
import CrisisCore
import CrisisStore

/// Who has said too much, and what is said about it.
extension Desk {
  /// The lines that may be commands, of people who have not said too much.
  func admit(_ heard: [HeardMessage], with processor: LineProcessor) -> [Line] {
    var lines: [Line] = []
    lines.reserveCapacity(heard.count)
    for case let line? in heard.lazy.map(\.line) {
      let message = line.message
      if let original = message.reactedTo, !mayAsk(original, on: message.network) { continue }
      // Of what was missed, only what somebody vouches for, and the calls of those whom nobody does.
      if line.missedAge != nil, message.sender.account == nil, !line.isCall { continue }
      if line.missedAge != nil, isKnown(line) {
        lines.append(line)
        continue
      }
      // Calls for help have a budget of their own: who has said too much else is heard all the same.
      let person = line.isDistress ? "sos/\(line.throttled)" : line.throttled
      // A stranger's calls of an absence are counted at the times at which they were made.
      let verdict =
        line.missedAge == nil
        ? throttle.admit(person, at: processor.now, settings.throttles[message.home])
        : missedCalls.admit(person, at: message.at, settings.throttles[message.home])
      switch verdict {
      case .admitted: lines.append(line)
      case .tell where line.missedAge != nil: break
      case .tell(let wait): tellToWait(line, wait, with: processor)
      case .again(let wait) where line.missedAge == nil && isKnown(line): tellToWait(line, wait, with: processor)
      case .again, .silent: break
      }
    }
    return lines
  }

  /// Whether a message is one of ours that a reaction may answer: people react to each other's all the time.
  private func mayAsk(_ message: String, on network: String) -> Bool {
    if dispatcher.isNoted(message, on: network) { return true }
    do {
      return try store.read { try $0.isAsking(network: network, messageID: message) }
    } catch {
      return true
    }
  }

  /// Whether somebody vouches for a line's author, and the team knows the account: what such people said in an absence is
  /// never dropped for number.
  private func isKnown(_ line: Line) -> Bool {
    guard let account = line.account else { return false }
    if settings.defaultRole == .volunteer, line.venue == .volunteers { return true }
    do {
      return try store.read { try $0.member(account: account) } != nil
    } catch {
      return true
    }
  }

  /// Whether an answer to what was said in an absence, and did nothing, is given: a flood of such lines must not hold up
  /// other answers for minutes. Who had more to say is told so once.
  func mayAnswer(_ line: Line, with processor: LineProcessor) -> Bool {
    guard line.missedAge != nil else { return true }
    switch missedAnswers.admit(line.throttled, at: processor.now, settings.throttles[line.message.home]) {
    case .admitted: return true
    case .again, .silent: return false
    case .tell:
      let text = processor.render(Texts.desk.missedMore(), settings.language)
      send([processor.privateAnswer(text, to: line)], on: line.message.network)
      return false
    }
  }

  /// Of one person's, only the newest waits to be said: who types without end fills no queue.
  private func tellToWait(_ line: Line, _ wait: Milliseconds, with processor: LineProcessor) {
    let text = processor.render(Texts.refusals.throttled(Int((wait + 999) / 1_000)), settings.language)
    var answer = processor.privateAnswer(text, to: line)
    answer.key = "throttle/\(line.throttled)"
    send([answer], on: line.message.network)
  }

  /// How an answer to what did nothing is given: in full, or shortly where the same line had it within the last minute.
  /// Who is nobody that the team knows has the same answer once a minute, but for calls, of which each has its own; nil:
  /// nothing is said.
  func limited(
    _ answer: OutgoingLine, _ language: Language, to line: Line, with processor: LineProcessor,
    isCounted: Bool = false
  ) -> OutgoingLine? {
    let isStrangers = answer.lane == .stranger
    let typed = isStrangers && !line.isCall ? nil : "\(line.channelName ?? "") \(line.text)"
    let fault = FaultLimiter.Fault(person: line.person, line: typed, answer: answer.text)
    guard let ago = faults.answered(fault, at: processor.now) else {
      return isCounted || mayAnswer(line, with: processor) ? answer : nil
    }
    guard line.missedAge == nil, !isStrangers else { return nil }
    let again = Texts.desk.answeredAlready(ago, answer.text.quoted(Self.longestRepeat))
    var short = answer
    short.delivery = .untracked
    short.text = processor.render(again, language)
    return short
  }

  /// How much of an answer is said again, in bytes of UTF-8.
  private static let longestRepeat = 100
}
