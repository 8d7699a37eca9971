import CrisisCore
import Foundation
import Testing
import VigieTestSupport

@testable import DutyDesk

/// Addresses that members make for programs of theirs.
struct FeedTests {
  @Test func aProgramReadsWhatItsOwnerMay() async throws {
    try await Evening.play(BoardVisit.settings, onDisk: true) { (e: Evening) async throws in
      await e.activate("crue de l’Allier")
      await e.say("jo", in: veille, "!s Issoire 2h50 route urgent : pont coupé")
      try await BoardVisit.to(e) { (board: BoardVisit) async throws in
        let all = try await board.feeds(e, "capitaine", "!flux carte umap")
        #expect(all.count == 4)
        for address in all {
          let answer = try await board.get(address)
          #expect(answer.status == 200 && answer.body.contains("pont coupé"), "\(address)")
          #expect(answer.headers["access-control-allow-origin"] == "*" && answer.headers["etag"] != nil)
          #expect(answer.headers["access-control-expose-headers"]?.contains("Last-Modified") == true)
          #expect(answer.headers["cross-origin-resource-policy"] == "cross-origin")
        }
        let secret = try #require(all.first).dropFirst(3).prefix { $0 != "." }
        // Of an address nothing is kept that would open it, and it is in nobody's chat.
        for table in ["feed", "inbox", "outbox", "access"] {
          let rows = try e.dump(table)
          #expect(!rows.contains(secret), "\(table)")
        }
        let listed = await e.say("capitaine", "!flux").joined()
        #expect(listed.contains("« umap »") && listed.contains("lu vers") && !listed.contains(secret))
        #expect(try e.read { try $0.accesses(of: "63-crue-2411", limit: 9) }.entries.map(\.access.what) == [.feed])
        // Others do not have it, and nobody ends it but its owner.
        #expect(await e.say("lea", "!flux").joined().contains("aucun flux"))
        await e.say("lea", "!flux retirer umap")
        #expect(try await board.get(all[0]).status == 200)
        #expect(await e.say("capitaine", "!flux retirer umap").joined().contains("Flux retiré : 1"))
        let ended = try await board.get(all[0])
        #expect(ended.status == 404)
        for guess in [
          "/f/x.geojson", "/f/\(String(repeating: "0", count: 40)).geojson", "/f/\(secret)", "/f/\(secret).atom",
        ] {
          #expect(try await board.get(guess).body == ended.body, "\(guess)")
        }
      }
    }
  }

  @Test(arguments: ["role", "authority", "archive", "erased", "name"])
  func itEndsWithTheRightToIt(_ how: String) async throws {
    try await Evening.play(BoardVisit.settings, onDisk: true) { (e: Evening) async throws in
      await e.activate("crue de l’Allier")
      try await BoardVisit.to(e) { (board: BoardVisit) async throws in
        let address = try await board.feeds(e, "capitaine", "!flux carte umap")[0]
        #expect(try await board.get(address).status == 200)
        switch how {
        case "role": await e.say("camille", in: coord, "!rôle capitaine retirer gestionnaire SDIS63")
        case "authority": try e.execute("DELETE FROM crisis_authority")
        case "archive":
          await e.say("capitaine", in: gest63, "!désactiver décrue")
          await e.say("capitaine", in: gest63, "!oui")
          #expect(try await board.get(address).status == 200)
          await e.say("camille", in: coord, "!archiver @63-crue-2411")
        case "erased":
          await e.say("camille", in: coord, "!effacer nom capitaine à sa demande")
          await e.say("camille", in: coord, "!oui")
          #expect(try e.count("feed") == 0)
        // Another of that name takes its place.
        default: _ = try await board.feeds(e, "capitaine", "!flux carte umap")
        }
        #expect(try await board.get(address).status == 404)
        if how == "authority" { try e.execute("INSERT INTO crisis_authority VALUES ('63-crue-2411', 'SDIS63', NULL)") }
      }
    }
  }

  @Test func whoMayNotHaveAFileHasNoFeedOfTheMap() async throws {
    try await Evening.play(BoardVisit.settings) { (e: Evening) async throws in
      await e.activate("crue de l’Allier")
      for (who, line) in [
        ("samir", "!flux carte umap"), ("lieutenant", "!flux carte umap @63-crue-2411"), ("inconnu", "!flux carte x"),
        ("samir", "!flux carte"), ("samir", "!flux planning \(String(repeating: "x", count: 40))"),
      ] {
        #expect(await e.say(who, line).allSatisfy { !$0.contains("/l/") }, "\(who) \(line)")
      }
      try await BoardVisit.to(e) { (board: BoardVisit) async throws in
        let relays = try await board.feeds(e, "samir", "!flux relais lecteur")
        #expect(relays.count == 1 && relays[0].hasSuffix(".atom"))
        #expect(try await board.get(relays[0]).status == 200)
        // The same secret opens no reports.
        #expect(try await board.get(relays[0].replacing(".atom", with: ".geojson")).status == 404)
        // A link that waits is void once they are ended.
        let link = try await board.link(e, "samir", "!flux relais autre")
        await e.say("samir", "!flux retirer")
        #expect(try await board.post(link).status == 404)
      }
    }
  }

