import CrisisCore
import Testing

@testable import CrisisStore
@testable import DutyDesk

/// What is missing of the watch, whoever has thought of one, and who comes before the time.
struct WatchGapTests {
  private static let two = DeskSettings.visov { $0.watch.people = 2 }

  @Test func wherePeopleAreWantedTheyAreMissingFromTheOpening() async throws {
    try await Evening.play(Self.two) { (e: Evening) async throws in
      await e.activate("crue de l’Allier")
      let gap =
        "TROU DE VEILLE depuis 03h10 : personne, il faut 2 personnes. Le prendre : !créneau 3h10-7h"
      let said = await e.wait(.second)
      #expect(said.to(veille) == [gap] && said.to(coord) == [gap] && said.to(gest63) == [])
      #expect(await e.say("capitaine", in: gest63, "!état").first?.contains("Personne de veille.") == true)
      #expect(await e.wait(8 * .minute).to(gest63).first?.contains("Trou de veille : depuis 03h10.") == true)
      #expect(
        await e.say("jo", in: veille, "!planning") == [
          "#visov-veille: 63-crue-2411, veille : personne (il manque 2 personnes). Trou : depuis 03h10. Le prendre : !créneau 3h18-7h"
        ])
      // One of two is better than none, and no news.
      await e.say("jo", in: veille, "!créneau 3h-7h")
      #expect(await e.wait(.minute).to(veille).allSatisfy { !$0.hasPrefix("TROU") })
      await e.say("samir", in: veille, "!s Issoire : eau")
      let digest = await e.wait(2 * .hour).to(gest63)
      #expect(
        digest.last
          == "VEILLE. Jo jusqu’à 07h00. Trous : depuis 03h18 jusqu’à 07h00 (il manque une personne) et à partir de 07h00. Dernier signe : Samir, 03h19."
      )
    }
  }

  @Test func nobodyIsMissingWhereNobodySaidSo() async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.activate()
      #expect(await e.wait(.hour).allSatisfy { !$0.contains("TROU") && !$0.contains("VEILLE") })
    }
    try await Evening.play(.visov { $0.watch.people = 0 }) { (e: Evening) async throws in
      await e.activate()
      #expect(await e.wait(.hour).allSatisfy { !$0.contains("TROU") && !$0.contains("VEILLE") })
    }
  }

  /// A gap that began on another day says which.
  @Test func aGapOfYesterdaySaysSo() async throws {
    // Saturday, 22h00.
    try await Evening.play(Self.two, from: Evening.start - 310 * .minute) { (e: Evening) async throws in
      await e.activate()
      await e.say("samir", in: veille, "!s Issoire : eau")
      await e.pass(to: Evening.start)
      let digest = await e.say("capitaine", "!point")
      #expect(digest.last?.contains("depuis le 23/11 à 22h00.") == true, "\(digest)")
      let told = await e.say("jo", in: veille, "!créneau 3h-5h")
      #expect(told.count == 1)
      let planning = await e.say("jo", in: veille, "!planning")
      #expect(
        planning.first
          == "#visov-veille: 63-crue-2311, veille : Jo jusqu’à 05h00 (il manque une personne). Relève à 05h00 : personne. Trous : depuis 03h10 jusqu’à 05h00 (il manque une personne) et à partir de 05h00. Le prendre : !créneau 3h10-5h"
      )
    }
  }

  @Test func eachOfTwoCrisesHasItsOwn() async throws {
    try await Evening.play(Self.two) { (e: Evening) async throws in
      await e.activate()
      await e.activate("feu", by: "lieutenant", in: gest42)
      let said = await e.wait(.second).to(veille)
      #expect(said.count { $0.hasPrefix("TROU DE VEILLE, 63-crue-2411, depuis 03h10") } == 1, "\(said)")
      #expect(said.count { $0.hasPrefix("TROU DE VEILLE, 42-feu-2411, depuis 03h10") } == 1, "\(said)")
    }
  }

  // MARK: - To come early

  @Test func whoComesEarlyIsOnWatch() async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.activate()
      await e.say("jo", in: veille, "!créneau 3h30-7h")
      #expect(
        await e.say("jo", in: veille, "!arrivée") == [
          "#visov-veille: 63-crue-2411 : Jo prend la veille, jusqu’à 07h00."
        ])
      #expect(await e.say("jo", in: veille, "!état").first?.contains("De veille : Jo jusqu’à 07h00.") == true)
      #expect(
        await e.wait(.second).to(veille) == [
          "Relève à 03h10 : Jo est de veille jusqu’à 07h00. Relève suivante à 07h00 : personne."
        ])
      // Neither a relief nor a late arrival when the planned hour comes.
      #expect(await e.wait(25 * .minute).filter { !$0.contains("POINT") } == [])
    }
  }

  /// The others keep the watch until the hour, and hand it over then.
  @Test func whoComesEarlyBesideOthersRelievesInTime() async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.activate()
      await e.say("jo", in: veille, "!créneau 3h-4h")
      await e.say("lea", in: veille, "!créneau 4h-5h")
      await e.wait(40 * .minute)
      await e.say("jo", in: veille, "!passation rappeler le camping")
      await e.say("lea", in: veille, "!arrivée")
      #expect(await e.say("jo", in: veille, "!état").first?.contains("De veille : Jo et Léa jusqu’à 04h00.") == true)
      #expect(await e.wait(.minute).to(veille) == [])
      #expect(
        await e.wait(9 * .minute).to(veille).last
          == "Relève à 04h00 : Léa est de veille jusqu’à 05h00. Merci à Jo. Relève suivante à 05h00 : personne. Passation : une note."
      )
      #expect(await e.say("lea", in: veille, "!reçu").first?.contains("rappeler le camping") == true)
    }
  }

  /// Taken back, the shift begins when it was planned.
  @Test func anEarlyArrivalIsTakenBack() async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.activate()
      await e.say("jo", in: veille, "!créneau 3h30-7h")
      let planned = try e.read { try $0.shifts(crisis: "63-crue-2411") }
      await e.say("jo", in: veille, "!arrivée")
      #expect(try e.read { try $0.shifts(crisis: "63-crue-2411") }.map(\.span.from) == [e.clock.now])
      await e.say("jo", in: veille, "!annuler")
      #expect(try e.read { try $0.shifts(crisis: "63-crue-2411") } == planned)
    }
  }

  @Test func tooEarlyIsSaidWithWhatToType() async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.activate()
      await e.say("jo", in: veille, "!créneau 4h-7h")
      #expect(
        await e.say("jo", in: veille, "!arrivée") == [
          "jo: Vous n’avez pas de créneau maintenant ; le prochain : de 04h00 à 07h00. Commencer dès maintenant : !créneau 3h10-4h"
        ])
      await e.say("jo", in: veille, "!créneau 3h10-4h")
      #expect(await e.say("jo", in: veille, "!état").first?.contains("De veille : Jo jusqu’à 07h00.") == true)
    }
  }
}
