import CrisisCore
import Testing

@testable import CrisisStore
@testable import DutyDesk

/// A shift to come that its person cannot keep.
struct GiveUpTests {
  @Test func oneGivesUpAPartAndTheGapIsTold() async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.activate()
      await e.say("jo", in: veille, "!créneau 6h-10h")
      e.clock.advance(by: 3 * .minute)
      let said = await e.say("jo", in: veille, "!créneau annuler 8h-10h")
      #expect(
        said.to(veille) == [
          "63-crue-2411 : Jo n’est plus de veille de 08h00 à 10h00. Il manque alors une personne, la coordination le sait : !créneau 8h-10h. Erreur : !annuler (2 min)."
        ])
      #expect(
        said.to(coord) == [
          "63-crue-2411 : Jo n’est plus de veille de 08h00 à 10h00. Il manque alors une personne. Prendre ces heures : !créneau @63-crue-2411 8h-10h"
        ])
      let planning = await e.say("jo", in: veille, "!planning")
      #expect(planning.first?.contains("Trou : à partir de 08h00.") == true, "\(planning)")
      let undone = await e.say("jo", in: veille, "!annuler")
      #expect(undone.to(coord).first?.hasPrefix("ANNULÉ, 63-crue-2411 : Jo revient") == true)
      #expect(
        try e.read { try $0.shifts(crisis: "63-crue-2411") }.filter(\.status.counts).map(\.span).map {
          $0.until - $0.from
        } == [4 * .hour])
    }
  }

  @Test func withoutHoursItIsTheNextAndTheGapLasts() async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.activate()
      await e.say("jo", in: veille, "!créneau 6h-8h")
      #expect(
        await e.say("jo", "!créneau annuler").first?.hasPrefix("jo: 63-crue-2411 : Jo n’est plus de veille") == true)
      #expect(await e.say("jo", "!créneau annuler").first?.hasPrefix("jo: 63-crue-2411 : Jo n’est plus") == true)
      e.clock.advance(by: 3 * .minute)
      #expect(
        await e.say("jo", "!créneau annuler") == [
          "jo: Rien à rendre : vous n’avez pas de créneau à venir à ces heures-là. Quitter la veille en cours : !départ. Voir : !planning"
        ])
      #expect(await e.wait(2 * .hour).to(veille).contains { $0.hasPrefix("TROU DE VEILLE") })
    }
  }

  @Test func theCoordinationDoesItForAnother() async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.activate()
      await e.say("jo", in: veille, "!créneau 6h-8h")
      #expect(
        await e.say("lea", in: veille, "!créneau annuler jo").to("lea").first?.hasPrefix("C’est à la coord") == true)
      let said = await e.say("camille", in: coord, "!créneau annuler jo 6h-8h")
      #expect(said.to("jo") == ["63-crue-2411 : vous n’êtes plus de veille de 06h00 à 08h00 (par Camille)."])
      let undone = await e.say("camille", in: coord, "!annuler")
      #expect(undone.to("jo").first?.hasPrefix("ANNULÉ, 63-crue-2411") == true)
    }
  }

  /// Nobody is missing where somebody else is there too.
  @Test func whereNobodyIsMissingNobodyIsTold() async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.activate()
      await e.say("jo", in: veille, "!créneau 6h-8h")
      await e.say("lea", in: veille, "!créneau 6h-8h")
      #expect(
        await e.say("lea", in: veille, "!take off 6h-8h") == [
          "#visov-veille: 63-crue-2411 : Léa n’est plus de veille de 06h00 à 08h00. Erreur : !annuler (2 min)."
        ])
    }
  }

  /// Who had put it down hears of it, even where enough people are left.
  @Test func whatACoordinatorPutDownIsDeclined() async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.activate()
      await e.say("camille", in: coord, "!relève 6h-8h jo lea")
      let jo = await e.say("jo", "!créneau annuler @63-crue-2411 6h-8h")
      #expect(jo.to(coord) == ["63-crue-2411 : Jo n’est plus de veille de 06h00 à 08h00."], "\(jo)")
      let lea = await e.say("lea", "!créneau annuler @63-crue-2411 6h-8h")
      #expect(
        lea.to(coord) == [
          "63-crue-2411 : Léa n’est plus de veille de 06h00 à 08h00. Il manque alors une personne. Prendre ces heures : !créneau @63-crue-2411 6h-8h"
        ], "\(lea)")
    }
  }
}
