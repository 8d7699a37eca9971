/// A commune, as the official geographic code has it today.
package struct Commune: Sendable, Hashable {
  /// `Brassac-les-Mines`
  package var name: String
  /// `63050`; not a postal code.
  package var insee: String
  /// `63`
  package var departement: String
  /// WGS 84; nil where the data holds no position.
  package var latitude: Double?
  package var longitude: Double?
  /// The commune now merged into this one by whose name it was found: `Orsonnette` for Nonette-Orsonnette.
  package var formerName: String?
}

/// What words typed for a place mean.
package enum Resolution: Sendable, Equatable {
  /// The commune and nothing else.
  case exact(Commune)
  /// A place inside a commune: `12 rue du Pont` of `12 rue du Pont, Issoire`.
  case within(Commune, rest: String)
  /// No commune by that name, or several; the nearest first, three at most. Of two with the same name in two
  /// départements, each is named with its département (`Beaulieu (43)`), which is understood when typed.
  case unknown(suggestions: [Commune])
  /// The gazetteer holds nothing of these départements.
  case notCovered
}
