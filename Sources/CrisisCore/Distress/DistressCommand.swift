extension CommandName {
  package static let distress: CommandName = "distress"
}

/// `!sos Auzat-la-Combelle, 12 rue du Pont 13h46 3 pers : l’eau monte`, or any words at all.
package struct RaiseDistress: Sendable, Equatable {
  package var report: FileReport
  /// Nothing but words: the place, if any, is among them.
  package var isBare: Bool

  package init(_ report: FileReport, isBare: Bool = false) {
    self.report = report
    self.isBare = isBare
  }
}
