import CrisisCore
import Gazetteer
import Synchronization

/// What was found for the places typed last: in a crisis the same few come up again and again.
final class PlaceMemory: Sendable {
  private struct Key: Hashable {
    var typed: String
    var departements: [Departement]
  }

  /// More are not remembered at a time.
  static let capacity = 1_000

  private let found = Mutex<[Key: PlaceFinding]>([:])

  /// How many places are remembered.
  var count: Int { found.withLock(\.count) }

  func finding(_ typed: String?, in departements: [Departement], of places: Places) -> PlaceFinding {
    guard let typed, !typed.isEmpty else { return .unstated }
    let key = Key(typed: typed, departements: departements)
    return found.withLock { found in
      if let known = found[key] { return known }
      let finding = places.finding(typed, in: departements)
      if found.count >= Self.capacity { found = [:] }
      found[key] = finding
      return finding
    }
  }
}
