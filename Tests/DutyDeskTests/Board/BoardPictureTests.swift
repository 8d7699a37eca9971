import Foundation
import Testing
import VigieTestSupport

@testable import CrisisCore
@testable import CrisisStore
@testable import DutyDesk

/// Pictures on the card of a report, for those who may read it.
@Suite(.timeLimit(.minutes(10)))
struct BoardPictureTests {
  private static let hash = PictureFolder.hash(Shown.png)
  private static let path = "/c/63-crue-2411/pictures/\(hash)"

  private static func play(_ scene: (Evening, BoardVisit) async throws -> Void) async throws {
    try await Evening.play(BoardVisit.settings, onDisk: true) { e in
      let server = FakePictureServer()
      server.have(Shown.address, .success(Shown.png))
      await e.activate()
      await e.say("jo", in: veille, "!s Issoire : pont coupé", id: .given("s1"))
      await e.show(by: "lea", inAnswerTo: "s1")
      try await e.keeping(server) { await e.until { e.pictures(1).count == 1 } }
      try await BoardVisit.to(e) { try await scene(e, $0) }
    }
  }

  @Test func theCardShowsThemWithTheirHashes() async throws {
    try await Self.play { e, board in
      let (cookie, path) = try await board.enter(e, "jo")
      let card = try await board.get("\(path)/S1", cookie).body.replacing("\u{A0}", with: " ")
      #expect(card.contains("<img src=\"\(Self.path)\" alt=\"Image 1 de S1\""))
      #expect(card.contains("<code>SHA-256 \(Self.hash)</code>"))
      #expect(card.contains("Image 1, PNG, 1 ko, jointe par Léa à 03h10"))
      // And the words with that of their row of the journal.
      let row = try #require(card.firstMatch(of: /Ces mots : ligne (\d+) du journal, empreinte ([0-9a-f]{64})/))
      let head = try e.read { try $0.journalHead(at: Int64(row.output.1) ?? 0) }
      #expect(head?.hash == String(row.output.2))
      #expect(try e.store.verifyJournal(expect: String(row.output.2)).expectation != .unmet)
      let picture = try await board.get(Self.path, cookie)
      #expect(picture.status == 200 && picture.headers["content-type"] == "image/png")
      #expect(picture.headers["content-security-policy"] == "default-src 'none'; sandbox")
      #expect(picture.headers["content-disposition"] == "inline; filename=S1-\(Self.hash.prefix(12)).png")
      #expect(picture.headers["cache-control"] == "no-store" && picture.headers["x-content-type-options"] == "nosniff")
      // Corrected words have another row.
      await e.say("jo", in: veille, "!corriger 1 : pont effondré")
      let corrected = try await board.get("\(path)/S1", cookie).body
      #expect(!corrected.contains(String(row.output.2)) && corrected.contains("empreinte "))
    }
  }

  @Test func thatOneIsToComeIsSaidAndHEICIsToDownload() async throws {
    try await Self.play { e, board in
      try e.append(
        PictureKept(
          crisisCode: "63-crue-2411", number: 1, by: 1, hash: String(repeating: "0", count: 64), type: .heic, size: 9,
          link: "https://pbs.twimg.com/media/<script>.jpg"))
      await e.show("mxc://etat.test/2", by: "lea", inAnswerTo: "s1")
      let (cookie, path) = try await board.enter(e, "jo")
      let card = try await board.get("\(path)/S1", cookie).body.replacing("\u{A0}", with: " ")
      #expect(card.contains("1 image à venir : Vigie va la chercher."))
      #expect(card.contains("Image 2 de S1, à télécharger</a>") && !card.contains("<script>.jpg"))
      // The records name it, and its file is gone: no server's fault.
      #expect(try await board.get("\(path)/pictures/\(String(repeating: "0", count: 64))", cookie).status == 404)
    }
  }

  @Test func nobodyElseReadsThem() async throws {
    try await Self.play { e, board in
      await e.say("lieutenant", in: gest42, "!activer feu")
      await e.say("lieutenant", in: gest42, "!oui")
      let nothing = try await board.get("/c/63-crue-2411").body
      let (other, elsewhere) = try await board.enter(e, "lieutenant")
      for (cookie, path) in [
        (nil, Self.path), (other, Self.path), (other, "\(elsewhere)/pictures/\(Self.hash)"),
        (other.replacing("42-feu", with: "63-crue"), Self.path),
      ] as [(String?, String)] {
        let answer = try await board.get(path, cookie)
        #expect(answer.status == 404 && answer.body == nothing, "\(path)")
      }
      let (cookie, path) = try await board.enter(e, "samir", "!document @63")
      #expect(try await board.get(Self.path, cookie).status == 200)
      for name in ["", "x", "..%2f..%2fvigie.sqlite", Self.hash.uppercased(), "\(Self.hash).png", "../\(Self.hash)"] {
        #expect(try await board.get("\(path)/pictures/\(name)", cookie).status == 404, "\(name)")
      }
      await e.say("camille", in: coord, "!rôle samir retirer volontaire")
      #expect(try await board.get(Self.path, cookie).status == 404)
    }
  }
}
