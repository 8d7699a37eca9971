import Testing
import VigieTestSupport

@testable import DutyDesk

/// What every request has to be, and what every answer says.
struct BoardGuardTests {
  @Test func everyAnswerSaysWhatABrowserMayDoWithIt() async throws {
    try await Evening.play(BoardVisit.settings) { e in
      await e.activate("crue")
      try await BoardVisit.to(e) { board in
        let (cookie, path) = try await board.enter(e, "jo")
        for target in ["/", "/l/x", path, "\(path).csv", "/nowhere", "/a/board.css", "/a/other"] {
          let headers = try await board.get(target, cookie).headers
          let policy = headers["content-security-policy"] ?? ""
          for word in ["default-src 'none'", "frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'"] {
            #expect(policy.contains(word), "\(target)")
          }
          #expect(!policy.contains("unsafe") && headers["referrer-policy"] == "no-referrer", "\(target)")
          #expect(headers["x-content-type-options"] == "nosniff", "\(target)")
          #expect(headers["cache-control"]?.contains("no-store") == (target != "/a/board.css"), "\(target)")
          #expect(headers["server"] == nil, "\(target)")
        }
      }
    }
  }

  @Test func aChangeIsAskedForFromOurOwnPages() async throws {
    try await Evening.play(BoardVisit.settings) { e in
      await e.activate("crue")
      try await BoardVisit.to(e) { board in
        let link = try await board.link(e, "jo")
        for (origin, site) in [
          (nil, nil), (nil, "same-origin"), ("https://evil.test", "cross-site"), ("https://vigie.test.evil.test", nil),
          ("null", nil), (BoardVisit.url, "cross-site"), (BoardVisit.url, "same-site"), (BoardVisit.url, "none"),
        ] as [(String?, String?)] {
          #expect(try await board.post(link, origin: origin, site: site).status == 403)
        }
        // None of them has spent it; older browsers say no site.
        #expect(try await board.post(link, site: nil).status == 303)
      }
    }
  }

  @Test func whoCallsItByAnotherNameIsNotServed() async throws {
    try await Evening.play(BoardVisit.settings) { e in
      try await BoardVisit.to(e) { board in
        for (host, isServed) in [
          ("vigie.test", true), ("127.0.0.1:\(board.port)", true), ("localhost", true), ("evil.test", false),
          ("vigie.test.evil.test", false), ("127.0.0.1.evil.test", false), ("", false),
        ] {
          let answer = try await board.get("/", host: host)
          #expect(answer.status == (isServed ? 200 : 421), "\(host)")
        }
      }
    }
  }

  @Test func howTheProgramDoesIsForThisMachine() async throws {
    try await Evening.play(BoardVisit.settings) { e in
      try await BoardVisit.to(e) { board in
        for path in ["/healthz", "/readyz"] {
          let here = try await board.get(path, host: "127.0.0.1")
          #expect(here.status == 200 && here.body == "ok\n")
          let passedOn = try await HTTPExchange.ask(
            board.port, path, headers: [("Host", "vigie.test"), ("X-Forwarded-For", "192.0.2.1")])
          #expect(passedOn.status == 404)
        }
        e.network.disconnect()
        await e.tick()
        let down = try await board.get("/readyz", host: "127.0.0.1")
        #expect(down.status == 503 && down.body.contains("not connected: visov"))
        #expect(try await board.get("/healthz", host: "127.0.0.1").status == 200)
      }
    }
  }

  /// Two clicks at once, or somebody who reads along: one of them gets in.
  @Test func aLinkIsGoodOnceForAllWhoUseItAtOnce() async throws {
    try await Evening.play(BoardVisit.settings) { e in
      await e.activate("crue")
      try await BoardVisit.to(e) { board in
        for _ in 0..<10 {
          let link = try await board.link(e, "jo")
          let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<8 { group.addTask { try await board.post(link).status } }
            return try await group.reduce(into: []) { $0.append($1) }
          }
          #expect(statuses.count { $0 == 303 } == 1 && statuses.count { $0 == 404 } == 7)
        }
      }
    }
  }

  @Test func otherMethodsAndGuessesAreRefused() async throws {
    try await Evening.play(BoardVisit.settings) { e in
      await e.activate("crue")
      try await BoardVisit.to(e) { board in
        for method in ["PUT", "DELETE", "TRACE", "OPTIONS"] {
          let answer = try await HTTPExchange.ask(board.port, "/", method: method, headers: [("Host", "vigie.test")])
          #expect(answer.status == 405, "\(method)")
        }
        // However many guess, nobody else is kept out.
        let link = try await board.link(e, "jo")
        for number in 0..<100 { #expect(try await board.post("/l/GUESS\(number)").status == 404) }
        #expect(try await board.post(link).status == 303)
      }
    }
  }
}
