import CrisisCore
import DutyDesk
import Testing

/// Who may do what, where; and who may know of what.
struct RightsTests {
  @Test(
    arguments: [
      ("samir", gest63, "!activer crue", "La commande !activer ne vous est pas ouverte. Peuvent le faire : "),
      ("capitaine", veille, "!activer crue", "!activer ne s’utilise pas ici. Écrivez-la dans "),
      ("camille", veille, "!activer crue pour=SDIS63", "!activer ne s’utilise pas ici. "),
      ("capitaine", gest63, "!activer crue pour=SDIS42", "Vous n’êtes pas gestionnaire de SDIS42."),
      ("capitaine", gest63, "!activer crue pour=SDIS99", "Pas d’autorité « SDIS99 »"),
      ("capitaine", gest42, "!activer crue", "!activer ne s’utilise pas ici. "),
      ("camille", coord, "!activer crue", "À la demande de qui ?"),
      ("marie", veille, "!s Issoire : un", "Rien n’est fait : le compte « marie » n’est pas de l’équipe."),
      ("marie", veille, "!état", "Rien n’est fait : le compte « marie » n’est pas de l’équipe."),
      ("marie", veille, "!annuler", "Rien n’est fait : le compte « marie » n’est pas de l’équipe."),
      ("marie", veille, "!langue en", "Rien n’est fait : le compte « marie » n’est pas de l’équipe."),
      ("camille", gest42, "!s Issoire : un", "Aucune crise en cours."),
    ])
  func refusedInPrivateWithTheMend(_ account: String, _ channel: String, _ line: String, _ answer: String) async throws
  {
    try await Evening.play { e in
      let said = await e.say(account, in: channel, line)
      #expect(said.count == 1)
      #expect(said.to(account).first?.hasPrefix(answer) == true, "\(said)")
      #expect(e.journal == [])
    }
  }

  @Test func aCoordinatorActivatesForAnAuthority() async throws {
    try await Evening.play { e in
      await e.say("camille", in: coord, "!activer crue pour=SDIS63")
      let said = await e.say("camille", in: coord, "!oui")
      #expect(said.to(coord).first?.hasPrefix("63-crue-2411 activée") == true)
      #expect(said.to(gest63).first?.hasPrefix("Crise 63-crue-2411 activée") == true)
      #expect(said.to(gest42) == [])
    }
  }

