import CrisisCore
import Foundation
import Testing
import VigieTestSupport

@testable import Board
@testable import DutyDesk

/// Pages, files and feeds that are asked for in ways that nobody does: each gets an answer, and nobody learns anything by it.
struct BoardFuzzTests {
  private static let secret = "le barrage de Naussac"

  private static let seed: UInt64 = ProcessInfo.processInfo.environment["VIGIE_FUZZ_SEED"].flatMap { UInt64($0) } ?? 63
  private static let rounds = ProcessInfo.processInfo.environment["VIGIE_FUZZ_ROUNDS"].flatMap { Int($0) } ?? 400

  private static let crises = ["63-crue-2411", "42-feu-2411", "63-crue", "63", "..", "%2e%2e", "63-crue-2411%00", ""]
  private static let places =
    [
      "", ".csv", ".geojson", ".json", ".md", ".vost", ".ushahidi", ".hours", ".pdf", "/map", "/map.geojson", "/S1",
      "/S999999999", "/S-1", "/Sx", "/S18446744073709551616", "/communes.json", "/figures", "/planning", "/relays",
      "/questions", "/offers", "/journal", "/digests", "/do/report", "/do/", "/do/nothing", "/../..", "//",
    ]
  private static let others = [
    "/", "/a/board.css", "/a/../../etc/passwd", "/a/outlines/63.json", "/a/outlines/%2f.json", "/l/", "/l/00000000",
    "/p/x", "/p/x.geojson", "/f/x", "/f/x.ics", "/f/../c", "/healthz", "/metrics", "/favicon.ico", "*", "/%", "/%zz",
    "/\u{202E}", "/c", "/c/",
  ]
  private static let keys = [
    "status", "category", "urgency", "mine", "commune", "words", "before", "sort", "from", "after", "report", "about",
    "", "é", "status[]",
  ]
  private static let values = [
    "", "new", "verified", "route", "urgent", "1", "-1", "0", "9223372036854775807", "9223372036854775808", "1e9",
    "Issoire",
    "%C3%89glise", "%", "%zz", "%00", "%FF%FE", "'%20OR%201=1--", "%22*", "NEAR(a,b)", "words%3Ax", "-seen", "place",
    "{{",
    "<script>", "%F0%9F%8C%8A", String(repeating: "a", count: 3_000), String(repeating: "%22", count: 400), "a%20b%20c",
  ]

