import Testing

@testable import CommandBook
@testable import CrisisCore
@testable import DutyDesk

/// `!relayer` and what follows it.
@Suite struct RelayParsingTests {
  private static let source = "https://www.puy-de-dome.gouv.fr/crue?x=1"

  private static func draft(
    _ text: String, _ kind: RelayKind = .advice, beneficiary: String? = nil, report: Int? = nil, account: String? = nil
  ) -> RelayOrder {
    .draft(
      DraftRelay(
        kind: kind, source: source, text: text, beneficiary: beneficiary, report: report, account: account))
  }

  static let french: [(String, RelayOrder)] = [
    ("!relayer consigne \(source) Ne vous engagez pas.", draft("Ne vous engagez pas.")),
    // Behind the address all is the text, as it was typed.
    (
      "!relayer consigne \(source) « Attention » : l’eau monte, vitesse=50 ! S52 à 14h10 ?",
      draft("« Attention » : l’eau monte, vitesse=50 ! S52 à 14h10 ?")
    ),
    ("!relayer consigne \(source) : restez \"chez vous", draft("restez \"chez vous")),
    ("!relayer consigne \(source) voir https://gouv.fr/a", draft("voir https://gouv.fr/a")),
    ("!RELAYER CONSIGNE <\(source)> Restez", draft("Restez")),
    ("!diffuser info \(source) Gymnase ouvert", draft("Gymnase ouvert", .info)),
    ("!relayer démenti S52 \(source) C’est faux.", draft("C’est faux.", .denial, report: 52)),
    ("!relayer dementi \(source) C’est faux.", draft("C’est faux.", .denial)),
    (
      "!relayer solidarité pour=\"Secours populaire 63\" \(source) Donnez",
      draft("Donnez", .solidarity, beneficiary: "Secours populaire 63")
    ),
    (
      "!relayer solidarité Secours populaire 63 \(source) Donnez",
      draft("Donnez", .solidarity, beneficiary: "Secours populaire 63")
    ),
    ("!relayer consigne sur=X \(source) Restez", draft("Restez", account: "X")),
    ("!relayer consigne sur X \(source) Restez", draft("Restez", account: "X")),
    ("!relayer consigne \(source)", draft("")),
    ("!valider R9", .approve(9)), ("!valider 9 !", .approve(9)), ("!valider n° 9", .approve(9)),
    ("!rejeter R9 l’adresse est fausse", .reject(9, reason: "l’adresse est fausse")),
    ("!relayer encore R7", .again(7)),
    ("!relayer corriger R7 \(source) Restez à l’étage !", .correct(7, source: source, text: "Restez à l’étage !")),
    ("!relayer rectificatif r7 \(source) Non.", .correct(7, source: source, text: "Non.")),
    ("!rejeter R9", .reject(9, reason: "")),
    ("!retirer R9", .withdraw(9, reason: nil)), ("!retirer R9 rouverte", .withdraw(9, reason: "rouverte")),
    (
      "!en-ligne R9 https://x.com/visov/status/1",
      .publish(PublishRelay(number: 9, url: "https://x.com/visov/status/1"))
    ),
    (
      "!publié R9 X https://x.com/visov/status/1",
      .publish(PublishRelay(number: 9, url: "https://x.com/visov/status/1", account: "X"))
    ),
    (
      "!en-ligne R9 sur=X https://x.com/visov/status/1",
      .publish(PublishRelay(number: 9, url: "https://x.com/visov/status/1", account: "X"))
    ),
    (
      "!en-ligne R9 échec Facebook : compte suspendu",
      .publish(PublishRelay(number: 9, account: "Facebook", reason: "compte suspendu"))
    ),
    ("!en-ligne R9 raté : panne", .publish(PublishRelay(number: 9, reason: "panne"))),
  ]

  @Test(arguments: french)
  func frenchLines(_ line: String, _ expected: RelayOrder) throws {
    let parsed = try Shipped.book().parse(line, .french())
    #expect(parsed.wanted == Wanted.order(expected), "\(parsed)")
  }

  @Test(arguments: [
    ("!relay advice \(source) Stay home.", draft("Stay home.")),
    ("!relay denial S52 \(source) Not so.", draft("Not so.", .denial, report: 52)),
    ("!relay solidarity for=Croix \(source) Give", draft("Give", .solidarity, beneficiary: "Croix")),
    ("!relay info on=X \(source) Open", draft("Open", .info, account: "X")),
    ("!relay correct R7 \(source) Stay home.", .correct(7, source: source, text: "Stay home.")),
    ("!approve R9", .approve(9)), ("!reject R9 old", .reject(9, reason: "old")),
    (
      "!published R9 failed Facebook: suspended",
      .publish(PublishRelay(number: 9, account: "Facebook", reason: "suspended"))
    ),
    ("!withdraw R9", .withdraw(9, reason: nil)),
  ])
  func englishLines(_ line: String, _ expected: RelayOrder) throws {
    let parsed = try Shipped.book().parse(line, .english())
    #expect(parsed.wanted == Wanted.order(expected), "\(parsed)")
  }

