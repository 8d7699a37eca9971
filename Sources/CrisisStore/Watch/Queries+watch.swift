import CrisisCore
import GRDB

extension StoreQueries {
  /// All shifts of a crisis, whatever became of them, by number.
  package func shifts(crisis: String) throws -> [Shift] {
    try db.records(
      "SELECT *, from_at AS \"from\", until_at AS until FROM shift WHERE crisis = ? ORDER BY number", [crisis])
  }

  /// In the order in which they were decided.
  package func headCounts(crisis: String) throws -> [HeadCount] {
    try db.records(
      "SELECT from_at AS \"from\", until_at AS until, people, seq AS sequence FROM head_count WHERE crisis = ? ORDER BY seq",
      [crisis])
  }

  package func lastHandover(crisis: String) throws -> Handover? {
    try db.record(
      """
      SELECT crisis, number, at, made_at, '[' || replace(leaving, char(10), ',') || ']' AS leaving,
        '[' || replace(coming, char(10), ',') || ']' AS coming, open, urgent, received_by, received_at
      FROM handover WHERE crisis = ? ORDER BY number DESC LIMIT 1
      """, [crisis])
  }

  /// What was noted for the last hand-over and since, oldest first.
  package func handoverNotes(crisis: String) throws -> [HandoverNote] {
    try db.records(
      """
      SELECT by, at, text FROM handover_note
      WHERE crisis = ?1
        AND (handover IS NULL OR handover = (SELECT max(number) FROM handover WHERE crisis = ?1))
      ORDER BY seq
      """, [crisis])
  }

  /// Reports that nobody has settled, and the urgent ones among them.
  package func openReports(crisis: String) throws -> (all: Int, urgent: Int) {
    try db.row(
      """
      SELECT coalesce(sum(reports), 0), coalesce(sum(reports) FILTER (WHERE urgency = 'urgent'), 0) FROM report_count
      WHERE crisis = ? AND status IN ('new', 'claimed')
      """, [crisis]
    ) { ($0[0], $0[1]) } ?? (0, 0)
  }

  /// What somebody of the team did last in a crisis; nil: nobody has done a thing.
  package func lastSign(crisis: String) throws -> WatchSign? {
    try db.row(
      """
      SELECT at, coalesce((SELECT name FROM member WHERE member.number = actor), '?') FROM (
        SELECT * FROM (
          SELECT at, actor, seq FROM journal
          WHERE crisis = ?1 AND kind <> 'report.filed' AND actor IN (SELECT member FROM member_role)
          ORDER BY seq DESC LIMIT 1)
        UNION ALL
        SELECT * FROM (
          SELECT received_at AS at, reported_by AS actor, seq FROM report
          WHERE crisis = ?1 AND reported_by IN (SELECT member FROM member_role)
          ORDER BY number DESC LIMIT 1))
      ORDER BY seq DESC LIMIT 1
      """, [crisis]
    ) { WatchSign(at: $0[0], by: $0[1]) }
  }

  /// Whether a member has done something for the crisis since a moment.
  package func hasActed(member: Int, crisis: String, since moment: Milliseconds) throws -> Bool {
    try db.value(
      Bool.self, "SELECT EXISTS (SELECT 1 FROM journal WHERE seq > ? AND actor = ? AND crisis = ? AND at >= ?)",
      [journalSequence(before: moment), member, crisis, moment]) ?? false
  }
}
