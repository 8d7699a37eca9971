import CrisisCore
import Gazetteer

extension Places {
  /// A point that was typed, and the commune nearest to it in the départements of a crisis; nil: it is not on the Earth.
  func point(_ latitude: Double, _ longitude: Double, in departements: [Departement]) -> GivenPoint? {
    guard (-90...90).contains(latitude), (-180...180).contains(longitude) else { return nil }
    var point = GivenPoint(latitude, longitude, finding: nearest(latitude, longitude, in: departements))
    if point.isFar, (-90...90).contains(longitude) { point.swapped = nearest(longitude, latitude, in: departements) }
    return point
  }

  /// The point of a report.
  func point(_ report: FileReport, in departements: [Departement]) -> GivenPoint? {
    guard let latitude = report.latitude, let longitude = report.longitude else { return nil }
    return point(latitude, longitude, in: departements)
  }

  private func nearest(_ latitude: Double, _ longitude: Double, in departements: [Departement]) -> PointFinding? {
    let codes = departements.map(\.code)
    guard let closest = nearest(latitude: latitude, longitude: longitude),
      let kilometres = codes.contains(closest.commune.departement)
        ? closest.kilometres : kilometres(from: (latitude, longitude), to: codes)
    else { return nil }
    let place = Place(commune: name(of: closest.commune, in: codes), insee: closest.commune.insee)
    return PointFinding(nearest: place, kilometres: kilometres)
  }
}
