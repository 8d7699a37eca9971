import CrisisCore
import Gazetteer

extension Places {
  /// What the words typed for a place mean inside the départements of a crisis.
  func finding(_ typed: String?, in departements: [Departement]) -> PlaceFinding {
    guard let typed, !typed.isEmpty else { return .unstated }
    let codes = departements.map(\.code)
    switch resolve(typed, in: codes) {
    case .exact(let commune), .within(let commune, _): return .found(place(commune, typed, in: codes))
    case .several(let communes, _): return .found(place(communes[0], typed, in: codes))
    case .elsewhere(let commune, _): return .elsewhere(place(commune, typed, in: codes))
    case .ambiguous(let communes, _):
      return .unknown(raw: typed, suggestions: communes.map(\.nameWithDepartement))
    case .unknown(let suggestions):
      return .unknown(raw: typed, suggestions: suggestions.map { name(of: $0, in: codes) })
    case .notCovered: return .notCovered(raw: typed)
    }
  }

  /// The position is the town hall's, whatever street was typed.
  private func place(_ commune: Commune, _ typed: String, in departements: [String]) -> Place {
    Place(
      raw: typed, commune: name(of: commune, in: departements), insee: commune.insee, latitude: commune.latitude,
      longitude: commune.longitude, precision: .commune)
  }
}
