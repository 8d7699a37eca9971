/// Where a report is: what was typed, and what the gazetteer made of it.
package struct Place: Sendable, Equatable, Codable {
  /// What the person typed; nil when no place was given.
  package var raw: String?
  /// The commune's official name; nil while it is not known.
  package var commune: String?
  /// The spot within the commune, as it was typed: a street, a road, a kilometre point, a point on the map.
  package var detail: String?
  /// The commune's INSEE code (not its postal code).
  package var insee: String?
  package var latitude: Double?
  package var longitude: Double?
  package var precision: PlacePrecision?

  package init(
    raw: String? = nil, commune: String? = nil, detail: String? = nil, insee: String? = nil, latitude: Double? = nil,
    longitude: Double? = nil, precision: PlacePrecision? = nil
  ) {
    self.raw = raw
    self.commune = commune
    self.detail = detail
    self.insee = insee
    self.latitude = latitude
    self.longitude = longitude
    self.precision = precision
  }

  package static let unstated = Place()

  /// What to print, wherever a place is told: `Issoire (12 rue du Pont)`; without a commune the words typed, else the point.
  package var shown: String? { shown(upTo: .max) }

  /// The same in so many bytes: of a long one the commune stays whole, and the spot is cut.
  package func shown(upTo limit: Int) -> String? {
    guard let commune else { return (raw ?? detail ?? point)?.quoted(limit) }
    guard let detail else { return commune.quoted(limit) }
    let space = limit == .max ? limit : limit - commune.utf8.count - 3
    return space < 8 ? commune.quoted(limit) : "\(commune) (\(detail.quoted(space)))"
  }

  /// The degrees as one types them: `45.5432,3.2481`.
  package var point: String? {
    guard precision == .exact, let latitude, let longitude else { return nil }
    return Self.typed(latitude, longitude)
  }

  /// No more digits than a metre needs.
  static func typed(_ latitude: Double, _ longitude: Double) -> String {
    "\((latitude * 100_000).rounded() / 100_000),\((longitude * 100_000).rounded() / 100_000)"
  }
}
