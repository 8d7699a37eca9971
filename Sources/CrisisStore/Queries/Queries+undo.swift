import CrisisCore
import GRDB

/// What a member did last and could take back.
package struct Undoable: Sendable, Equatable {
  package enum Act: Sendable, Equatable {
    case report(crisis: String, number: Int)
    case crisis(String)
  }

  package var act: Act
  package var at: Milliseconds
  /// Its row of the journal.
  package var sequence: Int64

  package init(act: Act, at: Milliseconds, sequence: Int64) {
    self.act = act
    self.at = at
    self.sequence = sequence
  }
}

extension StoreQueries {
  /// The last report that the member filed or crisis that the member opened, of those not cancelled, whatever its age:
  /// whether it is too late to take it back is for the rules to say.
  package func lastUndoable(member: Int) throws -> Undoable? {
    try db.row(
      """
      SELECT * FROM (
        SELECT seq, received_at, crisis, number FROM report
        WHERE reported_by = ?1 AND status <> 'cancelled' ORDER BY seq DESC LIMIT 1)
      UNION ALL SELECT seq, opened_at, code, NULL FROM crisis WHERE opened_by = ?1 AND status <> 'cancelled'
      ORDER BY 1 DESC LIMIT 1
      """,
      [member]
    ) { row in
      let number: Int? = row[3]
      let act: Undoable.Act = number.map { .report(crisis: row[2], number: $0) } ?? .crisis(row[2])
      return Undoable(act: act, at: row[1], sequence: row[0])
    }
  }
}
