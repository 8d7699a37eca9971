import CrisisCore
import Testing

@testable import CommandBook
@testable import DutyDesk

@Suite struct CommandParsingTests {
  static let french: [(String, Wanted)] = [
    ("!activer crue", Wanted.order(Activate(hazard: .flood))),
    (
      "!activer crue de l’Allier exercice",
      Wanted.order(Activate(hazard: .flood, title: "crue de l’Allier", nature: .exercise))
    ),
    ("!activer exercice crue", Wanted.order(Activate(hazard: .flood, nature: .exercise))),
    (
      "!activer Feu de forêt à Vollore pour=sdis63",
      Wanted.order(Activate(hazard: .forestFire, title: "Feu de forêt à Vollore", requester: "SDIS63"))
    ),
    ("!activer feu pour SDIS 63", Wanted.order(Activate(hazard: .forestFire, requester: "SDIS63"))),
    (
      "!activer crue par = PREF63 : convention signée demain",
      Wanted.order(Activate(hazard: .flood, requester: "PREF63", reason: "convention signée demain"))
    ),
    ("!activer crue par débordement", Wanted.order(Activate(hazard: .flood, title: "crue par débordement"))),
    ("!activer accident ferroviaire", Wanted.order(Activate(hazard: .transportAccident))),
    ("!activer tempete", Wanted.order(Activate(hazard: .storm))),
    ("!voir 47", Wanted.query(ShowReport(number: 47))),
    ("!voir47", Wanted.query(ShowReport(number: 47))),
    ("!v S47.", Wanted.query(ShowReport(number: 47))),
    ("!voir #47 ?", Wanted.query(ShowReport(number: 47))),
    ("!voir n° 47", Wanted.query(ShowReport(number: 47))),
    ("!voir @63 47", Wanted.query(ShowReport(number: 47), crisis: "63")),
    ("!voir @63-crue-2411 47", Wanted.query(ShowReport(number: 47), crisis: "63-crue-2411")),
    ("!signaler @2A Ajaccio", Wanted.order(FileReport(place: "Ajaccio"), crisis: "2A")),
    ("!état", Wanted.query(ShowStatus())),
    ("!ETAT ?", Wanted.query(ShowStatus())),
    ("!e\u{301}tat", Wanted.query(ShowStatus())),
    ("!état 63-crue-2411", Wanted.query(ShowStatus(), crisis: "63-crue-2411")),
    ("!status", Wanted.query(ShowStatus())),
    ("!aide", Wanted.query(ShowHelp(topic: .overview))),
    ("!?", Wanted.query(ShowHelp(topic: .overview))),
    ("!? voir", Wanted.query(ShowHelp(topic: .command("show")))),
    ("!aide !signaler", Wanted.query(ShowHelp(topic: .command("report")))),
    ("!aide tout", Wanted.query(ShowHelp(topic: .everything))),
    ("!aid", Wanted.query(ShowHelp(topic: .overview))),
    ("!ping", Wanted.query(Ping())),
    ("!oui", Wanted.order(Answer.yes(nil))),
    ("!ok !", Wanted.order(Answer.yes(nil))),
    ("!oui Q2", Wanted.order(Answer.yes(QuestionNumber(number: 2)))),
    ("!oui S3", Wanted.order(Answer.yes(QuestionNumber(number: 3, isReport: true)))),
    ("!oui @63 s3", Wanted.order(Answer.yes(QuestionNumber(number: 3, isReport: true)), crisis: "63")),
    ("!non S3 pas encore", Wanted.order(Answer.no(QuestionNumber(number: 3, isReport: true), reason: "pas encore"))),
    ("!non", Wanted.order(Answer.no(nil, reason: nil))),
    ("!non 2 mauvais salon", Wanted.order(Answer.no(QuestionNumber(number: 2), reason: "mauvais salon"))),
    ("!non merci", Wanted.order(Answer.no(nil, reason: "merci"))),
    ("!annuler", Wanted.order(TakeBack())),
    ("!langue anglais", Wanted.order(ChooseLanguage(language: .english))),
    ("!lan FR", Wanted.order(ChooseLanguage(language: .french))),
    ("  !ping", Wanted.query(Ping())),
    ("Vigie: ping", Wanted.query(Ping())),
    ("vigie, !ping", Wanted.query(Ping())),
    ("@Vigie ping", Wanted.query(Ping())),
    ("Vigie : voir 47", Wanted.query(ShowReport(number: 47))),
  ]

  @Test(arguments: french)
  func frenchLines(_ line: String, _ expected: Wanted) throws {
    let parsed = try Shipped.book().parse(line, .french())
    #expect(parsed.wanted == expected, "\(parsed)")
  }

  @Test(arguments: [
    (
      "!activate flood of the Allier drill",
      Wanted.order(Activate(hazard: .flood, title: "flood of the Allier", nature: .exercise))
    ),
    ("!activate wildfire for SDIS63", Wanted.order(Activate(hazard: .forestFire, requester: "SDIS63"))),
    ("!no 3 wrong channel", Wanted.order(Answer.no(QuestionNumber(number: 3), reason: "wrong channel"))),
    ("!lang french", Wanted.order(ChooseLanguage(language: .french))),
    ("!help report", Wanted.query(ShowHelp(topic: .command("report")))),
    ("!signaler Issoire", Wanted.order(FileReport(place: "Issoire"))),
  ])
  func englishLines(_ line: String, _ expected: Wanted) throws {
    let parsed = try Shipped.book().parse(line, .english())
    #expect(parsed.wanted == expected, "\(parsed)")
  }

