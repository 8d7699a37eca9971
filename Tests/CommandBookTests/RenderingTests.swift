import Testing

@testable import CommandBook
@testable import CrisisCore
@testable import DutyDesk

@Suite struct RenderingTests {
  private static let sdis = Value.authority(.sdis, departement: "63", name: "SDIS du Puy-de-Dôme")
  private static let prefecture = Value.authority(.prefecture, departement: "63", name: "Préfecture du Puy-de-Dôme")

  static let french: [(Statement, String)] = [
    (
      Statement(
        "activate.ask",
        [
          "hazard": .hazard(.flood), "departements": .list([.text("63")]), "requester": sdis, "exercise": .flag(false),
          "test": .flag(false), "offered": .flag(false),
        ]),
      "Activer l’équipe\u{A0}? Inondation, département 63, à la demande du SDIS 63, mission réelle. !oui pour activer, !non pour renoncer. Pour un exercice\u{A0}: !activer inondation exercice"
    ),
    (
      Statement(
        "activate.ask",
        [
          "hazard": .hazard(.flood), "departements": .list([.text("63"), .text("43")]), "requester": prefecture,
          "exercise": .flag(true), "test": .flag(false), "offered": .flag(false), "title": .text("crue de l’Allier"),
          "question": .number(2),
        ], nature: .exercise),
      "EXERCICE Activer l’équipe\u{A0}? Inondation (crue de l’Allier), départements 63 et 43, à la demande de la préfecture du Puy-de-Dôme, EXERCICE. !oui 2 pour activer, !non 2 pour renoncer."
    ),
    (
      Statement(
        "report.recorded",
        [
          "number": .number(47), "place": .text("Issoire"), "outside": .flag(false),
          "facts": facts(["category": .category(.road), "time": .time(floodDay - 20 * .minute), "urgent": .flag(true)]),
        ]),
      "S47 enregistré\u{A0}: Issoire, route, vu à 14h10, urgent, non vérifié. Une erreur\u{A0}: !corriger 47 puis le mot juste, ou !annuler (2\u{A0}min)."
    ),
    (
      Statement(
        "report.unknown_place",
        [
          "number": .number(48), "facts": facts(), "namesakes": .flag(false), "given": .text("Orbel"),
          "departements": .list([.text("63")]),
          "suggestions": .choice([.text("Orbeil"), .text("Orléat")]), "first": .text("Orbeil"),
        ]),
      "S48 enregistré, non vérifié, lieu à préciser\u{A0}: aucune commune «\u{A0}Orbel\u{A0}» dans le 63. Orbeil ou Orléat\u{A0}? Répondez\u{A0}: !corriger 48 Orbeil"
    ),
    (
      Statement(
        "report.unknown_place",
        [
          "number": .number(48), "facts": facts(), "namesakes": .flag(false), "given": .text("Xyz"),
          "departements": .list([.text("63")]),
          "suggestions": .choice([]),
        ]),
      "S48 enregistré, non vérifié, lieu à préciser\u{A0}: aucune commune «\u{A0}Xyz\u{A0}» dans le 63. Répondez\u{A0}: !corriger 48 puis la commune"
    ),
    (
      Statement(
        "report.counted",
        [
          "number": .number(31), "place": .text("Brassac-les-Mines"), "status": .status(ReportStatus.verified),
          "people": .number(9),
        ]),
      "S31 existe déjà (même lien)\u{A0}: Brassac-les-Mines, vérifié. Compté\u{A0}: 9 personnes l’ont signalé. Si ce lien montre un autre fait\u{A0}: !signaler autre, puis le lien, le lieu et le texte."
    ),
    (
      Refusal.because(Texts.refusals.notAllowed(.activate, [.manager, .coordinator])).statement,
      "La commande !activer ne vous est pas ouverte. Peuvent le faire\u{A0}: les coordinateurs et les gestionnaires. Ce que vous pouvez faire\u{A0}: !aide"
    ),
    (
      Refusal.because(Texts.refusals.wrongPlace(.activate, [.managers, .coordination, .direct])).statement,
      "!activer ne s’utilise pas ici. Écrivez-la dans le salon de coordination, un message privé ou le salon de vos gestionnaires."
    ),
    (
      Statement(
        "status.crisis",
        [
          "crisis": .text("63-crue-2411"), "title": .text("crue"), "since": .time(floodDay - .day),
          "counts": .list([.phrase(Texts.crises.counts(1, 1, 0))]), "eased": .flag(false), "cod_armed": .flag(false),
        ]),
      "63-crue-2411, crue, active depuis le 23/11 à 14h30. 1 signalement, à vérifier."
    ),
    (Texts.crises.counts(0, 0, 0), "Aucun signalement"),
    (Texts.crises.counts(1, 1, 1), "1 signalement, à vérifier, urgent"),
    (Texts.crises.counts(7, 3, 1), "7 signalements, dont 3 à vérifier et 1 urgent"),
    (Texts.crises.counts(7, 0, 0), "7 signalements, rien à vérifier"),
  ]

