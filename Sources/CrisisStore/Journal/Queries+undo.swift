import CrisisCore

extension StoreQueries {
  /// The last act of a member before a row of the journal of those that `!annuler` is about: what can be taken back and
  /// was not, and what lasts, unless that is left out.
  package func lastAct(
    of member: Int, before sequence: Int64 = .max, lasting: Bool = true
  ) throws -> JournalEntry? {
    let kinds = (lasting ? EventRegistry.acts : EventRegistry.undoable).map { "'\($0)'" }.joined(separator: ", ")
    let followed = try db.value(
      Int64.self,
      """
      SELECT seq FROM journal
      WHERE actor = ? AND kind <> 'report.filed' AND seq < ? AND kind IN (\(kinds))
        AND NOT EXISTS (SELECT 1 FROM undone WHERE undone.seq = journal.seq)
      ORDER BY seq DESC LIMIT 1
      """, [member, sequence])
    let last = max(followed ?? 0, try lastReport(by: member, before: sequence) ?? 0)
    return try JournalRows(db).entry(last)
  }

  /// The other reports that the same line filed, which stand.
  package func filed(with entry: JournalEntry) throws -> [JournalEntry] {
    let rows: [Int64] = try db.rows(
      """
      SELECT seq FROM journal
      WHERE seq BETWEEN ?1 - 64 AND ?1 + 64 AND seq <> ?1 AND kind = 'report.filed' AND actor = ?2 AND at = ?3
        AND message_id IS ?4 AND NOT EXISTS (SELECT 1 FROM undone WHERE undone.seq = journal.seq)
      ORDER BY seq
      """, [entry.sequence, entry.actor.number, entry.at, entry.origin.messageID]
    ) { $0[0] }
    return try rows.compactMap { try JournalRows(db).entry($0) }
  }

  /// What the rules of undoing look at.
  package func records(of subject: Subject) throws -> SubjectRecords {
    var records = SubjectRecords()
    records.crisis = try subject.crisis.flatMap { try crisis($0) }
    switch subject {
    case .crisis(let code):
      records.reports =
        try db.value(
          Int.self, "SELECT coalesce(sum(reports), 0) FROM report_count WHERE crisis = ? AND status <> 'cancelled'",
          [code]) ?? 0
    case .report(let crisis, let number):
      records.report = try report(crisis: crisis, number: number)
      if let report = records.report { records.crisis = records.crisis?.about(report) }
      records.distress = try distress(crisis: crisis, number: number)
      records.counted = try namesCounted(inReport: number, crisis: crisis, limit: UndoRules.mostNamed)
      records.held = try unendedClaim(crisis: crisis, report: number).flatMap { claim in
        try member(number: claim.by).map { ClaimRules.Held(claim: claim, holder: $0) }
      }
    case .relay(let crisis, let number):
      records.relay = try relay(crisis: crisis, number: number)
      records.team = try relayTeam()
    case .question(let crisis, let number): records.question = try managerQuestion(crisis: crisis, number: number)
    case .offer(let number): records.offer = try offer(number)
    case .member(let number):
      records.person = try member(number: number)
      records.admins = try members(withRole: .admin).count
    case .authority, .digests, .watch, .people, .notes, .journal, .posting: break
    }
    return records
  }
}
