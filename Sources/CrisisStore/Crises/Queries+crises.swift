import CrisisCore
import GRDB

private let selectCrisis = """
  SELECT code, title, hazard, nature, status, requester, opened_by, opened_at, closed_at,
    max(coalesce((SELECT max(number) FROM report WHERE crisis = code), 0),
      coalesce((SELECT last FROM given_number WHERE given_number.crisis = code), 0)),
    (SELECT group_concat(departement, char(10)) FROM
      (SELECT departement FROM crisis_departement WHERE crisis = code ORDER BY position)),
    (SELECT group_concat(authority, char(10)) FROM crisis_authority WHERE crisis = code),
    cod_armed, cod_at, hashtags, planned_end, turned_at, coalesce(turned_seq, 0),
    (SELECT group_concat(authority, char(10)) FROM (
      SELECT authority FROM crisis_authority WHERE crisis = code AND joined_at IS NOT NULL ORDER BY joined_at, authority)),
    turned_next, iif(status IN ('active', 'eased'), public_map, NULL)
  FROM crisis
  """

extension StoreQueries {
  package func crisis(_ code: String) throws -> Crisis? {
    try db.row("\(selectCrisis) WHERE code = ?", [code], crisis)
  }

  /// Those in which reports may be filed, oldest first.
  package func openCrises() throws -> [Crisis] {
    if let known = connection.recent?.openCrises { return known }
    let crises = try db.rows("\(selectCrisis) WHERE status IN ('active', 'eased') ORDER BY seq", [], crisis)
    connection.recent?.openCrises = crises
    return crises
  }

  /// Those that are over, the last closed first; those taken back are none.
  package func endedCrises(limit: Int) throws -> [Crisis] {
    try db.rows(
      "\(selectCrisis) WHERE status IN ('closed', 'archived') ORDER BY closed_at DESC, seq DESC LIMIT ?", [limit],
      crisis)
  }

  /// Those that are over and not put away yet, the first closed first.
  package func closedCrises() throws -> [Crisis] {
    try db.rows("\(selectCrisis) WHERE status = 'closed' ORDER BY closed_at, seq", [], crisis)
  }

  /// The latest first, whatever became of them.
  package func crises(latest limit: Int) throws -> [Crisis] {
    try db.rows("\(selectCrisis) ORDER BY seq DESC LIMIT ?", [limit], crisis)
  }

  /// The codes of all crises that begin so, those cancelled too: none is given twice.
  package func crisisCodes(startingWith prefix: String) throws -> [String] {
    try db.rows("SELECT code FROM crisis WHERE substr(code, 1, length(?1)) = ?1 ORDER BY seq", [prefix]) { $0[0] }
  }

  private func crisis(_ row: StoredRow) throws -> Crisis {
    var crisis = Crisis(
      code: row[0], title: row[1], hazard: try term(row[2]), departements: try lines(row[10]).map(departement),
      nature: try term(row[3]), status: try term(row[4]), requester: row[5], authorities: Set(lines(row[11])),
      openedBy: row[6], openedAt: row[7], closedAt: row[8], lastReport: row[9], codArmed: row[12], codAt: row[13],
      hashtags: lines(row[14]), plannedEnd: row[15])
    (crisis.turnedAt, crisis.turnedSequence) = (row[16], row[17])
    crisis.joint = lines(row[18])
    crisis.turnedNext = row[19]
    crisis.publicMap = row[20]
    return crisis
  }
}
