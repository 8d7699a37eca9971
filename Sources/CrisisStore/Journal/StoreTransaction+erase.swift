import ChatModel
import CrisisCore
import GRDB

/// What somebody wants erased.
package enum ErasureTarget: Sendable, Equatable {
  /// A report, a relay, a question, a member, a crisis itself: all that was written of it.
  case subject(Subject)
  /// One row of the journal of a crisis: a note, say.
  case row(Int64, crisis: String)
}

package enum ErasureOutcome: Sendable, Equatable {
  /// How many rows, and the one that says so.
  case erased(rows: Int, sequence: Int64)
  /// No such report, relay, member or row.
  case unknown
  /// It holds no words, or they are erased already.
  case nothingLeft
  /// Nobody else administers.
  case lastAdmin
}

extension StoreTransaction {
  /// Erases words for good: those of a subject, the lines of digests that name it, the answers and announcements that
  /// repeated it. Numbers, times and what became of it stay; the chain still verifies.
  package func erase(
    _ target: ErasureTarget, reason: String, by actor: Actor, at now: Milliseconds, origin: Origin = Origin()
  ) throws -> ErasureOutcome {
    let (entries, subject, crisis) = try rows(of: target)
    guard !entries.isEmpty else { return .unknown }
    if case .member(let number)? = subject {
      let admins = try members(withRole: .admin)
      if admins.contains(where: { $0.number == number }), admins.count == 1 { return .lastAdmin }
    }
    var rows = try entries.filter(\.event.holdsWords).map {
      PayloadsErased.Row(sequence: $0.sequence, remains: try $0.event.erased().remains())
    }
    if let crisis, let reference = subject?.reference {
      for entry in try journal(of: .digests(crisis: crisis)) {
        guard let digest = entry.event as? DigestIssued else { continue }
        let left = digest.erased(naming: reference)
        if left != digest { rows.append(PayloadsErased.Row(sequence: entry.sequence, remains: try left.remains())) }
      }
    }
    guard !rows.isEmpty else { return .nothingLeft }
    var accounts: [String] = []
    if case .member(let number)? = subject {
      accounts = try self.accounts(ofMember: number)
      // Nobody is left who could use a right.
      for grant in try member(number: number)?.grants ?? [] {
        try append(RoleSet(member: number, grant, isGranted: false), by: actor, at: now, origin: origin)
      }
    }
    let sequence = try append(
      PayloadsErased(crisisCode: crisis, rows: rows, reason: reason), by: actor, at: now, origin: origin)
    if let subject { try forgetWanted(of: subject) }
    if let crisis, let reference = subject?.reference { try forget(reference, of: crisis) }
    for account in accounts { try forget(account: account) }
    return .erased(rows: rows.count, sequence: sequence)
  }

  private func rows(
    of target: ErasureTarget
  ) throws -> (entries: [JournalEntry], subject: Subject?, crisis: String?) {
    switch target {
    case .subject(.member(let number)):
      // All that this person has been.
      let all = try ([number] + formerNumbers(ofMember: number)).flatMap { try journal(of: .member($0)) }
      return (all, .member(number), nil)
    case .subject(let subject): return (try journal(of: subject), subject, subject.crisis)
    case .row(let sequence, let crisis):
      let entry = try journalEntry(sequence).flatMap { $0.event.crisis == crisis ? $0 : nil }
      return (entry.map { [$0] } ?? [], nil, crisis)
    }
  }

  /// What was said of other things and named this one: an answer, an announcement, a line of a digest. What still waits
  /// and is not known to be of this crisis stays.
  private func forget(_ reference: String, of crisis: String) throws {
    let answers: [(Int64, String)] = try db.rows(
      """
      SELECT id, answer FROM inbox LEFT JOIN journal ON journal.seq = inbox.seq
      WHERE answer LIKE '%' || ?1 || '%' AND (journal.seq IS NULL OR crisis = ?2)
      """, [reference, crisis]
    ) { ($0[0], $0[1]) }
    for (id, text) in answers where Erasure.names(reference, in: text) {
      try write("UPDATE inbox SET answer = NULL WHERE id = ?", [id])
    }
    let announced: [(Int64, String)] = try db.rows(
      """
      SELECT id, text FROM outbox
      WHERE text LIKE '%' || ?1 || '%'
        AND (crisis = ?2 OR crisis IS NULL AND (instr(text, ?2) > 0 OR state NOT IN ('queued', 'held', 'sent')))
      """, [reference, crisis]
    ) { ($0[0], $0[1]) }
    for (id, text) in announced where Erasure.names(reference, in: text) {
      try write(
        "UPDATE outbox SET text = '', state = iif(state IN ('queued', 'held', 'sent'), 'superseded', state) WHERE id = ?",
        [id])
    }
  }

  /// Pictures that were not read yet.
  private func forgetWanted(of subject: Subject) throws {
    switch subject {
    case .report(let crisis, let number):
      try write("DELETE FROM wanted_picture WHERE crisis = ? AND report = ?", [crisis, number])
    case .member(let number): try write("DELETE FROM wanted_picture WHERE member = ?", [number])
    default: break
    }
  }

  /// Lines of a person who is no longer to be named.
  private func forget(account: String) throws {
    try write(
      """
      UPDATE inbox SET sender = ?1, answer = NULL, answer_nick = NULL, answer_account = NULL WHERE sender = ?2
      """, [Erasure.mark, account])
    try write("DELETE FROM question WHERE account = ?", [account])
    try write("UPDATE access SET account = ?1 WHERE account = ?2", [Erasure.mark, account])
    let parts = account.split(separator: "/", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return }
    try write(
      """
      UPDATE outbox SET text = '', account = ?1, nick = NULL,
        state = iif(state IN ('queued', 'held', 'sent'), 'superseded', state)
      WHERE network = ?2 AND account = ?3
      """, [Erasure.mark, parts[0], parts[1]])
  }
}
