import CrisisCore
import Testing

/// One report, one person, half an hour.
struct ClaimScenes {
  @Test func aReportIsOnesForHalfAnHour() async throws {
    try await Evening.play { e in
      await e.activate()
      await e.say("capitaine", in: gest63, "!point stop")
      await e.say("samir", in: veille, "!s Issoire route : pont coupé")
      #expect(
        await e.say("lea", in: veille, "!prendre 1") == [
          "#visov-veille: S1 est à vous jusqu’à 03h40 : Issoire, route, pont coupé. Conclure : !vérifier 1 ok ; le rendre : !lâcher 1"
        ])
      #expect(e.report(1)?.status == .claimed)
      #expect(
        await e.say("jo", in: veille, "!prendre 1") == [
          "jo: S1 est à Léa jusqu’à 03h40. Ce qui reste à prendre : !liste nouveaux. Un coordinateur peut le reprendre."
        ])
      #expect(
        await e.say("lea", in: veille, "!liste mes").to(veille).first?.hasPrefix("S1, en cours de vérification") == true
      )
      #expect(await e.say("jo", in: veille, "!voir 1").to(veille).first?.contains("par Léa jusqu’à 03h40") == true)
      #expect(
        await e.wait(25 * .minute) == [
          "lea: S1 est à vous jusqu’à 03h40 seulement. Conclure : !vérifier 1 ok ; prolonger : !prendre 1 ; le rendre : !lâcher 1"
        ])
      #expect(await e.wait(.minute) == [])
      #expect(
        await e.wait(4 * .minute) == [
          "lea: S1 n’est plus à vous depuis 03h40 : le temps est passé, il est de nouveau à prendre. Le reprendre : !prendre 1"
        ])
      #expect(e.report(1)?.status == .new)
      #expect(await e.wait(.hour) == [])
    }
  }

  @Test func whatRanOutWhileVigieWasDownIsSaidOnce() async throws {
    try await Evening.play(onDisk: true) { (e: Evening) async throws in
      await e.activate()
      await e.say("capitaine", in: gest63, "!point stop")
      await e.say("samir", in: veille, "!s Issoire : pont coupé")
      await e.say("lea", in: veille, "!prendre 1")
      e.clock.advance(by: 2 * .hour)
      try await e.restart()
      #expect(e.transcript.filter { $0.description.hasPrefix("lea: S1 n’est plus à vous depuis 03h40") }.count == 1)
      #expect(e.transcript.filter { $0.description.contains("seulement") }.isEmpty)
      try await e.restart()
      #expect(e.transcript.filter { $0.description.hasPrefix("lea: S1 n’est plus à vous") }.count == 1)
      #expect(e.report(1)?.status == .new)
    }
  }

  @Test func whatIsSetAsideByAnotherIsToldToTheHolder() async throws {
    try await Evening.play { e in
      await e.activate()
      await e.say("samir", in: veille, "!s Issoire : pont coupé")
      await e.say("samir", in: veille, "!s Issoire : le pont est coupé")
      await e.say("lea", in: veille, "!prendre 2")
      #expect(
        await e.say("jo", in: veille, "!doublon 2 de 1").to("lea") == [
          "S2, que vous aviez pris, est mis de côté par Jo à 03h10 : doublon de S1. Rien à faire de plus ; le détail : !voir 2"
        ])
      #expect(
        await e.say("jo", in: veille, "!annuler").to("lea") == [
          "ANNULÉ : S2 n’est plus mis de côté (Jo, 03h10). Il est de nouveau à vous, jusqu’à 03h40. Conclure : !vérifier 2 ok"
        ])
      #expect(e.report(2)?.status == .claimed)
      #expect(
        await e.say("samir", in: veille, "!périmer 2 le pont a rouvert").to("lea") == [
          "S2, que vous aviez pris, est mis de côté par Samir à 03h10 : périmé. Rien à faire de plus ; le détail : !voir 2"
        ])
      // Who does it needs no notice.
      await e.say("lea", in: veille, "!prendre 1")
      #expect(await e.say("lea", in: veille, "!périmer 1").to("lea") == [])
    }
  }

  @Test func verificationByAnotherSaysSoAndTheHolderIsTold() async throws {
    try await Evening.play { e in
      await e.activate()
      await e.say("samir", in: veille, "!s Issoire : pont coupé")
      await e.say("lea", in: veille, "!prendre 1")
      let said = await e.say("jo", in: veille, "!vérifier 1 ok")
      #expect(said.to(veille).first?.contains("Léa, qui l’avait pris, l’apprend par un message privé.") == true)
      #expect(said.to("lea").first?.hasPrefix("S1, que vous aviez pris, est vérifié par Jo") == true)
      // Taken back, the report is again the holder's.
      await e.say("jo", in: veille, "!annuler")
      #expect(e.report(1)?.status == .claimed)
      #expect(await e.say("lea", in: veille, "!vérifier 1 ok").to(veille).first?.contains("Pris par") == false)
    }
  }

  @Test func itIsGivenBackTakenOverAndUndone() async throws {
    try await Evening.play { e in
      await e.activate()
      await e.say("samir", in: veille, "!s Issoire : pont coupé")
      await e.say("jo", in: veille, "!prendre 1")
      #expect(
        await e.say("samir", in: veille, "!lâcher 1").to("samir").first?.hasPrefix("S1 est à Jo jusqu’à 03h40") == true)
      #expect(
        await e.say("jo", in: veille, "!lâcher 1").to(veille) == [
          "S1 est rendu. Il est de nouveau à prendre : !prendre 1"
        ])
      #expect(await e.say("jo", in: veille, "!annuler").to(veille) == ["S1 est de nouveau à vous, jusqu’à 03h40."])
      #expect(
        await e.say("jo", in: veille, "!annuler").to(veille) == [
          "S1 n’est plus à vous, comme si vous ne l’aviez pas pris."
        ])
      #expect(e.report(1)?.status == .new)
      await e.say("jo", in: veille, "!prendre 1")
      let over = await e.say("camille", in: coord, "!prendre 1")
      #expect(over.to(coord).first?.contains("repris à Jo") == true)
      #expect(over.to("jo").first?.hasPrefix("S1 n’est plus à vous : Camille le reprend") == true)
      #expect(await e.say("capitaine", in: gest63, "!prendre 1").to("capitaine").count == 1)
      #expect(e.report(1)?.status == .claimed)
    }
  }

  @Test func aSilenceIsKeptAndADistressIsNeverMuted() async throws {
    try await Evening.play(onDisk: true) { (e: Evening) async throws in
      await e.activate()
      await e.say("capitaine", in: gest63, "!point stop")
      #expect(
        await e.say("lea", in: veille, "!silence prises") == [
          "lea: Plus d’annonces privées pour vous : prises. Les détresses passent toujours. Les reprendre : !silence fin"
        ])
      await e.say("samir", in: veille, "!s Issoire : pont coupé")
      await e.say("lea", in: veille, "!prendre 1")
      try await e.restart()
      #expect(await e.wait(25 * .minute) == [])
      #expect(await e.wait(5 * .minute) == [])
      #expect(e.report(1)?.status == .new)
      #expect(await e.say("lea", "!silence").to("lea").first?.hasPrefix("Annonces privées coupées : prises.") == true)
      #expect(await e.say("lea", "!silence sos").to("lea").first?.hasPrefix("Une détresse ne se coupe jamais.") == true)
      await e.say("lea", "!silence fin prises")
      await e.say("lea", in: veille, "!prendre 1", id: .none)
      #expect(await e.wait(25 * .minute).to("lea").count == 1)
    }
  }

  @Test func whoeverGetsARoleIsTold() async throws {
    try await Evening.play { e in
      let said = await e.say("camille", in: coord, "!rôle samir vérificateur")
      #expect(
        said.to("samir") == ["Un rôle vous est donné par Camille : vérificateur. Ce que vous pouvez faire : !aide"])
    }
  }
}
