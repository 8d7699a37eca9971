/// A report is the double of another, or is no longer so.
package struct ReportSettled: ReportEvent {
  package static let kind = "report.settled"
  package var crisisCode: String
  package var number: Int
  package var by: Int
  /// Duplicate or superseded.
  package var status: ReportStatus
  package var original: Int?
  package var reason: String?

  package func words(_ name: (Int) -> String) -> [String: Value] {
    [
      "number": .number(number), "status": .status(status), "original": original.map { .number($0) } ?? .flag(false),
      "text": Self.quote(reason),
    ]
  }
}

extension ReportSettled {
  package func erased(_ mark: String) -> ReportSettled {
    var copy = self
    copy.reason = reason == nil ? nil : mark
    return copy
  }
}
