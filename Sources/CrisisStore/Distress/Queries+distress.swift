import CrisisCore
import GRDB

private let selectDistress = """
  SELECT crisis, report, raised_at, raised_by, seq, repeated_at, named, received_at, received_by, received_for,
    cleared_at, cleared_by, rescue_told
  FROM distress
  """

/// A report that was taken back, or that is the double of another, calls no more.
private let isOpen = """
  cleared_at IS NULL AND EXISTS (SELECT 1 FROM report WHERE report.crisis = distress.crisis
    AND report.number = distress.report AND report.status NOT IN ('cancelled', 'duplicate'))
  """

extension StoreQueries {
  package func distress(crisis: String, number: Int) throws -> Distress? {
    try db.row("\(selectDistress) WHERE crisis = ? AND report = ?", [crisis, number], distress)
  }

  /// Those that nobody has lifted, the oldest first.
  package func openDistresses(crisis: String) throws -> [Distress] {
    try db.rows("\(selectDistress) WHERE crisis = ? AND \(isOpen) ORDER BY seq", [crisis], distress)
  }

  /// Those that nobody has taken in charge, the oldest first. That a mission is over helps nobody: they still wait.
  package func waitingDistresses() throws -> [Distress] {
    try db.rows(
      """
      \(selectDistress)
      WHERE received_at IS NULL AND \(isOpen)
        AND crisis IN (SELECT code FROM crisis WHERE status IN ('active', 'eased', 'closed'))
      ORDER BY seq
      """, [], distress)
  }

  /// Those of all missions that nobody has lifted, the oldest first.
  package func unliftedDistresses() throws -> [Distress] {
    try db.rows("\(selectDistress) WHERE \(isOpen) ORDER BY seq", [], distress)
  }

  /// With its report, and who took it in charge by name.
  package func card(_ distress: Distress) throws -> DistressCard? {
    guard let report = try report(crisis: distress.crisis, number: distress.report) else { return nil }
    let receiver = try distress.received.map { received in
      DistressRules.receiver(
        try member(number: received.by), try received.authority.flatMap { try authority($0) })
    }
    return DistressCard(distress, report, receiver: receiver)
  }

  /// What of a crisis waits for somebody.
  package func openMatters(crisis: String) throws -> OpenMatters {
    OpenMatters(
      distresses: try openDistresses(crisis: crisis).compactMap { try card($0) },
      questions: try unansweredQuestions(crisis: crisis), relays: try relaysOnline(crisis: crisis))
  }

  private func distress(_ row: StoredRow) throws -> Distress {
    let (receivedAt, receivedBy): (Milliseconds?, Int?) = (row[7], row[8])
    let received = receivedAt.flatMap { at in
      receivedBy.map { Distress.Received(at: at, by: $0, authority: row[9]) }
    }
    return Distress(
      crisis: row[0], report: row[1], raisedAt: row[2], raisedBy: row[3], sequence: row[4], repeatedAt: row[5],
      named: row[6], received: received, clearedAt: row[10], clearedBy: row[11], isRescueTold: row[12])
  }
}
