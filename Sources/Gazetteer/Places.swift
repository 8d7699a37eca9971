/// The communes of some départements, by all the ways their names are typed. Accents, case, hyphens and apostrophes do
/// not matter, nor `St` for `Saint`; a leading article may be left out.
package struct Places: Sendable {
  private let indexes: [String: DepartementIndex]

  /// All that the program carries: Puy-de-Dôme, and the départements around it that share its rivers.
  package static let france = Places([.puyDeDome, .allier, .cantal, .loire, .hauteLoire])

  init(_ data: [DepartementData]) {
    indexes = Dictionary(uniqueKeysWithValues: data.map { ($0.code, DepartementIndex($0)) })
  }

  /// Everything of a département, in the order of the codes; empty where it is not covered.
  package func communes(in departement: String) -> [Commune] {
    indexes[departement]?.communes ?? []
  }

  /// - Parameters:
  ///   - typed: a commune, alone or with a street (`12 rue du Pont, Issoire`); a département's code or a postal code
  ///     beside it is understood (`Beaulieu 43`, `63500 Issoire`).
  ///   - departements: where the crisis is, by code; those not covered are passed over while one is.
  package func resolve(_ typed: String, in departements: [String]) -> Resolution {
    let covered = departements.compactMap { indexes[$0] }
    guard !covered.isEmpty else { return .notCovered }

    var place = TypedPlace(typed)
    let codes = place.removeCodes(of: covered.map(\.code))
    let chosen = covered.filter { codes.contains($0.code) }
    let sought = chosen.isEmpty ? covered : chosen

    let whole = sought.compactMap { $0.commune(named: place.words) }
    if !whole.isEmpty { return one(of: whole) { .exact($0) } }

    let inside = sought.compactMap { $0.lastCommune(within: place) }
    let last = inside.map(\.span.upperBound).max()
    let candidates = inside.filter { $0.span.upperBound == last }
    if let first = candidates.first {
      let rest = place.text(without: first.span)
      return one(of: candidates.map(\.commune)) { rest.isEmpty ? .exact($0) : .within($0, rest: rest) }
    }

    let short = sought.flatMap { $0.communes(shortenedTo: place.words) }
    if short.count == 1, let only = short.first { return .exact(only) }
    return .unknown(suggestions: nearest(to: place, in: sought, short: short))
  }

  /// Two communes of one name are never guessed between.
  private func one(of communes: [Commune], _ resolution: (Commune) -> Resolution) -> Resolution {
    if communes.count == 1 { return resolution(communes[0]) }
    return .unknown(suggestions: communes.prefix(3).map(Self.named(withDepartement:)))
  }

  private func nearest(to place: TypedPlace, in indexes: [DepartementIndex], short: [Commune]) -> [Commune] {
    var found = short + indexes.flatMap { $0.communes(containing: place.words) }
    if found.isEmpty {
      found = indexes.flatMap { $0.communes(near: place) }.sorted { $0.closeness < $1.closeness }.map(\.commune)
    }
    var seen: Set<String> = []
    let distinct = found.filter { seen.insert($0.insee).inserted }.prefix(3)
    let names = Dictionary(grouping: distinct, by: \.name)
    return distinct.map { (names[$0.name]?.count ?? 0) > 1 ? Self.named(withDepartement: $0) : $0 }
  }

  private static func named(withDepartement commune: Commune) -> Commune {
    var commune = commune
    commune.name += " (\(commune.departement))"
    return commune
  }
}
