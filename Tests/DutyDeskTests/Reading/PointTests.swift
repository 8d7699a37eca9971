import CrisisCore
import Gazetteer
import Testing

@testable import DutyDesk

struct PointTests {
  private static let departements = [Departement("63")].compactMap { $0 }

  @Test(arguments: [(Double.nan, 3.2), (45.5, .infinity), (90.01, 3.2), (45.5, -180.01)])
  func offTheEarthThereIsNone(_ latitude: Double, _ longitude: Double) {
    #expect(Places.france.point(latitude, longitude, in: Self.departements) == nil)
  }

  @Test func theNearestCommuneIsNamedWhateverItsDepartement() throws {
    let near = try #require(Places.france.point(45.5432, 3.2481, in: Self.departements)?.finding)
    #expect(near.nearest.commune == "Issoire")
    #expect(near.kilometres < 2)
    let beside = try #require(Places.france.point(45.405, 3.317, in: Self.departements))
    #expect(beside.finding?.nearest.commune == "Sainte-Florine (43)")
    #expect(!beside.isFar)
  }

  @Test func numbersTheOtherWayRoundAreFoundOut() throws {
    let swapped = try #require(Places.france.point(3.2481, 45.5432, in: Self.departements))
    #expect(swapped.isFar)
    #expect(swapped.swapped?.nearest.commune == "Issoire")
    let far = try #require(Places.france.point(48.85, 2.35, in: Self.departements))
    #expect(far.isFar)
    #expect(far.swapped.map { $0.kilometres > 50 } == true)
  }
}