  private static func facts(_ values: [String: Value] = [:]) -> Value {
    let none: [String: Value] = ["urgent": .flag(false), "link": .flag(false), "old": .flag(false)]
    return .list([.phrase(Statement("report.facts", none.merging(values) { $1 }))])
  }

  @Test(arguments: french)
  func frenchLines(_ statement: Statement, _ expected: String) throws {
    let book = try Shipped.book()
    #expect(book.render(statement, .french) == expected)
    #expect(book.mismatches(statement).isEmpty, "\(book.mismatches(statement))")
  }

  @Test func wordsThatWereCutEndTheSentenceByThemselves() throws {
    let item = Statement(
      "digest_line.item", ["number": .number(7), "text": .text("le bas du…"), "category": .flag(false)])
    let group = Statement(
      "digest_line.group", ["commune": .text("Coudes"), "count": .number(1), "items": .list([.phrase(item)])])
    #expect(try Shipped.book().render(group, .french) == "Coudes\u{A0}: S7 le bas du…")
  }

  @Test func englishLines() throws {
    let book = try Shipped.book()
    let recorded = Statement(
      "report.recorded",
      [
        "number": .number(47), "place": .text("Issoire"), "outside": .flag(false),
        "facts": Self.facts(["time": .time(floodDay - .day), "people": .number(1), "link": .flag(true)]),
      ], nature: .test)
    #expect(
      book.render(recorded, .english)
        == "TEST S47 recorded: Issoire, seen at 14:30 on 23/11, 1 person, with a link, not verified. A mistake: !correct 47 and the right word, or !undo (2 min)."
    )
    let reserved = Refusal.because(Texts.refusals.notAllowed(.activate, [.manager])).statement
    #expect(
      book.render(reserved, .english) == "!activate is not open to you. Open to: managers. What you can do: !help")
  }

  @Test(arguments: [
    (Value.authority(.sdis, departement: "63", name: "SDIS"), "SDIS 63", "du SDIS 63", "le SDIS 63"),
    (.authority(.bspp, departement: nil, name: "Brigade"), "BSPP", "de la BSPP", "la BSPP"),
    (
      .authority(.commune, departement: "63", name: "Mairie d’Issoire"), "mairie d’Issoire", "de la mairie d’Issoire",
      "la mairie d’Issoire"
    ),
    (.authority(.commune, departement: "63", name: "Issoire"), "Issoire", "d’Issoire", "Issoire"),
    (.authority(.commune, departement: "63", name: "Coudes"), "Coudes", "de Coudes", "Coudes"),
    (.authority(.sdis, departement: nil, name: "Pompiers"), "Pompiers", "de Pompiers", "Pompiers"),
  ])
  func authoritiesTakeTheirArticle(_ value: Value, _ plain: String, _ of: String, _ the: String) throws {
    let voice = Voice(book: try Shipped.book(), language: .french, clock: Clock.paris, now: floodDay, namesZone: false)
    let forms: [ValueForm] = [.plain, .of, .the]
    #expect(forms.map { voice.form(value, $0).printed } == [plain, of, the])
  }

  @Test(arguments: [
    (Int64(45_000), "45\u{A0}s", "45\u{A0}s"), (90_000, "2\u{A0}min", "2\u{A0}min"),
    (121_000, "2\u{A0}min", "2\u{A0}min"),
    (899_000, "15\u{A0}min", "15\u{A0}min"), (.hour, "1\u{A0}h", "1\u{A0}h"),
    (5_400_000, "1\u{A0}h\u{A0}30", "1\u{A0}h\u{A0}30\u{A0}min"), (3 * .day, "3\u{A0}j", "3\u{A0}d"),
  ])
  func lengthsOfTime(_ length: Milliseconds, _ french: String, _ english: String) throws {
    let book = try Shipped.book()
    func words(_ language: Language) -> String {
      Voice(book: book, language: language, clock: Clock.paris, now: 0, namesZone: false).words(.duration(length))
    }
    #expect(words(.french) == french)
    #expect(words(.english) == english)
  }

  @Test func timesNameTheirDayAndOffsetWhereNeeded() throws {
    let book = try Shipped.book()
    func words(_ time: String, now: String, namesZone: Bool = false, _ language: Language = .french) throws -> String {
      Voice(book: book, language: language, clock: Clock.paris, now: try Clock.moment(now), namesZone: namesZone)
        .words(.time(try Clock.moment(time)))
    }
    #expect(try words("2019-11-24 00:05", now: "2019-11-24 14:30") == "00h05")
    #expect(try words("2019-11-23 23:55", now: "2019-11-24 00:05") == "le 23/11 à 23h55")
    #expect(try words("2018-01-02 08:00", now: "2019-11-24 00:05", .english) == "08:00 on 2/01/2018")
    #expect(try words("2019-07-24 14:05", now: "2019-07-24 15:00", namesZone: true) == "14h05 (UTC+2)")
    #expect(try words("2019-10-27 02:30", now: "2019-10-27 12:00") == "02h30 (UTC+2)")
  }

  @Test func nothingUnprintableLeaves() throws {
    let hostile = "a\r\nPRIVMSG #x :b\u{0}\u{2}\u{202E}c\u{9B}\u{200B}\u{E0041}d"
    let line = try Shipped.book().render(
      Statement(
        "announcement.unidentified_activate",
        ["nick": .text(hostile), "channel": .text("#c"), "text": .text("{{nick}}<&")]),
      .french)
    #expect(line.contains("a  PRIVMSG #x :b cd, dans #c"))
    #expect(line.contains("«\u{A0}{{nick}}<&\u{A0}»"))
    #expect(line.hasPrefix("ACTIVATION DEMANDÉE"))
  }

  @Test(arguments: [
    (["number": Value.number(1), "crisis": .text("63"), "channels": .list([.text("#a")])], 0),
    (["number": .number(1), "crisis": .text("63"), "channels": .list([.text("#a")]), "phone": .flag(false)], 0),
    ([:], 3), (["number": .text("1"), "crisis": .text("63"), "channels": .list([])], 1),
    (["number": .number(1), "crisis": .text("63"), "channels": .list([]), "x": .flag(true)], 1),
    (["number": .number(1), "crisis": .text("63"), "channels": .list([]), "phone": .number(2)], 1),
  ])
  func valuesAreComparedWithWhatIsDeclared(_ values: [String: Value], _ faults: Int) throws {
    #expect(try Shipped.book().mismatches(Statement("announcement.distress_delivered", values)).count == faults)
  }

  @Test func whatIsSwitchedOffPrintsNothing() throws {
    let voice = Voice(book: try Shipped.book(), language: .french, clock: Clock.paris, now: floodDay, namesZone: false)
    let template = try #require(
      TextTemplate("a{{x}}b{{#x}}c{{/x}}{{^x}}d{{/x}}{{y}}{{#z}}e{{/z}}{{#n_many}}s{{/n_many}}"))
    let values: [String: Value] = ["x": .flag(false), "z": .flag(true), "n": .number(2)]
    #expect(template.render(RenderedValues(values, voice)) == "abdes")
  }

  @Test func aDayPrintsAsItIsWritten() throws {
    let line = try Shipped.book().render(
      Refusal.because(Texts.refusals.noAgreement("SDIS 63", nil, "2027-11-27", nil)).statement, .french)
    #expect(line.contains("(la dernière a pris fin le 27/11/2027)"))
    let early = try Shipped.book().render(
      Refusal.because(Texts.refusals.noAgreement("SDIS 63", "2027-11-27", nil, nil)).statement, .french)
    #expect(early.contains("(elle ne commence que le 27/11/2027)"))
  }

  @Test func anUnknownCodeShowsItself() throws {
    #expect(try Shipped.book().render(Statement("x.y"), .french) == "[x.y]")
  }
}
