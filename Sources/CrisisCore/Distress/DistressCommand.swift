extension CommandName {
  package static let distress: CommandName = "distress"
}

/// A line that looks like a call for help, and is none.
package struct ResemblesCall: Sendable, Equatable {
  /// What would stand behind the command.
  package var words: String

  package init(words: String) { self.words = words }

  /// More words than these are not said again to their author.
  static let longestWords = 160

  /// What its author is asked.
  package func question(nature: CrisisNature) -> Statement {
    Texts.distress.resembles(words.utf8.count > Self.longestWords ? nil : words.unlessBlank, nature: nature)
  }
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
