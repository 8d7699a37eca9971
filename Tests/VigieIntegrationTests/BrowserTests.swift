import Foundation
import Testing
import VigieTestSupport

extension IntegrationTests {
  /// The board as people have it: a link from a private message, a real browser, and the chat beside it.
  @Suite("The board in a browser")
  struct BrowserTests {
    /// Where pictures of what was seen are kept; nil: nowhere.
    private static let pictures = ProcessInfo.processInfo.environment["VIGIE_PICTURES"]

    private struct Scene {
      let browser: Driver
      let capitaine: Person
      let jo: Person
      let lea: Person
      let camille: Person
      let url: String

      /// Goes in by the link that somebody is given in private.
      ///
      /// - Parameter place: how the path of the page behind it begins.
      /// - Returns: its address.
      @discardableResult
      func enter(as person: Person, _ line: String = "!document", to place: String = "/c/") async throws -> String {
        let said = try await person.ask(line, in: "Vigie", expecting: "\(url)/l/")
        let start = try #require(said.range(of: url)?.lowerBound)
        try await browser("open \(said[start...].prefix { $0 != " " && $0 != "\u{A0}" })")
        try await browser("press Ouvrir le document")
        return try await browser("at \(url)\(place)")
      }

      func shot(_ name: String) async throws {
        if let pictures { try await browser("shot \(pictures)/\(name).png") }
      }
    }

    /// A crisis that the captain opened, on a real server, with a bot that has a board.
    ///
    /// - Parameter web: what stands before the board; nil: nothing.
    private func play(behind web: WebServer? = nil, _ scene: (Scene) async throws -> Void) async throws {
      try await IRCServer.run(accounts: Bot.accounts) { server in
        let bot = try Bot(on: server, rooms: [])
        let port = try freePort()
        let outer = try freePort()
        let url = web == nil ? "http://127.0.0.1:\(port)" : "https://localhost:\(outer)"
        let text = try String(contentsOfFile: bot.configuration, encoding: .utf8)
        try bot.folder.write(
          text + "\nboard: { listen: \"127.0.0.1:\(port)\", url: \"\(url)\" }\n", to: "vigie.yaml")
        let capitaine = try await Person.join(server, as: "capitaine", channels: [Bot.managers])
        let jo = try await Person.join(server, as: "jo", channels: [Bot.volunteers])
        let lea = try await Person.join(server, as: "lea", channels: [Bot.volunteers])
        let camille = try await Person.join(server, as: "camille", channels: [Bot.managers])
        try await bot.running { process in
          _ = try await process.line(containing: "the board listens")
          try await capitaine.seesBot(in: Bot.managers)
          try await jo.seesBot(in: Bot.volunteers)
          try await capitaine.ask("!activer crue titre", in: Bot.managers, expecting: "Activer l’équipe")
          try await capitaine.ask("!oui", in: Bot.managers, expecting: "activée")
          try await WebServer.run(web, on: outer, before: port) {
            try await Driver.browser { browser in
              try await scene(
                Scene(browser: browser, capitaine: capitaine, jo: jo, lea: lea, camille: camille, url: url))
            }
          }
        }
        for person in [capitaine, jo, lea, camille] { await person.leave() }
      }
    }

