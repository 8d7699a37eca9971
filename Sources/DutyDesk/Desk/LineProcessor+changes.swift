import ChatModel
import CommandBook
import CrisisCore
import CrisisStore

/// Messages that are written anew or taken back by their authors, on networks where that can be done.
extension LineProcessor {
  enum DealtWith {
    /// What a reaction stands for.
    case request(Line, Request)
    /// What it changes had no effect: it is a line like any other.
    case newLine
    case over(Outcome)
  }

  /// What had an effect keeps it: its author is told how the record is put right. What had none is as if it had been said
  /// only now, and taken back it is nothing.
  func dealt(
    with change: ChatMessage.Change, by line: Line, in transaction: StoreTransaction
  ) throws -> DealtWith {
    if case .reacted(let message) = change {
      let meant = try Reaction(line.message.text).flatMap {
        try self.line(of: $0, to: message, by: line, in: transaction)
      }
      return meant.map { .request($0.line, $0.request) } ?? .over(.nothing)
    }
    let original = try transaction.inboxLine(network: line.message.network, messageID: change.original)
    let isWithdrawn = if case .withdrawn = change { true } else { false }
    // A reaction that is taken away again was there all the same.
    if original?.line.reactedTo != nil { return .over(.nothing) }
    guard let original, original.line.sender == line.person, let sequence = original.line.sequence else {
      // Somebody else's words are nobody's to change, as a moderator's removal may.
      if isWithdrawn || original.map({ $0.line.sender != line.person }) ?? false { return .over(.nothing) }
      return .newLine
    }
    let language = try line.account.flatMap { try transaction.member(account: $0) }?.language ?? settings.language
    let subject = try transaction.journalEntry(sequence)?.event.subject
    var report: Int?
    if case .report(_, let number) = subject { report = number }
    let isRecent = now - original.line.at < UndoRules.window
    let statement =
      isWithdrawn ? Texts.desk.withdrawn(report, isRecent) : Texts.desk.edited(report, isRecent)
    let answer = privateAnswer(render(statement, language), to: line)
    return .over(
      .answered(
        try record(line, fingerprint: nil, isConversational: false, cause: nil, answer: answer, in: transaction),
        announces: false))
  }
}
