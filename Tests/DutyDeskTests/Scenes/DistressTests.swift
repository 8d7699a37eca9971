import ChatModel
import CrisisCore
import Testing

@testable import CrisisStore
@testable import DutyDesk

/// Somebody is in danger: from the first word to the lifting.
struct DistressTests {
  static let settings = DeskSettings.visov { settings in
    settings.seed.authorities[0].emergencyPhone = "04 65 71 00 63"
    settings.seed.authorities[0].callbackPhone = "04 65 71 00 64"
  }
  static let words =
    "!sos Auzat-la-Combelle, 12 rue du Pont 3h06 3 pers : 2 adultes et 1 enfant à l’étage, l’eau monte."

  @Test func theManagersAreToldAtOnceAndAgainUntilOneTakesItInCharge() async throws {
    try await Evening.play(Self.settings) { (e: Evening) async throws in
      await e.activate()
      let said = await e.say("jo", in: veille, Self.words)
      #expect(
        said.to(veille) == [
          "DÉTRESSE S1 transmise au CODIS 63 à 03h10. Faites appeler le 18 ou le 112 par la personne (114 par SMS). Vous n’êtes pas dans le 63 ? Le 18 vous répondrait de chez vous : composez le 04 65 71 00 63. Secours prévenus ? !oui S1 ou !non S1"
        ])
      let alert =
        "Auzat-la-Combelle, 12 rue du Pont, 3 personnes : 2 adultes et 1 enfant à l’étage, l’eau monte. Vu à 03h06, non vérifié. Secours prévenus : inconnu. Dès que vous le prenez en charge : !reçu 1"
      #expect(said.to(gest63) == ["DÉTRESSE S1, \(alert)"])
      #expect(said.to(coord) == said.to(gest63))
      #expect(said.to(gest42) == [])
      #expect(e.transcript.filter { $0.room == gest63 }.last?.line.lane == .distress)

      #expect(await e.wait(2 * .minute - 1) == [])
      #expect(await e.wait(1) == ["#gest-63: RAPPEL, DÉTRESSE S1 sans prise en charge depuis 2 min, \(alert)"])
      let five = await e.wait(3 * .minute)
      #expect(five.to(gest63) == ["RAPPEL, DÉTRESSE S1 sans prise en charge depuis 5 min, \(alert)"])
      #expect(
        five.to(coord) == [
          "DÉTRESSE S1 sans prise en charge depuis 5 min : Camille, téléphonez maintenant au CODIS 63, 04 65 71 00 63 ou 04 65 71 00 64. Puis : !reçu 1. L’appel, Auzat-la-Combelle, 12 rue du Pont : 2 adultes et 1 enfant à l’étage, l’eau monte"
        ])
      #expect(five.to("camille") == five.to(coord))
      let ten = await e.wait(5 * .minute).to(gest63)
      #expect(ten.first == "RAPPEL, DÉTRESSE S1 sans prise en charge depuis 10 min, \(alert)")
      // The first digest, which was due meanwhile, comes behind it.
      #expect(ten.count == 3 && ten[2].hasPrefix("DÉTRESSE : 1 en cours."))
      #expect(await e.wait(9 * .minute) == [])
      #expect(await e.wait(.minute).to(gest63).first?.contains("depuis 20 min") == true)

