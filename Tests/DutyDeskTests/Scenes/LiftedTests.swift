import CrisisCore
import DutyDesk
import Testing

/// A call for help that is over: nothing goes on about it, nowhere, in either language.
struct LiftedTests {
  @Test(arguments: [Language.french, .english]) func itIsOverEverywhere(_ language: Language) async throws {
    let isFrench = language == .french
    try await Evening.play(DistressTests.settings) { e in
      await e.activate("crue de l’Allier")
      for person in ["jo", "capitaine", "camille"] { await e.say(person, isFrench ? "langue fr" : "langue en") }
      await e.say("jo", in: veille, "!sos Coudes : 3 personnes sur un toit")
      await e.say("jo", in: veille, "!s Parent urgent : camping isolé")
      await e.wait(8 * .minute)
      await e.say("capitaine", in: gest63, "!reçu 1")
      e.clock.advance(by: .minute)
      await e.say("capitaine", in: gest63, "!lever 1 hélitreuillées")
      let over = isFrench ? "détresse, levée à 03h19 par capitaine" : "distress, lifted at 03:19 by capitaine"
      let card = await e.say("jo", "voir 1")
      #expect(card.first?.hasPrefix("jo: S1, \(over), Coudes") == true, "\(card)")
      #expect(card.first?.contains("URGENT") == false)
      #expect(await e.say("jo", "liste").contains { $0.hasPrefix("jo: S1, \(over), Coudes") })
      #expect(!(await e.say("jo", isFrench ? "liste urgents" : "list urgent").contains { $0.contains("S1") }))
      #expect(!(await e.say("jo", isFrench ? "liste nouveaux" : "list new").contains { $0.contains("S1") }))
      #expect(await e.say("jo", isFrench ? "liste détresse" : "list distress").count == 1)

      let digest = await e.say("capitaine", "!point")
      let lifted =
        isFrench
        ? "capitaine: DÉTRESSE LEVÉE. S1, Coudes, levée à 03h19 par capitaine."
        : "capitaine: DISTRESS LIFTED. S1, Coudes, lifted at 03:19 by capitaine."
      #expect(digest.contains(lifted), "\(digest)")
      #expect(digest.filter { $0.contains("S1") } == [lifted])
      #expect(
        digest.first?.contains(isFrench ? "1 à confirmer, 1 détresse levée" : "1 to confirm, 1 distress lifted") == true
      )

      let status = await e.say("jo", "état")
      #expect(status.count == 1)
      #expect(
        status.first?.contains(isFrench ? "1 à vérifier et 1 urgent" : "1 to verify and 1 urgent") == true, "\(status)")
      let handover = await e.say("jo", isFrench ? "passation" : "handover")
      #expect(handover.first?.contains(isFrench ? "1 point ouvert" : "1 open item") == true, "\(handover)")
      #expect(!handover.contains { $0.contains("S1") })
      let ending = await e.say("capitaine", isFrench ? "désactiver décrue" : "deactivate over")
      #expect(
        ending.first?.contains(isFrench ? "1 signalement à vérifier, dont 1 urgent" : "1 report to verify, 1 urgent")
          == true, "\(ending)")
      #expect(!ending.contains { $0.contains("S1") })
      #expect(!(await e.wait(30 * .minute)).contains { $0.contains("RAPPEL") || $0.contains("AGAIN") })
    }
  }

  /// What is found of it later changes nothing to that; raised again by its link, it begins anew.
  @Test func itStaysOverUntilItIsRaisedAgainOrTheLiftingTakenBack() async throws {
    try await Evening.play(DistressTests.settings) { e in
      await e.activate()
      await e.say("jo", in: veille, "!sos https://example.org/a Coudes : voiture emportée")
      await e.say("camille", in: coord, "!lever 1 fausse alerte")
      #expect(e.report(1)?.status == .lifted)
      await e.say("lea", in: veille, "!vérifier 1 faux : photo de 2003")
      #expect(e.report(1)?.status == .lifted)
      #expect(await e.say("samir", in: veille, "!prendre 1").to("samir").first?.contains("détresse, levée") == true)
      await e.say("samir", in: veille, "!sos https://example.org/a Coudes : une autre")
      #expect(e.report(1)?.status == .new)
      #expect(await e.wait(2 * .minute).to(gest63).first?.hasPrefix("RAPPEL, DÉTRESSE S1") == true)
      await e.say("camille", in: coord, "!lever 1 terminé")
      await e.say("camille", in: coord, "!annuler")
      #expect(e.report(1)?.status == .new && e.report(1)?.lifted == nil)
    }
  }
}
