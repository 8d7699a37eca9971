import CrisisCore
import GRDB

private let selectDistress = """
  SELECT *, seq AS sequence, rescue_told AS is_rescue_told, iif(received_at IS NULL, NULL,
      json_object('at', received_at, 'by', received_by, 'authority', received_for)) AS received
  FROM distress
  """

/// A report that was taken back, or that is the double of another, calls no more.
private let isOpen = """
  cleared_at IS NULL AND EXISTS (SELECT 1 FROM report WHERE report.crisis = distress.crisis
    AND report.number = distress.report AND report.status NOT IN ('cancelled', 'duplicate'))
  """

extension StoreQueries {
  package func distress(crisis: String, number: Int) throws -> Distress? {
    try db.record("\(selectDistress) WHERE crisis = ? AND report = ?", [crisis, number])
  }

  /// Whether a report calls for help that nobody has lifted.
  func isInDistress(crisis: String, number: Int) throws -> Bool {
    try db.value(
      Bool.self, "SELECT cleared_at IS NULL FROM distress WHERE crisis = ? AND report = ?", [crisis, number]) ?? false
  }

  /// Those that nobody has lifted, the oldest first.
  package func openDistresses(crisis: String) throws -> [Distress] {
    try db.records("\(selectDistress) WHERE crisis = ? AND \(isOpen) ORDER BY seq", [crisis])
  }

  /// Those that nobody has taken in charge, the oldest first. That a mission is over helps nobody: they still wait.
  package func waitingDistresses() throws -> [Distress] {
    try db.records(
      """
      \(selectDistress)
      WHERE received_at IS NULL AND \(isOpen)
        AND crisis IN (SELECT code FROM crisis WHERE status IN ('active', 'eased', 'closed'))
      ORDER BY seq
      """)
  }

  /// Those of all missions that nobody has lifted, the oldest first.
  package func unliftedDistresses() throws -> [Distress] {
    try db.records("\(selectDistress) WHERE \(isOpen) ORDER BY seq")
  }

  /// The reports of the calls for help that are over, the latest first.
  package func liftedReports(crisis: String) throws -> [Report] {
    let numbers: [Int] = try db.rows(
      "SELECT report FROM distress WHERE crisis = ? AND cleared_at IS NOT NULL ORDER BY cleared_at DESC", [crisis]
    ) { $0[0] }
    return try numbers.compactMap { try report(crisis: crisis, number: $0) }.filter { $0.status == .lifted }
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

  /// What of a crisis waits for somebody at a moment.
  package func openMatters(crisis: String, at now: Milliseconds) throws -> OpenMatters {
    var matters = OpenMatters.none
    matters.distresses = try openDistresses(crisis: crisis).compactMap { try card($0) }
    matters.questions = try unansweredQuestions(crisis: crisis)
    matters.relays = try relaysOnline(crisis: crisis)
    matters.waitingRelays = try relaysWaiting(crisis: crisis, at: now)
    matters.shifts = try shifts(crisis: crisis).count { $0.status.counts && $0.span.until > now }
    return matters
  }
}
