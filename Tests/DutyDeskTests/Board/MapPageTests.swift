import CrisisCore
import Testing
import VigieTestSupport

@testable import DutyDesk

/// The map of a crisis, for those whom the chat let in.
struct MapPageTests {
  @Test func aLinkFromTheChatLeadsToTheMap() async throws {
    try await Evening.play(BoardVisit.settings) { (e: Evening) async throws in
      await e.activate("crue de l’Allier")
      await e.say("jo", in: veille, "!s Issoire 2h50 route urgent : pont coupé")
      await e.say("jo", in: veille, "!s Coudes eau : 20 cm")
      await e.say("jo", in: veille, "!sos Parent : deux personnes sur un toit")
      await e.say("jo", in: veille, "!s nulle part : rien")
      try await BoardVisit.to(e) { (board: BoardVisit) async throws in
        let (cookie, path) = try await board.enter(e, "samir", "!carte")
        #expect(path == "/c/63-crue-2411/map")
        let page = try await board.get(path, cookie)
        for word in [
          "data-departements=\"63\"", "data-points=\"/c/63-crue-2411/map.geojson\"", ">Issoire<", "Par commune",
        ] {
          #expect(page.body.contains(word), "\(word)")
        }
        #expect(!page.body.contains("<style") && !page.body.contains("style=\"") && !page.body.contains("onload"))
        let points = try await board.get("\(path).geojson", cookie)
        #expect(points.body.matches(of: /"type":"Feature"/).count == 3)
        #expect(points.headers["access-control-allow-origin"] == nil)
        #expect(points.body.contains("\"distress\":1") && points.body.contains("pont coupé"))
        #expect(!points.body.contains("\"Jo\""))
        // The table's filter.
        let some = try await board.get("\(path).geojson?commune=Issoire", cookie)
        #expect(some.body.matches(of: /"type":"Feature"/).count == 1)
        #expect(
          try await board.get("\(path)?commune=Issoire&status=new", cookie).body.contains(
            "map.geojson?status=new&amp;commune=Issoire"))
        let again = try await HTTPExchange.ask(
          board.port, "\(path).geojson",
          headers: [("Host", "vigie.test"), ("Cookie", cookie), ("If-None-Match", points.headers["etag"] ?? "")])
        #expect(again.status == 304)
        // The document from the same door.
        #expect(try await board.get("/c/63-crue-2411", cookie).status == 200)
      }
    }
  }

  /// Nobody, somebody of another crisis, a manager of another département, somebody whose role has just gone.
  @Test func whoHasNoBusinessThereIsToldTheSameOfEverything() async throws {
    try await Evening.play(BoardVisit.settings) { (e: Evening) async throws in
      await e.activate("crue de l’Allier")
      await e.activate("feu", by: "lieutenant", in: gest42)
      try await BoardVisit.to(e) { (board: BoardVisit) async throws in
        let (cookie, other) = try await board.enter(e, "lieutenant", "!carte")
        #expect(other == "/c/42-feu-2411/map")
        let (leaver, path) = try await board.enter(e, "samir", "!carte @63-crue-2411")
        #expect(try await board.get(path, leaver).status == 200)
        await e.say("camille", in: coord, "!rôle samir retirer volontaire")
        let stranger = try await board.get("/c/63-seisme-0101")
        for target in [path, path + ".geojson", path + ".geojson?status=new", "/c/63-seisme-0101/map"] {
          for given in [nil, cookie, cookie.replacing("42-feu", with: "63-crue"), leaver] {
            let answer = try await board.get(target, given)
            #expect(answer.status == 404 && answer.body == stranger.body, "\(target)")
          }
        }
        #expect(await e.say("lieutenant", "!carte @63-crue-2411").allSatisfy { !$0.contains("/l/") })
        #expect(await e.say("inconnu", "!carte").allSatisfy { !$0.contains("/l/") })
      }
    }
  }

  @Test func itsFilesAreThoseOfAList() async throws {
    try await Evening.play(BoardVisit.settings) { (e: Evening) async throws in
      let folder = try TemporaryFolder("leaflet")
      try folder.write("map = 1", to: "leaflet.js")
      try folder.write("secret", to: "other.js")
      e.settings.board?.leaflet = folder.path
      try await BoardVisit.to(e) { (board: BoardVisit) async throws in
        let script = try await board.get("/a/leaflet.js")
        #expect(script.status == 200 && script.body == "map = 1")
        #expect(script.headers["content-type"] == "text/javascript; charset=utf-8")
        for path in [
          "/a/other.js", "/a/leaflet.css", "/a/..%2fother.js", "/a/%2e%2e%2fother.js", "/a/../a/other.js",
          "/a/leaflet.js%00", "/a/outlines/../../etc/passwd", "/a/outlines/..%2f63.json",
          "/a/outlines/99.json", "/a/outlines/63", "/a/outlines/.json", "/a/outlines/63636363.json",
        ] {
          #expect(try await board.get(path).status == 404, "\(path)")
        }
        for code in ["63", "2A", "971", "75"] {
          let outlines = try await board.get("/a/outlines/\(code).json")
          #expect(outlines.status == 200 && outlines.headers["content-encoding"] == "gzip", "\(code)")
        }
      }
    }
  }

  /// The tiles' host, and nothing else.
  @Test(arguments: [
    ("https://tile.example.org/{z}/{x}/{y}.png", "img-src 'self' data: https://tile.example.org;"),
    ("https://{s}.tile.example.org/{z}/{x}/{y}.png", "img-src 'self' data: https://*.tile.example.org;"),
  ])
  func picturesComeFromTheTilesServerToo(_ tiles: String, _ policy: String) async throws {
    var settings = BoardVisit.settings
    settings.board?.tiles = MapTiles(url: tiles, attribution: "© <b>Example</b>")
    try await Evening.play(settings) { (e: Evening) async throws in
      await e.activate("crue de l’Allier")
      try await BoardVisit.to(e) { (board: BoardVisit) async throws in
        let (cookie, path) = try await board.enter(e, "samir", "!carte")
        let page = try await board.get(path, cookie)
        #expect(page.headers["content-security-policy"]?.contains(policy) == true)
        #expect(page.headers["referrer-policy"] == "strict-origin")
        #expect(page.body.contains("&lt;b&gt;Example"))
        let document = try await board.get("/c/63-crue-2411", cookie)
        #expect(document.headers["content-security-policy"]?.contains("example") == false)
        #expect(document.headers["referrer-policy"] == "no-referrer")
      }
    }
  }
}