  @Test func oneSeesOnesOwnShifts() async throws {
    try await Evening.play(BoardVisit.settings) { (e: Evening) async throws in
      await e.activate("crue, de l’Allier; exceptionnellement longue, et avec un titre qui ne tient pas sur une ligne")
      await e.say("jo", in: veille, "!créneau 4h-7h")
      await e.say("samir", in: veille, "!créneau 7h-9h")
      try await BoardVisit.to(e) { (board: BoardVisit) async throws in
        let address = try await board.feeds(e, "jo", "!flux planning téléphone")[0]
        let calendar = try await board.get(address)
        #expect(calendar.headers["content-type"] == "text/calendar; charset=utf-8")
        let lines = calendar.body.split(separator: "\r\n", omittingEmptySubsequences: false)
        #expect(lines.allSatisfy { $0.utf8.count <= 75 } && lines.last == "")
        let unfolded = calendar.body.replacing("\r\n ", with: "")
        #expect(unfolded.contains("DTSTART:20191124T030000Z\r\nDTEND:20191124T060000Z\r\n"))
        #expect(unfolded.contains("UID:63-crue-2411-1@vigie.test") && !unfolded.contains("UID:63-crue-2411-2@"))
        #expect(unfolded.contains("crue de l’Allier\\; exceptionnellement longue\\, et avec"))
      }
    }
  }

  /// 27 October 2019: at three it is two again.
  @Test func aShiftOverTheChangeOfTheHourIsAsLongAsItIs() async throws {
    try await Evening.play(BoardVisit.settings, from: 1_572_120_000_000) { (e: Evening) async throws in
      await e.activate("crue")
      await e.say("jo", in: veille, "!créneau 27/10 1h-5h")
      try await BoardVisit.to(e) { (board: BoardVisit) async throws in
        let body = try await board.get(board.feeds(e, "jo", "!flux planning x")[0]).body
        #expect(body.contains("DTSTART:20191026T230000Z\r\nDTEND:20191027T040000Z"), "\(body)")
      }
    }
  }

  /// What two people agreed to tell everybody; drafts, and who wrote them, are nobody's business.
  @Test func theRelaysAreThoseThatWereApproved() async throws {
    try await Evening.play(BoardVisit.settings) { (e: Evening) async throws in
      await e.activate("crue de l’Allier")
      for line in [
        "!relayer consigne https://www.puy-de-dome.gouv.fr/a Ne vous engagez pas sur une route inondée.",
        "!relayer démenti https://www.puy-de-dome.gouv.fr/b Non, le barrage n’a pas lâché.",
        "!relayer info https://www.puy-de-dome.gouv.fr/c Brouillon que personne n’a relu.",
      ] { await e.say("jo", in: veille, line) }
      for number in 1...2 { await e.say("camille", in: coord, "!valider R\(number)") }
      let path = try await PublicMapTests.open(e)
      try await BoardVisit.to(e) { (board: BoardVisit) async throws in
        for address in [path + ".atom", try await board.feeds(e, "lea", "!flux relais x")[0]] {
          let feed = try await board.get(address)
          #expect(feed.body.matches(of: /<entry>/).count == 2, "\(feed.body)")
          for word in ["route inondée", "pas lâché", "term=\"dementi\"", "https://www.puy-de-dome.gouv.fr/b"] {
            #expect(feed.body.contains(word), "\(word)")
          }
          for word in ["Brouillon", "Jo<", "Camille"] { #expect(!feed.body.contains(word), "\(word)") }
        }
        // What was told and is not so, alone.
        let denials = try await board.get("\(path).atom?kind=dementi").body
        #expect(denials.contains("pas lâché") && !denials.contains("route inondée"))
      }
    }
  }

  /// Whatever people wrote, a form stays what it is.
  @Test func hostileWordsBreakNoForm() async throws {
    try await Evening.play(BoardVisit.settings) { (e: Evening) async throws in
      await e.activate("crue ]]> <b>&amp;")
      for line in [
        "!s Issoire : ]]><script>alert(1)</script> \"' & \u{202E}gnp.exe\u{2066}",
        "!s Coudes : =HYPERLINK(\"http://evil\")",
        "!s Parent https://example.org/\"><x> : \u{FFFE}\u{FFFF} \\\" , ; \u{85} fin",
        "!s Le Broc : +33 1 \u{1F600} @SUM(A1)",
      ] { await e.say("jo", in: veille, line) }
      try await BoardVisit.to(e) { (board: BoardVisit) async throws in
        for address in try await board.feeds(e, "capitaine", "!flux carte umap") {
          let body = try await board.get(address).body
          #expect(!body.contains("\u{202E}") && !body.contains("\u{2066}"), "\(address)")
          if address.hasSuffix("json") {
            let json = try JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any]
            #expect((json?["features"] as? [Any])?.count == 4)
          } else if address.hasSuffix("csv") {
            #expect(body.split(separator: "\r\n").dropFirst().allSatisfy { $0.hasPrefix("\"") || $0.hasPrefix("S") })
          } else {
            #expect(!body.contains("<script") && !body.contains("]]>"))
            #expect(!body.unicodeScalars.contains { $0 == "\u{FFFE}" || $0 == "\u{FFFF}" })
            #expect(WellFormed.faults(of: body) == [], "\(address)")
          }
        }
      }
    }
  }
}

/// A small look at XML: every element that is opened is closed in its order, every `&` begins an entity.
enum WellFormed {
  static func faults(of text: String) -> [String] {
    var (open, faults): ([Substring], [String]) = ([], [])
    for match in text.matches(of: /<([\/?]?)([A-Za-z][A-Za-z0-9:]*)([^<>]*)>/) {
      let (mark, name, rest) = (match.output.1, match.output.2, match.output.3)
      if mark == "?" || rest.hasSuffix("/") { continue }
      if mark == "" { open.append(name) } else if open.popLast() != name { faults.append("</\(name)>") }
    }
    let bare = text.matches(of: /&(?!(amp|lt|gt|quot|#39);)/).count
    return faults + open.map { "<\($0)>" } + (bare > 0 ? ["&"] : [])
  }
}
