/// A commune, or an arrondissement of Paris, Lyon or Marseille, as the official geographic code has it.
package struct Commune: Sendable, Hashable {
  /// `Brassac-les-Mines`, `Lyon 3e`
  package var name: String
  /// `63050`; not a postal code.
  package var insee: String
  /// `63`
  package var departement: String
  /// WGS 84, of the town hall; nil where the data holds no position.
  package var latitude: Double?
  package var longitude: Double?
  package var population: Int?
  /// The commune now part of this one by whose name it was found: `Orsonnette` for Nonette-Orsonnette. The position is
  /// then that one's, where it is known.
  package var formerName: String?

  /// `Beaulieu (43)`; understood when typed.
  package var nameWithDepartement: String { "\(name) (\(departement))" }
}

/// What words typed for a place mean. `rest` is what else was typed, without the words and marks that linked it.
package enum Resolution: Sendable, Equatable {
  /// The commune and nothing else.
  case exact(Commune)
  /// A place inside a commune: `12 rue du Pont` of `12 rue du Pont, Issoire`.
  case within(Commune, rest: String)
  /// Communes named side by side: `Issoire et Coudes`.
  case several([Commune], rest: String)
  /// Communes of one name, of which nothing tells which is meant; the likelier first.
  case ambiguous([Commune], rest: String)
  /// A commune outside the départements asked about.
  case elsewhere(Commune, rest: String)
  /// No commune by that name; the nearest names first, three at most.
  case unknown(suggestions: [Commune])
  /// The list holds nothing of these départements.
  case notCovered
}
