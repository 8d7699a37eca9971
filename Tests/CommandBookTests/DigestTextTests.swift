import Testing

@testable import CommandBook
@testable import CrisisCore
@testable import DutyDesk

/// Digests in words, against the samples of the team's page.
@Suite struct DigestTextTests {
  static let crisis = Crisis(
    code: "63-crue-2411", title: "crue de l’Allier", hazard: .flood, departements: [], nature: .real, status: .active,
    requester: "SDIS63", authorities: ["SDIS63"], openedBy: 1, openedAt: 0)

  /// Of Sunday 24 November 2019, from 12h00 to 14h00.
  static func frame(number: Int? = 6, late: Milliseconds? = nil, next: Milliseconds? = noon + 4 * .hour) -> DigestFrame
  {
    DigestFrame(
      number: number, from: noon, to: noon + 2 * .hour, weekday: "day.sunday", date: "24/11", beginsEarlier: false,
      previous: (5, 12), next: next, late: late, head: "3fa94c07")
  }

  static let noon: Milliseconds = floodDay - 150 * .minute

  static let content = DigestContent(
    byStatus: [.verified: 9, .new: 4, .claimed: 1, .duplicate: 3, .refuted: 1],
    groups: [
      .init(section: .verifiedUrgent, commune: "Brassac-les-Mines", count: 3),
      .init(section: .verified, commune: "Coudes", count: 2), .init(section: .verified, commune: "Issoire", count: 4),
      .init(section: .toConfirmUrgent, commune: "Parent", count: 1),
      .init(section: .toConfirm, commune: "Le Broc", count: 1), .init(section: .toConfirm, commune: "Coudes", count: 2),
      .init(section: .toConfirm, commune: "Orbeil", count: 1),
    ],
    items: [
      .verifiedUrgent: [
        .init(number: 55, commune: "Brassac-les-Mines", text: "quartier évacué"),
        .init(
          number: 58, commune: "Brassac-les-Mines", text: "pont submergé", detail: "rue du Pont",
          seenAt: noon + 100 * .minute, people: 3, isNew: true),
        .init(
          number: 60, commune: "Brassac-les-Mines", text: "panne électrique", people: 1, isNew: false, isTouched: true),
      ],
      .verified: [
        .init(number: 51, commune: "Issoire", text: "route coupée au pont"), .init(number: 49, commune: "Issoire"),
        .init(number: 50, commune: "Issoire"), .init(number: 53, commune: "Issoire"),
        .init(number: 56, commune: "Coudes", text: "eau à 20 cm des maisons"),
        .init(number: 57, commune: "Coudes", text: "gymnase ouvert."),
      ],
      .toConfirmUrgent: [.init(number: 63, commune: "Parent", text: "camping, 4 caravanes isolées")],
      .toConfirm: [
        .init(number: 61, commune: "Coudes", text: "eau dans les caves"), .init(number: 62, commune: "Orbeil"),
      ],
    ])

  private func words(_ statements: [Statement], _ language: Language = .french) throws -> [String] {
    let book = try Shipped.book()
    let context = RenderContext(language, Clock.paris, now: Self.noon + 2 * .hour)
    return statements.map { statement in
      #expect(book.mismatches(statement) == [])
      let line = book.render(statement, context)
      #expect(TextRulesTests.slips(line, language) == [], "\(line)")
      return line.replacing("\u{A0}", with: " ")
    }
  }

  private func digest(_ frame: DigestFrame = frame(), _ content: DigestContent = content, news: Bool = true)
    -> DigestComposition
  {
    DigestComposition(crisis: Self.crisis, frame: frame, content: content, hasNews: news)
  }

