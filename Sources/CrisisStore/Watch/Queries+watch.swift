import CrisisCore
import GRDB

extension StoreQueries {
  /// All shifts of a crisis, whatever became of them, by number.
  package func shifts(crisis: String) throws -> [Shift] {
    try db.rows(
      """
      SELECT crisis, number, member, from_at, until_at, status, planned_at, arrived_at FROM shift
      WHERE crisis = ? ORDER BY number
      """, [crisis]
    ) {
      Shift(
        crisis: $0[0], number: $0[1], member: $0[2], span: TimeSpan($0[3], $0[4]), status: try term($0[5]),
        plannedAt: $0[6], arrivedAt: $0[7])
    }
  }

  /// In the order in which they were decided.
  package func headCounts(crisis: String) throws -> [HeadCount] {
    try db.rows(
      "SELECT from_at, until_at, people FROM head_count WHERE crisis = ? ORDER BY seq", [crisis]
    ) { HeadCount(from: $0[0], until: $0[1], people: $0[2]) }
  }

  package func lastHandover(crisis: String) throws -> Handover? {
    try db.row(
      """
      SELECT crisis, number, at, made_at, leaving, coming, open, urgent, received_by, received_at FROM handover
      WHERE crisis = ? ORDER BY number DESC LIMIT 1
      """, [crisis]
    ) { row in
      Handover(
        crisis: row[0], number: row[1], at: row[2], madeAt: row[3], leaving: lines(row[4]).compactMap { Int($0) },
        coming: lines(row[5]).compactMap { Int($0) }, open: row[6], urgent: row[7], receivedBy: row[8],
        receivedAt: row[9])
    }
  }

  /// What was noted for the last hand-over and since, oldest first.
  package func handoverNotes(crisis: String) throws -> [HandoverNote] {
    try db.rows(
      """
      SELECT by, at, text FROM handover_note
      WHERE crisis = ?1
        AND (handover IS NULL OR handover = (SELECT max(number) FROM handover WHERE crisis = ?1))
      ORDER BY seq
      """, [crisis]
    ) { HandoverNote(by: $0[0], at: $0[1], text: $0[2]) }
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

  /// Whether a member has done something for the crisis since a moment.
  package func hasActed(member: Int, crisis: String, since moment: Milliseconds) throws -> Bool {
    try db.value(
      Bool.self, "SELECT EXISTS (SELECT 1 FROM journal WHERE seq > ? AND actor = ? AND crisis = ? AND at >= ?)",
      [journalSequence(before: moment), member, crisis, moment]) ?? false
  }
}
