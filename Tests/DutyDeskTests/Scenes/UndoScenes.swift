import CrisisCore
import Testing

/// What is taken back, in which order, and what is not.
struct UndoScenes {
  @Test func twoUndosInARowTakeBackTwoActs() async throws {
    try await Evening.play { e in
      await e.activate()
      await e.say("jo", in: veille, "!s Issoire : un")
      await e.say("jo", in: veille, "!s Coudes : deux")
      await e.say("jo", in: veille, "!note trois")
      #expect(await e.say("jo", in: veille, "!annuler", id: .given("a")).first?.contains("retirée du journal") == true)
      let second = await e.say("jo", in: veille, "!annuler", id: .given("b"))
      #expect(second.to(veille) == ["S2 annulé. Le numéro ne resservira pas."])
      // The same message again is the same act, with its first answer.
      #expect(await e.say("jo", in: veille, "!annuler", id: .given("b")) == second)
      #expect(e.report(1)?.status == .new)
      #expect(
        await e.say("jo", in: veille, "!annuler", id: .none).to(veille) == ["S1 annulé. Le numéro ne resservira pas."])
      #expect(await e.say("jo", in: veille, "!annuler", id: .none).to("jo").first?.hasPrefix("Rien à annuler") == true)
    }
  }

  /// What nothing takes back is named, and the act before it stays.
  @Test func anActThatStaysIsNamed() async throws {
    try await Evening.play { e in
      await e.activate()
      await e.say("lea", in: veille, "!s https://x.com/a/status/1 Issoire : pont")
      await e.say("jo", in: veille, "!s Coudes : cave")
      e.clock.advance(by: .second)
      await e.say("jo", in: veille, "!s https://x.com/a/status/1")
      #expect(
        await e.say("jo", in: veille, "!annuler") == [
          "jo: Rien n’est annulé : votre dernière action ne s’annule pas. Votre signalement est compté avec S1 ; si votre lien montre un autre fait : !signaler autre, puis le lien, le lieu et le texte."
        ])
      #expect(e.report(2)?.status == .new)
      e.clock.advance(by: .second)
      await e.say("jo", in: veille, "!note à retirer")
      #expect(await e.say("jo", in: veille, "!annuler", id: .none).first?.contains("retirée du journal") == true)
      e.clock.advance(by: .second)
      await e.say("jo", "!langue en")
      #expect(
        await e.say("jo", in: veille, "!undo", id: .none).first
          == "jo: Nothing is taken back: your last act cannot be. You chose your language; to change it: !language fr")
      #expect(await e.say("capitaine", in: gest63, "!point").isEmpty == false)
      e.clock.advance(by: .second)
      #expect(
        await e.say("capitaine", in: gest63, "!annuler").first?.contains("Le point n° 1 est parti") == true)
      #expect(e.openCrises == ["63-crue-2411"])
    }
  }

  @Test func aReportThatOthersCountOnIsNotDropped() async throws {
    try await Evening.play { e in
      await e.activate()
      await e.say("jo", in: veille, "!s https://x.com/a/status/1 Issoire : pont")
      await e.say("lea", in: veille, "!s https://x.com/a/status/1")
      await e.say("samir", in: veille, "!s https://x.com/a/status/1")
      #expect(
        await e.say("jo", in: veille, "!annuler") == [
          "jo: S1 n’est pas annulé : 2 autres personnes l’ont signalé aussi (Léa et Samir). Corrigez-le : !corriger 1 puis le mot juste ; s’il est faux, un vérificateur l’infirme : !vérifier 1 faux : la raison"
        ])
      #expect(e.report(1)?.status == .new)
    }
  }

  @Test func aCrisisThatHasReportsIsEndedInstead() async throws {
    try await Evening.play { e in
      await e.activate()
      await e.say("jo", in: veille, "!s Issoire : pont")
      #expect(
        await e.say("capitaine", in: gest63, "!annuler") == [
          "capitaine: 63-crue-2411 n’est pas annulée : 1 signalement y est déjà, qui serait perdu. Terminez-la : !désactiver @63-crue-2411 activée par erreur"
        ])
      #expect(e.openCrises == ["63-crue-2411"])
      await e.say("jo", in: veille, "!annuler")
      #expect(await e.say("capitaine", in: gest63, "!annuler").to(gest63).first?.contains("annulée") == true)
      #expect(e.openCrises == [])
    }
  }

  /// However much others have done since, and whenever: an act that lasts is never reached behind.
  @Test func anActThatLastsIsNeverReachedBehind() async throws {
    try await Evening.play { e in
      await e.activate()
      await e.say("jo", in: veille, "!s Coudes : cave")
      await e.say("jo", "!langue en")
      for index in 0..<30 { await e.say("samir", in: veille, "!s Issoire : \(index)") }
      #expect(await e.say("jo", in: veille, "!undo").first?.hasPrefix("jo: Nothing is taken back") == true)
      #expect(e.report(1)?.status == .new)
      // Once it is too late for that too, it is too late for all before.
      e.clock.advance(by: 3 * .minute)
      #expect(await e.say("jo", in: veille, "!undo").to("jo").first?.hasPrefix("Too late") == true)
      await e.say("lea", "!langue en")
      e.clock.advance(by: 3 * .minute)
      #expect(await e.say("lea", in: veille, "!undo").to("lea").first?.hasPrefix("Nothing to take back") == true)
    }
  }

  /// A claim taken over and given back by the same `!annuler` is theirs again who had it.
  @Test func aClaimTakenOverGoesBackToItsHolder() async throws {
    try await Evening.play { e in
      await e.activate()
      await e.say("samir", in: veille, "!s Issoire : pont coupé")
      await e.say("jo", in: veille, "!prendre 1")
      await e.say("camille", in: coord, "!prendre 1")
      let back = await e.say("camille", in: coord, "!annuler")
      #expect(back.to(coord) == ["S1 n’est plus à vous, comme si vous ne l’aviez pas pris."])
      #expect(
        back.to("jo") == [
          "ANNULÉ : S1 n’est plus repris (Camille, 03h10). Il est de nouveau à vous, jusqu’à 03h40. Conclure : !vérifier 1 ok"
        ])
      #expect(e.report(1)?.status == .claimed)
    }
  }

  /// What a second answer said is taken back, not what the first one did.
  @Test func anAnswerOfSomebodyElseStays() async throws {
    try await Evening.play { e in
      await e.activate()
      await e.say("capitaine", in: gest63, "!question accès au gymnase ?")
      await e.say("lea", in: veille, "!répondre 1 fermé")
      await e.say("jo", in: veille, "!répondre 1 libre par le nord")
      let back = await e.say("jo", in: veille, "!annuler")
      #expect(
        back.to(veille) == [
          "Q1 : votre réponse est annulée, les gestionnaires le savent. Reste celle donnée par Léa à 03h10 : fermé."
        ])
      #expect(back.to(gest63).first?.hasSuffix("Reste la réponse donnée par Léa à 03h10 : fermé.") == true)
      #expect(await e.say("capitaine", in: gest63, "!voir Q1").joined().contains("fermé"))
      #expect(
        await e.say("lea", in: veille, "!annuler").to(veille) == [
          "Q1 : votre réponse est annulée, les gestionnaires le savent. La question reste ouverte."
        ])
    }
  }

  /// Each act with its own words, and the words of what was taken back in the journal.
  @Test func theJournalSaysWhatWasTakenBack() async throws {
    try await Evening.play { e in
      await e.activate()
      await e.say("jo", in: veille, "!s Issoire : pont")
      await e.say("jo", in: veille, "!annuler")
      await e.say("jo", in: veille, "!note à retirer")
      await e.say("jo", in: veille, "!annuler")
      let lines = await e.say("camille", in: coord, "!journal 4").to("camille")
      #expect(
        lines.dropFirst().map { String($0.drop { $0 != ":" }.dropFirst(2)) } == [
          "signale S1, Issoire : pont", "annule : signale S1, Issoire : pont", "note : à retirer",
          "annule : note : à retirer",
        ])
    }
  }
}
