import CrisisCore
import Testing

@testable import DutyDesk

/// Two volunteers exchange shifts: nothing changes before the other's yes.
struct SwapTests {
  private func evening(_ scene: (Evening) async throws -> Void) async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.activate()
      await e.say("jo", in: veille, "!créneau 5h-8h")
      await e.say("lea", in: veille, "!créneau 14h-18h")
      try await scene(e)
    }
  }

  private func members(_ e: Evening) throws -> [Int: String] {
    let shifts = try e.read { try $0.shifts(crisis: "63-crue-2411") }.filter { $0.status == .confirmed }
    return try Dictionary(
      uniqueKeysWithValues: shifts.map { shift in
        (shift.number, try e.read { try $0.member(number: shift.member)?.name } ?? "")
      })
  }

  @Test func itTakesEffectOnTheOthersYes() async throws {
    try await evening { (e: Evening) async throws in
      #expect(
        await e.say("jo", in: veille, "!échanger lea 14h-18h") == [
          "#visov-veille: 63-crue-2411 : échange proposé à Léa, en privé : votre veille de 05h00 à 08h00 contre la sienne de 14h00 à 18h00. Rien ne change sans son !oui (10 min).",
          "lea: 63-crue-2411 : Jo vous propose un échange de veille : vous prendriez de 05h00 à 08h00, et Jo vous remplacerait de 14h00 à 18h00. !oui 1 pour accepter, !non 1 sinon (10 min).",
        ])
      #expect(try members(e) == [1: "Jo", 2: "Léa"])
      // Nobody but Léa can say yes, and she where she was asked.
      #expect(await e.say("jo", "!oui").first?.hasPrefix("jo: ") == true)
      #expect(try members(e) == [1: "Jo", 2: "Léa"])
      let done =
        "63-crue-2411 : échange fait. Léa est de veille de 05h00 à 08h00, Jo de 14h00 à 18h00. Erreur : !annuler (2 min)."
      let said = await e.say("lea", "!oui")
      #expect(said.to("lea") == [done] && said.to("jo") == [done])
      #expect(try members(e) == [3: "Léa", 4: "Jo"])
      await e.say("lea", "!annuler")
      #expect(try members(e) == [1: "Jo", 2: "Léa"])
    }
  }

  @Test func itMayBeDeclinedOrForgotten() async throws {
    try await evening { (e: Evening) async throws in
      await e.say("lea", in: veille, "!échanger jo 14h-18h")
      let said = await e.say("jo", "!non")
      #expect(said.to("jo").count == 1 && said.to("lea") == said.to("jo"))
      #expect(try members(e) == [1: "Jo", 2: "Léa"])
      await e.wait(3 * .minute)
      await e.say("lea", in: veille, "!échanger jo 14h-18h")
      await e.wait(11 * .minute)
      await e.say("jo", "!oui")
      #expect(try members(e) == [1: "Jo", 2: "Léa"])
    }
  }

  @Test func whatCannotBeExchanged() async throws {
    try await evening { (e: Evening) async throws in
      #expect(
        await e.say("samir", in: veille, "!échanger lea 14h-18h") == [
          "samir: Rien à échanger : il faut à Léa et à vous un créneau à venir chacun, et libres à ces heures-là. Voir : !planning"
        ])
      await e.say("jo", in: veille, "!échanger lea 14h-18h")
      // What was so when it was asked is looked at again.
      await e.say("camille", in: coord, "!remplacer lea par samir")
      #expect(await e.say("lea", "!oui").to("lea").first?.hasPrefix("Rien à échanger") == true)
    }
  }
}
