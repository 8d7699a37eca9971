/// A report is the double of another, or is no longer so.
package struct ReportSettled: EventPayload {
  package static let kind = EventKind.reportSettled
  package var crisisCode: String
  package var number: Int
  package var by: Int
  /// Duplicate or superseded.
  package var status: ReportStatus
  package var original: Int?
  package var reason: String?

  package var crisis: String? { crisisCode }

  package init(
    crisisCode: String, number: Int, by: Int, status: ReportStatus, original: Int? = nil, reason: String? = nil
  ) {
    self.crisisCode = crisisCode
    self.number = number
    self.by = by
    self.status = status
    self.original = original
    self.reason = reason
  }
}

extension ReportSettled {
  package func erased(_ mark: String = "[effacé]") -> ReportSettled {
    var copy = self
    copy.reason = reason == nil ? nil : mark
    return copy
  }
}

/// That taken back: the report is again what it was before.
package struct ReportSettlementUndone: EventPayload {
  package static let kind = EventKind.reportSettlementUndone
  package var crisisCode: String
  package var number: Int
  /// The journal's row of the settlement.
  package var settlement: Int64

  package var crisis: String? { crisisCode }

  package init(crisisCode: String, number: Int, settlement: Int64) {
    self.crisisCode = crisisCode
    self.number = number
    self.settlement = settlement
  }
}