    /// From the chat to the page, and back: the record is one.
    @Test(.timeLimit(.minutes(5)))
    func `what is said in chat stands on the page, and what is done there is told in chat`() async throws {
      try await play { scene in
        let (browser, jo, lea, capitaine) = (scene.browser, scene.jo, scene.lea, scene.capitaine)
        let home = try await scene.enter(as: jo)
        try await browser("sees En direct.")
        try await browser("sees Aucun signalement ne correspond.")
        // It comes by itself.
        try await lea.ask("!s Issoire 2h50 route : pont coupé", in: Bot.volunteers, expecting: "S1 enregistré")
        try await browser("within #rows")
        try await browser("sees pont coupé")
        try await browser("press S1")
        try await browser("sees Historique")
        try await scene.shot("card")
        try await browser("axe")
        try await browser("within body")
        try await browser("press Vérifier")
        try await browser("within form[action$='/do/verify']")
        try await browser("fill outcome=ok")
        try await browser("fill source=1")
        try await browser("fill location=1")
        try await browser("fill grade=B2")
        try await browser("fill reason=vu par la webcam du pont")
        let start = (jo.lines.count, lea.lines.count)
        try await browser("press Vérifier")
        try await browser("sees vu par la webcam du pont")
        #expect(try await browser("at").hasSuffix("/S1"))
        let told = try await lea.heard("S1", from: start.1)
        #expect(told.contains("vérifié") && told.contains("Jo"))
        // What is done on the page is answered on the page.
        #expect(!jo.lines.elements.dropFirst(start.0).contains { $0.nick == "Vigie" && $0.target == "jo" })

        // Begun on the page.
        try await browser("open \(home)")
        try await browser("press Signaler")
        try await browser("within form[action$='/do/report']")
        try await browser("fill place=Coudes")
        try await browser("fill text=la digue cède, l’eau passe")
        try await browser("fill category=eau")
        try await browser("fill people=3")
        try await browser("press Signaler")
        try await browser("sees S2 enregistré")
        try await scene.shot("document")
        try await capitaine.ask("!voir 2", in: "Vigie", expecting: "la digue cède")

        // A call for help comes first, is loud, and is taken in charge by a manager on the page.
        try await lea.ask("!sos Coudes : deux personnes sur le toit", in: Bot.volunteers, expecting: "S3")
        try await browser("sees DÉTRESSE S3")
        try await scene.enter(as: capitaine)
        try await browser("within #standing")
        try await browser("press S3")
        try await browser("within body")
        try await browser("press Prendre en charge")
        try await browser("sees prise en charge")
        try await browser("open \(home)")
        try await browser("quiet")
        // The end of the mission stands there too.
        try await capitaine.ask("!désactiver fin", in: Bot.managers, expecting: "!oui")
        try await capitaine.ask("!oui", in: Bot.managers, expecting: "terminée")
        try await browser("sees terminée")
      }
    }

    @Test(.timeLimit(.minutes(5)), arguments: WebServer.allCases)
    func aWebServerStandsBeforeIt(_ web: WebServer) async throws {
      try await play(behind: web) { scene in
        let browser = scene.browser
        try await scene.jo.ask("!s Issoire 2h50 route : pont coupé", in: Bot.volunteers, expecting: "S1")
        let home = try await scene.enter(as: scene.jo)
        #expect(home.hasPrefix("\(scene.url)/c/63-crue-"))
        try await browser("sees pont coupé")
        try await browser("sees En direct.")
        try await scene.lea.ask("!s Coudes 3h10 eau : la cave", in: Bot.volunteers, expecting: "S2")
        try await browser("sees la cave")
        try await browser("press Signaler")
        try await browser("within form[action$='/do/report']")
        try await browser("fill place=Parent")
        try await browser("fill text=gué submergé")
        try await browser("press Signaler")
        try await browser("sees S3 enregistré")
        try await browser("quiet")
        for path in ["/healthz", "/readyz", "/metrics"] {
          try await browser("open \(scene.url)\(path)")
          try await browser("sees not here")
        }
        try await browser("open \(home)")
        try await browser("press Fermer cet accès")
        try await browser("sees Vigie tient le document")
        try await browser("open \(home)")
        try await browser("sees Rien à lire ici")
      }
    }

