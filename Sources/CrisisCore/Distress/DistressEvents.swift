/// A report is a call for help. Raised again after it was lifted, it begins anew.
package struct DistressRaised: ReportEvent {
  package static let kind = "report.distress_raised"
  package var crisisCode: String
  package var number: Int
  package var by: Int

  package init(crisisCode: String, number: Int, by: Int) {
    self.crisisCode = crisisCode
    self.number = number
    self.by = by
  }
}

/// Said again to those who have not taken it in charge.
package struct DistressRepeated: ReportEvent {
  package static let kind = "report.distress_repeated"
  package var crisisCode: String
  package var number: Int
  /// The coordinator who is told to telephone.
  package var named: Int?

  package init(crisisCode: String, number: Int, named: Int? = nil) {
    self.crisisCode = crisisCode
    self.number = number
    self.named = named
  }
}

/// Taken in charge.
package struct DistressReceived: ReportEvent {
  package static let kind = "report.distress_received"
  package var crisisCode: String
  package var number: Int
  package var by: Int
  /// The authority whose manager it was; nil: a coordinator.
  package var authority: String?

  package init(crisisCode: String, number: Int, by: Int, authority: String? = nil) {
    self.crisisCode = crisisCode
    self.number = number
    self.by = by
    self.authority = authority
  }
}

/// Lifted: it is over, or was none.
package struct DistressCleared: ReportEvent {
  package static let kind = "report.distress_cleared"
  package var crisisCode: String
  package var number: Int
  package var by: Int
  package var reason: String

  package init(crisisCode: String, number: Int, by: Int, reason: String) {
    self.crisisCode = crisisCode
    self.number = number
    self.by = by
    self.reason = reason
  }

  package func words(_ name: (Int) -> String) -> [String: Value] {
    ["number": .number(number), "text": Self.quote(reason)]
  }
}

/// Whether the emergency services were told, as somebody says who should know.
package struct RescueTold: ReportEvent, LastingEvent {
  package static let kind = "report.rescue_told"
  package var crisisCode: String
  package var number: Int
  package var by: Int
  package var isTold: Bool

  package init(crisisCode: String, number: Int, by: Int, isTold: Bool) {
    self.crisisCode = crisisCode
    self.number = number
    self.by = by
    self.isTold = isTold
  }

  package func words(_ name: (Int) -> String) -> [String: Value] { ["number": .number(number), "told": .flag(isTold)] }
  package var insteadOfUndo: Statement { Statement("undo_part.rescue", ["number": .number(number)]) }
}

extension DistressCleared {
  /// What stays of it when its report is erased.
  package func erased(_ mark: String) -> DistressCleared {
    var copy = self
    copy.reason = mark
    return copy
  }
}
