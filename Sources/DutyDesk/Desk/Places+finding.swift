import CrisisCore
import Gazetteer

extension Places {
  /// What the words typed for a place mean inside the départements of a crisis.
  func finding(_ typed: String?, in departements: [Departement]) -> PlaceFinding {
    guard let typed, !typed.isEmpty else { return .unstated }
    switch resolve(typed, in: departements.map(\.code)) {
    case .exact(let commune): return .found(place(commune, typed, .commune))
    case .within(let commune, let rest): return .found(place(commune, typed, .street, beside: rest))
    case .unknown(let suggestions): return .unknown(raw: typed, suggestions: suggestions.map(\.name))
    case .notCovered: return .notCovered(raw: typed)
    }
  }

  private func place(
    _ commune: Commune, _ typed: String, _ precision: PlacePrecision, beside rest: String? = nil
  ) -> Place {
    Place(
      raw: typed, commune: commune.name, detail: rest, insee: commune.insee, latitude: commune.latitude,
      longitude: commune.longitude, precision: precision)
  }

  /// The place of a report: a commune that only its text names is taken, where the words before it name none.
  func finding(
    of command: FileReport, in departements: [Departement], memory: PlaceMemory = PlaceMemory()
  ) -> PlaceFinding {
    let found = memory.finding(command.place, in: departements, of: self)
    switch found {
    case .unstated, .unknown(_, suggestions: []): break
    default: return found
    }
    guard let text = command.text, case .found(var place) = finding(among: text, in: departements) else { return found }
    place.detail = found.place.raw
    return .found(place)
  }
}
