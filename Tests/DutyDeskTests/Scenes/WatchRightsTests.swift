import CrisisCore
import Testing

@testable import DutyDesk

/// Who may do what with the watch, what is taken back, and what is said of it elsewhere.
struct WatchRightsTests {
  @Test func onlyACoordinatorSetsOthers() async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.activate()
      #expect(
        await e.say("jo", in: veille, "!relève 4h-8h lea") == [
          "jo: C’est à la coordination d’inscrire les autres ou de fixer leur nombre. Pour vous-même : !créneau 14h-18h. Voir : !relève"
        ])
      #expect(
        await e.say("capitaine", in: gest63, "!relève").first?.hasPrefix(
          "capitaine: La commande !relève ne vous est pas ouverte.")
          == true)
      #expect(
        await e.say("camille", in: coord, "!relève 4h-8h personne") == [
          "camille: Aucun volontaire n’a le nom « personne ». Rien n’est fait. Écrivez son compte. Qui est connu : !qui"
        ])
      #expect(
        await e.say("camille", in: coord, "!relève 4h-8h léa 2 personnes").first
          == "#visov-coord: 63-crue-2411, veille de 04h00 à 08h00. Il faut 2 personnes. Au planning : Léa (un message privé prévient). Il manque encore une personne. Erreur : !annuler (2 min)."
      )
      #expect(e.journal == [CrisisActivated.kind, HeadCountSet.kind, ShiftsPlanned.kind])
    }
  }

  /// By the same names as everywhere else: several of one name are told apart by their accounts, and an account of
  /// another network needs no network where it is the only one.
  @Test func peopleAreFoundAsByEveryCommand() async throws {
    let settings = DeskSettings.visov {
      $0.seed.members += [
        .sample("max1", "Max", [.volunteer]), .sample("max2", "Max", [.volunteer]),
        .sample("zoe", "Zoé Martin", [.volunteer], on: "ailleurs"),
      ]
    }
    try await Evening.play(settings) { (e: Evening) async throws in
      await e.activate()
      let answer = await e.say("camille", in: coord, "!relève 4h-8h Max").joined()
      #expect(answer.contains("visov/max1 ou visov/max2"), "\(answer)")
      #expect(e.journal == [CrisisActivated.kind])
      #expect(await e.say("camille", in: coord, "!relève 4h-8h zoe").first?.contains("Zoé Martin") == true)
      #expect(await e.say("camille", in: coord, "!relève 4h-8h visov/max2").first?.contains("Max") == true)
    }
  }

  @Test func eachReadsTheirOwnLanguage() async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.activate("crue exercice")
      await e.say("lea", "!langue en")
      #expect(
        await e.say("camille", in: coord, "!relève 4h-8h lea").to("lea") == [
          "EXERCISE 63-crue-2411: you are on the rota, from 04:00 to 08:00 (by Camille). All right: !take @63-crue-2411 4h-8h; if not: !take off @63-crue-2411 4h-8h"
        ])
      #expect(
        await e.say("lea", in: veille, "!take 4h-8h") == [
          "#visov-veille: EXERCISE 63-crue-2411: Léa on watch from 04:00 to 08:00 (confirmed). When you are there: !in. A mistake: !undo (2 min)."
        ])
      #expect(
        await e.wait(35 * .minute).to("lea").first?.hasPrefix("EXERCISE In 15 min, at 04:00, you are on watch") == true)
    }
  }

  @Test func anActIsTakenBackAndThoseWhoHeardAreTold() async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.activate()
      // What nobody has heard of yet is taken back in silence.
      await e.say("jo", in: veille, "!créneau 4h-8h")
      #expect(
        await e.say("jo", in: veille, "!annuler") == [
          "#visov-veille: 63-crue-2411 : votre dernier changement de la veille est annulé. Où l’on en est : !planning"
        ])
      #expect(await e.say("jo", in: veille, "!planning").first?.contains("personne n’est inscrit") == true)
      // What a relief has told is announced as taken back.
      await e.say("jo", in: veille, "!créneau 3h-8h")
      #expect(
        await e.wait(.second).to(veille) == [
          "Relève à 03h10 : Jo est de veille jusqu’à 08h00. Relève suivante à 08h00 : personne."
        ])
      let undone = await e.say("jo", in: veille, "!annuler")
      let announced =
        "ANNULÉ, 63-crue-2411 : Jo revient sur son dernier changement de la veille. Où l’on en est : !planning @63-crue-2411"
      #expect(undone.to(veille).count == 1 && undone.to(coord) == [announced])
      #expect(await e.wait(.minute).to(veille) == [])
      // Whoever was put down is told in private.
      await e.say("camille", in: coord, "!relève 5h-8h lea")
      #expect(await e.say("camille", in: coord, "!annuler").to("lea").count == 1)
      // What has changed since is not taken back.
      await e.say("lea", in: veille, "!créneau 5h-8h")
      await e.say("camille", in: coord, "!remplacer lea par jo")
      #expect(
        await e.say("lea", in: veille, "!annuler") == [
          "lea: Rien n’est annulé : ce créneau a changé depuis. Voir : !planning"
        ])
    }
  }

  @Test func aCrisisThatIsOverHasNoWatch() async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.activate()
      await e.say("jo", in: veille, "!créneau 4h-8h")
      await e.say("capitaine", in: gest63, "!désactiver fausse alerte")
      await e.say("capitaine", in: gest63, "!oui")
      #expect(await e.wait(.day) == [])
      #expect(e.journal?.contains(HandoverMade.kind) == false)
    }
  }

  @Test func twoCrisesAreNamed() async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.activate()
      await e.activate("feu exercice", by: "lieutenant", in: gest42)
      await e.say("jo", in: veille, "!créneau @63 4h-8h")
      await e.say("lea", in: veille, "!créneau @42 4h-8h")
      let said = await e.wait(50 * .minute).to(veille)
      #expect(
        Set(said) == [
          "Relève 63-crue-2411 à 04h00 : Jo est de veille jusqu’à 08h00. Relève suivante à 08h00 : personne. Jo, confirmez : !reçu",
          "EXERCICE Relève 42-feu-2411 à 04h00 : Léa est de veille jusqu’à 08h00. Relève suivante à 08h00 : personne. Léa, confirmez : !reçu",
        ])
    }
  }

  @Test func theDigestTellsOfTheWatch() async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.activate()
      await e.say("jo", in: veille, "!créneau 3h-7h")
      await e.say("lea", in: veille, "!créneau 7h-9h")
      await e.wait(.minute)
      #expect(
        await e.wait(7 * .minute).to(gest63) == [
          "POINT N° 1, 63-crue-2411, de 03h10 à 03h18 : rien de nouveau. Détresse : aucune. De veille : Jo jusqu’à 07h00. Trou de veille : à partir de 09h00. Prochain point : 04h00."
        ])
      await e.say("jo", in: veille, "!s Issoire : pont coupé")
      #expect(
        await e.wait(42 * .minute).to(gest63).last
          == "VEILLE. Jo jusqu’à 07h00, puis Léa. Trou : à partir de 09h00. Dernier signe : Jo, 03h18.")
    }
  }
}
