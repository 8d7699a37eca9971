import CrisisCore
import Testing

@testable import DutyDesk

/// What people are told without asking: whom a call reaches, what comes next, what has run out.
struct ToldTests {
  /// Whoever wrote within the hour is hailed by name; who keeps another watch is not, nor who calls.
  @Test func theCallSaysHowManyAreNeededAndWhoIsThere() async throws {
    try await Evening.play(.visov { $0.watch.people = 4 }) { e in
      await e.say("jo", in: veille, "!aide")
      e.clock.advance(by: 61 * .minute)
      await e.say("lea", in: veille, "il pleut fort ici")
      await e.say("samir", in: veille, "!crises")
      await e.say("capitaine", in: gest63, "!activer crue de l’Allier")
      let said = await e.say("capitaine", in: gest63, "!oui")
      #expect(
        said.to(gest63).first?.contains(
          "COD : non armé ; s’il l’est : !mission cod armé. Volontaires appelés : 3, dont 2 vus ici depuis une heure. Premier point de situation avant 04h21. Une question aux volontaires : !question texte."
        ) == true)
      #expect(
        said.to(veille).first?.contains(
          "Prendre un créneau : !créneau 4h30-7h30. Besoin : 4 personnes dès maintenant. Léa et Samir, vous étiez là : pouvez-vous venir ?"
        ) == true)
      #expect(said.to(coord).first?.contains("Volontaires appelés : 3, dont 2 vus") == true)
      // What the lines say to type works.
      #expect(await e.say("capitaine", in: gest63, "!mission cod armé.").to(gest63).first?.contains("COD armé") == true)
      #expect(await e.say("lea", in: veille, "!créneau 4h30-7h30").to(veille).first?.contains("Léa de veille") == true)
      e.clock.advance(by: 30 * .minute)
      // A second crisis: who is on watch is left alone, and the line to type says which crisis it is.
      await e.say("samir", in: veille, "!ping")
      await e.say("camille", in: coord, "!activer tempête pour=SDIS63")
      let second = await e.say("camille", in: coord, "!oui").to(veille).first
      #expect(second?.contains("!créneau @63-tempete-2411 5h-8h.") == true)
      #expect(second?.contains("Samir, vous étiez là") == true)
      #expect(
        await e.say("samir", in: veille, "!créneau @63-tempete-2411 5h-8h").to(veille).first?.contains("Samir") == true)
    }
  }

  @Test func withoutVolunteersTheCallSaysSo() async throws {
    let settings = DeskSettings.visov { $0.seed.members.removeAll { $0.roles.contains(.volunteer) } }
    try await Evening.play(settings) { e in
      await e.say("capitaine", in: gest63, "!activer crue")
      let said = await e.say("capitaine", in: gest63, "!oui")
      for room in [gest63, coord] {
        #expect(said.to(room).first?.contains("Aucun volontaire n’est inscrit.") == true, "\(said)")
      }
    }
  }

  @Test func theStateSaysWhenTheNextDigestComesAndTheHashtags() async throws {
    try await Evening.play { e in
      await e.activate()
      await e.say("capitaine", in: gest63, "!mission hashtag #crue63 #Allier")
      #expect(
        await e.say("samir", in: veille, "!état").to(veille) == [
          "63-crue-2411, inondation, active depuis 03h10, à la demande du SDIS 63. Aucun signalement. Prochain point : 03h18.",
          "63-crue-2411 : mots-dièse #crue63 et #Allier.",
        ])
      await e.say("capitaine", in: gest63, "!point stop")
      #expect(await e.say("samir", in: veille, "!e").first?.contains("Prochain point") == false)
      await e.say("lea", in: veille, "!s Issoire : pont coupé")
      await e.say("jo", in: veille, "!vérifier 1 ok source")
      #expect(await e.say("samir", in: veille, "!état").first?.contains("1 signalement, rien à vérifier.") == true)
      #expect(await e.say("samir", in: veille, "!crises").first?.contains("1 signalement, rien à vérifier.") == true)
    }
  }

  /// Nobody published it in time: said when it runs out, and once in the next digest.
  @Test(arguments: [true, false])
  func anAdviceThatRunsOutUnpublishedIsTold(_ isApproved: Bool) async throws {
    try await Evening.play { e in
      await e.activate()
      await e.say("jo", in: veille, "!relayer consigne https://www.puy-de-dome.gouv.fr/crue Ne vous engagez pas.")
      if isApproved { await e.say("capitaine", in: gest63, "!valider R1") }
      await e.pass(to: Evening.start + 5 * .hour + 50 * .minute)
      let said = await e.pass(to: Evening.start + 6 * .hour + 5 * .minute)
      let line =
        "R1, consigne (63-crue-2411), est périmé, sans avoir été \(isApproved ? "publié" : "validé"). Ne plus le publier."
      for who in isApproved ? [veille, coord, "jo", "capitaine"] : [coord, "jo"] {
        #expect(said.to(who).contains { $0.hasPrefix(line) }, "\(who): \(said)")
      }
      let next = await e.pass(to: Evening.start + 7 * .hour)
      #expect(
        next.to(gest63).contains("RELAIS. R1, consigne : a expiré sans être \(isApproved ? "publiée" : "validée")."),
        "\(next)")
      let later = await e.pass(to: Evening.start + 9 * .hour)
      #expect(later.to(gest63).contains { $0.contains("rien de nouveau") }, "\(later)")
    }
  }

  /// As long as managers are to approve something, a digest says so, whatever else is new.
  @Test func whatWaitsForTheManagersIsInEveryDigest() async throws {
    try await Evening.play { e in
      await e.activate()
      await e.say("jo", in: veille, "!relayer consigne https://www.puy-de-dome.gouv.fr/crue Ne vous engagez pas.")
      for _ in 1...2 {
        #expect(
          await e.say("capitaine", in: gest63, "!point").to(gest63).contains(
            "RELAIS. R1, consigne : attend une validation, la vôtre suffit : !valider R1"))
        e.clock.advance(by: .hour)
      }
    }
  }
}
