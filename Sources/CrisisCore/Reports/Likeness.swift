/// That a report is perhaps of the same fact as an earlier one.
package struct Likeness: Sendable, Equatable {
  /// The earlier report.
  package var number: Int
  /// What stands of it: itself, or what it is the double of.
  package var original: Report

  package init(number: Int, original: Report) {
    self.number = number
    self.original = original
  }

  /// - Parameter maySay: whether who hears it may say that it is so.
  package func suggestion(for number: Int, maySay: Bool = true, nature: CrisisNature = .real) -> Statement {
    Texts.reports.like(number, original, maySay, nature: nature)
  }
}
