import ChatModel
import CrisisCore
import CrisisStore

/// What is done on a page is done as if it were said in private, but for two things: nobody overwrites what they have not
/// seen, and the team, which hears in its room what is done there, hears of it too.
extension LineProcessor {
  /// What somebody else did to a record after it was shown is told before anything is done to it.
  func checkBasis(of line: Line, by asker: Asker, in records: some StoreQueries) throws {
    guard let basis = line.message.basis, let subject = Subject(basis), let crisis = try records.crisis(basis.crisis),
      asker.sees(crisis)
    else { return }
    let own = asker.member.map { Actor.member($0.number) }
    let entries = try records.journal(of: subject, after: basis.sequence).filter { entry in
      entry.undoneAt == nil && entry.actor != .clock && entry.actor != own && !(entry.event is ReportCounted)
    }
    guard !entries.isEmpty else { return }
    let acts = RecordHistory(entries, try records.names(in: entries)).acts.suffix(3)
    throw Refusal.because(
      Texts.board.changed(
        basis.record, acts.map { Texts.journal.act($0.at, $0.by, $0.what, nil, nil) }, nature: crisis.nature))
  }

  /// What a room would have heard where it is said in the room.
  func tellTheTeam(
    _ done: inout OrderHandler.Done, of line: Line, by asker: Asker, from submission: Submission,
    in transaction: StoreTransaction
  ) throws {
    guard line.message.home != line.message.network, let sequence = done.sequence, !done.isPrivate, !done.tellsTheTeam,
      let member = asker.member, let code = submission.crisis, let crisis = try transaction.crisis(code)
    else { return }
    var answer = done.answer
    let nature = answer.nature
    // The line around it is marked.
    answer.nature = .real
    try enqueue(
      Announcement(to: .volunteers, about: crisis.code, Texts.board.done(member.name, answer, nature: nature)),
      from: submission, cause: sequence, in: transaction)
    done.announces = true
  }
}

extension Subject {
  fileprivate init?(_ basis: ChatMessage.Basis) {
    guard let number = Int(basis.record.dropFirst()) else { return nil }
    switch basis.record.first {
    case "S": self = .report(crisis: basis.crisis, number: number)
    case "Q": self = .question(crisis: basis.crisis, number: number)
    case "R": self = .relay(crisis: basis.crisis, number: number)
    default: return nil
    }
  }
}
