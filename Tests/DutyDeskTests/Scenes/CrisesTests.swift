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

  /// An authority that asks for a crisis which is open without it hears nothing of it; the coordination adds it.
  @Test func anAuthorityThatAsksForAnOpenCrisisIsAdded() async throws {
    let settings = DeskSettings.visov {
      $0.channels[ChannelKey("visov", "#pref-63")] = .managers(authority: "PREF63")
      $0.seed.members.append(.sample("prefete", "la préfète", [], manages: ["PREF63"]))
    }
    try await Evening.play(settings) { e in
      await e.activate("crue de l’Allier")
      let said = await e.say("prefete", in: "#pref-63", "!activer crue")
      let line = "!mission @63-crue-2411 ajoute PREF63"
      #expect(
        said == [
          "#pref-63: Rien de nouveau n’est activé : l’équipe travaille déjà sur un fait de cette nature dans votre département, pour une autre autorité. Celle-ci et la coordination sont prévenues et peuvent vous y associer ; dès que c’est fait, un message vous le dit. Sans réponse : Camille, 06 39 98 00 63",
          "#visov-coord: ÉQUIPE DEMANDÉE par la préfecture du Puy-de-Dôme (la préfète) : inondation. C’est déjà 63-crue-2411 (crue de l’Allier), dont cette autorité ne sait rien. Pour l’y associer : \(line)",
          "#gest-63: ÉQUIPE DEMANDÉE par la préfecture du Puy-de-Dôme (la préfète) : inondation. C’est déjà 63-crue-2411 (crue de l’Allier), dont cette autorité ne sait rien. Pour l’y associer : \(line)",
        ])
      #expect(await e.say("prefete", in: "#pref-63", "!oui").contains { $0.contains("63-crue") } == false)
      #expect(await e.say("prefete", in: "#pref-63", "!diagnostic").contains { $0.contains("03h10") } == false)
      // The line that the coordination was given works as it stands.
      await e.say("camille", in: coord, line)
      e.clock.advance(by: 3 * .minute)
      #expect(await e.say("prefete", in: "#pref-63", "!activer crue").contains { $0.contains("Déjà active") })
      #expect(await e.say("prefete", in: "#pref-63", "!état").contains { $0.contains("63-crue-2411") })
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
