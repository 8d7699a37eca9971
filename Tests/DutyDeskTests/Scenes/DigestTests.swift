import ChatModel
import CrisisCore
import Testing

@testable import CrisisStore
@testable import DutyDesk

/// Digests as the managers, the team and the clock see them.
struct DigestTests {
  @Test func theFirstComesWithinTenMinutesAndThenEveryTwoHours() async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.activate("crue de l’Allier")
      #expect(await e.wait(7 * .minute + 59 * .second) == [])
      #expect(
        await e.wait(.second) == [
          "#gest-63: POINT N° 1, 63-crue-2411, de 03h10 à 03h18 : rien de nouveau. Détresse : aucune. Prochain point : 04h00."
        ])
      await e.say("jo", in: veille, "!s Brassac-les-Mines 3h05 eau urgent : la rue du Pont est sous l’eau")
      await e.say("lea", in: veille, "!s Issoire route : pont coupé")
      await e.say("samir", in: veille, "!s Orbel")
      #expect(await e.wait(41 * .minute) == [])
      #expect(
        await e.wait(.minute) == [
          "#gest-63: POINT N° 2, 63-crue-2411, crue de l’Allier. Dimanche 24/11, de 03h18 à 04h00. 3 signalements (0 au point n° 1) : 3 à confirmer. Prochain point : 06h00. Journal : \(try e.headBeforeTheLast())",
          "#gest-63: DÉTRESSE : aucune.",
          "#gest-63: ROUTES, À CONFIRMER. Issoire : S2 pont coupé (nouveau).",
          "#gest-63: À CONFIRMER, URGENT. Brassac-les-Mines : S1 la rue du Pont est sous l’eau (nouveau, 03h05).",
          "#gest-63: À CONFIRMER. Lieu à préciser : S3.",
        ])
      #expect(
        await e.wait(2 * .hour) == [
          "#gest-63: POINT N° 3, 63-crue-2411, de 04h00 à 06h00 : rien de nouveau. Détresse : aucune. Prochain point : 08h00."
        ])
      #expect(try e.digests().map(\.dueAt) == [8, 50, 170].map { Evening.start + $0 * .minute })
      let ids = try e.inboxIDs(of: "clock")
      #expect(ids == (1...3).map { "clock/digest-63-crue-2411-\($0)" })
      let entries = try e.read { try $0.journal(after: 0, limit: 1_000) }.filter { $0.event.kind == DigestIssued.kind }
      #expect(entries.allSatisfy { $0.actor == .clock && $0.origin.channel == nil && $0.origin.network == nil })
      #expect(entries.map(\.origin.messageID) == ids)
    }
  }

  @Test func whatWaitsIsSaidAgainAndNothingElse() async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.activate()
      await e.say("jo", in: veille, "!s Issoire route urgent : pont coupé")
      await e.say("capitaine", in: gest63, "!question le camping est-il évacué ?")
      await e.wait(50 * .minute)
      let quiet = await e.wait(2 * .hour).to(gest63)
      #expect(quiet.count == 2 && quiet[0].contains(" : rien de nouveau. Détresse : aucune."), "\(quiet)")
      #expect(quiet[1].hasPrefix("VOS QUESTIONS. Q1 (le camping est-il évacué ?) : sans réponse depuis"), "\(quiet)")
      // An answer is news, and the whole is told.
      await e.say("jo", in: veille, "!répondre Q1 oui, à 5 h")
      let told = await e.wait(2 * .hour).to(gest63).filter { !$0.hasPrefix("Q1") }
      #expect(told.contains { $0.hasPrefix("ROUTES, À CONFIRMER. Issoire : S1 pont coupé (urgent") }, "\(told)")
      #expect(told.contains { $0.hasPrefix("VOS QUESTIONS. Q1 (le camping est-il évacué ?) : réponse") }, "\(told)")
    }
  }

  @Test func aManagerAsksForOneNow() async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.activate()
      await e.say("jo", in: veille, "!s Issoire route urgent : pont coupé")
      let said = await e.say("capitaine", in: gest63, "!point")
      #expect(
        said.first == "#gest-63: Point n° 1 de 63-crue-2411 établi, envoyé dans #gest-63. Prochain point : 04h00.")
      #expect(
        said.dropFirst().map { $0.prefix(30) }
          == ["#gest-63: POINT N° 1, 63-crue-2", "#gest-63: DÉTRESSE : aucune.", "#gest-63: ROUTES, À CONFIRMER. "].map
        {
          $0.prefix(30)
        })
      // The first of the clock's is no longer needed: the promise is of the next.
      #expect(await e.wait(30 * .minute) == [])
      #expect(
        await e.wait(20 * .minute).first?.hasPrefix(
          "#gest-63: POINT N° 2, 63-crue-2411, de 03h10 à 04h00 : rien de nouveau.") == true)
      // Said again by a hurried finger, it is one.
      await e.say("camille", in: coord, "!point")
      let again = await e.say("camille", in: coord, "!point")
      #expect(
        again == ["#visov-coord: Point n° 3 de 63-crue-2411 établi, envoyé dans #gest-63. Prochain point : 06h00."])
      #expect(try e.digests().map(\.number) == [1, 2, 3])
      #expect(try e.digests().last?.dueAt == nil)
    }
  }

  @Test func aVolunteerReadsTheSameWithoutANumber() async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.activate("crue de l’Allier")
      await e.say("jo", in: veille, "!s Issoire route : pont coupé")
      let text = [
        "samir: POINT DE SITUATION, 63-crue-2411, crue de l’Allier. Dimanche 24/11, à 03h10. 1 signalement : 1 à confirmer. Prochain point : 03h18. Journal : \(try e.head())",
        "samir: DÉTRESSE : aucune.", "samir: ROUTES, À CONFIRMER. Issoire : S1 pont coupé.",
      ]
      #expect(await e.say("samir", "!point") == text)
      #expect(await e.say("samir", in: coord, "!point") == text)
      #expect(await e.say("samir", in: gest63, "!p @63") == text)
      #expect(
        await e.say("samir", in: veille, "!point").first?.hasPrefix("samir: !point ne s’utilise pas ici.") == true)
      #expect(await e.say("camille", "!point").first?.hasPrefix("camille: POINT DE SITUATION, ") == true)
      await e.say("samir", "!langue en")
      #expect(await e.say("samir", "!digest").last == "samir: ROADS, TO CONFIRM. Issoire: S1 pont coupé.")
      #expect(try e.digests() == [])
      #expect(e.journal == [CrisisActivated.kind, ReportFiled.kind, LanguageChosen.kind])
    }
  }

  @Test func whatHappenedInTheLastHours() async throws {
    try await Evening.play(.visov { $0.digest.every = .day }) { (e: Evening) async throws in
      await e.activate()
      await e.say("jo", in: veille, "!s Issoire route urgent : pont coupé")
      await e.say("jo", in: veille, "!s Coudes eau urgent : cave noyée")
      await e.wait(3 * .hour)
      await e.say("jo", in: veille, "!s Orbeil route urgent : chaussée coupée")
      await e.say("jo", in: veille, "!corriger 1 4 pers")
      let said = await e.say("capitaine", in: gest63, "!point 2h")
      #expect(said.count == 3)
      #expect(
        said[0].hasPrefix(
          "capitaine: POINT SUR 2 h, depuis 04h10, 63-crue-2411, inondation : 2 signalements arrivés ou modifiés, 2 à confirmer."
        ))
      #expect(said[1] == "capitaine: DÉTRESSE : aucune.")
      #expect(
        said[2]
          == "capitaine: ROUTES, À CONFIRMER. Orbeil : S3 chaussée coupée (urgent). Issoire : S1 pont coupé (urgent, 4 personnes)."
      )
      await e.wait(3 * .hour)
      #expect(
        await e.say("samir", "!point 1h") == [
          "samir: POINT SUR 1 h, depuis 08h10, 63-crue-2411, inondation : rien de nouveau.",
          "samir: DÉTRESSE : aucune.",
        ])
      #expect(try e.digests().map(\.number) == [1])
    }
  }

  @Test func thePeriodIsChosenAndEnded() async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.activate()
      #expect(
        await e.say("capitaine", in: gest63, "!point toutes 1h") == [
          "#gest-63: Point de situation de 63-crue-2411 toutes les heures. Prochain point : 04h00. Arrêter : !point stop"
        ])
      #expect(await e.wait(49 * .minute) == [])
      #expect(await e.wait(.minute).first?.contains("Prochain point : 05h00.") == true)
      #expect(
        await e.say("capitaine", in: gest63, "!point stop") == [
          "#gest-63: Plus de point de situation régulier pour 63-crue-2411. En demander un : !point. Reprendre : !point toutes 2h"
        ])
      #expect(await e.wait(.day) == [])
      #expect(await e.say("capitaine", in: gest63, "!point").contains { $0.contains("Aucun autre point prévu.") })
      #expect(await e.wait(.day) == [])
      #expect(
        await e.say("camille", in: coord, "!digest every 5 minutes") == [
          "camille: Un point régulier se demande de 15 min à 1 j. Exemple : !point toutes 2h"
        ])
      #expect(await e.say("camille", in: coord, "!digest every 4h").first?.contains("Prochain point : 08h00.") == true)
      #expect(await e.wait(5 * .hour).first?.contains("POINT N° 3") == true)
      #expect(
        await e.say("jo", "!point stop") == [
          "jo: La commande !point ne vous est pas ouverte. Peuvent le faire : les coordinateurs et les gestionnaires. Ce que vous pouvez faire : !aide"
        ])
      #expect(e.journal?.filter { $0 == DigestPeriodSet.kind }.count == 3)
    }
  }

  @Test func withoutACrisisAManagerIsToldTheMend() async throws {
    try await Evening.play { (e: Evening) async throws in
      #expect(
        await e.say("capitaine", in: gest63, "!point") == [
          "capitaine: Aucune crise en cours dans le 63. Activer l’équipe : !activer crue (ou feu, tempête, accident…). Coordination d’astreinte : Camille, 06 39 98 00 63. Autres commandes : !aide"
        ])
      e.clock.advance(by: .minute)
      #expect(
        await e.say("capitaine", "!point 2h").first?.hasPrefix("capitaine: Aucune crise en cours dans le 63.") == true)
      e.clock.advance(by: .minute)
      #expect(
        await e.say("capitaine", "!point stop").first?.hasPrefix("capitaine: Aucune crise en cours dans le 63.") == true
      )
      #expect(await e.say("samir", "!point").first?.hasPrefix("samir: Aucune crise en cours. Un gestionnaire") == true)
      #expect(await e.wait(.day) == [])
    }
  }

  /// Only the managers' rooms of the authorities concerned; each crisis a little after the other; an exercise says so.
  @Test func eachCrisisHasItsOwnRoomAndMoment() async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.activate()
      await e.activate("feu exercice", by: "lieutenant", in: gest42)
      await e.say("jo", in: veille, "!s @42 Roanne bâtiment urgent : toit en feu")
      let first = await e.wait(8 * .minute)
      #expect(first.allSatisfy { $0.hasPrefix("#gest-63: POINT N° 1, 63-crue-2411") } && first.count == 1)
      #expect(await e.wait(19 * .second) == [])
      let second = await e.wait(.second)
      #expect(second.count == 3 && second.allSatisfy { $0.hasPrefix("#gest-42: EXERCICE ") })
      #expect(second.first?.hasPrefix("#gest-42: EXERCICE POINT N° 1, 42-feu-2411") == true)
      #expect(await e.say("lieutenant", in: gest42, "!point @63").first?.contains("63-crue") == false)
      // What was cancelled or is over has no digest.
      try e.execute("UPDATE crisis SET status = 'closed' WHERE code = '42-feu-2411'")
      #expect(await e.wait(5 * .hour).allSatisfy { $0.hasPrefix("#gest-63: POINT N° 2") })
      try e.execute("UPDATE crisis SET status = 'active' WHERE code = '42-feu-2411'")
    }
  }
}

extension Evening {
  func digests(_ crisis: String = "63-crue-2411") throws -> [Digest] { try read { try $0.digests(crisis: crisis) } }

  /// As printed.
  func head() throws -> String { try read { try $0.journalHead().short } }

  /// The head before the last row was written.
  func headBeforeTheLast() throws -> String {
    try store.read { reader in
      try reader.db.value(
        String.self, "SELECT substr(hash, 1, 8) FROM journal ORDER BY seq DESC LIMIT 1 OFFSET 1") ?? ""
    }
  }

  func inboxIDs(of network: String) throws -> [String] {
    try store.read { (reader) -> [String] in
      let all = try reader.db.value(
        String.self, "SELECT group_concat(message_id, ' ') FROM inbox WHERE network = '\(network)'")
      return (all ?? "").split(separator: " ").map(String.init)
    }
  }
}
