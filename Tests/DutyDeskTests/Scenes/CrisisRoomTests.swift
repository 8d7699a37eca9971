import ChatModel
import CrisisCore
import Testing
import VigieTestSupport

@testable import DutyDesk

/// Where each crisis has rooms of its own.
struct CrisisRoomTests {
  private static let esov = "#esov-63-crue-2411"
  private static let gest = "#gest-63-crue-2411"

  private static func settings(_ change: (inout DeskSettings) -> Void = { _ in }) -> DeskSettings {
    .visov { settings in
      settings.crisisRooms = ["visov"]
      settings.seed.members.append(.sample("prefete", "la préfète", [], manages: ["PREF63"]))
      change(&settings)
    }
  }

  private func rooms(_ e: Evening) -> [String: OwnRoom] {
    Dictionary(e.network.kept.map { ($0.channel, $0) }, uniquingKeysWith: { _, last in last })
  }

  @Test func theyAreOpenedForThoseWhoBelongThere() async throws {
    try await Evening.play(Self.settings()) { e in
      #expect(e.network.kept.isEmpty)
      await e.activate("crue de l’Allier")
      let opened = rooms(e)
      #expect(opened.keys.sorted() == [Self.esov, Self.gest])
      #expect(opened[Self.esov]?.guests == ["camille", "jo", "lea", "samir"])
      #expect(opened[Self.esov]?.invited == ["camille"])
      #expect(opened[Self.gest]?.guests == ["camille", "capitaine"])
      #expect(opened[Self.gest]?.invited == ["camille", "capitaine"])
      #expect(opened[Self.gest]?.topic.hasPrefix("63-crue-2411, crue de l’Allier. Gestionnaires") ?? false)
      // Who says so is invited, and who has the right no more is put out.
      let joined = await e.say("jo", in: veille, "!rejoindre 63")
      #expect(joined.contains { $0.contains("Salon : \(Self.esov), où vous êtes invité.") })
      #expect(rooms(e)[Self.esov]?.invited == ["camille", "jo"])
      await e.say("camille", in: coord, "!rôle samir retirer volontaire")
      #expect(rooms(e)[Self.esov]?.guests == ["camille", "jo", "lea"])
      // An authority that asks for the same crisis comes in too.
      await e.say("prefete", "!activer crue pour=PREF63")
      await e.say("prefete", "!oui")
      #expect(rooms(e)[Self.gest]?.guests == ["camille", "capitaine", "prefete"])
    }
  }

  @Test func whatIsSaidThereIsOfThatCrisisAndOfNoOther() async throws {
    try await Evening.play(Self.settings(), onDisk: true) { e in
      await e.activate("crue de l’Allier")
      await e.say("lieutenant", in: gest42, "!activer feu")
      await e.say("lieutenant", in: gest42, "!oui")
      #expect(rooms(e).count == 4)
      #expect(await e.say("jo", in: Self.esov, "!s pont coupé").to(Self.esov).first?.contains("S1 enregistré") ?? false)
      #expect(try e.read { try $0.report(crisis: "63-crue-2411", number: 1) } != nil)
      #expect(
        await e.say("jo", in: Self.esov, "!état @42-feu-2411").allSatisfy { !$0.contains("incendie") })
      #expect(await e.say("capitaine", in: Self.gest, "!état").count == 1)
      // A question of the managers goes where people are at work.
      let asked = await e.say("capitaine", in: Self.gest, "!question où est le gymnase ?")
      #expect(asked.to(Self.esov).count == 1 && asked.to(veille).isEmpty && asked.to(gest63).isEmpty)
      // The managers' standing rooms go on hearing all of it, and a call for help is heard everywhere it is to be.
      let call = await e.say("jo", in: Self.esov, "!sos Coudes : deux personnes sur un toit")
      for room in [gest63, Self.gest, coord] { #expect(call.to(room).contains { $0.contains("DÉTRESSE S2") }) }
      #expect(call.to(gest42).isEmpty && call.to("#gest-42-feu-2411").isEmpty)
      let digest = await e.say("capitaine", in: Self.gest, "!point")
      for room in [gest63, Self.gest] { #expect(digest.to(room).contains { $0.contains("POINT N° 1") }) }
      // After a restart they are the same.
      let before = e.network.kept
      try await e.restart()
      #expect(e.network.kept == before)
      #expect(await e.say("jo", in: Self.esov, "!état").to(Self.esov).count == 2)
    }
  }

  /// Whatever keeps a room from being there, the standing rooms serve.
  @Test func withoutThemTheStandingRoomsServe() async throws {
    try await Evening.play(Self.settings()) { e in
      e.network.opensRooms = false
      await e.activate("crue de l’Allier")
      #expect(e.network.kept.count == 2)
      let asked = await e.say("capitaine", in: gest63, "!question où est le gymnase ?")
      #expect(asked.to(veille).count == 1 && asked.to(Self.esov).isEmpty)
      #expect(await e.say("jo", in: veille, "!rejoindre 63").allSatisfy { !$0.contains("#esov") })
      #expect(await e.say("capitaine", in: gest63, "!point").to(gest63).contains { $0.contains("POINT N° 1") })
    }
  }

  @Test func theyAreLeftWhenTheCrisisIsPutAway() async throws {
    try await Evening.play(Self.settings()) { e in
      await e.activate("crue de l’Allier")
      await e.say("capitaine", in: Self.gest, "!désactiver décrue")
      let closed = await e.say("capitaine", in: Self.gest, "!oui")
      for room in [Self.esov, veille, gest63, coord] {
        #expect(closed.to(room).contains { $0.contains("terminée") }, "\(room)")
      }
      #expect(e.network.kept.count == 2)
      #expect(
        await e.say("jo", in: Self.esov, "!s pont coupé").to("jo").first?.contains("est terminée depuis") ?? false)
      let status = await e.say("jo", in: Self.esov, "!état").to(Self.esov)
      #expect(status.count == 1 && status.first?.contains("terminée") ?? false)
      await e.say("camille", in: coord, "!archiver @63-crue-2411")
      await e.say("camille", in: coord, "!oui")
      #expect(e.network.kept.isEmpty)
      // That they are left is no trouble to tell anybody of.
      #expect(await e.wait(10 * .minute).allSatisfy { !$0.contains("SALON") })
    }
  }

  @Test func oneTakenBackIsLeftAtOnce() async throws {
    try await Evening.play(Self.settings()) { e in
      await e.activate("crue de l’Allier")
      await e.say("capitaine", in: gest63, "!annuler")
      #expect(e.network.kept.isEmpty)
    }
  }
}
