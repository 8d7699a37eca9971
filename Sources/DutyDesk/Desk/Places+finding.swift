import CrisisCore
import Gazetteer

extension Places {
  /// What the words typed for a place mean inside the départements of a crisis.
  func finding(_ typed: String?, in departements: [Departement]) -> PlaceFinding {
    guard let typed, !typed.isEmpty else { return .unstated }
    let codes = departements.map(\.code)
    switch resolve(typed, in: codes) {
    case .exact(let commune): return .found(place(commune, typed, in: codes))
    case .within(let commune, let rest): return .found(place(commune, typed, beside: rest, in: codes))
    case .several(let communes, _):
      return .several(
        place(communes[0], typed, in: codes), others: communes.dropFirst().map { name(of: $0, in: codes) })
    case .elsewhere(let commune, let rest):
      return .elsewhere(place(commune, typed, beside: rest.isEmpty ? nil : rest, in: codes))
    case .ambiguous(let communes, _):
      return .unknown(raw: typed, suggestions: communes.map(\.nameWithDepartement), areNamesakes: true)
    case .unknown(let suggestions):
      return .unknown(raw: typed, suggestions: suggestions.map { name(of: $0, in: codes) })
    case .notCovered: return .notCovered(raw: typed)
    }
  }

  /// The position is the town hall's, whatever street was typed.
  private func place(
    _ commune: Commune, _ typed: String, beside rest: String? = nil, in departements: [String]
  ) -> Place {
    Place(
      raw: typed, commune: name(of: commune, in: departements), detail: rest, insee: commune.insee,
      latitude: commune.latitude, longitude: commune.longitude, precision: .commune)
  }

  /// The place of a report: a commune that only its text names is taken, where the words before it name none.
  func finding(
    of command: FileReport, in departements: [Departement], memory: PlaceMemory = PlaceMemory()
  ) -> PlaceFinding {
    let found = memory.finding(command.place, in: departements, of: self)
    switch found {
    case .unstated: break
    // One word may be a misspelt name, and is asked about.
    case .unknown(let raw, let suggestions, _) where suggestions.isEmpty || raw.contains(" "): break
    default: return found
    }
    guard let text = command.text else { return found }
    guard case .found(var place) = finding(among: text, in: departements) else {
      guard found == .unstated, case .found(let place) = finding(text, in: departements) else { return found }
      return place.commune.map { .hinted(commune: $0) } ?? found
    }
    place.detail = found.place.raw
    return .found(place)
  }
}
