import CrisisCore
import Testing

@testable import CommandBook

@Suite struct ArgumentTypeTests {
  private func read(_ kind: ArgumentKind, _ words: String) throws -> Reading? {
    let book = try Shipped.book()
    let scope = ReadingScope(
      vocabulary: book.vocabulary, language: .french, clock: Clock.paris, now: floodDay,
      commandCode: { book.names[$0] })
    let tokens = try Tokenizer(words[...], splitsText: false).tokens
    return try kind.reader?.read(tokens, at: 0, scope)
  }

  static let table: [(ArgumentKind, String, ArgumentValue?, Int)] = [
    (.number, "12", .number(12), 1), (.number, "1234567890", nil, 0), (.number, "-1", nil, 0), (.number, "1a", nil, 0),
    (.report, "47", .number(47), 1), (.report, "s47", .number(47), 1), (.report, "#47", .number(47), 1),
    (.report, "n° 47", .number(47), 2), (.report, "n°47", .number(47), 1), (.report, "numéro 47", .number(47), 2),
    (.report, "x47", nil, 0), (.report, "n°", nil, 0), (.question, "q3", .number(3), 1),
    (.question, "3", .number(3), 1),
    (.departement, "2a", Departement("2A").map { .departement($0) }, 1),
    (.departement, "1", Departement("01").map { .departement($0) }, 1),
    (.departement, "20", nil, 0), (.departement, "971", Departement("971").map { .departement($0) }, 1),
    (.hazard, "feu de foret", .hazard(.forestFire), 3), (.hazard, "Feux-de-Forêt", .hazard(.forestFire), 1),
    (.hazard, "accident", .hazard(.industrialAccident), 1),
    (.hazard, "accident ferroviaire", .hazard(.transportAccident), 2),
    (.hazard, "accident à Coudes", .hazard(.industrialAccident), 1), (.hazard, "Crue", .hazard(.flood), 1),
    (.hazard, "une crue", .hazard(.flood), 2), (.hazard, "la", nil, 0),
    (.category, "BATIMENT", .category(.building), 1), (.category, "pont", nil, 0),
    (.language, "Français", .language(.french), 1),
    (.authority, "sdis63", .word("SDIS63"), 1), (.authority, "SDIS-63", .word("SDIS63"), 1),
    (.authority, "sdis 63", .word("SDIS63"), 2),
    (.authority, "SIS2B", .word("SIS2B"), 1), (.authority, "débordement", nil, 0), (.authority, "Issoire", nil, 0),
    (.member, "@jo", .word("jo"), 1), (.member, "Jo:", .word("jo"), 1), (.member, "@", nil, 0),
    (.crisis, "@63-crue-2411", .word("63-crue-2411"), 1), (.crisis, "63", .word("63"), 1), (.crisis, "99-crue", nil, 0),
    (.crisis, "63-2411", nil, 0), (.link, "HTTPS://Example.org/A", .word("HTTPS://Example.org/A"), 1),
    (.link, "https://fr.wikipedia.org/wiki/Issoire_(ville)", .word("https://fr.wikipedia.org/wiki/Issoire_(ville)"), 1),
    (.link, "example.org", nil, 0), (.people, "3 pers.", .number(3), 2), (.people, "12", nil, 0),
    (.people, "3 rues", nil, 0),
    (.coordinates, "45.5432,3.2481", .coordinates(45.5432, 3.2481), 1),
    (.coordinates, "geo:45.5432,-3.2481", .coordinates(45.5432, -3.2481), 1),
    (.coordinates, "45.5432, 3.2481", .coordinates(45.5432, 3.2481), 2),
    (.coordinates, "45,5432 3,2481", .coordinates(45.5432, 3.2481), 2),
    (.coordinates, "45.5 3.2", nil, 0), (.coordinates, "45 rue", nil, 0), (.coordinates, "1.23", nil, 0),
    (.command, "!signaler", .word("report"), 1), (.command, "xyz", nil, 0),
  ]

  @Test(arguments: table)
  func typesReadTheirWords(_ kind: ArgumentKind, _ words: String, _ value: ArgumentValue?, _ count: Int) throws {
    let reading = try read(kind, words)
    #expect(reading?.value == value)
    #expect(reading?.count ?? 0 == count)
  }

  @Test(arguments: [
    (ArgumentKind.report, "R9"), (.report, "Q3"), (.report, "63-crue-2411"), (.report, "0"), (.question, "S4"),
    (.link, "https://x"), (.link, "http://.fr/"), (.coordinates, "91.00,3.00"), (.coordinates, "45.00,181.00"),
  ])
  func whatCanBeNothingElseIsAFault(_ kind: ArgumentKind, _ words: String) {
    #expect(throws: Fault.self) { try read(kind, words) }
  }

  static let cuts: [(String, [String], String?)] = [
    ("a b", ["a", "b"], nil), ("a  : b c", ["a"], "b c"), ("a: b", ["a"], "b"),
    ("a:b c", ["a"], "b c"), ("14:10 geo:1,2 b", ["14:10", "geo:1,2", "b"], nil), ("a,b c", ["a,", "b", "c"], nil),
    ("3h10:b c", ["3h10"], "b c"), ("PK12:300", ["PK12:300"], nil),
    ("a :)", ["a", ":)"], nil), ("« x y » z", ["x y", "z"], nil), ("k = v", ["v"], nil), ("k= v", ["v"], nil),
    ("k=\"a b\" c", ["a b", "c"], nil), ("https://x.fr/?a=1 b", ["https://x.fr/?a=1", "b"], nil), ("a…", ["a"], nil),
    ("a ?", ["a"], nil), ("? !", [], nil), ("k=v: t", ["v"], "t"), ("a : b : c", ["a"], "b : c"), ("", [], nil),
    ("a, b;", ["a,", "b;"], nil),
  ]

  @Test(arguments: cuts)
  func linesAreCut(_ line: String, _ words: [String], _ text: String?) throws {
    let cut = try Tokenizer(line[...], splitsText: true)
    #expect(cut.tokens.map(\.text) == words)
    #expect(cut.text == text)
  }
}
