/// A report is a call for help. Raised again after it was lifted, it begins anew.
package struct DistressRaised: ReportEvent {
  package static let kind = "report.distress_raised"
  package var crisisCode: String
  package var number: Int
  package var by: Int
  /// Meant for real, in an exercise.
  package var isReal: Bool?

  package init(crisisCode: String, number: Int, by: Int, isReal: Bool? = nil) {
    self.crisisCode = crisisCode
    self.number = number
    self.by = by
    self.isReal = isReal
  }
}

/// Said again to those who have not taken it in charge.
package struct DistressRepeated: ReportEvent {
  package static let kind = "report.distress_repeated"
  package static let sentence = Text(
    "log_entry.report_distress_repeated", .number("number"), .maybe(.words("person")))
  package var crisisCode: String
  package var number: Int
  /// The coordinator who is told to telephone.
  package var named: Int?

  package var people: [Int] { named.map { [$0] } ?? [] }
  package func logPhrase(_ name: (Int) -> String) -> Statement { Self.sentence(number, named.map(name)) }
}

/// Taken in charge.
package struct DistressReceived: ReportEvent {
  package static let kind = "report.distress_received"
  package static let sentence = Text(
    "log_entry.report_distress_received", .number("number"), .maybe(.code("authority")))
  package var crisisCode: String
  package var number: Int
  package var by: Int
  /// The authority whose manager it was; nil: a coordinator.
  package var authority: String?

  package func logPhrase(_ name: (Int) -> String) -> Statement { Self.sentence(number, authority) }
}

/// Lifted: it is over, or was none.
package struct DistressCleared: ReportEvent {
  package static let kind = "report.distress_cleared"
  package static let sentence = Text("log_entry.report_distress_cleared", .number("number"), .maybe(.words("text")))
  package var crisisCode: String
  package var number: Int
  package var by: Int
  package var reason: String

  package func logPhrase(_ name: (Int) -> String) -> Statement { Self.sentence(number, Self.quote(reason)) }
}

/// Whether the emergency services were told, as somebody says who should know.
package struct RescueTold: ReportEvent, LastingEvent {
  package static let kind = "report.rescue_told"
  package static let sentence = Text("log_entry.report_rescue_told", .number("number"), .flag("told"))
  package var crisisCode: String
  package var number: Int
  package var by: Int
  package var isTold: Bool

  package func logPhrase(_ name: (Int) -> String) -> Statement { Self.sentence(number, isTold) }
  package var insteadOfUndo: Statement { Texts.distress.rescueStays(number) }
}

extension DistressCleared {
  /// What stays of it when its report is erased.
  package func erased(_ mark: String) -> DistressCleared {
    var copy = self
    copy.reason = mark
    return copy
  }
}