  @Test func theyAreShown() throws {
    let book = try Shipped.book()
    for line in ["!voir R9", "!v r9", "!show R9"] {
      #expect(book.parse(line, .french()).wanted == .query(ShowRelay(number: 9)))
    }
    #expect(book.parse("!liste relais", .french()).wanted == .query(ListRelays()))
    #expect(book.parse("!list relays", .english()).wanted == .query(ListRelays()))
  }

  @Test func theCrisisStandsBeforeTheRest() throws {
    #expect(
      try Shipped.book().parse("!relayer @63 consigne \(Self.source) Restez", .french()).wanted
        == Wanted.order(Self.draft("Restez"), crisis: "63"))
    #expect(
      try Shipped.book().parse("!retirer @63-crue-2411 R9", .french()).wanted
        == Wanted.order(RelayOrder.withdraw(9, reason: nil), crisis: "63-crue-2411"))
  }

  @Test(arguments: [
    ("!relayer", "fault.missing"), ("!relayer consigne", "fault.missing"),
    ("!relayer alerte \(source) a", "fault.bad_value"),
    ("!relayer consigne Restez chez vous", "fault.missing"), ("!relayer consigne S52 \(source) a", "fault.unexpected"),
    ("!relayer consigne mais \(source) a", "fault.unexpected"), ("!relayer consigne https://gouv a", "fault.bad_link"),
    ("!relayer consigne ville=x \(source) a", "fault.unknown_key"), ("!valider", "fault.missing"),
    ("!valider S4", "fault.wrong_kind"), ("!valider abc", "fault.bad_value"), ("!en-ligne R9", "fault.missing"),
    ("!val R9", "fault.full_name"), ("!reje R9 a", "fault.full_name"), ("!ret R9", "fault.full_name"),
    ("!en- R9", "fault.full_name"), ("!vérifier R9 ok", "fault.wrong_kind"),
  ])
  func whatIsNotUnderstoodDoesNothing(_ line: String, _ code: String) throws {
    let book = try Shipped.book()
    #expect(book.faultCode(line, .french()) == code, "\(book.parse(line, .french()))")
  }

  /// The shortest names are those of what is weighty: only the first of the family may be cut short.
  @Test func onlyRelayerMayBeCutShort() throws {
    #expect(try Shipped.book().request("!diff info \(Self.source) a", .french())?.name == "relay")
  }

  @Test func retypedDraftsFoldAlikeAndOthersDoNot() throws {
    let book = try Shipped.book()
    func folded(_ line: String) -> String? {
      if case .request(_, let folded) = book.parse(line, .french()) { folded } else { nil }
    }
    let first = folded("!relayer consigne \(Self.source) Restez chez vous")
    #expect(first == folded("!RELAYER Consigne \(Self.source) restez chez vous"))
    #expect(first != folded("!relayer consigne \(Self.source) restez chez eux"))
  }
}

/// The refusals of relays in words, each with its mend.
@Suite struct RelayTextTests {
  private static let approvers = RelayApprovers(names: ["Camille", "Jo"], managersOf: ["63"])

  @Test func theSampleOfThePage() throws {
    let line = try Shipped.book().render(
      Refusal.because(Texts.relayRefusals.own(9, Self.approvers, Self.approvers.names.unlessEmpty)).statement, .french)
    #expect(
      line.replacing("\u{A0}", with: " ")
        == "R9 n’est pas validé : vous l’avez écrit, une autre personne doit le relire. Peuvent le faire maintenant : Camille, Jo ou un gestionnaire du 63. Camille et Jo sont prévenus. Le reprendre : !retirer R9"
    )
  }

  /// `RELAIS. R7, consigne « … », publiée à 12h22 (X, Facebook). R9, démenti : attend une validation…`
  @Test func theDigestsLineOfThePage() throws {
    var online = Relay(
      crisis: "63-crue-2411", number: 7, kind: .advice, status: .published,
      text: "ne pas s’engager sur une route inondée.", source: "https://gouv.fr", writtenBy: 1, writtenAt: 0,
      expiresAt: floodDay)
    online.publications = ["X", "Facebook"].map {
      RelayPublication(
        account: $0, network: .x, text: "", length: 0, limit: 280, state: .published, url: "https://x.com/a",
        at: floodDay - 128 * .minute)
    }
    let draft = Relay(
      crisis: "63-crue-2411", number: 9, kind: .denial, text: "C’est faux.", source: "https://gouv.fr", writtenBy: 1,
      writtenAt: 0, expiresAt: floodDay)
    var composition = DigestComposition(
      crisis: DigestTextTests.crisis, frame: DigestTextTests.frame(), content: DigestTextTests.content, hasNews: true)
    composition.content.relays = DigestRelays([draft, online], isForManagers: true)
    let book = try Shipped.book()
    let line = try #require(composition.lines.last)
    #expect(
      book.render(line, .french).replacing("\u{A0}", with: " ")
        == "RELAIS. R7, consigne « ne pas s’engager sur une route inondée », publiée à 12h22 (X, Facebook). R9, démenti : attend une validation, la vôtre suffit : !valider R9"
    )
    #expect(
      book.render(line, .english)
        == "RELAYS. R7, advice \"ne pas s’engager sur une route inondée\", published at 12:22 (X, Facebook). R9, denial: waits for approval, yours is enough: !approve R9"
    )
  }
}
