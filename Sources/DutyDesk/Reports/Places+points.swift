import CrisisCore
import Foundation
import Gazetteer

extension Places {
  /// A point that was typed, and the commune nearest to it in the départements of a crisis; nil: it is not on the Earth.
  func point(_ latitude: Double, _ longitude: Double, in departements: [Departement]) -> GivenPoint? {
    guard (-90...90).contains(latitude), (-180...180).contains(longitude) else { return nil }
    var point = GivenPoint(latitude, longitude, finding: nearest(latitude, longitude, in: departements))
    if point.isFar, (-90...90).contains(longitude) { point.swapped = nearest(longitude, latitude, in: departements) }
    return point
  }

  private func nearest(_ latitude: Double, _ longitude: Double, in departements: [Departement]) -> PointFinding? {
    var best: (commune: Commune, square: Double)?
    // Over so few degrees the Earth is as good as flat, but for the width of a degree of longitude.
    let width = cos(latitude * .pi / 180)
    for commune in departements.flatMap({ communes(in: $0.code) }) {
      guard let its = commune.latitude, let other = commune.longitude else { continue }
      let (north, east) = (its - latitude, (other - longitude) * width)
      let square = north * north + east * east
      if best.map({ square < $0.square }) ?? true { best = (commune, square) }
    }
    return best.map {
      PointFinding(
        nearest: Place(commune: $0.commune.name, insee: $0.commune.insee),
        kilometres: $0.square.squareRoot() * Self.kilometresADegree)
    }
  }

  private static let kilometresADegree = 111.2
}
