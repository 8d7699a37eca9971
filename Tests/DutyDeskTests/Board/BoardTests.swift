import CrisisCore
import Testing
import VigieTestSupport

@testable import DutyDesk

/// The document of a crisis on the web: who gets in, what they read, and what nobody does.
struct BoardTests {
  private static let nothing = "Rien à lire ici"

  @Test func aLinkFromTheChatLetsItsOwnerInOnce() async throws {
    try await Evening.play(BoardVisit.settings) { e in
      await e.activate("crue de l’Allier")
      await e.say("jo", in: veille, "!s Issoire 2h50 route urgent : pont coupé")
      try await BoardVisit.to(e) { board in
        let link = try await board.link(e, "jo", in: veille)
        // A preview, a scanner, one's own second look: nothing is spent by looking.
        for _ in 0..<3 {
          let button = try await board.get(link)
          #expect(button.status == 200 && button.body.contains("Ouvrir le document"))
          #expect(!button.body.contains("63-crue"))
        }
        let entered = try await board.post(link)
        #expect(entered.status == 303)
        #expect(entered.headers["location"] == "/c/63-crue-2411")
        let cookie = try #require(entered.headers["set-cookie"])
        #expect(cookie.hasPrefix("__Host-vigie-63-crue-2411="))
        for word in ["Path=/", "Secure", "HttpOnly", "SameSite=Lax"] { #expect(cookie.contains(word)) }
        let document = try await board.get("/c/63-crue-2411", String(cookie.prefix { $0 != ";" }))
        #expect(document.status == 200)
        for word in ["crue de l’Allier", "pont coupé", "Issoire", "à la demande du SDIS 63"] {
          #expect(document.body.contains(word), "\(word)")
        }
        #expect(try await board.post(link).status == 404)
      }
      // Nothing that lets anybody in is kept: neither the link nor the cookie.
      let opened = try e.read { try $0.accesses(of: "63-crue-2411", limit: 9) }.entries
      #expect(opened.map(\.access.what) == [.document])
      #expect(opened.map(\.account) == ["visov/jo"])
    }
  }

  /// That a crisis is there, or that a link was, is told to nobody.
  @Test func whoHasNoBusinessThereIsToldTheSameOfEverything() async throws {
    try await Evening.play(BoardVisit.settings) { e in
      await e.activate("crue de l’Allier")
      await e.say("lieutenant", in: gest42, "!activer feu")
      await e.say("lieutenant", in: gest42, "!oui")
      try await BoardVisit.to(e) { board in
        let (cookie, _) = try await board.enter(e, "lieutenant")
        let stranger = try await board.get("/c/63-crue-2411")
        #expect(stranger.status == 404 && stranger.body.contains(Self.nothing))
        let renamed = cookie.replacing("42-feu", with: "63-crue")
        for path in ["/c/63-crue-2411", "/c/63-seisme-0101", "/c/63-crue-2411.csv", "/c/63-crue-2411.json?status=new"] {
          for given in [nil, cookie, renamed, "__Host-vigie-63-crue-2411=\(String(repeating: "0", count: 64))"] {
            let answer = try await board.get(path, given)
            #expect(answer.status == 404 && answer.body == stranger.body, "\(path)")
          }
        }
        for link in ["/l/00000000000000000000000000", "/l/x", "/l/..%2f"] {
          #expect(try await board.post(link).body == stranger.body)
        }
        #expect(try await board.post("/c/63-crue-2411/quit", renamed).body != stranger.body)
        // And in chat no link is given to it.
        #expect(await e.say("lieutenant", "!document @63-crue-2411").allSatisfy { !$0.contains("/l/") })
        #expect(await e.say("inconnu", "!document").allSatisfy { !$0.contains("/l/") })
      }
    }
  }

  @Test(arguments: ["role", "close", "quit", "archive", "time"])
  func aSessionEndsWithTheRightToIt(_ how: String) async throws {
    try await Evening.play(BoardVisit.settings, onDisk: true) { e in
      await e.activate("crue de l’Allier")
      try await BoardVisit.to(e) { board in
        let (cookie, path) = try await board.enter(e, "samir")
        let (other, _) = try await board.enter(e, "jo")
        #expect(try await board.get(path, cookie).status == 200)
        switch how {
        case "role": await e.say("camille", in: coord, "!rôle samir retirer volontaire")
        case "close": #expect(await e.say("samir", "!document fermer").joined().contains("1"))
        case "quit": #expect(try await board.post("\(path)/quit", cookie).status == 303)
        case "archive":
          await e.say("capitaine", in: gest63, "!désactiver décrue")
          await e.say("capitaine", in: gest63, "!oui")
          // What is over is read on, until it is put away.
          #expect(try await board.get(path, cookie).status == 200)
          await e.say("camille", in: coord, "!archiver @63-crue-2411")
        default: e.clock.advance(by: 8 * .day)
        }
        let (ended, others) = (try await board.get(path, cookie), try await board.get(path, other))
        #expect(ended.status == 404, "\(how)")
        #expect(others.status == (["archive", "time"].contains(how) ? 404 : 200), "\(how)")
      }
    }
  }

  @Test func aRestartEndsLinksAndNoSession() async throws {
    try await Evening.play(BoardVisit.settings, onDisk: true) { e in
      await e.activate("crue de l’Allier")
      var (cookie, path, link) = ("", "", "")
      try await BoardVisit.to(e) { board in
        (cookie, path) = try await board.enter(e, "jo")
        link = try await board.link(e, "jo")
      }
      e.settings.board = BoardSettings(url: BoardVisit.url)
      try await e.restart()
      try await BoardVisit.to(e) { board in
        let (document, spent) = (try await board.get(path, cookie), try await board.post(link))
        #expect(document.status == 200 && spent.status == 404)
      }
    }
  }

  /// What people wrote is text, whatever it looks like.
  @Test func hostileWordsAreWords() async throws {
    try await Evening.play(BoardVisit.settings) { e in
      await e.activate("crue <script>alert(1)</script>")
      await e.say("jo", in: veille, "!s Issoire : </td><script src=//evil></script> {{code}} {{> head}} \"' onload=x")
      await e.say("jo", in: veille, "!s https://example.org/\"onmouseover=x Coudes : \u{202E}gnp.exe\u{2066}")
      await e.say("jo", in: veille, "!s Coudes javascript:alert(1) : eau")
      try await BoardVisit.to(e) { board in
        let (cookie, path) = try await board.enter(e, "jo")
        let page = try await board.get("\(path)?commune=%3Cscript%3E%22", cookie)
        let all = try await board.get(path, cookie)
        #expect(all.rows == [3, 2, 1] && page.rows.isEmpty)
        for body in [page.body, all.body].map({ $0.replacing("<script src=\"/a/board.js\" defer></script>", with: "") })
        {
          #expect(!body.contains("<script") && !body.contains("\u{202E}") && !body.contains("\u{2066}"))
          #expect(!body.contains("href=\"javascript") && !body.contains("\"onmouseover"))
          #expect(!body.contains("onload=x\"") && !body.contains(" onload='"))
        }
        #expect(all.body.contains("{{code}}"))
      }
    }
  }

  @Test func theSameAddressGivesTheSameRowsInEveryForm() async throws {
    try await Evening.play(BoardVisit.settings) { e in
      await e.activate("crue de l’Allier")
      for line in [
        "!s Issoire 2h50 route urgent : pont coupé", "!s Coudes eau : 20 cm", "!s Issoire : cave inondée",
        "!sos Parent : deux personnes sur un toit",
      ] { await e.say("jo", in: veille, line) }
      await e.say("lea", in: veille, "!vérifier 2 ok source lieu date")
      await e.say("samir", in: veille, "!s Coudes : arbre tombé")
      try await BoardVisit.to(e) { board in
        let (cookie, path) = try await board.enter(e, "samir")
        let (manager, _) = try await board.enter(e, "capitaine")
        for (query, rows) in [
          ("", [5, 4, 3, 2, 1]), ("?status=verified", [2]), ("?commune=Issoire", [3, 1]), ("?urgency=urgent", [4, 1]),
          ("?category=eau", [2]), ("?mine=1", [5]), ("?commune=coudes&status=new", [5]), ("?before=3", [2, 1]),
          ("?status=&category=&commune=", [5, 4, 3, 2, 1]), ("?status=nothing&x=y", [5, 4, 3, 2, 1]),
          ("?commune=Brioude", []),
        ] as [(String, [Int])] {
          #expect(try await board.get(path + query, cookie).rows == rows, "\(query)")
          // What is somebody's own is another's for another.
          guard !query.contains("before"), !query.contains("mine") else { continue }
          let csv = try await board.get("\(path).csv\(query)", manager)
          let lines = csv.body.split(separator: "\r\n").dropFirst()
          #expect(lines.compactMap { Int($0.prefix { $0 != ";" }) } == rows.reversed(), "\(query)")
        }
        let map = try await board.get("\(path).geojson?commune=Issoire", manager)
        #expect(map.headers["content-type"] == "application/geo+json")
        #expect(map.body.matches(of: /"type":"Feature"/).count == 2)
        #expect(try await board.get("\(path).json", manager).body.contains("\"reported_by\":\"Samir\""))
        // A file is for those who may have it in chat.
        for form in ["csv", "geojson", "json"] {
          #expect(try await board.get("\(path).\(form)", cookie).status == 404)
        }
        #expect(try await !board.get(path, cookie).body.contains(".csv"))
        #expect(try await board.get(path, manager).body.contains("\(path).csv"))
      }
      let opened = try e.read { try $0.accesses(of: "63-crue-2411", limit: 99) }.entries.map(\.access.what)
      #expect(opened.count { $0 == .export } == 11)
    }
  }

  /// Where one asks for a file, the page that has it is named.
  @Test func theExportNamesThePage() async throws {
    try await Evening.play(BoardVisit.settings) { e in
      await e.activate("crue de l’Allier")
      for form in ["csv", "md"] {
        let said = await e.say("capitaine", "!export \(form)").to("capitaine").joined(separator: " ")
        #expect(said.contains("vigie export") && said.contains("!document"), "\(said)")
      }
    }
  }

  @Test func aCallForHelpComesFirstAndAnExerciseIsMarked() async throws {
    try await Evening.play(BoardVisit.settings) { e in
      await e.activate("crue exercice")
      await e.say("jo", in: veille, "!sos Parent : deux personnes sur un toit")
      try await BoardVisit.to(e) { board in
        let (cookie, path) = try await board.enter(e, "capitaine")
        let body = try await board.get(path, cookie).body
        #expect(body.contains("class=\"banner\" role=\"note\">EXERCICE"))
        let call = try #require(body.firstRange(of: "deux personnes sur un toit"))
        let table = try #require(body.firstRange(of: "<table>"))
        #expect(call.lowerBound < table.lowerBound)
        #expect(body.matches(of: /class="alarm"/).count == 1)
      }
    }
  }

  @Test func hundredsComeByPages() async throws {
    try await Evening.play(BoardVisit.settings) { e in
      await e.activate("crue de l’Allier")
      for number in 1...130 { e.mutter("jo", in: veille, "!s Issoire : cave \(number)") }
      _ = await e.hear()
      try await BoardVisit.to(e) { board in
        let (cookie, path) = try await board.enter(e, "jo")
        let first = try await board.get(path, cookie)
        #expect(first.rows == Array((31...130).reversed()))
        #expect(first.body.contains("?before=31") && first.body.contains("100 sur 130"))
        let second = try await board.get("\(path)?before=31", cookie)
        #expect(second.rows == Array((1...30).reversed()) && !second.body.contains("before="))
      }
    }
  }

  @Test func itSpeaksTheReadersLanguage() async throws {
    try await Evening.play(BoardVisit.settings) { e in
      await e.activate("crue de l’Allier")
      await e.say("jo", in: veille, "!langue en")
      try await BoardVisit.to(e) { board in
        let (cookie, path) = try await board.enter(e, "jo")
        let body = try await board.get(path, cookie).body
        #expect(body.contains("<html lang=\"en\">") && body.contains("Calls for help") && !body.contains("Détresse"))
      }
    }
  }
}
