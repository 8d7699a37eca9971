/// Somebody in danger: a report with a lane of its own, until a manager or a coordinator lifts it.
package struct Distress: Sendable, Equatable, Decodable {
  package var crisis: String
  /// The number of its report.
  package var report: Int
  package var raisedAt: Milliseconds
  /// The member who called for help, for themselves or for others.
  package var raisedBy: Int
  /// The row of the journal that raised it.
  package var sequence: Int64
  /// When it was last repeated to those who have not taken it in charge.
  package var repeatedAt: Milliseconds?
  /// The coordinator who was told to telephone, once one was.
  package var named: Int?
  package var received: Received?
  package var clearedAt: Milliseconds?
  package var clearedBy: Int?
  /// Whether the emergency services were told, as the author says; nil: not known.
  package var isRescueTold: Bool?

  package struct Received: Sendable, Equatable, Decodable {
    package var at: Milliseconds
    package var by: Int
    /// The authority whose manager it was; nil: a coordinator.
    package var authority: String?
  }

  package var isCleared: Bool { clearedAt != nil }
}

/// A distress with what it says: its report, and who took it in charge, by name.
package struct DistressCard: Sendable, Equatable {
  package var distress: Distress
  package var report: Report
  /// Who took it in charge, as a line says it.
  package var receiver: Statement?

  package init(_ distress: Distress, _ report: Report, receiver: Statement? = nil) {
    self.distress = distress
    self.report = report
    self.receiver = receiver
  }
}