  @Test func theSampleOfThePage() throws {
    #expect(
      try words(digest().lines) == [
        "POINT N° 6, 63-crue-2411, crue de l’Allier. Dimanche 24/11, de 12h00 à 14h00. 18 signalements (12 au point n° 5) : 9 vérifiés, 5 à confirmer, 3 doublons, 1 infirmé. Prochain point : 16h00. Journal : 3fa94c07",
        "DÉTRESSE : aucune.",
        "VÉRIFIÉ, URGENT. Brassac-les-Mines (3) : S55 quartier évacué ; S58 pont submergé (rue du Pont, nouveau, 13h40, 3 personnes) ; S60 panne électrique (mis à jour, 1 personne).",
        "VÉRIFIÉ. Issoire (4) : S51 route coupée au pont ; S49, S50, S53. Coudes (2) : S56 eau à 20 cm des maisons ; S57 gymnase ouvert.",
        "À CONFIRMER, URGENT. Parent : S63 camping, 4 caravanes isolées.",
        "À CONFIRMER. Coudes (2) : S61 eau dans les caves ; 1 autre. Orbeil : S62. Le Broc : 1 signalement.",
      ])
    #expect(
      try words(digest().lines, .english).prefix(3) == [
        "SITUATION No. 6, 63-crue-2411, crue de l’Allier. Sunday 24/11, from 12:00 to 14:00. 18 reports (12 at No. 5): 9 verified, 5 to confirm, 3 duplicates, 1 refuted. Next: 16:00. Journal: 3fa94c07",
        "DISTRESS: none.",
        "VERIFIED, URGENT. Brassac-les-Mines (3): S55 quartier évacué; S58 pont submergé (rue du Pont, new, 13:40, 3 people); S60 panne électrique (updated, 1 person).",
      ])
  }

  /// On one line as long as it holds both; what is to be confirmed is never read as verified.
  @Test func roadsAndEvacuationsStandOnLinesOfTheirOwn() throws {
    let known = DigestContent.Section.of(.roads, isVerified: true)
    let open = DigestContent.Section.of(.roads, isVerified: false)
    let evacuations = DigestContent.Section.of(.evacuations, isVerified: true)
    var content = DigestContent(
      byStatus: [.verified: 3, .new: 2],
      groups: [
        .init(section: known, commune: "Issoire", count: 2), .init(section: open, commune: "Orbeil", count: 1),
        .init(section: evacuations, commune: "Coudes", count: 1),
        .init(section: .toConfirm, commune: "Coudes", count: 1),
      ],
      items: [
        known: [
          .init(number: 9, commune: "Issoire", text: "route coupée au pont", isUrgent: true, isNew: true),
          .init(number: 8, commune: "Issoire", text: "rue Mégecoste fermée", isUrgent: false),
        ],
        open: [.init(number: 4, commune: "Orbeil", text: "la RD 123 est sous l’eau", isUrgent: false)],
        evacuations: [.init(number: 7, commune: "Coudes", text: "bas du bourg", people: 12, isUrgent: false)],
      ])
    #expect(
      try words(digest(Self.frame(), content).lines).dropFirst() == [
        "DÉTRESSE : aucune.",
        "ÉVACUATIONS, VÉRIFIÉ. Coudes : S7 bas du bourg (12 personnes).",
        "ROUTES, VÉRIFIÉ. Issoire (2) : S9 route coupée au pont (urgent, nouveau) ; S8 rue Mégecoste fermée. À CONFIRMER. Orbeil : S4 la RD 123 est sous l’eau.",
        "À CONFIRMER. Coudes : 1 signalement.",
      ])
    #expect(
      try words(digest(Self.frame(), content).lines, .english)[3]
        == "ROADS, VERIFIED. Issoire (2): S9 route coupée au pont (urgent, new); S8 rue Mégecoste fermée. TO CONFIRM. Orbeil: S4 la RD 123 est sous l’eau."
    )
    content.items[open] = (10..<14).map {
      .init(number: $0, commune: "Orbeil", text: "la RD 123 est sous l’eau à la sortie du bourg", isUrgent: false)
    }
    content.groups[1].count = 6
    let two = try words(digest(Self.frame(), content).lines).filter { $0.hasPrefix("ROUTES") }
    #expect(two.count == 2)
    #expect(two.last?.hasPrefix("ROUTES (suite), À CONFIRMER. Orbeil (6) : S10 la RD 123") == true, "\(two)")
    #expect(two.last?.hasSuffix("2 autres.") == true, "\(two)")
  }

  @Test func nothingNewIsOneLine() throws {
    #expect(
      try words(digest(news: false).lines) == [
        "POINT N° 6, 63-crue-2411, de 12h00 à 14h00 : rien de nouveau. Détresse : aucune. Prochain point : 16h00."
      ])
    let late = Self.frame(late: Self.noon, next: nil)
    #expect(
      try words(digest(late, news: false).lines) == [
        "POINT N° 6, 63-crue-2411, de 12h00 à 14h00 : rien de nouveau. Détresse : aucune. En retard, attendu à 12h00. Aucun autre point prévu."
      ])
  }

  @Test func whatIsEmptyIsLeftOut() throws {
    var content = Self.content
    content.groups.removeAll { $0.section != .toConfirm }
    content.items = [:]
    content.byStatus = [.new: 4, .unverifiable: 1, .superseded: 2, .outOfScope: 1]
    var frame = Self.frame(number: nil)
    frame.previous = nil
    frame.beginsEarlier = true
    frame.from = Self.noon - 15 * .hour
    #expect(
      try words(digest(frame, content).lines) == [
        "POINT DE SITUATION, 63-crue-2411, crue de l’Allier. Dimanche 24/11, depuis le 23/11 à 21h00. 8 signalements : 4 à confirmer, 1 invérifiable, 2 périmés, 1 hors sujet. Prochain point : 16h00. Journal : 3fa94c07",
        "DÉTRESSE : aucune.",
        "À CONFIRMER. Coudes (2) : 2 signalements. Le Broc : 1 signalement. Orbeil : 1 signalement.",
      ])
  }

  @Test func theLastHoursHaveNoNumber() throws {
    #expect(
      try words(digest(Self.frame(number: nil)).lines(ofTheLast: 2 * .hour)).prefix(2) == [
        "POINT SUR 2 h, depuis 12h00, 63-crue-2411, crue de l’Allier : 18 signalements arrivés ou modifiés, 9 vérifiés, 5 à confirmer, 3 doublons, 1 infirmé. Journal : 3fa94c07",
        "DÉTRESSE : aucune.",
      ])
    #expect(
      try words(digest(Self.frame(number: nil), news: false).lines(ofTheLast: 45 * .minute)).prefix(2) == [
        "POINT SUR 45 min, depuis 12h00, 63-crue-2411, crue de l’Allier : rien de nouveau.", "DÉTRESSE : aucune.",
      ])
  }

  @Test func everyLineOfAnExerciseSaysSo() throws {
    var composition = digest()
    composition.crisis.nature = .exercise
    for line in try words(composition.lines) { #expect(line.hasPrefix("EXERCICE ")) }
  }

  /// However much there is to tell, a digest is 15 lines of 400 bytes at most, and no report is lost from its counts.
  @Test(arguments: 1...40)
  func aDigestFitsAChat(_ communes: Int) throws {
    var content = DigestContent()
    for section in DigestContent.Section.all {
      for commune in 0..<communes {
        let name = commune == 3 ? nil : "Saint-Étienne-sur-Usson-lès-\(commune)"
        content.groups.append(.init(section: section, commune: name, count: 30 + commune))
        for number in 0..<6 {
          content.items[section, default: []].append(
            .init(
              number: 1_000 + commune * 10 + number, commune: name, category: .road,
              text: number == 5 ? nil : "l’eau monte très vite, les chaussées sont coupées à l’entrée du bourg",
              detail: number == 4 ? nil : "entre le pont de Parentignat et la place de la Liberté, n° 12 bis",
              seenAt: Self.noon - .day, people: 1_234, isUrgent: section.topic.map { _ in true }, isNew: number > 2,
              isTouched: true))
        }
        content.byStatus[section.isVerified ? .verified : .new, default: 0] += 30 + commune
      }
    }
    content.rumours = [
      DigestRumour(number: 7, commune: nil, text: "lâcher de barrage", status: .new, people: 31, since: 0)
    ]
    content.relays = DigestRelays([Self.denial(ofReport: 7)])
    let composition = digest(Self.frame(), content)
    #expect(composition.lines.count <= DigestComposition.mostLines)
    // What is long gives way to what is short.
    for section in ["rumours", "relays", "roads", "evacuations"].map({ "digest_line.\($0)" }) {
      #expect(composition.lines.contains { $0.code == section }, "\(section)")
    }
    for language in Language.allCases {
      for line in try words(composition.lines, language) {
        #expect(line.utf8.count <= 400, "\(line.utf8.count): \(line)")
      }
    }
  }

  private static func denial(ofReport number: Int, _ status: RelayStatus = .draft) -> Relay {
    Relay(
      crisis: "63-crue-2411", number: 9, kind: .denial, status: status, text: "Aucun lâcher n’est prévu.",
      source: "https://www.puy-de-dome.gouv.fr/crue", report: number, writtenBy: 3, writtenAt: noon,
      expiresAt: noon + .day)
  }

  @Test func aRumourNamesTheRelayThatDeniesIt() throws {
    let relays = DigestRelays([Self.denial(ofReport: 59), Self.denial(ofReport: 60, .withdrawn)])
    #expect(relays.denial(ofReport: 60) == nil && relays.denial(ofReport: 61) == nil)
    var content = DigestContent()
    content.rumours = [
      DigestRumour(
        number: 59, commune: nil, text: "lâcher de barrage", status: .refuted, people: 31,
        since: Self.noon + 70 * .minute, by: "Léa", at: Self.noon + 95 * .minute, denial: relays.denial(ofReport: 59))
    ]
    let told =
      "RUMEURS. S59, lâcher de barrage : 31 messages depuis 13h10, infirmé par Léa à 13h35. Démenti R9"
    #expect(try words(digest(Self.frame(), content).lines).contains("\(told) à valider."))
    content.rumours[0].denial = Self.denial(ofReport: 59, .approved)
    #expect(try words(digest(Self.frame(), content).lines).contains("\(told) validé, pas encore en ligne."))
  }

  static let lines: [(String, Asked)] = [
    ("!point", .order(IssueDigest())), ("!p", .order(IssueDigest())),
    ("!point 2h", .query(ReadDigest(last: 2 * .hour))), ("!point 45 min", .query(ReadDigest(last: 45 * .minute))),
    ("!point toutes 2h", .order(SetDigestPeriod(every: 2 * .hour))),
    ("!point toutes les 2h", .order(SetDigestPeriod(every: 2 * .hour))),
    ("!point chaque 1h30", .order(SetDigestPeriod(every: 90 * .minute))),
    ("!point stop", .order(SetDigestPeriod(every: nil))), ("!POINT ARRÊT", .order(SetDigestPeriod(every: nil))),
    ("!digest every 3h", .order(SetDigestPeriod(every: 3 * .hour))),
    ("!digest off", .order(SetDigestPeriod(every: nil))), ("!digest 1h", .query(ReadDigest(last: .hour))),
  ]

  @Test(arguments: lines)
  func isUnderstood(_ line: String, _ asked: Asked) throws {
    #expect(try Shipped.book().asked(line, .french()) == asked)
  }

  @Test(arguments: [
    ("!point toutes", "fault.missing"), ("!point demain", "fault.bad_value"), ("!point 0h", "fault.bad_value"),
    ("!point toutes midi", "fault.bad_value"), ("!point 2h encore", "fault.unexpected"),
  ])
  func whatIsNotUnderstoodDoesNothing(_ line: String, _ code: String) throws {
    #expect(try Shipped.book().faultCode(line, .french()) == code)
  }
}

@Suite struct DigestRouteTests {
  /// Who may not have a digest issued reads what it would say.
  @Test func theSameWordsAreReadByWhoMayOnlyLook() {
    let coordinator = RightsTests.Persona.coordinator
    #expect(IssueDigest().query(for: coordinator.asking(in: .coordination)) == nil)
    #expect(IssueDigest().query(for: RightsTests.Persona.volunteer.asking(in: .direct)) is ReadDigest)
    #expect(TakeBack().query(for: coordinator.asking(in: .direct)) == nil)
  }
}
