import CrisisCore
import Testing

/// Somebody who has read nothing types what they see: the same five facts, each in ten ways.
struct FiveFactsTests {
  struct Fact: Sendable {
    var commune: String
    /// What its record has to say somewhere: in the text, or in the spot.
    var words: [String]
    var category: CrisisCore.Category?
    var isUrgent = false
    var people: Int?
    var hasLink = false
    var ways: [String]
  }

  static let facts = [
    Fact(
      commune: "Issoire", words: ["pont", "coup"],
      ways: [
        "!s pont coupé à Issoire", "!s Issoire pont coupé", "!S ISSOIRE PONT COUPE", "! s issoire pont coupe",
        "!signaler Issoire : pont coupé", "!s Issoire, le pont est coupé", "!s issoire:pont coupé",
        "!signaler le pont est coupé à Issoire !!", "!s Issoire - pont coupé", "!s Issoire… pont coupé 😱",
      ]),
    Fact(
      commune: "Coudes", words: ["caves", "rue du pont"], category: .water,
      ways: [
        "!s eau dans les caves 12 rue du Pont Coudes", "!s Coudes, 12 rue du Pont, eau dans les caves",
        "!s Coudes 12 rue du Pont eau : dans les caves", "!s 12 rue du Pont, Coudes eau : caves inondées",
        "!s coudes 12 rue du pont eau dans les caves", "!s eau dans les caves, 12 rue du Pont à Coudes",
        "!s Coudes (12 rue du Pont) eau dans les caves", "!s type=eau lieu=\"12 rue du Pont, Coudes\" : caves",
        "!s COUDES 12 RUE DU PONT EAU DANS LES CAVES", "!s Coudes rue du Pont eau dans les caves!!",
      ]),
    Fact(
      commune: "Parent", words: ["camping"], isUrgent: true, people: 4,
      ways: [
        "!s urgent Parent camping 4 personnes bloquées", "!s Parent urgent 4 pers : camping",
        "!s URGENT!!! 4 personnes au camping de Parent", "!s Parent, camping, 4 personnes, urgent",
        "!s camping de Parent quatre personnes URGENT", "!s Parent 4pers urgent camping",
        "!s 4 pers bloquées au camping à Parent, urgent", "!s Parent 4 pers bloquées, camping, urgent",
        "!s Parent très urgent camping inondé 4 gens", "!s Parent urgence ! 4 personnes au camping",
      ]),
    Fact(
      commune: "Parentignat", words: ["d996"], category: .road,
      ways: [
        "!s route coupée D996 Parentignat", "!s Parentignat D996 route coupée", "!s Parentignat D996 route : coupée",
        "!s D996 Parentignat route : arbre tombé", "!s route D996 à Parentignat coupée", "!s Parentignat route D996",
        "!s parentignat d996 route coupee", "!s Parentignat, route, D996 : coupée",
        "!s route : D996 coupée à Parentignat",
        "!s PARENTIGNAT ROUTE COUPEE D996",
      ]),
    Fact(
      commune: "Brassac-les-Mines", words: ["quartier"], hasLink: true,
      ways: [
        "!s https://x.com/a/status/9 Brassac quartier évacué",
        "!s Brassac-les-Mines quartier évacué https://x.com/a/status/9",
        "!s x.com/a/status/9 brassac les mines quartier évacué", "!s brassac : quartier évacué x.com/a/status/9",
        "!s Brassac https://x.com/a/status/9 : quartier évacué",
        "!s quartier évacué à Brassac (https://x.com/a/status/9)",
        "!s Brassac, quartier évacué, https://x.com/a/status/9",
        "!s lien=https://x.com/a/status/9 Brassac : quartier évacué",
        "!s <https://x.com/a/status/9> Brassac-les-Mines: quartier évacué",
        "!s Brassac: quartier évacué\u{A0}! vu sur https://x.com/a/status/9",
      ]),
  ]

  @Test(arguments: facts)
  func everyWayOfTypingItIsTaken(_ fact: Fact) throws {
    #expect(fact.ways.count == 10)
    for way in fact.ways {
      guard let (report, answer) = try LineReading(line: way).filed() else {
        Issue.record("refused: \(way)")
        continue
      }
      #expect(report.place.commune == fact.commune, "\(way)")
      #expect(fact.category == nil || report.category == fact.category, "\(way)")
      #expect((report.urgency == .urgent) == fact.isUrgent, "\(way)")
      #expect(report.peopleAtRisk == fact.people, "\(way)")
      #expect((report.link != nil) == fact.hasLink, "\(way)")
      let kept = "\(report.place.detail ?? "") \(report.text ?? "")".lowercased()
      for word in fact.words { #expect(kept.contains(word), "\(way): \(kept)") }
      #expect(answer.contains(fact.commune), "\(answer)")
    }
  }
}
