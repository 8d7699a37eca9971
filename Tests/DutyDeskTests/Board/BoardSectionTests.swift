import CrisisCore
import Testing
import VigieTestSupport

@testable import Board
@testable import DutyDesk

/// The pages beside the reports: the same words as in the chat, for those who may ask for them there.
struct BoardSectionTests {
  private static let crisis = "/c/63-crue-2411"

  private static func play(_ scene: (Evening, BoardVisit) async throws -> Void) async throws {
    try await Evening.play(BoardVisit.settings) { e in
      await e.activate("crue de l’Allier")
      await e.say("jo", in: veille, "!relayer consigne https://www.puy-de-dome.gouv.fr/crue Ne vous engagez pas.")
      await e.say("capitaine", in: gest63, "!question Le pont de Parentignat est-il ouvert ?")
      await e.say("samir", in: veille, "!répondre Q1 Non, coupé depuis 2h40.")
      await e.say("jo", in: veille, "!créneau 4h-6h")
      await e.say("camille", in: coord, "!point")
      try await BoardVisit.to(e) { try await scene(e, $0) }
    }
  }

  @Test func eachPageSaysWhatTheChatSays() async throws {
    try await Self.play { e, board in
      let (cookie, _) = try await board.enter(e, "camille")
      let expected: [(String, [String])] = [
        ("relays", ["<h3>R1 ", "Ne vous engagez pas.", "href=\"https://www.puy-de-dome.gouv.fr/crue\"", "card open"]),
        ("questions", ["<h3>Q1 ", "Parentignat", "coupé depuis 2h40", "card good"]),
        ("digests", ["POINT", "63-crue-2411"]), ("offers", ["Rien ici pour l’instant."]),
        ("planning", ["<svg", "Jo", "class=\"empty\"", "il manque une personne"]),
        ("figures", ["<svg", "Aucun signalement reçu"]), ("journal", ["crue de l’Allier", "Ne vous engagez pas."]),
      ]
      for (section, words) in expected {
        let page = try await board.get("\(Self.crisis)/\(section)", cookie)
        #expect(page.status == 200, "\(section)")
        for word in words { #expect(page.body.contains(word), "\(section): \(word) in \(page.body)") }
        #expect(page.body.matches(of: /aria-current="page"/).count == 1)
      }
    }
  }

  @Test func whoMayNotAskForItInTheChatFindsNoPage() async throws {
    try await Self.play { e, board in
      let gone = try await board.get(Self.crisis)
      for section in BoardSection.allCases {
        #expect(try await board.get("\(Self.crisis)/\(section.rawValue)").body == gone.body)
      }
      let (jo, _) = try await board.enter(e, "jo")
      #expect(try await board.get("\(Self.crisis)/journal", jo).status == 404)
      #expect(try await board.get(Self.crisis, jo).body.contains("\(Self.crisis)/journal") == false)
      let (manager, _) = try await board.enter(e, "capitaine")
      #expect(try await board.get("\(Self.crisis)/journal", manager).status == 200)
      let opened = try e.read { try $0.accesses(of: "63-crue-2411", limit: 9) }.entries
      #expect(opened.filter { $0.access.what == .journal }.map(\.account) == ["visov/capitaine"])
    }
  }

  /// Where nothing can be said in private: the reader's own, and nobody else's.
  @Test func whatIsForOnePersonAloneStandsOnThatPersonsPage() async throws {
    var settings = BoardVisit.settings
    settings.pageNetworks = ["visov"]
    try await Evening.play(settings) { e in
      await e.activate("crue de l’Allier")
      let said = await e.say("jo", in: veille, "!voir 99")
      let answer = try #require(said.to("jo").first)
      try await BoardVisit.to(e) { board in
        let (jo, _) = try await board.enter(e, "jo")
        let (lea, _) = try await board.enter(e, "lea")
        let own = try await board.get("\(Self.crisis)/answers", jo)
        #expect(own.status == 200 && own.body.contains("S99") && answer.contains("S99"), "\(own.body)")
        let other = try await board.get("\(Self.crisis)/answers", lea)
        #expect(other.status == 200 && !other.body.contains("S99"))
        // What it tells may be what was erased.
        await e.say("samir", in: veille, "!s Issoire 2h50 route : pont coupé")
        await e.say("camille", in: coord, "!effacer S1 données personnelles")
        await e.say("camille", in: coord, "!oui")
        let after = try await board.get("\(Self.crisis)/answers", jo)
        #expect(after.status == 200 && !after.body.contains("S99"))
      }
    }
    try await Self.play { e, board in
      let (jo, _) = try await board.enter(e, "jo")
      #expect(try await board.get("\(Self.crisis)/answers", jo).status == 404)
      #expect(try await board.get(Self.crisis, jo).body.contains("/answers") == false)
    }
  }

  /// A manager's hat is worth something where its authority is concerned, whatever else the person is.
  @Test func aVolunteerWhoManagesElsewhereHasNoMoreThanAVolunteer() async throws {
    try await Self.play { e, board in
      await e.say("camille", in: coord, "!rôle lieutenant volontaire")
      await e.say("camille", in: coord, "!oui")
      let (cookie, _) = try await board.enter(e, "lieutenant", "!document 63")
      let page = try await board.get(Self.crisis, cookie)
      #expect(page.status == 200 && !page.body.contains(".csv"))
      for path in ["\(Self.crisis)/journal"] + ExportFormat.allCases.map({ "\(Self.crisis).\($0.rawValue)" }) {
        #expect(try await board.get(path, cookie).status == 404, "\(path)")
      }
    }
  }

  @Test func everythingCanBeHandedOn() async throws {
    try await Self.play { e, board in
      await e.say("jo", in: veille, "!s Issoire 2h50 route : pont coupé")
      let (cookie, _) = try await board.enter(e, "camille")
      let page = try await board.get(Self.crisis, cookie).body
      for format in ExportFormat.allCases {
        #expect(page.contains("\(Self.crisis).\(format.rawValue)"), "\(format)")
        let file = try await board.get("\(Self.crisis).\(format.rawValue)", cookie)
        #expect(file.status == 200 && file.headers["content-length"] == "\(file.body.utf8.count)")
        let name = try #require(file.headers["content-disposition"])
        #expect(name.contains("63-crue-2411"))
        #expect(file.body.contains("pont coupé") || format == .hours || format == .geojson, "\(format)")
      }
      let taken = try e.read { try $0.accesses(of: "63-crue-2411", limit: 20) }.entries
      #expect(taken.count { $0.access.what == .export } == ExportFormat.allCases.count)
    }
  }

  @Test func aLongJournalComesInPages() async throws {
    try await Self.play { e, board in
      for number in 1...120 { await e.say("camille", in: coord, "!note numéro \(number) fin") }
      let (cookie, _) = try await board.enter(e, "camille")
      var (path, seen) = ("\(Self.crisis)/journal", [Int]())
      while true {
        let page = try await board.get(path, cookie).body
        seen += page.matches(of: /numéro (\d+) fin/).compactMap { Int($0.output.1) }
        guard let older = page.firstMatch(of: /href="(\?before=\d+)"/) else { break }
        path = "\(Self.crisis)/journal\(older.output.1)"
      }
      #expect(seen == (1...120).reversed())
    }
  }

  @Test(arguments: [
    ("rien", "rien"), ("voir https://a.fr/x puis", "voir <https://a.fr/x> puis"), ("https://a.fr", "<https://a.fr>"),
    ("javascript:alert(1)", "javascript:alert(1)"), ("a  b", "a  b"),
    ("x \u{202E}https://a.fr/\u{202E}b", "x <https://a.fr/b>"), ("http://\u{1}x", "http://\u{1}x"),
    ("S3, R1 et Q12 : S", "[S3 /c/63/S3], [R1 /c/63/relays#R1] et [Q12 /c/63/questions#Q12] : S"),
    ("RS3 S3b https://a.fr/S3", "RS3 S3b <https://a.fr/S3>"),
  ])
  func addressesAndNumbersAreLinks(_ text: String, _ expected: String) throws {
    let runs = try #require(try Pages().line(text, in: "63")["runs"] as? [[String: Any]])
    let said = runs.map { run in
      if let address = run["run_address"] { return "<\(address)>" }
      if let place = run["run_place"], let name = run["run_name"] { return "[\(name) \(place)]" }
      return "\(run["run_words"] ?? "")"
    }
    #expect(said.joined() == expected)
  }
}
