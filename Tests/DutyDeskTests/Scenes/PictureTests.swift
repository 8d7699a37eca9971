import ChatModel
import CrisisCore
import Foundation
import Testing
import VigieTestSupport

@testable import CrisisStore
@testable import DutyDesk

/// Pictures that show what reports say: kept beside the store under their hashes, and gone with what they show.
@Suite(.timeLimit(.minutes(10)))
struct PictureTests {
  private static func play(
    _ settings: DeskSettings = .visov(), _ scene: (Evening, FakePictureServer) async throws -> Void
  ) async throws {
    try await Evening.play(settings, onDisk: true) { e in
      let server = FakePictureServer()
      server.have(Shown.address, .success(Shown.png))
      await e.activate()
      await e.say("jo", in: veille, "!s Issoire : pont coupé", id: .given("s1"))
      try await scene(e, server)
    }
  }

  @Test func aPictureInAnswerToTheLineThatReportedIsKeptWithItsHash() async throws {
    try await Self.play { e, server in
      try await e.keeping(server) {
        let said = await e.show(by: "lea", inAnswerTo: "s1")
        #expect(
          said.to(veille) == [
            "Image pour S1 (Issoire) : je vais la chercher et la garde avec son empreinte. Si je ne peux pas, vous le saurez en privé. Ensuite : !voir 1"
          ])
        await e.until { e.pictures(1).count == 1 }
        let hash = PictureFolder.hash(Shown.png)
        let kept = try #require(e.pictures(1).first)
        #expect(kept.hash == hash && kept.type == .png && kept.size == Shown.png.count && kept.link == nil)
        #expect(kept.by == e.member("lea")?.number)
        #expect(e.folderOfPictures.bytes(of: hash) == Shown.png)
        let mode = try FileManager.default.attributesOfItem(atPath: e.folderOfPictures.path)[.posixPermissions]
        #expect((mode as? NSNumber)?.intValue == 0o700)
        let file = "\(e.folderOfPictures.path)/\(hash)"
        let own = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions]
        #expect((own as? NSNumber)?.intValue == 0o600)
        #expect(e.wanted == 0)
        // In the journal, by her who showed it, with the hash.
        let card = await e.say("jo", in: veille, "!voir 1")
        #expect(card.contains { $0.contains("joint une image à S1 (SHA-256 \(hash.prefix(12))…)") }, "\(card)")
      }
    }
  }

  /// To Vigie's own answer, and to what it told others.
  @Test func aPictureMayAnswerWhatVigieSaid() async throws {
    try await Self.play { e, server in
      await e.say("lea", in: veille, "!vérifier 1 ok")
      let answer = e.network.message(with: "S1 enregistré", in: veille)
      let news = e.network.message(with: "S1", in: gest63)
      #expect(!answer.isEmpty)
      await e.show(by: "lea", inAnswerTo: answer)
      #expect(e.wanted == 1)
      if !news.isEmpty {
        await e.show("mxc://etat.test/2", by: "capitaine", in: gest63, inAnswerTo: news)
        #expect(e.wanted == 2)
      }
      // What is about the crisis, and about no report.
      let opened = e.network.message(with: "activée", in: gest63)
      #expect(!opened.isEmpty)
      #expect(await e.show("mxc://etat.test/3", by: "capitaine", in: gest63, inAnswerTo: opened) == [])
    }
  }

  @Test func aCommandMayBeItsCaption() async throws {
    try await Self.play { e, server in
      server.have("mxc://etat.test/2", .success(Shown.other))
      try await e.keeping(server) {
        #expect(await e.show(by: "jo", "!photo 1").to(veille).first?.hasPrefix("Image pour S1") == true)
        let filed = await e.show("mxc://etat.test/2", by: "jo", "!s Coudes : cave inondée")
        #expect(
          filed.to(veille).first?.hasSuffix("L’image va avec S2 : je la garde avec son empreinte.") == true, "\(filed)")
        await e.until { e.pictures(1).count == 1 && e.pictures(2).count == 1 }
        #expect(e.pictures(2).first?.hash == PictureFolder.hash(Shown.other))
        // Where it goes with nothing, that is said.
        let none = await e.show(by: "jo", "!note la préfète appelle")
        #expect(
          none.to(veille).first?.hasSuffix("L’image n’est pas gardée : elle ne va qu’avec un signalement.") == true)
        #expect(e.wanted == 0)
      }
    }
  }

  @Test func twoPicturesInARowAreTwoAndTheSameMessageTwiceIsOne() async throws {
    try await Self.play { e, server in
      server.have("mxc://etat.test/2", .success(Shown.other))
      await e.show(by: "lea", inAnswerTo: "s1", id: "p1")
      await e.show("mxc://etat.test/2", by: "lea", inAnswerTo: "s1", id: "p2")
      await e.show(by: "lea", inAnswerTo: "s1", id: "p1")
      #expect(e.wanted == 2)
      try await e.restart()
      try await e.keeping(server) { await e.until { e.pictures(1).count == 2 } }
      #expect(server.asked.untaken.count == 2)
    }
  }

  /// What nobody gave as evidence is nobody's business.
  @Test func otherPicturesAreLeftAlone() async throws {
    try await Self.play { e, _ in
      await e.say("jo", in: veille, "bonjour", id: .given("b"))
      #expect(await e.show(by: "jo") == [])
      #expect(await e.show(by: "jo", "regardez") == [])
      #expect(await e.show(by: "jo", inAnswerTo: "b") == [])
      #expect(await e.show(by: "jo", inAnswerTo: "nowhere") == [])
      #expect(await e.show(by: "inconnue", inAnswerTo: "s1") == [])
      #expect(e.wanted == 0)
      #expect(
        await e.say("jo", in: veille, "!photo 1").to("jo").first?.hasPrefix("Il n’y a pas d’image avec cette commande.")
          == true)
    }
  }

  /// Who may not hear of the crisis adds nothing to it.
  @Test func needToKnow() async throws {
    try await Self.play { e, _ in
      let said = await e.show(by: "lieutenant", in: gest42, inAnswerTo: "s1")
      #expect(!said.contains { $0.contains("Issoire") || $0.contains("Image pour") }, "\(said)")
      #expect(e.wanted == 0)
    }
  }

  @Test func whatPassesIsTriedAgainForADay() async throws {
    try await Self.play { e, server in
      server.have(Shown.address, .failure(.later("503")), .failure(.later("away")), .success(Shown.png))
      await e.show(by: "lea", inAnswerTo: "s1")
      try await e.keeping(server) { await e.until { e.pictures(1).count == 1 } }
      #expect(server.asked.untaken.count == 3)
      server.have("mxc://etat.test/never", .failure(.later("503")))
      await e.show("mxc://etat.test/never", by: "lea", inAnswerTo: "s1")
      try await e.keeping(server) {
        await e.until { e.wanted == 0 }
        let told = await e.said(in: "lea")
        #expect(told.contains { $0.contains("son serveur n’a pas répondu depuis un jour") }, "\(told)")
      }
    }
  }

  @Test func aNetworkThatIsNoMoreKeepsNobodyWaiting() async throws {
    try await Self.play { e, server in
      await e.show(by: "lea", inAnswerTo: "s1")
      try await e.keeping(server, on: "other") { await e.settle() }
      #expect(e.wanted == 1 && server.asked.untaken.isEmpty)
      e.clock.advance(by: 25 * .hour)
      try await e.keeping(server, on: "other") {
        await e.until { e.wanted == 0 }
        #expect(await e.said(in: "lea").contains { $0.contains("son serveur n’a pas répondu depuis un jour") })
      }
    }
  }

  @Test(arguments: [
    (FakePictureServer.Outcome.failure(.gone("404")), "elle n’est plus là, ou n’est pas pour nous."),
    (.failure(.tooLarge), "elle est trop grande. Taille admise : 10 Mo."),
    (.success(Array("<svg onload=alert(1)>".utf8)), "ce n’est pas une image (JPEG, PNG, GIF, WebP ou HEIC)."),
    (.success([]), "ce n’est pas une image"),
  ])
  func whoGaveItIsToldThatItIsNotKept(_ outcome: FakePictureServer.Outcome, _ words: String) async throws {
    try await Self.play { e, server in
      server.have(Shown.address, outcome)
      try await e.keeping(server) {
        await e.show(by: "lea", inAnswerTo: "s1")
        await e.until { e.wanted == 0 }
        let told = await e.said(in: "lea")
        #expect(
          told.contains { $0.hasPrefix("L’image pour S1 (63-crue-2411) n’est pas gardée : \(words)") }, "\(told)")
        #expect(e.pictures(1).isEmpty && e.folderOfPictures.content().isEmpty)
      }
    }
  }

  @Test func thereIsABoundForOneForAllAndForAReport() async throws {
    var settings = DeskSettings.visov()
    settings.pictures.limit = 2_000_000
    settings.pictures.total = Shown.png.count
    try await Self.play(settings) { e, server in
      let large = await e.show(by: "lea", inAnswerTo: "s1", size: 2_000_001)
      #expect(large.to("lea") == ["L’image n’est pas gardée : elle dépasse 2 Mo. Envoyez-la plus petite."])
      server.have("mxc://etat.test/2", .success(Shown.other))
      try await e.keeping(server) {
        await e.show(by: "lea", inAnswerTo: "s1")
        await e.until { e.pictures(1).count == 1 }
        await e.show("mxc://etat.test/2", by: "lea", inAnswerTo: "s1")
        await e.until { e.wanted == 0 }
        #expect(await e.said(in: "lea").contains { $0.contains("il n’y a plus de place pour des images") })
      }
      for number in 1..<Picture.mostOfReport { await e.show("mxc://etat.test/n\(number)", by: "lea", inAnswerTo: "s1") }
      let enough = await e.show("mxc://etat.test/more", by: "lea", inAnswerTo: "s1")
      #expect(enough.to("lea").first?.contains("S1 en a déjà 20") == true, "\(enough)")
    }
  }

  @Test func whatIsTakenBackOrErasedGoesWithItsFile() async throws {
    try await Self.play { e, server in
      server.have("mxc://etat.test/2", .success(Shown.other))
      try await e.keeping(server) {
        await e.show(by: "lea", inAnswerTo: "s1")
        await e.until { e.pictures(1).count == 1 }
        #expect(
          await e.say("lea", in: veille, "!annuler").to(veille).first
            == "S1 : l’image que vous aviez jointe n’est plus gardée.")
        await e.untilFiles(0, server)
        await e.show("mxc://etat.test/2", by: "lea", inAnswerTo: "s1")
        await e.until { e.pictures(1).count == 1 }
        await e.show("mxc://etat.test/slow", by: "lea", inAnswerTo: "s1")
        await e.say("camille", in: coord, "!effacer S1 à la demande de la famille")
        await e.say("camille", in: coord, "!oui")
        await e.untilFiles(0, server)
        #expect(e.pictures(1).isEmpty)
        let left = try e.dump("journal")
        #expect(!left.contains(PictureFolder.hash(Shown.other)))
      }
    }
  }

  @Test func thePicturesOfAMissionGoWithItsWords() async throws {
    var settings = DeskSettings.visov()
    settings.retention.erase = 40
    settings.retention.warning = 7
    try await Self.play(settings) { e, server in
      await e.show(by: "lea", inAnswerTo: "s1")
      try await e.keeping(server) { await e.until { e.pictures(1).count == 1 } }
      await e.say("camille", in: coord, "!désactiver fin")
      await e.say("camille", in: coord, "!oui")
      await e.pass(to: e.clock.now + 50 * .day)
      #expect(e.pictures(1).isEmpty)
      // Also where it was not running then.
      #expect(e.folderOfPictures.content().count == 1)
      try await e.keeping(server) { await e.untilFiles(0, server) }
    }
  }

  @Test func thePictureOfAnotherReportIsTold() async throws {
    try await Self.play { e, server in
      await e.say("samir", in: veille, "!s Coudes : pont coupé", id: .given("s2"))
      try await e.keeping(server) {
        await e.show(by: "lea", inAnswerTo: "s1")
        await e.until { e.pictures(1).count == 1 }
        await e.show(by: "samir", inAnswerTo: "s2")
        await e.until { e.pictures(2).count == 1 }
        #expect(
          await e.said(in: veille).contains(
            "S2 et S1 (63-crue-2411) montrent la même image, à l’octet près : même fait, ou image reprise ? Comparez : !voir 2, !voir 1"
          ))
        #expect(e.folderOfPictures.content().count == 1)
        // Once more on the same: nothing.
        await e.show(by: "samir", inAnswerTo: "s2", id: "again")
        await e.until { e.wanted == 0 }
        #expect(e.pictures(2).count == 1)
      }
    }
  }

  @Test func theWebIsReadOnlyWhereItsSiteIsNamed() async throws {
    var settings = DeskSettings.visov()
    settings.pictures.domains = ["twimg.com"]
    try await Self.play(settings) { e, server in
      let link = "https://pbs.twimg.com/media/pont.jpg?name=large"
      for address in [link, "https://pbs.twimg.com/media/2.PNG", "https://pbs.twimg.com/media/3"] {
        server.have(address, .success(Shown.png + Array(address.utf8)))
      }
      try await e.keeping(server, on: nil) {
        await e.say("jo", in: veille, "!photo 1 \(link)")
        await e.until { e.pictures(1).map(\.link) == [link] }
        let filed = await e.say("jo", in: veille, "!s https://pbs.twimg.com/media/2.PNG Coudes : cave")
        #expect(filed.to(veille).first?.contains("L’image va avec S2") == true, "\(filed)")
        await e.until { e.pictures(2).count == 1 }
        // A page is none.
        #expect(await e.say("jo", in: veille, "!s https://pbs.twimg.com/media/3 Vichy : digue").count == 1)
        for address in [
          "https://twimg.com.example.org/a.jpg", "http://pbs.twimg.com/a.jpg", "https://pbs.twimg.com:8443/a.jpg",
          "https://pbs.twimg.com@example.org/a.jpg", "https://127.0.0.1/a.jpg",
        ] {
          let said = await e.say("jo", in: veille, "!photo 1 \(address)")
          #expect(said.to("jo").first?.hasPrefix("Je ne vais chercher aucune image chez") == true, "\(said)")
          await e.say("jo", in: veille, "!s \(address) Issoire : autre")
        }
      }
      #expect(server.asked.untaken.count == 2)
    }
  }

  /// The power goes after the file was written, and before the records know it.
  @Test func aFileThatNothingNamesIsReadAgain() async throws {
    try await Self.play { e, server in
      await e.show(by: "lea", inAnswerTo: "s1")
      try e.folderOfPictures.keep(Shown.png)
      try e.folderOfPictures.keep(Shown.other)
      try await e.restart()
      try await e.keeping(server) {
        await e.until { e.pictures(1).count == 1 }
        await e.untilFiles(1, server)
      }
      #expect(e.folderOfPictures.bytes(of: PictureFolder.hash(Shown.png)) == Shown.png)
    }
  }
}
