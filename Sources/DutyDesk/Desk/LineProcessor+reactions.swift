import ChatModel
import CommandBook
import CrisisCore
import CrisisStore

/// What somebody can say by a reaction to a message of Vigie's, on networks that have them.
enum Reaction: Sendable {
  case thumbUp, check, no, inHand

  /// Whatever the skin, and however it is to be drawn. nil: it says nothing to Vigie.
  init?(_ typed: String) {
    let plain = typed.unicodeScalars.filter { !(0xFE00...0xFE0F ~= $0.value || 0x1F3FB...0x1F3FF ~= $0.value) }
    switch String(String.UnicodeScalarView(plain)) {
    case "👍": self = .thumbUp
    case "✅": self = .check
    case "👎", "❌": self = .no
    case "👀", "✋": self = .inHand
    default: return nil
    }
  }

  /// To a question; nil: it is no answer.
  var isYes: Bool? {
    switch self {
    case .thumbUp, .check: true
    case .no: false
    case .inHand: nil
    }
  }

  /// At a call for help: it is taken in charge.
  var isReceipt: Bool {
    switch self {
    case .thumbUp, .inHand: true
    case .check, .no: false
    }
  }
}

/// A reaction to a question is its answer, and to a call for help its `!reçu`: from here on it is that person's line, with its
/// rights and its rules. To anything else, and to what is over, it is nothing.
extension LineProcessor {
  /// - Returns: the line that it stands for, and what that asks for, which no words could name as surely; nil: none.
  func line(
    of reaction: Reaction, to message: String, by line: Line, in transaction: StoreTransaction
  ) throws -> (line: Line, request: Request)? {
    let network = line.message.network
    var (line, questions) = (line, Set<Int64>())
    func look(for asked: Int64?) throws {
      guard let asked else { return }
      let question = try transaction.openQuestion(asked, account: line.person, place: line.message.place, now: now)
      if let question { questions.insert(question.id) }
    }
    for row in try transaction.answers(network: network, messageID: message) {
      try look(for: row.line.asks)
      line.message.thread = row.line.thread
    }
    let announcements = try transaction.announcements(network: network, messageID: message)
    for row in announcements { try look(for: row.announcement.asks) }
    let language = try line.account.flatMap { try transaction.member(account: $0) }?.language ?? settings.language
    if let isYes = reaction.isYes, let first = questions.first {
      let name: CommandName = isYes ? "yes" : "no"
      // Where one message asks several things, which one is asked back.
      let order: Answer =
        questions.count == 1 ? .reaction(question: first, isYes) : isYes ? .yes(nil) : .no(nil, reason: nil)
      line.text = typed(name, language)
      return (line, Request(name, Asked.order(order)))
    }
    guard reaction.isReceipt, let distress = try distress(in: announcements, for: line, in: transaction) else {
      return nil
    }
    line.text = typed("received", language) + " @\(distress.crisis) \(distress.number)"
    return (line, Request("received", Asked.order(Receive(number: distress.number)), crisis: distress.crisis))
  }

  private func typed(_ command: CommandName, _ language: Language) -> String {
    "!" + (book.name(of: command.rawValue, in: language) ?? command.rawValue)
  }

  /// The only distress that these call about where the reaction is, and that is not over: not where it was said that somebody
  /// has it in charge, nor for whoever has.
  private func distress(
    in announcements: [OutboxLine.Row], for line: Line, in transaction: StoreTransaction
  ) throws -> DistressReference? {
    let member = try line.account.flatMap { try transaction.member(account: $0) }
    let references = try announcements.compactMap { row -> DistressReference? in
      let announcement = row.announcement
      switch announcement.destination {
      case .channel(let channel): if let place = line.channelName, place != channel { return nil }
      case .account, .person: if line.channelName != nil { return nil }
      }
      guard let reference = announcement.key.flatMap(DistressReference.init(callBy:)),
        let distress = try transaction.distress(crisis: reference.crisis, number: reference.number),
        !distress.isCleared, member == nil || distress.received?.by != member?.number
      else { return nil }
      let cause = try announcement.cause.flatMap { try transaction.journalEntry($0) }?.event
      return cause is DistressReceived || cause is DistressCleared ? nil : reference
    }
    return references.count == 1 ? references.first : nil
  }
}
