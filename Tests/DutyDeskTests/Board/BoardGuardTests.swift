import Foundation
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
          (nil, nil), ("https://evil.test", "cross-site"), ("https://vigie.test.evil.test", nil),
          ("null", "cross-site"), ("https://evil.test", "same-origin"), ("null", nil), (BoardVisit.url, "cross-site"),
          (BoardVisit.url, "same-site"), (BoardVisit.url, "none"),
        ] as [(String?, String?)] {
          #expect(try await board.post(link, origin: origin, site: site).status == 403)
        }
        // None of them has spent it; older browsers say no site.
        #expect(try await board.post(link, site: nil).status == 303)
        // What a browser of today says on a page that tells no referrer.
        #expect(try await board.post(board.link(e, "jo"), origin: "null").status == 303)
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
        for path in ["/healthz", "/readyz", "/metrics"] {
          let here = try await board.get(path, host: "127.0.0.1")
          #expect(here.status == 200 && (here.body.hasPrefix("ok\n") || path == "/metrics"))
          // A web server that passes all on, and does not say that it does.
          #expect(try await board.get(path).status == 404)
          let passedOn = try await HTTPExchange.ask(
            board.port, path, headers: [("Host", "vigie.test"), ("X-Forwarded-For", "192.0.2.1")])
          #expect(passedOn.status == 404)
        }
        e.network.silence = 12_400
        let fresh = try await board.get("/readyz", host: "127.0.0.1")
        #expect(fresh.status == 200 && fresh.body.contains("last answer of visov: 12 s ago\n"))
        e.network.silence = 95_000
        let mute = try await board.get("/readyz", host: "127.0.0.1")
        #expect(mute.status == 503 && mute.body.contains("no answer for 95 s: visov"))
        e.network.disconnect()
        await e.tick()
        let down = try await board.get("/readyz", host: "127.0.0.1")
        #expect(down.status == 503 && down.body.contains("not connected: visov"))
        #expect(try await board.get("/healthz", host: "127.0.0.1").status == 200)
      }
    }
  }

  /// In Prometheus' text: what is counted, and nothing that anybody said or is called.
  @Test func whatIsCountedIsTold() async throws {
    try await Evening.play(BoardVisit.settings) { e in
      await e.activate("crue")
      await e.say("jo", in: veille, "!s Issoire 2h50 route : pont coupé")
      await e.say("jo", in: veille, "!liste")
      await e.say("jo", in: veille, "!prendre 99")
      e.clock.advance(by: 30_000)
      try await BoardVisit.to(e) { board in
        let body = try await board.get("/metrics", host: "127.0.0.1").body
        let figures = Dictionary(
          body.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
            let parts = line.split(separator: " ")
            return (String(parts[0]), Double(parts[1]) ?? .nan)
          }, uniquingKeysWith: { $1 })
        // Two to activate, and three.
        #expect(figures["vigie_lines_total{network=\"visov\"}"] == 5)
        #expect(figures["vigie_commands_total{outcome=\"stored\"}"] == 3)
        #expect(figures["vigie_commands_total{outcome=\"read\"}"] == 1)
        #expect(figures["vigie_commands_total{outcome=\"refused\"}"] == 1)
        #expect(figures["vigie_networks_connected"] == 1 && figures["vigie_waiting_lines"] == 0)
        #expect(figures["vigie_last_line_seconds"] == 30)
        let commits = try #require(figures["vigie_commit_seconds_count"])
        #expect(commits >= 4 && figures["vigie_commit_seconds_bucket{le=\"+Inf\"}"] == commits)
        #expect(figures["vigie_answer_seconds_count"] == 5)
        #expect(!figures.values.contains { $0.isNaN || $0 < 0 })
        // Each name has its type once, before its figures.
        let types = body.matches(of: /# TYPE (\S+) (counter|histogram|gauge)/).map { String($0.output.1) }
        #expect(Set(types).count == types.count)
        for name in figures.keys { #expect(types.contains { name.hasPrefix($0) }, "\(name)") }
        for word in ["visov/", "Issoire", "pont", "crue"] { #expect(!body.contains(word)) }
        // The dashboard asks for nothing else.
        let dashboard = try String(contentsOfFile: "\(Shipped.folder)/../deploy/grafana/vigie.json", encoding: .utf8)
        let wanted = Set(dashboard.matches(of: /vigie_[a-z_]+/).map { String($0.output) })
        #expect(wanted.count > 10)
        for name in wanted { #expect(figures.keys.contains { $0.hasPrefix(name) }, "\(name)") }
      }
    }
  }

  @Test func whoAsksForTooMuchIsSlowedDownAndNobodyElse() async throws {
    try await Evening.play(BoardVisit.settings) { e in
      try await BoardVisit.to(e) { board in
        func ask(as address: String) async throws -> HTTPExchange {
          try await HTTPExchange.ask(
            board.port, "/", headers: [("Host", "vigie.test"), ("X-Forwarded-For", "203.0.113.9, \(address)")])
        }
        var statuses: [Int] = []
        for _ in 0..<130 { statuses.append(try await ask(as: "192.0.2.1").status) }
        #expect(statuses == [Int](repeating: 200, count: 120) + [Int](repeating: 429, count: 10))
        // What a client says of itself stands before what the web server says.
        #expect(try await ask(as: "192.0.2.2").status == 200)
        e.clock.advance(by: 1_000)
        let refused = try await ask(as: "192.0.2.1")
        #expect(refused.status == 200)
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