  @Test(.timeLimit(.minutes(15))) func everythingIsAnswered() async throws {
    try await Evening.play(BoardVisit.settings, onDisk: true) { e in
      await e.activate("crue de l’Allier")
      await e.say("jo", in: veille, "!s Issoire 2h50 route : \(Self.secret) lâche")
      await e.say("lieutenant", in: gest42, "!activer feu")
      await e.say("lieutenant", in: gest42, "!oui")
      try await BoardVisit.to(e) { board in
        let (reader, _) = try await board.enter(e, "camille", "!document @63-crue-2411")
        let (stranger, _) = try await board.enter(e, "lieutenant")
        var random = Seeded(seed: Self.seed)
        for round in 0..<Self.rounds {
          let request = Request(round, reader: reader, stranger: stranger, &random)
          let answer = try await HTTPExchange.ask(
            board.port, request.target, method: request.method, headers: request.headers, body: request.body)
          #expect(answer.status < 500, "seed \(Self.seed), round \(round): \(answer.status) \(request)")
          if request.cookie != reader { #expect(!answer.body.contains(Self.secret), "\(request)") }
          #expect(!answer.body.contains("<script>") && !answer.body.contains("Swift"), "\(request)")
        }
        // The others read on.
        let page = try await board.get("/c/63-crue-2411", reader)
        #expect(page.status == 200 && page.body.contains(Self.secret))
      }
    }
  }

  private static let bits = [
    "</td>", "<script>alert(1)</script>", "<!--", "-->", "]]>", "<![CDATA[", "&amp;", "&#0;", "&", "\"", "'", "><",
    "{{label.quit}}",
    "{{{page}}}", "{{> head}}", "javascript:alert(1)", "https://example.org/?a=b&c=\"d\"<e>", "\u{202E}", "\u{2066}",
    "\u{200B}",
    "\u{0}", "\u{7}", "\u{1B}[31m", "\u{FFFE}", "\u{FFFD}", "=cmd|'/C calc'!A0", "+1", "-1", "@x", ";", ",", "\\",
    "\\n", "%0d%0a",
    "\nEND:VEVENT", "BEGIN:VEVENT", "\u{2028}", "eau", "pont", "Issoire", "e\u{301}\u{301}\u{301}", "👩‍🚒", "🌊", "مرحبا",
    "data:text/html,x", "//evil",
    "onload=x", "S1", "R1", "Q1", "« »", " : ", " = ", String(repeating: "x", count: 90),
  ]

  /// Words of people are words on every page, in every file and in every feed, and each of those is sound.
  @Test(.timeLimit(.minutes(15))) func hostileWordsAreWordsEverywhere() async throws {
    try await Evening.play(BoardVisit.settings, onDisk: true) { (e: Evening) async throws in
      var random = Seeded(seed: Self.seed)
      func words(_ random: inout Seeded) -> String {
        (0..<Int.random(in: 1...5, using: &random)).map { _ in
          Self.bits[Int.random(in: 0..<Self.bits.count, using: &random)]
        }.joined(separator: Bool.random(using: &random) ? " " : "")
      }
      await e.activate("crue \(words(&random))")
      let source = "https://www.puy-de-dome.gouv.fr/crue"
      for number in 1...(Self.rounds / 5) {
        await e.say("jo", in: veille, "!s Issoire 2h50 \(words(&random)) : \(number) \(words(&random))")
        await e.say("lea", in: veille, "!vérifier \(number) ok source lieu date : \(words(&random))")
      }
      for _ in 0..<5 {
        await e.say("jo", in: veille, "!note \(words(&random))")
        await e.say("capitaine", in: gest63, "!question \(words(&random)) ?")
        await e.say("jo", in: veille, "!relayer info \(source) \(words(&random))")
        await e.say("jo", in: veille, "!sos Coudes : \(words(&random))")
      }
      for number in 1...5 { await e.say("camille", in: coord, "!valider R\(number)") }
      await e.say("lea", in: veille, "!créneau 5h-7h")
      try await BoardVisit.to(e) { (board: BoardVisit) async throws in
        let (cookie, path) = try await board.enter(e, "camille")
        let pages = [
          "", "?words=pont", "?sort=-place", "/map", "/S1", "/S2", "/S3", "/figures", "/planning", "/relays",
          "/questions",
          "/offers", "/journal", "/digests",
        ]
        for page in pages {
          let answer = try await board.get(path + page, cookie)
          #expect(answer.status == 200, "\(page)")
          let body = answer.body.replacing(/<script src="\/a\/[a-z.]+" defer><\/script>/, with: "")
          #expect(!body.contains("<script") && !body.contains("<!--"), "\(page)")
          #expect(body.firstMatch(of: /<[a-z]+[^>]*\son[a-z]+=/) == nil, "\(page)")
          #expect(body.firstMatch(of: /(href|src|action)="(?!\/|https?:\/\/|\?|#)/) == nil, "\(page)")
          #expect(!body.unicodeScalars.contains { Self.isHidden($0) }, "\(page)")
        }
        for file in [".geojson", ".json", "/map.geojson"] {
          let answer = try await board.get(path + file, cookie)
          #expect(answer.status == 200)
          #expect(throws: Never.self, "\(file)") {
            try JSONSerialization.jsonObject(with: Data(answer.body.utf8))
          }
        }
        for file in [".csv", ".vost", ".ushahidi"] {
          let answer = try await board.get(path + file, cookie)
          #expect(answer.status == 200)
          #expect(answer.body.firstMatch(of: /(^|;|,|\n)"?[=+@-][^0-9;,\n]/) == nil, "\(file)")
        }
        let feeds =
          try await board.feeds(e, "capitaine", "!flux carte umap")
          + board.feeds(e, "samir", "!flux relais lecteur") + board.feeds(e, "lea", "!flux planning moi")
        #expect(feeds.count == 6)
        for feed in feeds {
          let answer = try await board.get(feed)
          #expect(answer.status == 200, "\(feed)")
          if feed.hasSuffix(".kml") || feed.hasSuffix(".gpx") || feed.hasSuffix(".atom") {
            #expect(throws: Never.self, "\(feed)") { try XMLReading.check(answer.body) }
          } else if feed.hasSuffix(".ics") {
            #expect(answer.body.components(separatedBy: "BEGIN:VEVENT\r\n").count == 2)
          }
        }
      }
    }
  }

