import CrisisCore
import Testing

@testable import CrisisStore
@testable import DutyDesk

/// What is held about people is theirs to know; who opens what is noted.
struct PrivacyTests {
  @Test func everybodyLearnsWhatIsHeldOfThem() async throws {
    try await Evening.play(.visov { $0.retention.erase = 365 }) { e in
      await e.activate()
      await e.say("samir", in: veille, "!s Issoire : pont coupé")
      await e.say("samir", in: veille, "!s Coudes : cave")
      await e.say("samir", in: veille, "!note vu")
      await e.say("samir", in: veille, "!créneau 4h-6h")
      let said = await e.say("samir", in: veille, "!données")
      #expect(said.to(veille) == [])
      let lines = said.to("samir")
      #expect(lines.first == "Vous êtes Samir, membre n° 4 : volontaire. Compte : visov/samir.")
      #expect(
        lines.dropFirst().first
          == "Gardé à ce nom : 4 actes au journal, dont 2 signalements ; 1 créneau de veille ; 4 lignes reçues de vous depuis 8 jours, avec la réponse.",
        "\(lines)")
      #expect(lines.contains { $0.hasPrefix("Combien de temps : les mots d’une mission, 365 jours après sa fin ;") })
      #expect(
        lines.last
          == "Pour corriger, faire effacer ou en savoir plus : Camille, 06 39 98 00 63. Un signalement : !aide corriger"
      )
    }
  }

  @Test func aStrangerToo() async throws {
    try await Evening.play(.visov { $0.retention.contact = "donnees@visov.example.org" }) { e in
      await e.say("passant", in: veille, "!activer crue")
      #expect(
        await e.say("passant", "!données").to("passant") == [
          "Le compte passant n’est pas inscrit ici. Gardé de vous : 1 ligne adressée à Vigie, avec la réponse, 8 jours, puis plus rien. Un appel ou une demande a été lu par la coordination.",
          "Pour corriger, faire effacer ou en savoir plus : donnees@visov.example.org.",
        ])
      await e.say("lieutenant", "!langue en")
      #expect(
        await e.say("lieutenant", "!privacy").to("lieutenant").contains {
          $0.hasPrefix("For how long: the words of a mission, without a limit set by the team;")
        })
    }
  }

  @Test func whoOpenedWhatIsNoted() async throws {
    try await Evening.play(onDisk: true) { (e: Evening) async throws in
      await e.activate()
      await e.say("samir", in: veille, "!sos Coudes : l’eau monte")
      await e.say("samir", in: veille, "!s Issoire : pont coupé")
      #expect(await e.say("camille", in: coord, "!accès").to("camille").first?.hasPrefix("Personne n’a ouvert") == true)
      await e.say("jo", in: veille, "!voir 1")
      await e.say("jo", in: veille, "!voir 2")
      await e.say("lea", in: veille, "!chercher pont")
      await e.say("capitaine", in: gest63, "!journal")
      await e.say("camille", "!export csv")
      // What was refused opened nothing.
      await e.say("samir", in: veille, "!journal")
      await e.noteDeliveries()
      try await e.restart()
      #expect(
        await e.say("camille", in: coord, "!accès").to("camille") == [
          "Consultations : les 4 dernières sur 4.", "03h10, Camille : export de 63-crue-2411, en privé",
          "03h10, capitaine : journal de 63-crue-2411, dans #gest-63",
          "03h10, Léa : recherche de 63-crue-2411, dans #visov-veille",
          "03h10, Jo : appel de détresse S1 de 63-crue-2411, dans #visov-veille",
        ])
      #expect(await e.say("camille", in: coord, "!accès @63-crue-2411 1").to("camille").count == 2)
      #expect(await e.say("jo", in: coord, "!accès").to("jo").count == 1)
      e.clock.advance(by: 366 * .day)
      await e.tick()
      #expect(try e.count("access") == 0)
    }
  }
}
