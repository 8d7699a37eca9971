import CrisisCore
import Testing

@testable import CommandBook
@testable import DutyDesk

@Suite struct PeopleParsingTests {
  @Test(arguments: [
    ("!note le préfet : appelé, eau=2m (3h20) ?", Wanted.order(WriteNote(text: "le préfet : appelé, eau=2m (3h20) ?"))),
    ("!note @63 « relève » à 7h.", Wanted.order(WriteNote(text: "« relève » à 7h."), crisis: "63")),
    ("!note @jo est arrivé", Wanted.order(WriteNote(text: "@jo est arrivé"))),
    ("!note : deux points", Wanted.order(WriteNote(text: ": deux points"))),
    ("!journal", Wanted.query(ShowLog(count: nil))),
    ("!log @63-crue-2411 20", Wanted.query(ShowLog(count: 20), crisis: "63-crue-2411")),
    ("!qui", Wanted.query(ShowTeam())), ("!who ?", Wanted.query(ShowTeam())),
    (
      "!rôle Léa vérificatrice",
      Wanted.order(ChangeRole(person: "Léa", grant: .role(.verifier), isFeminine: true))
    ),
    ("!role @jo: diffuseur", Wanted.order(ChangeRole(person: "jo", grant: .role(.publisher)))),
    (
      "!rôle capitaine gestionnaire SDIS 63",
      Wanted.order(ChangeRole(person: "capitaine", grant: .manager(of: "SDIS63")))
    ),
    (
      "!rôle jo retirer Volontaire",
      Wanted.order(ChangeRole(person: "jo", grant: .role(.volunteer), withdraws: true, isFeminine: true))
    ),
    (
      "!rôle retirer administrateur visov/jo",
      Wanted.order(ChangeRole(person: "visov/jo", grant: .role(.admin), withdraws: true))
    ),
    ("!rôle jo", Wanted.query(ShowRoles(person: "jo"))), ("!rôle", Wanted.query(ShowRoles())),
  ])
  func frenchLines(_ line: String, _ expected: Wanted) throws {
    let parsed = try Shipped.book().parse(line, .french())
    #expect(parsed.wanted == expected, "\(parsed)")
  }

  @Test(arguments: [
    ("!note", "fault.missing"), ("!note @63", "fault.missing"), ("!rôle capitaine gestionnaire", "fault.missing"),
    ("!rôle vérificatrice", "fault.missing"), ("!rôle jo retirer", "fault.missing"),
    ("!rôle jo chef", "fault.bad_value"), ("!rôle jo vérificatrice SDIS63", "fault.unexpected"),
    ("!rol jo vérificatrice", "fault.full_name"), ("!journal beaucoup", "fault.bad_value"),
  ])
  func faultsSayTheMend(_ line: String, _ code: String) throws {
    #expect(try Shipped.book().faultCode(line, .french()) == code)
  }

  /// Two notes that differ by what stands behind a colon are two notes.
  @Test func notesFoldByAllTheirWords() throws {
    let book = try Shipped.book()
    func folded(_ line: String) -> String? {
      if case .request(_, let folded) = book.parse(line, .french()) { folded } else { nil }
    }
    #expect(folded("!note Préfet : appelé") == folded("!NOTE prefet : appele"))
    #expect(folded("!note préfet : appelé") != folded("!note préfet : absent"))
    #expect(folded("!note @63 x") != folded("!note @42 x"))
  }

  @Test func everyKindOfEventHasItsText() {
    let texts = Catalogue.texts(of: CommandList.all)
    for event in EventList.all {
      #expect(event.sentence.code == event.logCode)
      #expect(texts[event.logCode] != nil, "texts/log.yaml and the catalogue lack \(event.logCode)")
    }
  }
}