  /// What turns text round, or cannot be seen.
  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
      || scalar.value < 0x20 && scalar != "\n" && scalar != "\t" && scalar != "\r" || scalar.value == 0x7F
  }

  private struct Request: CustomStringConvertible {
    var method: String
    var target: String
    var headers: [(String, String)]
    var body = ""
    var cookie: String?

    init(_ round: Int, reader: String, stranger: String, _ random: inout Seeded) {
      func one<T>(of all: [T], _ random: inout Seeded) -> T { all[Int.random(in: 0..<all.count, using: &random)] }
      var target =
        Int.random(in: 0..<4, using: &random) == 0
        ? one(of: BoardFuzzTests.others, &random)
        : "/c/" + one(of: BoardFuzzTests.crises, &random) + one(of: BoardFuzzTests.places, &random)
      let pairs = (0..<Int.random(in: 0..<4, using: &random)).map { _ in
        one(of: BoardFuzzTests.keys, &random) + "=" + one(of: BoardFuzzTests.values, &random)
      }
      if !pairs.isEmpty { target += "?" + pairs.joined(separator: one(of: ["&", "&&", ";", "&="], &random)) }
      self.target = target.replacing(" ", with: "%20")
      method = one(of: ["GET", "GET", "GET", "POST", "HEAD", "PUT", "OPTIONS", "DELETE"], &random)
      cookie = one(
        of: [
          reader, reader, stranger, nil, "__Host-vigie-63-crue-2411=", reader + "0", "x; \(stranger); y=\u{7F}",
          String(repeating: "a=b; ", count: 200),
        ], &random)
      // One address may ask only so often.
      headers = [("Host", one(of: ["vigie.test", "vigie.test", "127.0.0.1", "evil.test", ""], &random))]
      headers += [("X-Forwarded-For", one(of: ["10.0.\(round / 250).\(round % 250)"], &random))]
      if let cookie { headers.append(("Cookie", cookie)) }
      if method != "GET" {
        body = pairs.joined(separator: "&") + one(of: ["", "nonce=x&token=y", "\u{0}", "record=S1&seen=-1"], &random)
        headers += [
          ("Content-Length", String(body.utf8.count)), ("Origin", BoardVisit.url), ("Sec-Fetch-Site", "same-origin"),
          (
            "Content-Type",
            one(of: ["application/x-www-form-urlencoded", "text/plain", "multipart/form-data"], &random)
          ),
        ]
      }
      if Int.random(in: 0..<4, using: &random) == 0 {
        headers.append(
          one(
            of: [
              ("If-Modified-Since", "yesterday"), ("Range", "bytes=9-1"), ("Accept-Language", "é"),
              ("Last-Event-ID", "x"),
              ("If-None-Match", "\"\""),
            ], &random))
      }
    }

    var description: String { "\(method) \(target.prefix(200)) \(cookie ?? "no cookie")" }
  }
}