  @Test(arguments: [
    "bonjour", "", "   ", "!", "!!", "! ?", "! bientôt", "! l’eau monte", "! Urgent : réunion", "!  ", "! voirie",
    "! 47", "!?!", "!1", "…", "Vigie est en panne", "vigie", "Vigiel: ping",
    "le !ping",
    "Vigie: 👍", "@Vigie", "!👍", "\u{202E}!ping",
  ])
  func talkIsNotACommand(_ line: String) throws {
    #expect(try Shipped.book().parse(line, .french()) == .conversation)
  }

  @Test func aDirectMessageNeedsNoMark() throws {
    let book = try Shipped.book()
    #expect(book.parse("aide", .french(isDirect: true)).wanted == Wanted.query(ShowHelp(topic: .overview)))
    #expect(book.parse("?", .french(isDirect: true)).wanted == Wanted.query(ShowHelp(topic: .overview)))
    #expect(book.parse("oui", .french(isDirect: true)).wanted == Wanted.order(Answer.yes(nil)))
    #expect(book.faultCode("bonjour", .french(isDirect: true)) == "fault.unknown_command")
    #expect(book.parse("👍", .french(isDirect: true)) == .conversation)
  }

  @Test(arguments: [
    ("!activr crue", "fault.unknown_command"), ("!acti crue", "fault.full_name"), ("!ann", "fault.full_name"),
    ("!si", "fault.unknown_command"), ("!rep", "fault.missing"), ("!aide signalr", "fault.unknown_command"),
    ("!voir", "fault.missing"), ("!voir abc", "fault.bad_value"), ("!prendre P9", "fault.wrong_kind"),
    ("!voir 63-crue-2411", "fault.wrong_kind"), ("!voir 47 48", "fault.unexpected"), ("!ping pong", "fault.unexpected"),
    ("!annuler 47", "fault.unexpected"), ("!langue de", "fault.bad_value"), ("!langue", "fault.missing"),
    ("!activer", "fault.missing"), ("!activer inondatoin", "fault.bad_value"), ("!ping x=1", "fault.unknown_key"),
    ("!oui peut-être", "fault.bad_value"), ("!xyzzy", "fault.unknown_command"), ("!état truc", "fault.bad_value"),
  ])
  func faultsSayTheMend(_ line: String, _ code: String) throws {
    let book = try Shipped.book()
    guard case .fault(let fault) = book.parse(line, .french()) else {
      Issue.record("\(line): \(book.parse(line, .french()))")
      return
    }
    #expect(fault.statement.code == code)
    #expect(book.mismatches(fault.statement).isEmpty, "\(book.mismatches(fault.statement))")
    #expect(book.render(fault.statement, .french).contains("!"))
  }

  @Test func aMisspeltCommandIsSuggested() throws {
    let book = try Shipped.book()
    guard case .fault(let fault) = book.parse("!signalr Issoire", .french()) else {
      Issue.record("executed")
      return
    }
    #expect(
      book.render(fault.statement, .french)
        == "Commande inconnue\u{A0}: !signalr. Vouliez-vous dire !signaler\u{A0}? Rien n’est fait. Les commandes\u{A0}: !aide"
    )
  }

  @Test(arguments: [
    ("!activer inondatoin", "Vouliez-vous dire inondation\u{A0}?"),
    ("!an", "Vouliez-vous dire !annuler\u{A0}?"),
    ("!xyzzy", "Commande inconnue\u{A0}: !xyzzy. Rien n’est fait."),
    ("!reprot", "Vouliez-vous dire !signaler\u{A0}?"),
    ("!prendre P12", "!prendre porte sur un signalement\u{A0}; P12 est une proposition d’appui."),
    ("!valider S4", "!valider porte sur un relais\u{A0}; S4 est un signalement."),
    ("!voir 63-crue-2411", "Pour la crise\u{A0}: !état @63-crue-2411"), ("!acti", "!activer (et non !acti)"),
    ("!signaler 25h61", "l’heure «\u{A0}25h61\u{A0}» n’existe pas"),
    ("!signaler ville=x", "Connus\u{A0}: lien=, heure="),
    ("!signaler heure=hier", "à quelle heure\u{A0}? Écrivez hier 14h10."),
    ("!corr", "il manque le numéro d’un signalement (47)"),
  ])
  func theAnswerNamesTheMend(_ line: String, _ expected: String) throws {
    let book = try Shipped.book()
    guard case .fault(let fault) = book.parse(line, .french()) else {
      Issue.record("\(line) was executed")
      return
    }
    let said = book.render(fault.statement, .french)
    #expect(said.contains(expected), "\(said)")
    #expect(TextRulesTests.slips(said, .french).filter { !$0.contains("two stops") } == [], "\(said)")
  }

  @Test func ofManyThatBeginAlikeTheMostUsedIsNamed() throws {
    let book = try Shipped.book()
    guard case .fault(let fault) = book.parse("!r", .english()) else {
      Issue.record("executed")
      return
    }
    #expect(book.render(fault.statement, .english).contains("Did you mean !report"))
  }

  @Test func retypedLinesFoldAlike() throws {
    let book = try Shipped.book()
    func folded(_ line: String) -> String? {
      if case .request(_, let folded) = book.parse(line, .french()) { folded } else { nil }
    }
    #expect(folded("!signaler Issoire  14h10 : L’EAU monte") == "report issoire 14h10 : l'eau monte")
    #expect(folded("!s ISSOIRE 14h10: l'eau monte") == folded("!signaler Issoire 14h10 : L’eau monte"))
    #expect(folded("!s https://youtu.be/aB") != folded("!s https://youtu.be/Ab"))
    #expect(folded("!ping") == "ping")
  }
}
