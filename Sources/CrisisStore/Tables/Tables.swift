import CrisisCore
import GRDB

/// The tables of state, as the events make them. The one way they change: for each event as it comes, and for all of
/// them again in a rebuild.
struct Tables {
  let db: Database

  init(_ db: Database) { self.db = db }

  /// Those that a rebuild makes again, each before those that refer to it.
  static let names =
    [
      "journal_kind", "erasure", "authority", "authority_departement", "member", "account", "member_role",
      "member_authority", "crisis", "crisis_departement", "crisis_authority", "report", "report_count", "sighting",
      "verification", "correction",
      "digest", "digest_period",
    ] + watch + ["relay", "relay_publication", "relay_act"] + ["distress"] + team + ["settlement", "manager_question"]

  func apply(_ entry: JournalEntry) throws {
    try noteKind(of: entry)
    try carryOut(entry)
  }

  func noteKind(of entry: JournalEntry) throws {
    try db.run(
      "INSERT OR IGNORE INTO journal_kind (kind, version, first_seq) VALUES (?, ?, ?)",
      [entry.event.kind.rawValue, entry.event.version, entry.sequence])
  }

  /// What the event does to the tables, whether for the first time or after an erasure.
  func carryOut(_ entry: JournalEntry) throws {
    switch entry.event {
    case .authorityRegistered(let event): try register(event.authority)
    case .memberEnrolled(let event): try enrol(event)
    case .languageChosen(let event):
      try db.run("UPDATE member SET language = ? WHERE number = ?", [event.language.rawValue, event.member])
    case .crisisActivated(let event): try activate(event, entry)
    case .crisisCancelled(let event):
      try db.run(
        "UPDATE crisis SET status = ?, closed_at = ? WHERE code = ?",
        [CrisisStatus.cancelled.rawValue, entry.at, event.code])
    case .crisisClosed(let event): try close(event, entry)
    case .crisisReopened(let event): try reopen(event)
    case .reportFiled(let event): try file(event, entry)
    case .reportCounted(let event): try count(event)
    case .reportCorrected(let event): try correct(event, entry)
    case .reportCancelled(let event):
      try db.run(
        "UPDATE report SET status = ? WHERE crisis = ? AND number = ?",
        [ReportStatus.cancelled.rawValue, event.crisisCode, event.number])
    case .reportVerified(let event): try verify(event, entry)
    case .reportVerificationUndone(let event): try undo(event)
    case .reportCorrectionUndone(let event): try undo(event)
    case .payloadsErased(let event): try erase(event, entry)
    case .digestIssued(let event): try issue(event, entry)
    case .digestPeriodSet(let event): try setPeriod(event, entry)
    case .watch(let event): try carryOut(event, entry)
    case .relay(let event): try apply(event, entry)
    case .distressRaised(let event): try raise(event, entry)
    case .distressRepeated(let event): try repeated(event, entry)
    case .distressReceived(let event): try receive(event, entry)
    case .distressCleared(let event): try clear(event, entry)
    case .distressResumed(let event): try resume(event)
    case .rescueTold(let event): try tell(event, entry)
    case .noteWritten(let event): try write(event, entry)
    case .noteWithdrawn(let event): try withdraw(event)
    case .roleSet(let event): try setRole(event, entry)
    case .roleUndone(let event): try undo(event)
    case .reportClaimed(let event): try claim(event, entry)
    case .reportReleased(let event): try release(event, entry)
    case .noticesMuted(let event): try mute(event)
    case .reportSettled(let event): try settle(event, entry)
    case .reportSettlementUndone(let event): try undo(event)
    case .questionAsked(let event): try ask(event, entry)
    case .questionAnswered(let event): try answer(event, entry)
    case .questionReminded(let event): try remind(event, entry)
    case .questionWithdrawn(let event): try withdraw(event)
    case .questionReopened(let event): try reopen(event)
    case .questionFollowed(let event): try follow(event, entry)
    case .crisisChanged(let event): try change(event, entry)
    case .crisisChangeUndone(let event): try undo(event)
    }
  }

  /// Empties every table of state.
  func empty() throws {
    for name in Self.names.reversed() { try db.execute(sql: "DELETE FROM \(name)") }
  }
}
