import CrisisCore
import Testing

@testable import CrisisStore
@testable import DutyDesk

/// A quiet watch is told from a dead one; and what is handed over is what is listed.
struct QuietWatchTests {
  @Test func twoSilentHoursAreToldOnceUntilSomebodyWrites() async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.activate()
      await e.say("jo", in: veille, "!créneau 3h-9h")
      e.clock.advance(by: .minute)
      await e.say("samir", in: veille, "!s Issoire : eau")
      let said = await e.pass(to: e.clock.now + 119 * .minute)
      #expect(said.to(coord).allSatisfy { !$0.hasPrefix("SILENCE") })
      #expect(said.to(gest63).contains { $0.contains("Dernier signe de la veille : Samir, 03h11.") }, "\(said)")
      let silence =
        "SILENCE DE LA VEILLE, 63-crue-2411 : aucun volontaire n’a écrit à Vigie depuis 03h11 (Samir). De veille : Jo. Demandez si elle est tenue. Le planning : !planning @63-crue-2411"
      let told = await e.wait(.minute)
      #expect(told.to(coord) == [silence] && told.to(veille) == [])
      #expect(await e.pass(to: e.clock.now + 3 * .hour).to(coord).allSatisfy { !$0.hasPrefix("SILENCE") })
      // What a manager asks is no sign of the watch.
      await e.say("capitaine", in: gest63, "!question tout va bien")
      await e.say("jo", in: veille, "!répondre 1 oui")
      let again = await e.pass(to: e.clock.now + 2 * .hour + .minute).to(coord)
      #expect(again.count { $0.hasPrefix("SILENCE DE LA VEILLE") && $0.contains("(Jo)") } == 1, "\(again)")
    }
  }

  /// In each of two crises by itself.
  @Test func aSilenceIsOfOneCrisis() async throws {
    try await Evening.play(.visov { $0.watch.people = 1 }) { (e: Evening) async throws in
      await e.activate()
      await e.activate("feu", by: "lieutenant", in: gest42)
      await e.wait(.hour)
      await e.say("jo", in: veille, "!s @63-crue-2411 Issoire : eau")
      let said = await e.pass(to: e.clock.now + 61 * .minute).to(coord)
      #expect(said.filter { $0.hasPrefix("SILENCE") }.map { $0.contains("42-feu-2411") } == [true], "\(said)")
    }
  }

  /// Where no watch is kept nor wanted, nobody is missed.
  @Test func withoutAWatchNobodyIsMissed() async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.activate()
      #expect(await e.pass(to: e.clock.now + 5 * .hour).allSatisfy { !$0.contains("SILENCE") })
    }
  }

  @Test func theHandOverListsAllThatItCounts() async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.activate()
      await e.say("jo", in: veille, "!s Issoire route : pont coupé")
      await e.say("samir", in: veille, "!s Coudes eau urgent : cave inondée")
      await e.say("lea", in: veille, "!s Parent eau : route sous l’eau")
      let said = await e.say("jo", in: veille, "!passation").to("jo")
      #expect(said.first?.hasPrefix("63-crue-2411, passation : 3 points ouverts, dont 1 urgent.") == true, "\(said)")
      #expect(said.dropFirst().map { $0.prefix(2) } == ["S2", "S3", "S1"], "\(said)")
    }
  }

  @Test func whatLongListsLeaveOutIsCounted() async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.activate()
      for number in 1...22 { await e.say("jo", in: veille, "!s Issoire : fait \(number)") }
      let said = await e.say("jo", in: veille, "!passation").to("jo")
      #expect(said.count == 22 && said.last == "Et 2 autres : !liste", "\(said.last ?? "")")
    }
  }

  @Test func whatWhoLeavesHadClaimedIsFree() async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.activate()
      await e.say("jo", in: veille, "!créneau 3h-4h")
      await e.say("lea", in: veille, "!créneau 4h-5h")
      await e.say("samir", in: veille, "!s Issoire : eau")
      await e.say("samir", in: veille, "!s Coudes : eau")
      await e.pass(to: e.clock.now + 40 * .minute)
      await e.say("jo", in: veille, "!prendre 1")
      await e.say("samir", in: veille, "!prendre 2")
      let said = await e.pass(to: e.clock.now + 10 * .minute).to(veille)
      #expect(
        said.contains("63-crue-2411 : S1 est libre, Jo ayant quitté la veille. À reprendre : !prendre 1"), "\(said)")
      #expect(e.report(1)?.status == .new && e.report(2)?.status == .claimed)
      #expect(await e.say("lea", in: veille, "!prendre 1").to(veille).count == 1)
      #expect(e.report(1)?.status == .claimed)
    }
  }
}
