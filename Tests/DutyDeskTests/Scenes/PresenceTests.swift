import CrisisCore
import Testing

@testable import DutyDesk

/// Who takes part in a crisis, who may be asked to, and where that is said.
struct PresenceTests {
  private static let two = DeskSettings.visov {
    $0.watch.people = 2
    $0.seed.members += [.sample("ines", "Inès", [.volunteer]), .sample("marc", "Marc", [.volunteer])]
  }

  // MARK: - Available

  @Test func oneSaysWhenAndTakesItBack() async throws {
    try await Evening.play { (e: Evening) async throws in
      #expect(
        await e.say("jo", in: veille, "!dispo") == [
          "#visov-veille: Vous n’avez pas dit quand vous êtes disponible. Exemple : !dispo 20h-24h"
        ])
      #expect(
        await e.say("jo", in: veille, "!dispo 20h-24h") == [
          "#visov-veille: Disponible, Jo : de 20h00 à 00h00. L’appel aux volontaires et les trous de la veille vous nommeront à ces heures. Le retirer : !dispo stop"
        ])
      // The same again, and hours that touch them.
      await e.say("jo", in: veille, "!dispo 21h-22h")
      #expect(try e.count("availability") == 1)
      await e.say("lea", "!available tomorrow 8h-12h")
      #expect(
        await e.say("jo", in: veille, "!disponible demain 0h-2h").first?.contains("Jo : de 20h00 à 02h00") == true)
      #expect(
        await e.say("jo", in: veille, "!dispo") == [
          "#visov-veille: Vous êtes disponible de 20h00 à 02h00. Le retirer : !dispo stop"
        ])
      #expect(
        await e.say("jo", in: veille, "!dispo stop 20h-23h").first?.contains(
          "Retiré : Jo reste disponible de 23h00 à 02h00.") == true)
      await e.say("jo", in: veille, "!annuler")
      #expect(await e.say("jo", in: veille, "!dispo").first?.contains("de 20h00 à 02h00") == true)
      #expect(await e.say("jo", in: veille, "!dispo stop").first?.contains("Jo n’est plus disponible") == true)
      e.clock.advance(by: 3 * .minute)
      #expect(await e.say("jo", in: veille, "!dispo fin").first?.contains("n’avez donné aucune heure à venir") == true)
      #expect(await e.say("jo", in: veille, "!dispo 2h-3h hier").first?.contains("« hier » est de trop") == true)
    }
  }

  /// As shifts are read: an hour that the clocks skip, or show twice, is as long as it is.
  ///
  /// - Parameter start: 00:30 in Paris on Sunday 29 March 2020, and on 25 October.
  @Test(arguments: zip([1_585_438_200_000, 1_603_578_600_000] as [Milliseconds], [3, 5] as [Milliseconds]))
  func theHoursOfANightWhenTheClocksChangeAreTrue(_ start: Milliseconds, _ hours: Milliseconds) async throws {
    try await Evening.play(from: start) { (e: Evening) async throws in
      await e.say("jo", in: veille, "!dispo 1h-5h")
      let all = try e.read { try $0.availabilities(after: 0) }
      #expect(all.map { $0.span.until - $0.span.from } == [hours * .hour])
    }
  }

  @Test func theCallNamesWhoIsAvailable() async throws {
    try await Evening.play(Self.two) { (e: Evening) async throws in
      await e.say("jo", in: veille, "!dispo 3h-7h")
      await e.say("ines", in: veille, "!dispo 5h-9h")
      await e.say("marc", in: veille, "!dispo 3h-7h")
      e.clock.advance(by: 70 * .minute)
      await e.say("lea", in: veille, "!ping")
      await e.say("capitaine", in: gest63, "!activer crue")
      let said = await e.say("capitaine", in: gest63, "!oui")
      #expect(
        said.to(veille) == [
          "Appel aux volontaires, mission réelle : 63-crue-2411, inondation (63), demandée par le SDIS 63 à 04h20. Venir : !rejoindre 63. Prendre un créneau : !créneau 4h30-7h30. Besoin : 2 personnes dès maintenant. Jo, Marc et Léa : pouvez-vous venir ? Aide : !aide signaler"
        ])
      #expect(
        said.to(gest63).first?.contains(
          "Volontaires appelés : 5, dont 2 disponibles à cette heure.") == true)
      // Whoever keeps another watch is not called away from it; a second crisis of the département is named in full.
      await e.say("jo", in: veille, "!créneau 4h-7h")
      await e.say("camille", in: coord, "!activer tempête pour=SDIS63")
      let second = await e.say("camille", in: coord, "!oui").to(veille).first
      #expect(
        second?.contains("Marc et Léa : pouvez-vous venir ?")
          == true, "\(second ?? "")")
      #expect(second?.contains("Venir : !rejoindre 63-tempete-2411.") == true)
      #expect(
        await e.say("marc", in: veille, "!rejoindre 63-tempete-2411").to(veille).first?.contains("Marc y prend part")
          == true)
    }
  }

  @Test func theGapNamesWhoCouldFillIt() async throws {
    try await Evening.play(Self.two) { (e: Evening) async throws in
      await e.activate()
      await e.say("jo", in: veille, "!créneau 3h10-7h")
      await e.say("lea", in: veille, "!créneau 3h10-5h")
      await e.say("jo", in: veille, "!dispo 3h-9h")
      await e.say("ines", in: veille, "!dispo 4h-12h")
      await e.say("samir", in: veille, "!dispo 6h-12h")
      // Jo is on watch then; Samir could for a part of it.
      #expect(
        await e.wait(50 * .minute).to(veille).last
          == "TROU DE VEILLE dans 1 heure : il manque une personne de 05h00 à 07h00, il en faut 2. Le prendre : !créneau 5h-7h. Disponibles à cette heure : Samir (de 06h00 à 07h00) et Inès."
      )
      let planning = await e.say("camille", in: coord, "!planning")
      #expect(
        planning.first?.contains(
          "Le prendre : !créneau 5h-7h. Disponibles à cette heure : Samir (de 06h00 à 07h00) et Inès.")
          == true, "\(planning)")
      await e.say("ines", in: veille, "!créneau 5h-7h")
      await e.say("ines", in: veille, "!dispo stop")
      #expect(
        await e.say("camille", in: coord, "!planning").first?.hasSuffix(
          "Le prendre : !créneau 7h-11h. Disponibles à cette heure : Jo (de 07h00 à 09h00) et Samir.") == true)
      // Whoever gives hours up is not asked for them.
      let told = await e.say("jo", in: veille, "!départ")
      #expect(told.allSatisfy { !$0.contains("Disponible") })
    }
  }

  @Test func whoSaysSoLearnsOfAGapAtThatTime() async throws {
    try await Evening.play(Self.two) { (e: Evening) async throws in
      await e.activate()
      await e.say("jo", in: veille, "!créneau 3h10-7h")
      #expect(
        await e.say("samir", in: veille, "!dispo 4h-6h").first?.hasSuffix(
          "Il manque quelqu’un de 04h00 à 06h00 (il manque une personne) : !créneau 4h-6h. Le retirer : !dispo stop")
          == true)
      #expect(await e.say("jo", in: veille, "!dispo 4h-6h").first?.contains("Il manque") == false)
    }
  }

  @Test func aWatchThatNobodyKeepsYetHasThoseWhoCould() async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.say("jo", in: veille, "!dispo demain 0h-2h")
      await e.activate()
      #expect(
        await e.say("camille", in: coord, "!planning").dropFirst() == [
          "#visov-coord: Disponibles d’ici 24 h : Jo (lundi 25/11 de 00h00 à 02h00)."
        ])
    }
  }

  // MARK: - Taking part

  @Test func oneJoinsAndIsSeen() async throws {
    try await Evening.play { (e: Evening) async throws in
      #expect(await e.say("jo", in: veille, "!rejoindre 63").first?.contains("Pas de crise « 63 »") == true)
      await e.activate("crue de l’Allier")
      #expect(
        await e.say("jo", in: veille, "!rejoindre 63") == [
          "#visov-veille: 63-crue-2411, crue de l’Allier : Jo y prend part. Veiller : !créneau 3h30-6h30. Ce qui attend : !liste nouveaux. En partir : !quitter"
        ])
      #expect(await e.say("lea", "!rejoindre").first?.contains("Léa y prend part, avec Jo.") == true)
      #expect(
        await e.say("jo", in: veille, "!rejoindre @63").first?.contains("Vous êtes dans 63-crue-2411 depuis 03h10, Jo")
          == true)
      #expect(await e.say("samir", in: veille, "!état").first?.contains("Y prennent part : Jo et Léa.") == true)
      #expect(await e.say("capitaine", in: gest63, "!état").first?.contains("Y prennent part : 2 personnes.") == true)
      #expect(await e.say("samir", "!qui").contains("samir: 63-crue-2411, y prennent part : Jo et Léa."))
      #expect(await e.say("capitaine", "!qui").contains("capitaine: 63-crue-2411, y prennent part : 2 volontaires."))
      // Nobody else's managers hear of it, and who has not joined is as free as before.
      #expect(await e.say("lieutenant", "!qui").allSatisfy { !$0.contains("63-crue") })
      #expect(await e.say("samir", in: veille, "!s Issoire : eau").first?.contains("S1 enregistré") == true)
      await e.say("jo", in: veille, "!annuler")
      #expect(await e.say("samir", in: veille, "!état").first?.contains("Y prend part : Léa.") == true)
    }
  }

  @Test func whatIsLeftOfWhoLeavesIsOffered() async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.activate()
      await e.say("jo", in: veille, "!rejoindre")
      await e.say("jo", in: veille, "!créneau 3h10-5h")
      await e.say("jo", in: veille, "!créneau 8h-10h")
      await e.say("lea", in: veille, "!s Issoire : eau")
      await e.say("jo", in: veille, "!prendre 1")
      await e.say("capitaine", in: gest63, "!question Le gymnase ?")
      await e.say("jo", in: veille, "!prendre Q1")
      #expect(
        await e.say("jo", in: veille, "!quitter") == [
          "#visov-veille: 63-crue-2411 : Jo a quitté la crise. Il reste à votre nom : la veille de 03h10 à 05h00 et de 08h00 à 10h00, S1 et Q1. Tout rendre aux autres : !oui ; le garder : !non"
        ])
      #expect(
        await e.say("jo", in: veille, "!non") == [
          "#visov-veille: 63-crue-2411 : vous gardez ce qui est à vous. Le revoir : !liste mes ; la veille : !planning"
        ])
      #expect(await e.say("jo", in: veille, "!quitter 63").first?.contains("Jo n’y prenait pas part. Il reste") == true)
      let said = await e.say("jo", in: veille, "!oui")
      #expect(
        said.to(veille) == [
          "63-crue-2411 : rendu, la veille de 03h10 à 05h00 et de 08h00 à 10h00, S1 et Q1. Les autres le savent. Merci.",
          "63-crue-2411 : S1 et Q1 sont libres, Jo ayant quitté la crise. À reprendre : !prendre S1",
        ])
      #expect(said.to(coord).first?.contains("Jo n’est plus de veille de 08h00 à 10h00.") == true, "\(said)")
      #expect(e.report(1)?.status == .new)
      #expect(try e.read { try $0.unansweredQuestions(crisis: "63-crue-2411") }.first?.follower == nil)
      #expect(await e.say("lea", in: veille, "!prendre S1").first?.contains("S1 est à vous") == true)
      #expect(await e.say("jo", in: veille, "!quitter").first?.contains("Rien à quitter") == true)
    }
  }

  /// Typed in full only: neither an abbreviation nor a slip leaves.
  @Test func leavingIsTypedInFull() async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.activate()
      await e.say("jo", in: veille, "!rejoindre")
      for line in ["!quit", "!quiter", "!qui", "!quitte"] { await e.say("jo", in: veille, line) }
      #expect(try e.read { try $0.participants(crisis: "63-crue-2411") }.map(\.name) == ["Jo"])
      #expect(
        await e.say("jo", in: veille, "!quitter") == [
          "#visov-veille: 63-crue-2411 : Jo a quitté la crise à 03h10. Merci. Erreur : !annuler (2 min). Revenir : !rejoindre 63-crue-2411"
        ])
      await e.say("jo", in: veille, "!annuler")
      #expect(try e.read { try $0.participants(crisis: "63-crue-2411") }.map(\.name) == ["Jo"])
    }
  }

  @Test func inEnglish() async throws {
    try await Evening.play(.visov { $0.language = .english }) { (e: Evening) async throws in
      await e.say("jo", in: veille, "!available 3h-9h")
      await e.say("capitaine", in: gest63, "!activate flood")
      let call = await e.say("capitaine", in: gest63, "!yes").to(veille).first
      #expect(
        call?.contains("To come: !join 63.") == true && call?.contains("Jo: you are available at this hour.") == true)
      #expect(
        await e.say("jo", in: veille, "!join 63").first?.contains("Jo takes part. To keep the watch: !take") == true)
      #expect(await e.say("jo", in: veille, "!status").first?.contains("Taking part: Jo.") == true)
      await e.say("jo", in: veille, "!take 4h-6h")
      #expect(
        await e.say("jo", in: veille, "!leave") == [
          "#visov-veille: 63-crue-2411: Jo has left. Still yours: the watch from 04:00 to 06:00. To hand all of it back to the others: !yes; to keep it: !no"
        ])
      #expect(
        await e.say("jo", in: veille, "!yes").to(veille).first?.contains("handed back, the watch from 04:00") == true)
      #expect(await e.say("jo", in: veille, "!available off").first?.contains("Jo is no longer available") == true)
    }
  }
}
