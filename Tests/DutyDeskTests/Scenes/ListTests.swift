import CrisisCore
import Testing

/// Which reports there are, for those who may see them.
struct ListTests {
  @Test func aShortListIsReadByTheRoomAndALongOneByThePerson() async throws {
    try await Evening.play { e in
      await e.activate()
      #expect(
        await e.say("lea", in: veille, "!liste") == [
          "#visov-veille: 63-crue-2411 : aucun signalement. Signaler : !signaler lieu heure : texte"
        ])
      await e.say("samir", in: veille, "!s Issoire route urgent 3h05 : pont coupé")
      await e.say("jo", in: veille, "!s Coudes 3 pers https://example.org/1")
      #expect(
        await e.say("lea", in: veille, "!liste") == [
          "#visov-veille: S2, non vérifié, Coudes, 3 personnes, avec lien",
          "#visov-veille: S1, non vérifié, URGENT, Issoire, route, vu à 03h05 : pont coupé",
        ])
      for number in 3...10 { await e.say("jo", in: veille, "!s Parent : camping, emplacement \(number)") }
      let long = await e.say("lea", in: veille, "!l")
      #expect(long.to(veille) == [])
      #expect(long.to("lea").count == 8)
      #expect(long.to("lea").first?.hasPrefix("S10, ") == true)
      #expect(
        long.to("lea").last
          == "63-crue-2411 : et 3 autres. Trier : !liste nouveaux, !liste urgents, !liste mes ou !liste Issoire")
    }
  }

  @Test func aListIsNarrowed() async throws {
    try await Evening.play { e in
      await e.activate()
      await e.say("samir", in: veille, "!s Issoire urgent : pont coupé")
      await e.say("jo", in: veille, "!s Issoire : cave inondée")
      await e.say("jo", in: veille, "!s Coudes urgent : photo")
      await e.say("lea", in: veille, "!vérifier 3 faux : photo de 2003")
      func ids(_ words: String, by account: String = "jo") async -> [String] {
        await e.say(account, in: veille, words).to(veille).map { String($0.prefix { $0 != "," }) }
      }
      #expect(await ids("!liste nouveaux") == ["S2", "S1"])
      #expect(await ids("!liste urgents") == ["S1"])
      #expect(await ids("!liste mes") == ["S3", "S2"])
      #expect(await ids("!liste Issoire") == ["S2", "S1"])
      #expect(await ids("!liste urgents à Issoire") == ["S1"])
      await e.say("jo", "!langue en")
      #expect(await ids("!list mine at Coudes") == ["S3"])
      #expect(
        await e.say("samir", in: veille, "!liste Orbel") == [
          "#visov-veille: Aucune commune « Orbel » dans le 63. Orbeil ou Orléat ? Exemple : !liste Orbeil"
        ])
      #expect(
        await e.say("lea", in: veille, "!liste mes") == [
          "#visov-veille: 63-crue-2411 : aucun signalement de vous. Signaler : !signaler lieu heure : texte"
        ])
    }
  }

  @Test func managersListTheirOwnCrisesOnly() async throws {
    try await Evening.play { e in
      await e.activate()
      await e.say("samir", in: veille, "!s Issoire : pont coupé")
      #expect(await e.say("capitaine", in: gest63, "!liste").to(gest63).count == 1)
      #expect(await e.say("lieutenant", in: gest42, "!liste @63").contains { $0.contains("S1") } == false)
      #expect(await e.say("camille", in: gest42, "!liste").contains { $0.contains("S1") } == false)
    }
  }
}
