import CrisisCore
import Testing

@testable import CrisisStore
@testable import DutyDesk

/// What managers want to know, and reports that say nothing of their own any more.
struct ManagerQuestionTests {
  @Test func aQuestionIsAskedRemindedAndAnswered() async throws {
    try await Evening.play(.visov { $0.digest.every = .day }) { (e: Evening) async throws in
      await e.activate("crue de l’Allier")
      let asked = await e.say("capitaine", in: gest63, "!question Le gymnase de Coudes est-il accessible ?")
      #expect(
        asked.to(gest63) == [
          "Q1 posée aux volontaires à 03h10 : « Le gymnase de Coudes est-il accessible ? ». La réponse viendra ici. La revoir : !voir Q1. Erreur : !annuler (2 min)."
        ])
      #expect(
        asked.to(veille) == [
          "QUESTION Q1 des gestionnaires (63-crue-2411, capitaine, à 03h10) : « Le gymnase de Coudes est-il accessible ? ». Répondre : !répondre Q1 puis la réponse"
        ])
      #expect(asked.to(coord) == asked.to(veille) && asked.to(gest42) == [])
      #expect(await e.wait(29 * .minute).to(veille) == [])
      #expect(
        await e.wait(.minute).to(veille) == [
          "RAPPEL, QUESTION Q1 des gestionnaires (63-crue-2411), sans réponse depuis 30 min : « Le gymnase de Coudes est-il accessible ? ». Répondre : !répondre Q1 puis la réponse"
        ])
      #expect(await e.say("jo", in: veille, "!état").first?.contains("Sans réponse : Q1.") == true)
      #expect(await e.say("capitaine", in: gest63, "!désactiver fin").first?.contains("sans réponse : Q1") == true)
      #expect(await e.say("jo", in: veille, "!répondre Q1").to("jo").first?.hasPrefix("Que répondre à Q1 ?") == true)
      let answered = await e.say("samir", in: veille, "!répondre Q1 libre par le nord.")
      #expect(
        answered.to(gest63) == [
          "RÉPONSE à Q1 (Le gymnase de Coudes est-il accessible ?) : libre par le nord. Par Samir à 03h40, 63-crue-2411. La revoir : !voir Q1"
        ])
      #expect(await e.wait(3 * .hour) == [])
      #expect(
        await e.say("capitaine", in: gest63, "!voir Q1") == [
          "#gest-63: Q1 (63-crue-2411), posée à 03h10 par capitaine : « Le gymnase de Coudes est-il accessible ? ». Réponse à 03h40, Samir : libre par le nord.",
          "#gest-63: 03h40, Vigie : rappelle que Q1 attend une réponse",
        ])
      #expect(await e.say("jo", in: veille, "!voir Q2").to("jo").first?.hasPrefix("Pas de question Q2") == true)
      #expect(
        await e.say("samir", in: veille, "!question quoi").to("samir").first?.hasPrefix("La commande !question ne vous")
          == true)
    }
  }

  @Test func aDigestTellsTheManagersAloneOfTheirQuestions() async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.activate()
      await e.say("capitaine", in: gest63, "!question accès au gymnase")
      await e.say("capitaine", in: gest63, "!question camping de Parent")
      await e.say("samir", in: veille, "!répondre 1 libre par le nord")
      let digest = await e.wait(8 * .minute).to(gest63)
      #expect(
        digest.last
          == "VOS QUESTIONS. Q1 (accès au gymnase) : réponse à 03h10, libre par le nord. Q2 (camping de Parent) : sans réponse depuis 03h10."
      )
      #expect(await e.say("capitaine", "!point").contains { $0.contains("VOS QUESTIONS. Q2") })
      #expect(await e.say("samir", "!point").allSatisfy { !$0.contains("QUESTIONS") })
    }
  }

  @Test func oneVolunteerFollowsAQuestionAndTheManagersKnow() async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.activate()
      await e.say("capitaine", in: gest63, "!question camping de Parent")
      #expect(
        await e.say("samir", in: veille, "!prendre Q1") == [
          "#visov-veille: Vous suivez Q1 : « camping de Parent ». Y répondre : !répondre Q1 puis la réponse ; ne plus la suivre : !lâcher Q1"
        ])
      #expect(
        await e.say("jo", in: veille, "!prendre Q1").to("jo").first?.hasPrefix("Q1 est suivie par Samir.") == true)
      #expect(
        await e.say("lea", in: veille, "!lâcher Q1").to("lea").first?.hasPrefix("Q1 est suivie par Samir.") == true)
      #expect(
        await e.say("capitaine", in: gest63, "!voir Q1") == [
          "#gest-63: Q1 (63-crue-2411), posée à 03h10 par capitaine : « camping de Parent ». Sans réponse, suivie par Samir.",
          "#gest-63: 03h10, Samir : suit Q1",
        ])
      #expect(
        await e.wait(8 * .minute).to(gest63).last
          == "VOS QUESTIONS. Q1 (camping de Parent) : sans réponse depuis 03h10, suivie par Samir.")
      #expect(
        await e.wait(22 * .minute).to(veille).first?.contains("sans réponse depuis 30 min, suivie par Samir :") == true)
      #expect(
        await e.say("camille", in: coord, "!prendre Q1").to(coord).first?.contains("reprise à Samir") == true)
      e.clock.advance(by: .second)
      #expect(
        await e.say("camille", in: coord, "!annuler").first?.contains("Vous suivez Q1 ; ne plus la suivre") == true)
      #expect(
        await e.say("camille", in: coord, "!lâcher Q1") == [
          "#visov-coord: Q1 n’est plus suivie. La suivre : !prendre Q1"
        ])
      #expect(
        await e.say("samir", in: veille, "!lâcher Q1").to("samir").first?.hasPrefix("Personne ne suit") == true)
      await e.say("samir", in: veille, "!répondre Q1 évacué")
      #expect(await e.say("samir", in: veille, "!prendre Q1").to("samir").first?.hasPrefix("Q1 a sa réponse") == true)
    }
  }

  @Test func questionsAndAnswersAreTakenBackAndSaid() async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.activate()
      await e.say("capitaine", in: gest63, "!question accès au gymnase")
      await e.say("samir", in: veille, "!répondre 1 fermé")
      #expect(
        await e.say("samir", in: veille, "!annuler").to(gest63).first?.hasPrefix("ANNULÉ : la réponse à Q1") == true)
      #expect(
        await e.say("capitaine", in: gest63, "!annuler").to(veille).first?.hasPrefix("ANNULÉ : la question Q1") == true)
      #expect(await e.wait(.hour).to(veille) == [])
      #expect(
        await e.say("samir", in: veille, "!répondre 1 libre").to("samir").first?.contains("a été annulée") == true)
    }
  }

  @Test func doublesAndWhatIsOverAreSetAside() async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.activate("crue de l’Allier")
      await e.say("samir", in: veille, "!s Issoire route : pont coupé")
      await e.say("jo", in: veille, "!s Issoire route : le pont est coupé")
      #expect(
        await e.say("lea", in: veille, "!doublon 2 de 1") == [
          "#visov-veille: S2 est un doublon de S1, dit Léa à 03h10. S1, Issoire, pont coupé, reste : non vérifié. Erreur : !annuler (2 min)."
        ])
      #expect(e.report(2)?.status == .duplicate)
      #expect(await e.say("lea", in: veille, "!annuler").first?.contains("de nouveau non vérifié") == true)
      #expect(e.report(2)?.status == .new)
      await e.say("jo", in: veille, "!doublon S2 S1")
      let turned = await e.say("lea", in: veille, "!doublon 1 de 2").to("lea").first
      #expect(turned?.contains("Cherchez le premier") == true)
      await e.say("lea", in: veille, "!vérifier 1 ok")
      await e.wait(8 * .minute)
      let over = await e.say("samir", in: veille, "!périmer 1 la route a rouvert")
      #expect(
        over.to(gest63) == [
          "RECTIFICATIF, 63-crue-2411 : S1 (Issoire, pont coupé) avait été donné pour vérifié ; il est périmé, dit Samir à 03h18 : la route a rouvert."
        ])
      let digest = await e.say("capitaine", "!point")
      #expect(
        digest.contains(
          "capitaine: RECTIFICATIF : S1 (pont coupé, Issoire, point n° 1) est périmé : la route a rouvert."))
      #expect(digest.first?.contains("1 doublon, 1 périmé") == true)
      #expect(await e.wait(42 * .minute).to(gest63).contains { $0.hasPrefix("RECTIFICATIF : S1") })
      // Said once.
      #expect(await e.wait(2 * .hour).to(gest63).allSatisfy { !$0.contains("RECTIFICATIF") })
    }
  }

  @Test func rumoursAreCountedAndSaidToBeWhatTheyAre() async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.activate()
      await e.say("samir", in: veille, "!s https://example.org/a rumeur : lâcher de barrage")
      await e.say("jo", in: veille, "!s https://example.org/a")
      await e.say("lea", in: veille, "!vérifier 1 faux : démenti du préfet")
      let digest = await e.say("capitaine", "!point")
      #expect(
        digest.contains(
          "capitaine: RUMEURS. S1, lâcher de barrage : 2 messages depuis 03h10, infirmé par Léa à 03h10."), "\(digest)")
      await e.say("samir", in: veille, "!relayer démenti S1 https://www.puy-de-dome.gouv.fr/crue Aucun lâcher prévu.")
      let denied = await e.say("capitaine", "!point")
      #expect(denied.contains { $0.contains("RUMEURS. S1") && $0.hasSuffix("Démenti R1 à valider.") }, "\(denied)")
    }
  }

  @Test func aDistressIsTheDoubleOfAnotherOnlyForThoseInCharge() async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.activate()
      await e.say("samir", in: veille, "!sos Coudes : voiture emportée")
      await e.say("jo", in: veille, "!sos Coudes : une voiture dans l’eau")
      #expect(
        await e.say("lea", in: veille, "!doublon 2 de 1").to("lea").first?.hasPrefix("S2 est un appel de détresse")
          == true)
      let done = await e.say("camille", in: coord, "!doublon 2 de 1")
      #expect(done.to(gest63).first?.hasPrefix("DÉTRESSE S2 (63-crue-2411) est le même appel que S1") == true)
      #expect(await e.wait(2 * .minute).to(gest63).count == 1)
    }
  }
}
