/// What the gazetteer made of the words that stand for a place.
package enum PlaceFinding: Sendable, Equatable {
  /// No place was given.
  case unstated
  /// No place was given, and the text perhaps names this commune: it is asked.
  case hinted(commune: String)
  case found(Place)
  /// Communes named side by side: the place is the first; the others, by their names.
  case several(Place, others: [String])
  /// A commune outside the crisis's départements: kept, and shown with its own.
  case elsewhere(Place)
  /// No commune of that name in the crisis's départements; or several, which are then those suggested.
  case unknown(raw: String, suggestions: [String], areNamesakes: Bool = false)
  /// The gazetteer knows nothing of these départements: the words are kept, and nothing is asked.
  case notCovered(raw: String)

  package var place: Place {
    switch self {
    case .unstated, .hinted: .unstated
    case .found(let place), .several(let place, _), .elsewhere(let place): place
    case .unknown(let raw, _, _), .notCovered(let raw): Place(raw: raw)
    }
  }

  /// Whether a commune is still to be told.
  var lacksCommune: Bool {
    switch self {
    case .unstated, .hinted, .unknown: true
    case .found, .several, .elsewhere, .notCovered: false
    }
  }

  /// A commune to ask about.
  var hint: String? { if case .hinted(let commune) = self { commune } else { nil } }
}

/// What the gazetteer made of a point.
package struct PointFinding: Sendable, Equatable {
  /// The nearest commune, as a place.
  package var nearest: Place
  package var kilometres: Double

  package init(nearest: Place, kilometres: Double) {
    self.nearest = nearest
    self.kilometres = kilometres
  }
}

/// A point that somebody gave, and what is near it within the départements of the crisis.
package struct GivenPoint: Sendable, Equatable {
  package var latitude: Double
  package var longitude: Double
  /// nil: no position of a commune is known there.
  package var finding: PointFinding?
  /// The same with its two numbers in the other order.
  package var swapped: PointFinding?

  package init(
    _ latitude: Double, _ longitude: Double, finding: PointFinding? = nil, swapped: PointFinding? = nil
  ) {
    self.latitude = latitude
    self.longitude = longitude
    self.finding = finding
    self.swapped = swapped
  }

  /// In kilometres from the nearest commune: what is farther is hardly of this crisis.
  static let farthest = 50.0

  package var isFar: Bool { finding.map { $0.kilometres > Self.farthest } ?? false }
  /// Whether the two numbers were meant in the other order.
  var isSwapped: Bool { isFar && swapped.map { $0.kilometres <= Self.farthest } ?? false }
  var typed: String { Place.typed(latitude, longitude) }
  var typedSwapped: String { Place.typed(longitude, latitude) }

  /// The place with the point in it; where it has no commune, that of the nearest.
  func put(in place: Place) -> Place {
    var pointed = place
    if place.commune == nil, let nearest = finding?.nearest {
      (pointed.commune, pointed.insee) = (nearest.commune, nearest.insee)
      if place.detail == nil { pointed.detail = place.raw }
    }
    pointed.latitude = latitude
    pointed.longitude = longitude
    pointed.precision = .exact
    pointed.detail = [pointed.detail, typed].compactMap(\.self).joined(separator: ", ")
    return pointed
  }
}
