import CrisisCore
import Gazetteer
import Testing

@testable import DutyDesk

@Suite struct PlaceMemoryTests {
  private static let puyDeDome = [Departement("63")].compactMap { $0 }
  private static let loire = [Departement("42")].compactMap { $0 }

  /// What is remembered is what would be found, for the crisis that it is asked for.
  @Test func itSaysWhatThePlacesSay() {
    let memory = PlaceMemory()
    for _ in 0..<2 {
      for typed in ["Issoire", "issoire", "12 rue du Pont, Issoire", "Roanne", "Isoire", "", nil] {
        for departements in [Self.puyDeDome, Self.loire, Self.puyDeDome + Self.loire] {
          #expect(
            memory.finding(typed, in: departements, of: .france)
              == Places.france.finding(typed, in: departements), "\(typed ?? "-") in \(departements)")
        }
      }
    }
  }

  @Test func itForgetsRatherThanGrow() {
    let memory = PlaceMemory()
    for number in 0...PlaceMemory.capacity * 2 {
      _ = memory.finding("\(number) rue du Pont, Issoire", in: Self.puyDeDome, of: .france)
    }
    #expect(memory.count <= PlaceMemory.capacity)
  }
}