  @Test func whoHasNoAgreementIsServedOnACoordinatorsReasonOnly() async throws {
    let settings = DeskSettings.visov { $0.seed.authorities[0].agreement = nil }
    try await Evening.play(settings) { e in
      #expect(
        await e.say("capitaine", in: gest63, "!activer crue").to("capitaine").first?.contains("Appelez un coordinateur")
          == true)
      #expect(
        await e.say("camille", in: coord, "!activer crue pour=SDIS63").to("camille").first?.contains("donnez le motif")
          == true)
      await e.say("camille", in: coord, "!activer crue pour=SDIS63 : convention en cours de signature")
      #expect(await e.say("camille", in: coord, "!oui").to(coord).first?.contains("activée") == true)
    }
  }

  /// By direct message, by `@63`, by name, by reading, by undoing: nothing of 63 is said to those of 42, or in their room.
  @Test func aManagerOf42NeverSees63() async throws {
    try await Evening.play { e in
      await e.activate("crue de l’Allier")
      await e.say("jo", in: veille, "!s Issoire : pont coupé")
      let tries = [
        "!voir 1", "!voir @63 1", "!voir @63-crue-2411 1", "!état", "!état @63", "!état @63-crue-2411",
        "!s Issoire : x", "!s @63 Issoire : y", "!corriger 1 Coudes", "!corriger @63 1 Coudes", "!annuler", "!aide",
        "!ping",
      ]
      var said: [String] = []
      for line in tries {
        said += await e.say("lieutenant", in: gest42, line)
        said += await e.say("lieutenant", line)
        // Nor does the room, whoever of the team asks there.
        said += await e.say("camille", in: gest42, line).filter { !$0.hasPrefix("camille: ") }
      }
      #expect(!said.isEmpty)
      for line in said {
        // What the person typed is repeated to the person; examples are examples.
        let told = line.replacing("« 63-crue-2411 »", with: "")
        for word in ["63-crue", "Allier", "pont coupé", "S1"] { #expect(!told.contains(word), "\(line)") }
      }
      #expect(e.lastReport() == 1)
      #expect(e.report(1)?.place.commune == "Issoire")
    }
  }

  @Test func anUndoTellsNoForeignRoom() async throws {
    try await Evening.play { e in
      await e.activate("crue", by: "camille", in: gest63)
      let said = await e.say("camille", in: gest42, "!annuler")
      #expect(said.to(gest42) == [])
      #expect(said.to("camille") == ["63-crue-2411 annulée. Ceux qui avaient été prévenus le sont de l’annulation."])
      #expect(said.to(gest63).first?.hasPrefix("ANNULÉ") == true)
    }
  }

  @Test func twoCrisesNeedAName() async throws {
    try await Evening.play { e in
      await e.activate()
      await e.activate("feu", by: "lieutenant", in: gest42)
      #expect(
        await e.say("jo", in: veille, "!s rue du Pont 3h10 : un") == [
          "jo: Plusieurs crises sont en cours : laquelle ? @63-crue-2411 ou @42-feu-2411. Nommez-la juste après la commande. Retapez : !s @63-crue-2411 rue du Pont 3h10 : un"
        ])
      #expect(await e.say("jo", in: veille, "!s @63 Issoire : un").to(veille).first?.hasPrefix("S1 ") == true)
      #expect(await e.say("jo", in: veille, "!s @42-feu-2411 Roanne : un").to(veille).first?.hasPrefix("S1 ") == true)
      #expect(await e.say("capitaine", in: gest63, "!état").to(gest63).count == 1)
      #expect(await e.say("jo", in: veille, "!état").to(veille).count == 2)
      #expect(
        await e.say("jo", in: veille, "!voir @71 1").to("jo").first?.hasPrefix("Pas de crise « 71 » en cours.") == true)
    }
  }

  @Test func aReportIsCorrectedByThoseWhoMay() async throws {
    try await Evening.play { e in
      await e.activate()
      await e.say("jo", in: veille, "!s Issoire : un")
      #expect(
        await e.say("samir", in: veille, "!corriger 1 Coudes").to("samir").first?.hasPrefix("S1 n’est pas de vous")
          == true)
      #expect(await e.say("lea", in: veille, "!corriger 1 Coudes").to(veille).first?.hasPrefix("S1 corrigé") == true)
    }
  }

  @Test func answersToAPersonGoToTheAccount() async throws {
    try await Evening.play { e in
      await e.activate()
      await e.say("jo", "!s Issoire : un")
      await e.say("jo", in: veille, "!voir 9")
      await e.say("jo", "!voir 1")
      let accounts = e.transcript.compactMap { said -> String?? in
        guard case .person("jo", let account) = said.line.destination else { return nil }
        return .some(account)
      }
      #expect(accounts == ["jo", "jo", "jo"])
    }
  }

  @Test func aFolderOfTheOperatorNarrowsRights() async throws {
    let folder = try TemporaryFolderOfCommands()
    try await Evening.play(commands: [folder.path]) { e in
      #expect(
        await e.say("samir", in: coord, "!codes").to("samir").first?.hasPrefix(
          "La commande !codes ne vous est pas ouverte. Peuvent le faire : les coordinateurs") == true)
      #expect(
        await e.say("camille", in: veille, "!codes").to("camille").first?.hasPrefix("!codes ne s’utilise pas ici.")
          == true)
      #expect(await e.say("camille", in: coord, "!codes") == ["#visov-coord: Le code du jour est bleu."])
      #expect(await e.stranger("x", in: coord, "!codes").to("x").first?.hasPrefix("Rien n’est fait") == true)
    }
  }
}
