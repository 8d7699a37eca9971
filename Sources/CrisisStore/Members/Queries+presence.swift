import CrisisCore

extension StoreQueries {
  /// What was said of hours that are not over, in the order in which it was said.
  package func availabilities(after moment: Milliseconds) throws -> [Availability] {
    try db.records(
      """
      SELECT member, from_at AS "from", until_at AS until, is_available
      FROM availability INDEXED BY availability_until
      WHERE until_at > ? ORDER BY seq
      """, [moment])
  }

  /// Who takes part in a crisis, in the order in which they came.
  package func participants(crisis: String) throws -> [Participant] {
    try db.records(
      """
      SELECT member, coalesce((SELECT name FROM member WHERE member.number = participant.member), '?') AS name, joined_at,
        sector
      FROM participant WHERE crisis = ? ORDER BY joined_at, member
      """, [crisis])
  }
}
