import CrisisCore
import DutyDesk
import Testing

/// Which crises there are, for those who need to know.
struct CrisesTests {
  @Test func eachSeesTheirOwn() async throws {
    try await Evening.play { e in
      let none = "Aucune crise, ni en cours ni passée, que vous puissiez voir d’ici. Les commandes : !aide"
      #expect(await e.say("jo", in: veille, "!crises") == ["#visov-veille: \(none)"])
      await e.activate("crue de l’Allier")
      await e.activate("feu exercice", by: "lieutenant", in: gest42)
      await e.say("samir", in: veille, "!s @63 Issoire : pont coupé")
      let flood =
        "63-crue-2411, crue de l’Allier, en cours depuis 03h10, à la demande du SDIS 63. 1 signalement, à vérifier. Le détail : !état @63-crue-2411"
      let fire =
        "EXERCICE 42-feu-2411, feu de forêt, en cours depuis 03h10, à la demande du SDIS 42. Aucun signalement. Le détail : !état @42-feu-2411"
      #expect(await e.say("jo", in: veille, "!crises").to(veille) == [flood, fire])
      #expect(await e.say("capitaine", in: gest63, "!crises") == ["#gest-63: \(flood)"])
      #expect(await e.say("lieutenant", in: gest42, "!crises") == ["#gest-42: \(fire)"])
      // Who sees both is in a room that may hear of one only.
      #expect(await e.say("camille", in: gest63, "!crises") == ["#gest-63: \(flood)"])
    }
  }

  @Test func nobodyOutsideLearnsThatSomethingIsBeingWritten() async throws {
    try await Evening.play { e in
      await e.activate()
      for (who, room) in [("lieutenant", gest42), ("marie", veille)] {
        let said = await e.say(who, in: room, "!diagnostic")
        #expect(said.allSatisfy { !$0.contains("Dernier enregistrement") && !$0.contains("03h10") }, "\(said)")
        #expect(await e.say(who, in: room, "!ping").allSatisfy { !$0.contains("03h10") })
      }
    }
  }

  @Test func whatWasTakenBackIsNoCrisis() async throws {
    try await Evening.play { e in
      await e.activate()
      await e.say("capitaine", in: gest63, "!annuler")
      #expect(await e.say("jo", in: veille, "!crises").first?.contains("Aucune crise") == true)
    }
  }
}
