import CrisisCore
import Testing

/// How a mission ends, and how its end is taken back.
struct ClosingTests {
  @Test func theEndIsAskedBackThenToldToAll() async throws {
    try await Evening.play { e in
      await e.activate("crue de l’Allier")
      await e.say("samir", in: veille, "!s Issoire urgent : pont coupé")
      await e.say("samir", in: veille, "!s Coudes : cave")
      await e.say("lea", in: veille, "!vérifier 2 ok")
      #expect(
        await e.say("capitaine", in: gest63, "!désactiver décrue générale") == [
          "#gest-63: Terminer 63-crue-2411 (crue de l’Allier) ? Motif : décrue générale. Reste ouvert : 1 signalement à vérifier, dont 1 urgent, sur 2. !oui pour terminer, !non pour continuer."
        ])
      #expect(e.openCrises == ["63-crue-2411"])
      let said = await e.say("capitaine", in: gest63, "!oui")
      #expect(
        said.to(gest63) == [
          "63-crue-2411 terminée à 03h10 : décrue générale. 2 signalements, dont 1 non vérifié. Plus rien ne s’y ajoute. Erreur : !annuler (2 min)."
        ])
      #expect(
        said.to(veille) == [
          "63-crue-2411 (crue de l’Allier) terminée par capitaine à 03h10 : décrue générale. 2 signalements, dont 1 non vérifié. Plus rien ne s’y ajoute. Merci à tous."
        ])
      #expect(said.to(coord) == said.to(veille))
      #expect(said.to(gest42) == [])
      #expect(e.openCrises == [])
      for (person, words) in [
        ("samir", "!s @63-crue-2411 Parent : eau"), ("jo", "!corriger @63-crue-2411 1 Orbeil"),
        ("lea", "!vérifier @63-crue-2411 1 ok"),
      ] {
        let refused = await e.say(person, in: veille, words)
        #expect(refused.first?.hasPrefix("\(person): 63-crue-2411 est terminée depuis 03h10") == true, "\(refused)")
      }
      #expect(
        await e.say("jo", in: veille, "!crises") == [
          "#visov-veille: 63-crue-2411, crue de l’Allier, terminée, à la demande du SDIS 63. Début : 03h10. Fin : 03h10. 2 signalements."
        ])
      e.clock.advance(by: 2 * .minute + 1)
      #expect(await e.say("capitaine", in: gest63, "!annuler").to("capitaine").first?.hasPrefix("Trop tard") == true)
    }
  }

  @Test func whatThePublicStillReadsIsNamed() async throws {
    try await Evening.play { e in
      await e.approveAnAdvice()
      await e.say("jo", in: veille, "!en-ligne R1 https://x.com/visov/status/1")
      await e.say("samir", in: veille, "\(Evening.advice) Merci.")
      #expect(
        await e.say("camille", in: coord, "!désactiver décrue").to(coord) == [
          "Terminer 63-crue-2411 (inondation) ? Motif : décrue. Reste ouvert : aucun signalement à vérifier ; en ligne : R1 ; à valider ou publier : R2. !oui pour terminer, !non pour continuer."
        ])
      let said = await e.say("camille", in: coord, "!oui")
      #expect(
        said.to(veille) == [
          "63-crue-2411 (inondation) terminée par Camille à 03h10 : décrue. Aucun signalement. Plus rien ne s’y ajoute. Encore en ligne : R1. Retirer : !retirer @63-crue-2411 R1"
        ])
      #expect(
        await e.say("jo", in: veille, "!retirer @63-crue-2411 R1").to(veille).first?.hasPrefix("R1 retiré") == true)
    }
  }

  /// A mission that is over helps nobody who calls.
  @Test func aDistressThatIsLeftOpenIsStillRepeated() async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.activate()
      await e.say("jo", in: veille, "!sos Coudes : l’eau monte")
      await e.say("capitaine", in: gest63, "!désactiver décrue")
      let said = await e.say("capitaine", in: gest63, "!oui")
      #expect(said.to(gest63).first?.contains("DÉTRESSE NON LEVÉE : S1, les rappels continuent.") == true)
      #expect(said.to(coord).first?.contains("DÉTRESSE NON LEVÉE : S1, les rappels continuent.") == true)
      #expect(
        await e.wait(2 * .minute).to(gest63).first?.hasPrefix("RAPPEL, DÉTRESSE S1 (63-crue-2411) sans prise en charge")
          == true)
      #expect(await e.wait(3 * .minute).to(coord).first?.contains("Camille, téléphonez maintenant") == true)
      #expect(
        await e.say("capitaine", in: gest63, "!reçu 1").to(gest63).first?.hasPrefix(
          "DÉTRESSE S1 prise en charge par le CODIS 63 à 03h15") == true)
      #expect(await e.wait(.hour) == [])
      #expect(await e.say("lieutenant", in: gest42, "!lever 1 fini").to(gest42) == [])
      #expect(
        await e.say("capitaine", in: gest63, "!lever 1 fini").to(gest63).first?.hasPrefix("DÉTRESSE S1 levée") == true)
    }
  }

  @Test func withoutANumberTheOnlyOneThatWaitsIsMeant() async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.activate()
      await e.say("jo", in: veille, "!sos Coudes : l’eau monte")
      await e.say("capitaine", in: gest63, "!désactiver décrue")
      await e.say("capitaine", in: gest63, "!oui")
      #expect(await e.say("capitaine", in: gest63, "!reçu").to(gest63).first?.hasPrefix("DÉTRESSE S1 prise") == true)
    }
  }

  @Test func theEndIsTakenBackAndEverybodyIsTold() async throws {
    try await Evening.play { e in
      await e.activate("crue de l’Allier")
      await e.say("camille", in: coord, "!clore fin de mission")
      await e.say("camille", in: coord, "!oui")
      let said = await e.say("camille", in: coord, "!annuler")
      #expect(
        said.to(coord) == ["63-crue-2411 reprend. Ceux qui avaient été prévenus de la fin le sont de la reprise."])
      #expect(
        said.to(gest63) == [
          "ANNULÉ : la fin de 63-crue-2411 (crue de l’Allier), par Camille à 03h10. La mission continue : signalez comme avant."
        ])
      #expect(said.to(veille) == said.to(gest63))
      #expect(await e.say("samir", in: veille, "!s Issoire : pont coupé").to(veille).first?.hasPrefix("S1 ") == true)
    }
  }

  @Test func whoDidNotAskForItDoesNotEndIt() async throws {
    try await Evening.play { e in
      await e.activate()
      #expect(await e.say("lieutenant", "!désactiver @63 fin").to("lieutenant").count == 1)
      #expect(await e.say("jo", in: coord, "!désactiver fin").first?.contains("ne vous est pas ouverte") == true)
      #expect(await e.say("capitaine", in: gest63, "!désactiver").first?.contains("il manque un motif") == true)
      await e.say("capitaine", in: gest63, "!désactiver fin")
      #expect(
        await e.say("capitaine", in: gest63, "!non") == [
          "#gest-63: 63-crue-2411 continue. Pour suivre : !état @63-crue-2411"
        ])
      #expect(e.openCrises == ["63-crue-2411"])
    }
  }
}
