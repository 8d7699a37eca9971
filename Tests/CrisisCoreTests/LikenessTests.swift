import CrisisCore
import Testing

/// Two reports that are perhaps one fact.
@Suite struct LikenessTests {
  private static let at: Milliseconds = 1_574_564_700_000

  private static func gist(
    _ text: String?, _ category: Category? = nil, commune: String = "Issoire", street: String? = nil,
    after: Milliseconds = 0
  ) throws -> Gist {
    try #require(
      Gist(
        Report(
          crisis: "63-crue-2411", number: 1, text: text,
          place: Place(
            raw: street.map { "\(commune) \($0)" } ?? commune, commune: commune, detail: street, insee: commune,
            precision: .commune),
          category: category, observedAt: at + after, receivedAt: at + .day, reportedBy: 1)))
  }

  @Test(arguments: [
    ("pont coupé", "le pont est coupé, on ne passe plus"),
    ("Pont coupé !", "PONT COUPE"),
    ("la route est coupée au pont", "pont coupé"),
    ("camping évacué", "évacuation du camping en cours"),
    ("the bridge is closed", "bridge closed, police there"),
    ("3 caravanes isolées au camping", "camping : caravanes isolées"),
    ("RD 76 coupée", "la D76 est coupée"),
    ("route inondée D 229", "inondée, on roule au pas"),
    ("мост закрыт", "Мост закрыт!"),
  ])
  func oneFactInTwoWordings(_ one: String, _ other: String) throws {
    #expect(try Self.gist(one, .road).likeness(to: Self.gist(other, after: 10 * .minute)) != nil)
    #expect(try Self.gist(other).likeness(to: Self.gist(one, .road, after: -2 * .hour)) != nil)
  }

  @Test(arguments: [
    ("pont coupé", "toit arraché"),
    ("eau dans les caves", "eau dans la mairie"),
    ("route coupée par un arbre", "route inondée devant l’école"),
    ("RD 75 coupée", "RD 76 coupée"),
    ("A75 bouchon direction nord", "A71 bouchon direction nord"),
  ])
  func twoFacts(_ one: String, _ other: String) throws {
    #expect(try Self.gist(one).likeness(to: Self.gist(other)) == nil)
  }

  /// A street is not what it is named after.
  @Test func aStreetNamedAfterABridgeIsNoBridge() throws {
    let cellar = try Self.gist("cave inondée", street: "12 rue du Pont")
    #expect(try cellar.likeness(to: Self.gist("pont coupé")) == nil)
    #expect(try cellar.likeness(to: Self.gist("eau dans la cave", street: "rue du Pont")) != nil)
  }

  @Test func placeTimeAndSortDecideToo() throws {
    let bridge = try Self.gist("pont coupé", .road)
    #expect(try bridge.likeness(to: Self.gist("pont coupé", .road, commune: "Coudes")) == nil)
    #expect(try bridge.likeness(to: Self.gist("pont coupé", .road, after: 2 * .hour + 1)) == nil)
    #expect(try bridge.likeness(to: Self.gist("pont coupé", .water)) == nil)
    #expect(
      try Self.gist("cave inondée", street: "12 rue du Pont")
        .likeness(to: Self.gist("mur tombé", street: "avenue de Verdun")) == nil)
  }

  @Test func withoutWordsTheSortAndTheHourAreAll() throws {
    #expect(try Self.gist(nil, .road).likeness(to: Self.gist("pont coupé", .road, after: 20 * .minute)) != nil)
    #expect(try Self.gist(nil, .road).likeness(to: Self.gist("pont coupé", .road, after: 40 * .minute)) == nil)
    #expect(try Self.gist(nil).likeness(to: Self.gist(nil)) == nil)
  }

  @Test func whereTheCommuneIsUnknownNothingIsCompared() {
    #expect(
      Gist(
        Report(
          crisis: "63-crue-2411", number: 1, text: "pont coupé", place: Place(raw: "au pont"), receivedAt: 0,
          reportedBy: 1)) == nil)
  }

  @Test func theLikestIsFirstThenTheEarliest() throws {
    var recent = RecentGists()
    recent.add(1, try Self.gist("pont coupé par un camion"))
    recent.add(2, try Self.gist("pont coupé"))
    recent.add(3, try Self.gist("toit arraché"))
    recent.add(4, try Self.gist("pont coupé"))
    #expect(recent.like(try Self.gist("pont coupé, camion"), beside: 5) == [1, 2, 4])
    #expect(recent.like(try Self.gist("école fermée"), beside: 5) == [])
    for number in 5...40 { recent.add(number, try Self.gist("arbre tombé")) }
    #expect(recent.like(try Self.gist("pont coupé"), beside: 41) == [])
  }
}