      let taken = await e.say("capitaine", in: gest63, "!reçu 1")
      #expect(
        taken.to(gest63) == [
          "DÉTRESSE S1 prise en charge par le CODIS 63 à 03h30. Les relances cessent. Quand c’est fini : !lever 1 puis le motif. Erreur : !annuler (2 min)."
        ])
      #expect(
        taken.to("jo") == [
          "DÉTRESSE S1 : prise en charge par le CODIS 63 à 03h30. Du nouveau : !corriger 1 puis ce qui change."
        ])
      #expect(taken.to(coord).first?.hasPrefix("DÉTRESSE S1 (63-crue-2411) prise en charge par le CODIS 63") == true)
      #expect(await e.wait(25 * .minute) == [])
      #expect(
        await e.say("camille", in: coord, "!reçu 1") == [
          "camille: S1 est déjà pris en charge par le CODIS 63 à 03h30. Quand c’est fini : !lever 1 puis le motif"
        ])

      #expect(
        await e.say("jo", in: veille, "!lever 1 fini").to("jo").first?.hasPrefix(
          "La commande !lever ne vous est pas ouverte")
          == true)
      let lifted = await e.say("capitaine", in: gest63, "!lever 1 trois personnes hélitreuillées")
      #expect(
        lifted.to(gest63) == [
          "DÉTRESSE S1 levée par capitaine à 03h55 : trois personnes hélitreuillées. Erreur : !annuler (2 min)."
        ])
      #expect(
        lifted.to("jo") == [
          "DÉTRESSE S1 LEVÉE (63-crue-2411, Auzat-la-Combelle, 12 rue du Pont) par capitaine à 03h55 : trois personnes hélitreuillées."
        ])
      #expect(try e.read { try $0.openDistresses(crisis: "63-crue-2411") } == [])
    }
  }

  @Test func theAuthorSaysWhetherRescueWasTold() async throws {
    try await Evening.play(Self.settings) { (e: Evening) async throws in
      await e.activate()
      await e.say("jo", in: veille, Self.words)
      let no = await e.say("jo", in: veille, "!non")
      #expect(
        no.to(veille) == [
          "S1 : secours pas encore prévenus, c’est noté et dit à ceux qui suivent l’appel. Faites appeler maintenant le 18 ou le 112 (114 par SMS) ; hors du 63, le 04 65 71 00 63."
        ])
      #expect(
        no.to(gest63) == [
          "DÉTRESSE S1 (63-crue-2411, Auzat-la-Combelle, 12 rue du Pont) : secours PAS ENCORE prévenus, dit Jo à 03h10."
        ])
      #expect(await e.wait(2 * .minute).to(gest63).first?.contains("Secours prévenus : NON.") == true)
      await e.say("samir", "sos Coudes : une voiture emportée")
      #expect(
        await e.say("samir", "oui").to(gest63) == [
          "DÉTRESSE S2 (63-crue-2411, Coudes) : secours prévenus, dit Samir à 03h12."
        ])
      #expect(try e.read { try $0.distress(crisis: "63-crue-2411", number: 2)?.isRescueTold } == true)
    }
  }

  /// What fell due while Vigie was down is said once, marked late, and nothing is repeated twice.
  @Test func aRestartLosesNoReminderAndDoublesNone() async throws {
    try await Evening.play(Self.settings, onDisk: true) { (e: Evening) async throws in
      await e.activate()
      await e.say("jo", in: veille, Self.words)
      await e.wait(2 * .minute)
      try await e.restart()
      #expect(e.collect().filter { $0.text.contains("RAPPEL") }.isEmpty)
      e.clock.advance(by: 14 * .minute)
      try await e.restart()
      let late = e.transcript.map(\.description).to(gest63).filter { $0.hasPrefix("RAPPEL") }
      #expect(late.count == 2)
      #expect(
        late.last?.hasPrefix(
          "RAPPEL, DÉTRESSE S1 sans prise en charge depuis 16 min (rappel attendu à 03h15, Vigie était arrêtée), Auzat")
          == true)
      #expect(e.transcript.contains { $0.room == coord && $0.text.contains("Camille, téléphonez maintenant") })
      try await e.restart()
      #expect(e.transcript.map(\.description).to(gest63).filter { $0.hasPrefix("RAPPEL") }.count == 2)
      #expect(await e.wait(4 * .minute).to(gest63).first?.contains("depuis 20 min") == true)
      let ids = try e.inboxIDs(of: "clock").filter { $0.contains("distress") }
      #expect(Set(ids).count == ids.count && ids.count == 3)
    }
  }

  @Test func theSameLinkIsOneDistressAndNothingElseIsMerged() async throws {
    try await Evening.play(Self.settings) { (e: Evening) async throws in
      await e.activate()
      await e.say("jo", in: veille, "!sos https://example.org/a Coudes : voiture emportée")
      let again = await e.say(
        "lea", in: veille, "!sos https://example.org/a?utm_source=x : le conducteur est sur le toit")
      #expect(
        again.to(veille).first?.hasPrefix(
          "DÉTRESSE S1 déjà transmise au CODIS 63 à 03h10 (même lien) : 2 personnes l’ont signalée.") == true)
      #expect(
        again.to(gest63).first?.hasPrefix(
          "DÉTRESSE S1, signalée de nouveau, Coudes : le conducteur est sur le toit") == true)
      #expect(again.to(gest63).first?.contains("Signalée par 2 personnes.") == true)
      await e.say("samir", in: veille, "!sos Coudes : voiture emportée")
      await e.say("lea", in: veille, "!sos Coudes : voiture emportée")
      #expect(e.lastReport() == 3)
      #expect(try e.read { try $0.openDistresses(crisis: "63-crue-2411").map(\.report) } == [1, 2, 3])
      #expect(
        await e.say("capitaine", in: gest63, "!reçu") == [
          "capitaine: Plusieurs appels de détresse attendent : S1, S2 ou S3. Dites lequel. Exemple : !reçu 1"
        ])
      await e.say("capitaine", in: gest63, "!reçu 1")
      await e.say("capitaine", in: gest63, "!reçu 2")
      #expect(await e.say("capitaine", in: gest63, "!reçu").to(gest63).first?.hasPrefix("DÉTRESSE S3 prise") == true)
      #expect(await e.say("capitaine", in: gest63, "!reçu").to("capitaine").first?.hasPrefix("Aucun appel") == true)
    }
  }

  @Test func aStrangerIsPassedOnToThoseInCharge() async throws {
    try await Evening.play(Self.settings) { (e: Evening) async throws in
      await e.activate()
      let said = await e.stranger("passant", in: veille, "!sos ma mère est sur le toit à Coudes")
      #expect(
        said.to("passant") == [
          "Votre appel est passé aux gestionnaires et à la coordination, « auteur non identifié » : ce réseau ne dit pas qui vous êtes. Faites appeler le 18 ou le 112 par la personne (114 par SMS). Appelez l’astreinte : Camille, 06 39 98 00 63"
        ])
      #expect(
        said.to(gest63) == [
          "DÉTRESSE, auteur non identifié, rien n’est enregistré : passant, dans #visov-veille, a écrit « !sos ma mère est sur le toit à Coudes ». Vérifiez par téléphone ou sur place ; pour l’enregistrer : !sos puis le lieu et le texte"
        ])
      #expect(said.to(coord) == said.to(gest63))
      #expect(said.to(gest42) == [])
      #expect(e.lastReport() == 0)
      #expect(
        await e.say("marie", in: veille, "!sos vite").to("marie").first?.contains(
          "le compte marie n’est pas de l’équipe") == true)
    }
  }

  @Test func withoutACrisisItIsPassedOnAndSaidSo() async throws {
    try await Evening.play(Self.settings) { (e: Evening) async throws in
      let said = await e.say("jo", in: veille, "!sos une cave inondée à Issoire, quelqu’un crie")
      #expect(
        said.to(veille) == [
          "Aucune crise n’est ouverte ici : votre appel est passé à la coordination, en détresse, mais il n’a pas de numéro. Faites appeler le 18 ou le 112 par la personne (114 par SMS). Appelez l’astreinte : Camille, 06 39 98 00 63"
        ])
      #expect(said.to(coord).first?.contains("Jo, dans #visov-veille, a écrit « !sos une cave inondée") == true)
      #expect(said.to("camille") == said.to(coord))
      #expect(e.transcript.filter { $0.room == coord }.allSatisfy { $0.line.lane == .distress })
    }
  }

  @Test func withSeveralCrisesThePlaceDecidesOrAllAreTold() async throws {
    try await Evening.play(Self.settings) { (e: Evening) async throws in
      await e.activate()
      await e.activate("feu", by: "lieutenant", in: gest42)
      let known = await e.say("jo", in: veille, "!sos une famille est bloquée sur le toit à Auzat-la-Combelle")
      #expect(
        known.to(veille).first?.hasPrefix(
          "DÉTRESSE S1 transmise au CODIS 63 à 03h10 (crise 63-crue-2411, d’après le lieu, Auzat-la-Combelle).") == true
      )
      #expect(known.to(gest42) == [] && known.to(gest63).count == 1)
      #expect(known.to(gest63).first?.hasPrefix("DÉTRESSE S1 (63-crue-2411), Auzat-la-Combelle : une famille") == true)
      let unknown = await e.say("jo", in: veille, "!sos il s’est cassé les coudes en tombant")
      #expect(
        unknown.to(veille).first?.hasPrefix(
          "DÉTRESSE transmise aux gestionnaires de toutes les crises en cours, faute de lieu reconnu : S2 (63-crue-2411) et S1 (42-feu-2411)."
        ) == true)
      #expect(unknown.to(gest42).count == 1 && unknown.to(gest63).count == 1)
      #expect(
        await e.say("jo", in: veille, "!oui S2").to(gest42).first?.contains("secours prévenus, dit Jo") == true)
      #expect(await e.say("lieutenant", in: gest42, "!reçu 1").to(gest42).first?.hasPrefix("DÉTRESSE S1 prise") == true)
      // S1 is in both: the one that still waits is meant.
      #expect(
        await e.say("camille", in: coord, "!reçu 1").to(coord).first?.contains("par la coordination (Camille)") == true)
      #expect(try e.read { try $0.waitingDistresses().map(\.report) } == [2])
    }
  }

  @Test func whatWasDoneByMistakeIsTakenBackAndSaid() async throws {
    try await Evening.play(Self.settings) { (e: Evening) async throws in
      await e.activate()
      await e.say("jo", in: veille, "!sos Coudes : erreur")
      let back = await e.say("jo", in: veille, "!annuler")
      #expect(back.to(veille).first?.hasPrefix("DÉTRESSE S1 (63-crue-2411) annulée.") == true)
      #expect(
        back.to(gest63) == [
          "ANNULÉ : DÉTRESSE S1 (63-crue-2411, Coudes), reprise par Jo à 03h10 : appel lancé par erreur, rien à faire."
        ])
      #expect(await e.wait(3 * .minute) == [])
      await e.say("jo", in: veille, "!sos Coudes : pour de bon")
      await e.say("capitaine", in: gest63, "!reçu 2")
      #expect(
        await e.say("jo", in: veille, "!annuler").to("jo").first?.contains("vous ne pouvez plus l’annuler") == true)
      let resumed = await e.say("capitaine", in: gest63, "!annuler")
      #expect(resumed.to(gest63) == ["DÉTRESSE S2 : annulé, l’appel continue. Ceux qui le suivent le savent."])
      #expect(await e.wait(2 * .minute).to(gest63).first?.hasPrefix("RAPPEL, DÉTRESSE S2") == true)
      await e.say("camille", in: coord, "!lever 2 fausse alerte")
      #expect(await e.say("camille", in: coord, "!annuler").to(gest63).first?.hasPrefix("ANNULÉ : la levée") == true)
      #expect(await e.wait(3 * .minute).to(gest63).count >= 1)
    }
  }

  @Test func whatChangesIsToldToThoseWhoWereAlerted() async throws {
    try await Evening.play(Self.settings) { (e: Evening) async throws in
      await e.activate()
      await e.say("jo", in: veille, "!sos quelqu’un crie")
      let said = await e.say("jo", in: veille, "!corriger 1 Coudes 2 pers")
      #expect(
        said.to(gest63) == [
          "DÉTRESSE S1 (63-crue-2411), CORRIGÉE, Coudes, 2 personnes : quelqu’un crie. Non vérifié. Secours prévenus : inconnu."
        ])
    }
  }

  @Test func itIsNamedFirstWhereverTheCrisisIsSummedUp() async throws {
    try await Evening.play(Self.settings) { (e: Evening) async throws in
      await e.activate("crue de l’Allier")
      #expect(await e.say("jo", in: veille, "!liste détresse").first?.contains("aucun signalement en détresse") == true)
      await e.say("jo", in: veille, Self.words)
      await e.say("capitaine", in: gest63, "!reçu 1")
      let status = await e.say("samir", in: veille, "!état")
      #expect(
        status.first
          == "#visov-veille: DÉTRESSE S1, Auzat-la-Combelle, 12 rue du Pont : 2 adultes et 1 enfant à l’étage, l’eau monte (63-crue-2411). Appel de 03h10, pris en charge par le CODIS 63 à 03h10"
      )
      #expect(status.count == 2)
      #expect(
        await e.say("jo", in: veille, "!liste détresse").first?.hasPrefix("#visov-veille: S1, non vérifié") == true)
      #expect(
        await e.say("capitaine", in: gest63, "!désactiver décrue").first?.contains("DÉTRESSE NON LEVÉE : S1.") == true)
      await e.wait(8 * .minute)
      let digest = await e.say("capitaine", "!point")
      #expect(
        digest[1]
          == "capitaine: DÉTRESSE : 1 en cours. S1, Auzat-la-Combelle (12 rue du Pont), 3 personnes, 2 adultes et 1 enfant à l’étage, l’eau monte, reçue à 03h10, prise en charge par le CODIS 63 à 03h10."
      )
      #expect(digest.count == 2)
      // Nothing new, and all the same not silent.
      #expect(await e.say("capitaine", "!point 1h").contains { $0.contains("DÉTRESSE : 1 en cours") })
      await e.say("capitaine", in: gest63, "!lever 1 fini")
      #expect(await e.say("capitaine", "!point").contains { $0.contains("DÉTRESSE : aucune en cours.") })
    }
  }

  /// Whoever has said too much is still heard when it matters.
  @Test func isHeardOverTheThrottle() async throws {
    var settings = Self.settings
    settings.throttles = ["visov": ThrottleSettings(commands: 4)]
    try await Evening.play(settings) { (e: Evening) async throws in
      await e.activate()
      for number in 1...6 { await e.say("jo", in: veille, "!ping \(number)") }
      #expect(await e.say("jo", in: veille, "!sos Coudes : à l’aide").to(gest63).count == 1)
    }
  }

  @Test func anExerciseSaysSoOnEveryLine() async throws {
    try await Evening.play(Self.settings) { (e: Evening) async throws in
      await e.activate("crue exercice")
      var said = await e.say("jo", in: veille, Self.words)
      said += await e.wait(5 * .minute)
      said += await e.say("capitaine", in: gest63, "!reçu 1")
      said += await e.say("capitaine", in: gest63, "!lever 1 fini")
      #expect(said.count > 8)
      for line in said { #expect(line.contains(": EXERCICE "), "\(line)") }
    }
  }
}