    /// The map in the browser, what everybody sees of it, and the feeds as the programs read them that they are for.
    @Test(.timeLimit(.minutes(5)))
    func `a map shows what is reported, and everybody what two agreed to`() async throws {
      try await play { scene in
        let (browser, jo, lea) = (scene.browser, scene.jo, scene.lea)
        try await jo.ask(
          "!s Issoire 2h50 route urgent : pont <b>coupé</b> & « ]]> »", in: Bot.volunteers, expecting: "S1")
        try await jo.ask("!sos Coudes : deux personnes sur le toit", in: Bot.volunteers, expecting: "S2")
        _ = try await scene.enter(as: scene.capitaine, "!carte")
        try await browser("finds #map [aria-label='S1, Issoire, route']")
        let home = try await browser("at")
        #expect(home.hasSuffix("/map"))
        try await browser("finds #map path.border")
        try await lea.ask("!s Ambert 2h55 eau : la Dore déborde", in: Bot.volunteers, expecting: "S3")
        try await browser("finds #map [aria-label='S3, Ambert, eau']")
        try await browser("axe")
        try await scene.shot("map")
        try await browser("open \(home)?category=eau")
        try await browser("finds #map [aria-label='S3, Ambert, eau']")

        try await scene.camille.ask("!carte publique oui", in: "Vigie", expecting: "demandée")
        let told = try await scene.capitaine.ask("!oui", in: Bot.managers, expecting: "/p/")
        let start = try #require(told.range(of: "\(scene.url)/p/")?.lowerBound)
        let address = told[start...].prefix { $0 != " " && $0 != "\u{A0}" }
        for dress in ["size 1280 900", "size 390 844", "dark"] {
          try await browser(dress)
          for page in [home, String(address)] {
            try await browser("open \(page)")
            try await browser("finds #map path.border")
            try await browser("axe")
          }
        }
        try await scene.shot("public-map")

        try await jo.ask("!créneau 4h-6h", in: Bot.volunteers, expecting: "Jo")
        try await jo.ask(
          "!relayer info https://www.puy-de-dome.gouv.fr/a Le pont d’Issoire est fermé.", in: Bot.volunteers,
          expecting: "R1")
        try await scene.camille.ask("!valider R1", in: "Vigie", expecting: "R1")
        for (person, line, endings) in [
          (scene.capitaine, "!flux carte umap", ["geojson": "3", "csv": "3", "kml": "3", "gpx": "3"]),
          (jo, "!flux planning agenda", ["ics": "1"]), (lea, "!flux relais lecteur", ["atom": "1"]),
        ] {
          _ = try await scene.enter(as: person, line, to: "/l/")
          for (ending, count) in endings {
            let feed = try await browser("says .\(ending)")
            #expect(try await browser("reads \(feed)") == count, "\(ending)")
          }
        }
        for (ending, count) in ["geojson": "0", "csv": "0", "kml": "0", "gpx": "0", "atom": "1"] {
          #expect(try await browser("reads \(address).\(ending)") == count, "\(ending)")
        }
        try await browser("quiet")
      }
    }

    /// The tools say nothing against any page, in the light, in the dark, and on a telephone.
    @Test(.timeLimit(.minutes(5)))
    func `every page can be read by everybody`() async throws {
      try await play { scene in
        let (browser, jo) = (scene.browser, scene.jo)
        try await jo.ask(
          "!s https://social.example.org/@a/1 Issoire 2h50 route urgent 2 pers : pont <b>coupé</b>, « on ne passe plus »",
          in: Bot.volunteers, expecting: "S1")
        try await jo.ask("!sos Coudes : deux personnes sur le toit", in: Bot.volunteers, expecting: "S2")
        try await jo.ask("!créneau 4h-6h", in: Bot.volunteers, expecting: "Jo")
        try await jo.ask(
          "!relayer consigne https://www.puy-de-dome.gouv.fr/crue Ne vous engagez pas.", in: Bot.volunteers,
          expecting: "R1")
        try await scene.capitaine.ask("!question Le pont est-il ouvert ?", in: Bot.managers, expecting: "Q1")
        try await scene.capitaine.ask("!point", in: Bot.managers, expecting: "établi")
        let home = try await scene.enter(as: scene.camille)
        try await browser("sees pont <b>coupé</b>")
        let pages = ["", "/planning", "/relays", "/questions", "/offers", "/digests", "/figures", "/journal"]
        for page in pages {
          try await browser("open \(home)\(page)")
          try await browser("axe")
          try await scene.shot("page\(page.replacingOccurrences(of: "/", with: "-"))")
        }
        try await browser("size 390 844")
        for page in pages {
          try await browser("open \(home)\(page)")
          try await browser("axe")
        }
        try await scene.shot("telephone")
        try await browser("dark")
        for page in pages {
          try await browser("open \(home)\(page)")
          try await browser("axe")
        }
        try await scene.shot("dark")
        try await browser("quiet")
      }
    }
  }
}
