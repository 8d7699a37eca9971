import CrisisCore
import Testing

/// The first path whole: from the request to the first reports, in both languages.
struct FirstPathTests {
  @Test func theNightOfTheFlood() async throws {
    try await Evening.play { e in
      #expect(
        await e.say("capitaine", in: gest63, "!activer crue de l’Allier") == [
          "#gest-63: Activer l’équipe ? Inondation (crue de l’Allier), département 63, à la demande du SDIS 63, mission réelle. !oui pour activer, !non pour renoncer. Pour un exercice : !activer inondation exercice"
        ])
      #expect(e.openCrises == [])
      #expect(
        await e.say("capitaine", in: gest63, "!oui") == [
          "#gest-63: 63-crue-2411 activée à 03h10 : crue de l’Allier. Demandeur : SDIS 63 (capitaine). COD : non armé ; s’il l’est : !mission cod armé. Volontaires appelés : 3. Premier point de situation avant 03h20. Une question aux volontaires : !question texte. Erreur : !annuler (2 min).",
          "#visov-veille: Appel aux volontaires, mission réelle : 63-crue-2411, crue de l’Allier (63), demandée par le SDIS 63 à 03h10. Venir : !rejoindre 63. Prendre un créneau : !créneau 3h30-6h30. Aide : !aide signaler",
          "#visov-coord: Crise 63-crue-2411 activée à 03h10 : crue de l’Allier. Demandeur : SDIS 63 (capitaine). COD : non armé. Volontaires appelés : 3. Premier point de situation avant 03h20. Une question aux volontaires : !question @63-crue-2411 texte",
        ])
      #expect(
        await e.say(
          "jo", in: veille, "!signaler Brassac-les-Mines 3h05 eau urgent 3 pers : la rue du Pont est sous l’eau")
          == [
            "#visov-veille: S1 enregistré : Brassac-les-Mines, eau, vu à 03h05, 3 personnes, urgent, non vérifié. Une erreur : !corriger 1 puis le mot juste, ou !annuler (2 min)."
          ])
      #expect(
        await e.say("capitaine", in: gest63, "!voir 1") == [
          "#gest-63: S1, non vérifié, URGENT, Brassac-les-Mines, eau, 3 personnes en danger, vu à 03h05, reçu à 03h10 de Jo (63-crue-2411) : la rue du Pont est sous l’eau"
        ])
      #expect(
        await e.say("capitaine", in: gest63, "!état") == [
          "#gest-63: 63-crue-2411, crue de l’Allier, active depuis 03h10, à la demande du SDIS 63. 1 signalement, à vérifier, urgent. Le dernier : 03h10. Prochain point : 03h18."
        ])
      #expect(e.journal == [CrisisActivated.kind, ReportFiled.kind])
    }
  }

  @Test func aPlaceIsSettledByACorrection() async throws {
    try await Evening.play { e in
      await e.activate()
      #expect(
        await e.say("samir", in: veille, "!s https://x.com/riverain/status/1 Orbel : le camping") == [
          "#visov-veille: S1 enregistré, avec lien, non vérifié, lieu à préciser : aucune commune « Orbel » dans le 63. Orbeil ou Orléat ? Répondez : !corriger 1 Orbeil"
        ])
      #expect(
        await e.say("samir", in: veille, "!corriger 1 Orbeil").first?.contains("S1 corrigé : lieu Orbeil.") == true)
      #expect(e.report(1)?.place.insee == "63261")
      #expect(
        await e.say("lea", in: veille, "!s https://twitter.com/riverain/status/1?s=20") == [
          "#visov-veille: S1 existe déjà (même lien) : Orbeil, non vérifié. Compté : 2 personnes l’ont signalé. Si ce lien montre un autre fait : !signaler autre, puis le lien, le lieu et le texte."
        ])
    }
  }

  @Test func anActIsTakenBackByItsAuthor() async throws {
    try await Evening.play { e in
      await e.activate()
      await e.say("samir", in: veille, "!s Issoire : pont coupé")
      #expect(
        await e.say("lea", in: veille, "!annuler") == [
          "lea: Rien à annuler : je ne vois aucune action de vous. Pour un signalement : !corriger 47 puis le mot juste."
        ])
      #expect(
        await e.say("samir", in: veille, "!annuler") == ["#visov-veille: S1 annulé. Le numéro ne resservira pas."])
      #expect(await e.say("samir", in: veille, "!s Coudes : pont coupé").to(veille).first?.hasPrefix("S2 ") == true)
      e.clock.advance(by: 2 * .minute + 1)
      #expect(await e.say("samir", in: veille, "!annuler").to("samir").first?.hasPrefix("Trop tard") == true)
    }
  }

  @Test func aWrongActivationIsTakenBackAndEverybodyIsTold() async throws {
    try await Evening.play { e in
      await e.activate()
      let said = await e.say("capitaine", in: gest63, "!annuler")
      #expect(said.to(gest63) == ["63-crue-2411 annulée. Ceux qui avaient été prévenus le sont de l’annulation."])
      #expect(said.to(veille) == ["ANNULÉ : 63-crue-2411, par capitaine à 03h10. Activée par erreur, rien à faire."])
      #expect(said.to(coord) == said.to(veille))
      // The code is not given twice.
      await e.say("capitaine", in: gest63, "!activer crue")
      #expect(await e.say("capitaine", in: gest63, "!oui").to(gest63).first?.hasPrefix("63-crue-2411b activée") == true)
    }
  }

  @Test func eachPersonReadsTheirOwnLanguage() async throws {
    try await Evening.play { e in
      #expect(
        await e.say("capitaine", in: gest63, "!langue en") == ["capitaine: I will answer you in English from now on."])
      #expect(
        await e.say("capitaine", in: gest63, "!activate flood of the Allier") == [
          "#gest-63: Call out the team? Flood (flood of the Allier), département 63, at the request of SDIS 63, a real mission. !yes to call out, !no to drop it. For an exercise: !activate flood exercise"
        ])
      let said = await e.say("capitaine", in: gest63, "!yes")
      #expect(said.to(gest63).first?.hasPrefix("63-crue-2411 activated at 03:10: flood of the Allier.") == true)
      #expect(said.to(veille).first?.hasPrefix("Appel aux volontaires, mission réelle") == true)
      await e.say("jo", in: veille, "!langue anglais")
      #expect(
        await e.say("jo", in: veille, "!report Issoire 3:05 road urgent: bridge closed") == [
          "#visov-veille: S1 recorded: Issoire, road, seen at 03:05, urgent, not verified. A mistake: !correct 1 and the right word, or !undo (2 min)."
        ])
      #expect(
        await e.say("jo", in: veille, "!correct 1 4 people").to(veille).first?.hasPrefix("S1 corrected: 4 people.")
          == true)
      #expect(
        await e.say("jo", in: veille, "!show 1").to(veille).first?.hasPrefix("S1, not verified, URGENT, Issoire")
          == true)
      #expect(
        await e.say("jo", in: veille, "!status").to(veille).first?.contains("1 report, to verify") == true)
      #expect(await e.say("lea", in: veille, "!voir 1").to(veille).first?.hasPrefix("S1, non vérifié") == true)
      #expect(await e.say("jo", in: veille, "!langue fr") == ["jo: Je vous répondrai désormais en français."])
    }
  }

  @Test func withoutACrisisEverybodyIsToldTheMend() async throws {
    try await Evening.play { e in
      #expect(
        await e.say("samir", in: veille, "!s Issoire : pont coupé") == [
          "samir: Aucune crise en cours. Un gestionnaire ou un coordinateur peut activer l’équipe. Vous voyez un fait ? Proposez-lui l’appui de l’équipe : !proposer 63 crue puis ce que vous voyez"
        ])
      #expect(
        await e.say("capitaine", in: gest63, "!voir 1") == [
          "capitaine: Aucune crise en cours. Activer l’équipe : !activer crue (ou feu, tempête, accident…)."
        ])
      #expect(await e.say("jo", in: veille, "!état") == ["#visov-veille: Aucune crise en cours."])
    }
  }
}
