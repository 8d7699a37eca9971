import CrisisCore
import Testing

@testable import DutyDesk

/// One more link to a report, and what a coordinator proposes to somebody: a report, a sector.
struct ProposalTests {
  private func evening(_ scene: (Evening) async throws -> Void) async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.activate()
      await e.say("samir", in: veille, "!s Issoire : pont coupé https://x.com/a/status/1")
      await e.say("lea", in: veille, "!s Coudes : eau dans les caves")
      try await scene(e)
    }
  }

  // MARK: - Links

  @Test func aFurtherLinkFindsTheReport() async throws {
    try await evening { (e: Evening) async throws in
      #expect(
        await e.say("samir", in: veille, "!lier 1 https://x.com/b/status/2") == [
          "#visov-veille: S1 (Issoire) a un lien de plus ; qui le signalera y sera compté. Erreur : !annuler (2 min). Le lien : https://x.com/b/status/2"
        ])
      // Another address of the same post.
      #expect(
        await e.say("lea", in: veille, "!s Issoire https://mobile.twitter.com/b/status/2?s=20").first?.contains(
          "S1 existe déjà (même lien)") == true)
      #expect(
        await e.say("lea", in: veille, "!lier 2 https://x.com/b/status/2").to("lea") == [
          "Rien n’est lié : ce lien est déjà celui de S1. Si c’est le même fait : !doublon 2 de 1"
        ])
      #expect(
        await e.say("jo", in: veille, "!lier 1 https://x.com/a/status/1").to("jo") == [
          "Rien à changer : ce lien est déjà celui de S1. Voir : !voir 1"
        ])
      #expect(
        await e.say("jo", in: veille, "!voir 1").contains {
          $0.contains("Samir : ajoute un lien à S1 : https://x.com/b")
        })
      // Neither its author nor a verifier.
      #expect(await e.say("samir", in: veille, "!lier 2 https://example.org/z").to("samir").count == 1)
      #expect(try e.count("report_link") == 1)
    }
  }

  @Test func aLinkTakenBackOrErasedFindsNothing() async throws {
    try await evening { (e: Evening) async throws in
      await e.say("samir", in: veille, "!lier 1 https://x.com/b/status/2")
      #expect(await e.say("samir", in: veille, "!annuler") == ["#visov-veille: S1 : le lien ajouté est retiré."])
      #expect(
        await e.say("lea", in: veille, "!s Issoire https://x.com/b/status/2").first?.contains("S3 enregistré") == true)
      await e.say("samir", in: veille, "!lier 1 https://x.com/c/status/3")
      await e.say("camille", in: coord, "!effacer 1 à la demande de la famille")
      await e.say("camille", in: coord, "!oui")
      #expect(try e.count("report_link") == 0)
      #expect(await e.say("jo", in: veille, "!voir 1").allSatisfy { !$0.contains("status/3") })
      #expect(
        await e.say("lea", in: veille, "!s Issoire https://x.com/c/status/3").first?.contains("S4 enregistré") == true)
    }
  }

  // MARK: - Reports

  @Test func aReportIsTheirsOnceTheySayYes() async throws {
    try await evening { (e: Evening) async throws in
      #expect(
        await e.say("camille", in: coord, "!affecter 2 jo") == [
          "#visov-coord: S2 proposé à Jo, en privé. Rien ne change sans son !oui (10 min).",
          "jo: S2 (63-crue-2411), proposé par Camille, Coudes : eau dans les caves. !oui 1 pour le prendre, !non 1 sinon (10 min).",
        ])
      #expect(e.report(2)?.status == .new)
      let said = await e.say("jo", "!oui")
      #expect(said.to("jo").first?.contains("S2 est à vous jusqu’à 03h40") == true)
      #expect(said.to("camille") == ["S2 : Jo le prend, à 03h10."])
      #expect(e.report(2)?.status == .claimed)
      #expect(
        await e.say("camille", in: coord, "!affecter S2 jo").to("camille") == [
          "Rien à changer : S2 est déjà à Jo, jusqu’à 03h40. Voir : !voir 2"
        ])
      // It is somebody else's by the time of the yes.
      await e.say("camille", in: coord, "!affecter 1 lea")
      await e.say("samir", in: veille, "!prendre 1")
      #expect(await e.say("lea", "!oui").to("lea").first?.contains("Samir") == true)
    }
  }

  @Test func aReportMayBeDeclined() async throws {
    try await evening { (e: Evening) async throws in
      await e.say("camille", in: coord, "!affecter 2 samir")
      let said = await e.say("samir", "!non")
      #expect(said.to("samir") == ["S2 n’est pas à vous : qui vous l’a proposé le sait."])
      #expect(said.to("camille") == ["S2 : Samir ne le prend pas. À qui d’autre ? Qui est là : !qui"])
      #expect(e.report(2)?.status == .new)
      await e.say("camille", in: coord, "!affecter 1 samir")
      await e.wait(11 * .minute)
      await e.say("samir", "!oui")
      #expect(e.report(1)?.status == .new)
    }
  }

  /// Whoever proposed something learns in time that nobody answered, once, and not where it has no point any more.
  @Test func whatStaysUnansweredIsTold() async throws {
    try await Evening.play(onDisk: true) { (e: Evening) async throws in
      await e.activate()
      for place in ["Issoire", "Coudes", "Orbeil"] { await e.say("samir", in: veille, "!s \(place) : eau") }
      await e.say("camille", in: coord, "!affecter 1 jo")
      await e.say("camille", in: coord, "!affecter 2 jo")
      await e.say("camille", in: coord, "!affecter 3 lea")
      await e.say("camille", in: coord, "!secteur samir Coudes")
      await e.say("lea", "!oui")
      // Somebody else sees to it meanwhile.
      await e.say("samir", in: veille, "!prendre 2")
      #expect(await e.wait(9 * .minute).to("camille") == [])
      try await e.restart()
      #expect(
        await e.wait(.minute).to("camille") == [
          "S1 : Jo n’a pas répondu en 10 min, le signalement attend toujours. À qui d’autre ? Qui est là : !qui",
          "63-crue-2411 : Samir n’a pas répondu en 10 min au sujet du secteur « Coudes ». À qui d’autre ? Qui est là : !qui",
        ])
      #expect(await e.say("jo", "!oui").to("camille") == [])
      try await e.restart()
      #expect(await e.wait(.hour).to("camille").filter { $0.contains("pas répondu") } == [])
    }
  }

  /// A proposal is no event: the desk wakes up for it all the same.
  @Test func theDeskWakesUpForIt() async throws {
    try await evening { (e: Evening) async throws in
      await e.pass(to: e.clock.now + 9 * .minute)
      await e.say("camille", in: coord, "!affecter 1 jo")
      #expect(await e.pass(to: e.clock.now + 10 * .minute).to("camille").contains { $0.contains("n’a pas répondu") })
    }
  }

  @Test func anExchangeThatStaysUnansweredIsTold() async throws {
    try await evening { (e: Evening) async throws in
      await e.say("jo", in: veille, "!créneau 4h-6h")
      await e.say("lea", in: veille, "!créneau 6h-8h")
      await e.say("jo", in: veille, "!échanger lea 4h-6h")
      #expect(
        await e.pass(to: e.clock.now + 10 * .minute).to("jo").contains(
          "63-crue-2411 : Léa n’a pas répondu en 10 min à l’échange proposé par Jo. Le planning reste tel quel : !planning"
        ))
    }
  }

  @Test func whoIsNotAsked() async throws {
    try await evening { (e: Evening) async throws in
      await e.say("samir", "!silence affectations")
      #expect(
        await e.say("camille", in: coord, "!affecter 1 samir").to("camille").first?.contains("a coupé les annonces")
          == true)
      #expect(await e.say("camille", in: coord, "!affecter 1 camille").first?.contains("!prendre 1") == true)
      #expect(await e.say("camille", in: coord, "!affecter 1 capitaine").first?.contains("Aucun volontaire") == true)
      #expect(await e.say("jo", in: veille, "!affecter 1 lea").first?.contains("ne vous est pas ouverte") == true)
    }
  }

  // MARK: - Sectors

  @Test func aSectorIsTheirsOnceTheySayYes() async throws {
    try await evening { (e: Evening) async throws in
      #expect(
        await e.say("camille", in: coord, "!secteur jo Issoire-Sud").to("jo") == [
          "63-crue-2411 : Camille vous propose un secteur, « Issoire-Sud ». !oui 1 pour le suivre, !non 1 sinon (10 min)."
        ])
      let said = await e.say("jo", "!oui")
      #expect(said.to("jo") == ["63-crue-2411 : Jo suit le secteur « Issoire-Sud ». Erreur : !annuler (2 min)."])
      #expect(said.to("camille") == ["63-crue-2411 : Jo suit le secteur « Issoire-Sud »."])
      await e.say("jo", in: veille, "!créneau 3h10-5h")
      #expect(
        await e.say("camille", in: coord, "!planning").first?.contains("veille : Jo (Issoire-Sud) jusqu’à") == true)
      #expect(await e.say("camille", "!qui").contains("camille: 63-crue-2411, y prend part : Jo (Issoire-Sud)."))
      #expect(
        await e.say("camille", in: coord, "!secteur") == ["#visov-coord: 63-crue-2411, secteurs : Jo (Issoire-Sud)"])
      // Digests are for others.
      #expect(await e.say("capitaine", in: gest63, "!point").allSatisfy { !$0.contains("Issoire-Sud") })
      #expect(await e.say("camille", in: coord, "!secteur fin jo").to("jo").first?.contains("ne suit plus") == true)
      #expect(await e.say("camille", in: coord, "!secteur").first?.contains("aucun") == true)
    }
  }

  /// A second question is answered by a second yes, however soon.
  @Test func twoProposalsAreAnsweredOneAfterTheOther() async throws {
    try await evening { (e: Evening) async throws in
      await e.say("camille", in: coord, "!affecter 2 jo")
      await e.say("jo", "!oui")
      await e.say("camille", in: coord, "!secteur jo Coudes")
      #expect(await e.say("jo", "!oui").to("jo").first?.contains("Jo suit le secteur « Coudes ».") == true)
      // The same words again, where nothing new was asked, are the same answer.
      #expect(await e.say("jo", "!oui").to("jo").first?.contains("Jo suit le secteur « Coudes ».") == true)
      await e.say("jo", "!annuler")
      #expect(await e.say("camille", in: coord, "!secteur").first?.contains("aucun") == true)
    }
  }

  @Test func inEnglish() async throws {
    try await Evening.play(.visov { $0.language = .english }) { (e: Evening) async throws in
      await e.activate("flood")
      await e.say("capitaine", in: gest63, "!yes")
      await e.say("samir", in: veille, "!report Issoire: bridge closed")
      #expect(
        await e.say("samir", in: veille, "!link 1 https://example.org/a").first?.contains(
          "S1 (Issoire) has one more link") == true)
      #expect(await e.say("camille", in: coord, "!assign 1 jo").to("jo").first?.contains("!yes 1 to take it") == true)
      #expect(await e.say("jo", "!yes").to("camille").first?.hasPrefix("S1: Jo takes it") == true)
      #expect(
        await e.say("camille", in: coord, "!sector lea Coudes").to("lea").first?.contains("!yes 1 to see to it") == true
      )
      #expect(await e.say("lea", "!no").to("camille").first?.contains("Léa does not take the sector") == true)
    }
  }
}
