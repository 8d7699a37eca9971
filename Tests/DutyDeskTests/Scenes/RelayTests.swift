import CrisisCore
import Testing

@testable import CrisisStore

extension Evening {
  static let advice =
    "!relayer consigne https://www.puy-de-dome.gouv.fr/crue Ne vous engagez pas sur une route inondée."

  func relay(_ number: Int, _ crisis: String = "63-crue-2411") -> Relay? {
    try? read { try $0.relay(crisis: crisis, number: number) }
  }

  /// Samir writes an advice, Camille approves it.
  func approveAnAdvice() async {
    await activate()
    await say("samir", in: veille, Self.advice)
    await say("camille", in: coord, "!valider R1")
  }
}

/// From a volunteer's draft to the proof that it can be read, and away again.
struct RelayTests {
  @Test func anAdviceIsWrittenApprovedPublishedAndWithdrawn() async throws {
    try await Evening.play { e in
      await e.activate()
      let written = await e.say("samir", in: veille, Evening.advice)
      #expect(
        written.to(veille) == [
          "R1 enregistré, consigne ; rien n’est encore publié. Une autre personne le valide : Camille, Jo ou un gestionnaire du 63. Longueur : X (66 sur 280) et Facebook (79 sur 5000). Valable jusqu’à 09h10. Relire : !voir R1. Erreur : !annuler (2 min)."
        ])
      let told =
        "R1, consigne, écrit par Samir (63-crue-2411), attend une validation : « Ne vous engagez pas sur une route inondée ». En entier : !voir R1. L’accepter : !valider R1. Sinon : !rejeter R1 et le motif."
      #expect(written.to(coord) == [told])
      #expect(written.to("jo") == [told])
      #expect(written.to(gest63).isEmpty && written.to("camille").isEmpty)

      let approved = await e.say("camille", in: coord, "!valider R1")
      #expect(
        approved.to(coord) == [
          "R1 validé par Camille à 03h10. À publier maintenant, à la main, sur X et Facebook ; puis la preuve : !en-ligne R1 et l’adresse du message. Le texte à copier : !voir R1. Erreur : !annuler (2 min)."
        ])
      #expect(approved.to(veille).first?.hasPrefix("R1, consigne, validé par Camille à 03h10 : à publier") == true)
      #expect(
        await e.say("jo", in: veille, "!voir R1") == [
          "#visov-veille: R1, consigne, validé, à publier (63-crue-2411), écrit par Samir à 03h10, validé par Camille à 03h10. Valable jusqu’à 09h10. Source : https://www.puy-de-dome.gouv.fr/crue Comptes : X (66 sur 280) et Facebook (79 sur 5000)",
          "#visov-veille: R1, texte exact : Ne vous engagez pas sur une route inondée. https://www.puy-de-dome.gouv.fr/crue",
        ])

      let online = await e.say("jo", in: veille, "!en-ligne R1 https://x.com/visov/status/1")
      #expect(
        online.to(veille) == [
          "R1 en ligne sur X à 03h10. Reste à publier sur Facebook. Valable jusqu’à 09h10, à retirer alors. Erreur : !annuler (2 min)."
        ])
      #expect(
        online.to(coord) == [
          "R1, consigne, mis en ligne sur X à 03h10 par Jo. Reste à publier sur Facebook. https://x.com/visov/status/1"
        ])
      #expect(e.relay(1)?.status == .published)
      #expect(e.relay(1)?.published.map(\.url) == ["https://x.com/visov/status/1"])

      let away = await e.say("capitaine", in: gest63, "!retirer R1 la route est rouverte")
      let post = "À supprimer maintenant, à la main : X https://x.com/visov/status/1"
      #expect(
        away.to(gest63) == [
          "R1 retiré par capitaine à 03h10 : la route est rouverte. Erreur : !annuler (2 min). \(post)"
        ])
      #expect(away.to(veille) == ["R1, consigne, retiré par capitaine à 03h10 : la route est rouverte. \(post)"])
      #expect(e.relay(1)?.status == .withdrawn)
      #expect(
        e.journal?.suffix(4) == [RelayDrafted.kind, RelayApproved.kind, RelayPublished.kind, RelayWithdrawn.kind])
    }
  }

  @Test func whoeverWroteItDoesNotApproveIt() async throws {
    try await Evening.play { e in
      await e.activate()
      await e.say("jo", in: veille, Evening.advice)
      #expect(
        await e.say("jo", in: veille, "!valider R1") == [
          "jo: R1 n’est pas validé : vous l’avez écrit, une autre personne doit le relire. Peuvent le faire maintenant : Camille ou un gestionnaire du 63. Camille a reçu l’avis. Le reprendre : !retirer R1"
        ])
      #expect(
        await e.say("samir", in: veille, "!valider R1").to("samir").first?.contains("ne vous est pas ouverte") == true)
      #expect(await e.say("jo", in: veille, "!en-ligne R1 https://x.com/visov/status/1").to(veille).isEmpty)
      #expect(e.relay(1)?.status == .draft)
      // A manager of another crisis knows of none.
      #expect(await e.say("lieutenant", in: gest42, "!valider R1").to(gest42).isEmpty)
      #expect(await e.say("lieutenant", "!voir R1").allSatisfy { !$0.contains("inondée") })
      await e.say("capitaine", in: gest63, "!valider R1")
      #expect(e.relay(1)?.approvedBy == e.member("capitaine")?.number)
    }
  }

  @Test func aVolunteerIsToldOfFourEyesToo() async throws {
    try await Evening.play { e in
      await e.activate()
      await e.say("samir", in: veille, Evening.advice)
      #expect(
        await e.say("samir", in: veille, "!valider R1") == [
          "samir: R1 n’est pas validé : vous l’avez écrit, une autre personne doit le relire. Peuvent le faire maintenant : Camille, Jo ou un gestionnaire du 63. Camille et Jo sont prévenus. Le reprendre : !retirer R1"
        ])
      #expect(
        await e.say("lea", in: veille, "!valider R1").to("lea").first?.contains("ne vous est pas ouverte") == true)
      #expect(e.relay(1)?.status == .draft)
      await e.say("samir", in: veille, "!retirer R1")
      #expect(await e.say("samir", in: veille, "!valider R1").to("samir").first?.hasPrefix("R1 est retiré") == true)
    }
  }

  @Test func aRejectionReachesItsAuthorInTheirLanguage() async throws {
    try await Evening.play { e in
      await e.activate()
      await e.say("samir", "!langue en")
      await e.say("samir", in: veille, Evening.advice)
      let said = await e.say("jo", in: veille, "!rejeter R1 l’adresse est celle d’hier")
      #expect(
        said.to("samir") == [
          "R1, advice, rejected by Jo at 03:10: l’adresse est celle d’hier. Not to be published. To write another: !relay advice, then the official address and the text."
        ])
      #expect(
        said.to(veille) == [
          "R1 rejeté par Jo à 03h10 : l’adresse est celle d’hier. L’auteur reçoit le motif. Erreur : !annuler (2 min)."
        ])
      #expect(await e.say("camille", in: coord, "!valider R1").to("camille").first?.hasPrefix("R1 est rejeté") == true)
    }
  }

  @Test func whatWasAnnouncedIsAnnouncedAsCancelled() async throws {
    try await Evening.play { e in
      await e.approveAnAdvice()
      let back = await e.say("camille", in: coord, "!annuler")
      #expect(
        back.to(coord) == ["R1 : la validation ne compte plus. Il est de nouveau en attente de validation."])
      #expect(
        back.to(veille) == [
          "ANNULÉ : la validation de R1, consigne (63-crue-2411), par Camille à 03h10. R1 est de nouveau en attente de validation."
        ])
      #expect(e.relay(1)?.status == .draft)
      #expect(e.relay(1)?.approvedBy == nil)
      await e.say("camille", in: coord, "!valider R1")
      await e.say("jo", in: veille, "!en-ligne R1 https://x.com/visov/status/1")
      // The approval has led to something since.
      #expect(
        await e.say("camille", in: coord, "!annuler").to("camille").first?.hasPrefix("Rien n’est annulé : R1") == true)
      await e.say("jo", in: veille, "!annuler")
      #expect(e.relay(1)?.status == .approved)
      #expect(e.relay(1)?.published.isEmpty == true)
      e.clock.advance(by: 2 * .minute + 1)
      #expect(await e.say("camille", in: coord, "!annuler").to("camille").first?.hasPrefix("Trop tard") == true)
      await e.say("samir", in: veille, Evening.advice)
      let gone = await e.say("samir", in: veille, "!annuler")
      #expect(gone.to(veille) == ["R2 annulé."])
      let told = "ANNULÉ : l’enregistrement de R2, consigne (63-crue-2411), par Samir à 03h12. R2 est annulé."
      #expect(gone.to(coord) == [told] && gone.to("jo") == [told])
      #expect(await e.say("camille", in: coord, "!valider R2").to("camille").first?.hasPrefix("Pas de R2") == true)
      // Its number is not given again.
      #expect(await e.say("samir", in: veille, "\(Evening.advice) !").to(veille).first?.hasPrefix("R3 ") == true)
    }
  }

  @Test func aFailureIsNotedAndMayBeMended() async throws {
    try await Evening.play { e in
      await e.approveAnAdvice()
      let failed = await e.say("jo", in: veille, "!en-ligne R1 échec X : compte suspendu")
      #expect(failed.to(coord).first?.hasPrefix("R1, consigne, n’a pas pu être publié sur X, dit Jo") == true)
      #expect(e.relay(1)?.status == .failed)
      await e.say("jo", in: veille, "!en-ligne R1 https://www.facebook.com/visov/posts/1")
      #expect(e.relay(1)?.status == .published)
      #expect(e.relay(1)?.publications.map(\.state) == [.failed, .published])
      await e.say("jo", in: veille, "!annuler")
      #expect(e.relay(1)?.status == .failed)
      await e.say("jo", in: veille, "!annuler")
      #expect(e.relay(1)?.status == .approved)
      #expect(e.relay(1)?.publications.map(\.state) == [.planned, .planned])
    }
  }

  @Test func anExerciseIsMarkedWhereverItIsRead() async throws {
    try await Evening.play { e in
      await e.activate("crue exercice")
      let written = await e.say("samir", in: veille, Evening.advice)
      #expect(written.to(veille).first?.contains("X (75 sur 280)") == true)
      let lines = await e.say("camille", in: coord, "!valider R1") + e.say("jo", in: veille, "!voir R1")
      #expect(lines.allSatisfy { $0.contains(": EXERCICE ") })
      #expect(e.relay(1)?.publications.allSatisfy { $0.text.hasPrefix("EXERCICE Ne vous") } == true)
    }
  }

  @Test func aDenialNamesTheReportThatItDenies() async throws {
    try await Evening.play { e in
      await e.activate()
      let denial = "https://www.puy-de-dome.gouv.fr/crue Aucun lâcher de barrage."
      #expect(
        await e.say("samir", in: veille, "!relayer démenti S1 \(denial)").to("samir").first?.hasPrefix("Pas de S1")
          == true)
      await e.say("samir", in: veille, "!s : lâcher de barrage")
      await e.say("samir", in: veille, "!relayer démenti S1 \(denial)")
      #expect(e.relay(1)?.report == 1)
      await e.say("lea", in: veille, "!vérifier 1 ok")
      #expect(
        await e.say("camille", in: coord, "!valider R1") == [
          "camille: R1 n’est pas validé : il dément S1, qui est vérifié. S’il est faux, dites d’abord pourquoi : !vérifier 1 faux : raison"
        ])
      await e.say("lea", in: veille, "!annuler")
      await e.say("camille", in: coord, "!valider R1")
      #expect(e.relay(1)?.status == .approved)
      // A report that was taken back was never said.
      await e.say("samir", in: veille, "!s : autre rumeur")
      await e.say("samir", in: veille, "!annuler")
      #expect(
        await e.say("samir", in: veille, "!relayer démenti S2 \(denial)").to("samir").first?.contains(
          "S2, qui est annulé")
          == true)
    }
  }

  /// Of a crisis that is over nothing more is published; what is online can still be taken away.
  @Test func whenTheCrisisIsOver() async throws {
    try await Evening.play { e in
      await e.approveAnAdvice()
      await e.say("jo", in: veille, "!en-ligne R1 https://x.com/visov/status/1")
      await e.say("samir", in: veille, "\(Evening.advice) Merci.")
      await e.say("camille", in: coord, "!désactiver décrue")
      await e.say("camille", in: coord, "!oui")
      #expect(
        await e.say("jo", in: veille, "!valider @63-crue-2411 R2").to("jo").first?.contains("est terminée") == true)
      await e.say("jo", in: veille, "!en-ligne @63-crue-2411 R1 https://www.facebook.com/visov/posts/1")
      #expect(e.relay(1)?.published.count == 1 && e.relay(2)?.status == .draft)
      #expect(await e.wait(20 * .minute).isEmpty)
      #expect(
        await e.say("jo", in: veille, "!retirer @63-crue-2411 R1").to(veille).first?.hasPrefix("R1 retiré par Jo")
          == true)
      #expect(e.relay(1)?.status == .withdrawn)
    }
  }

  @Test func withoutAnAccountNothingIsRelayed() async throws {
    try await Evening.play(.visov { $0.relays.accounts = [] }) { e in
      await e.activate()
      #expect(
        await e.say("samir", in: veille, Evening.advice).to("samir").first?.contains("aucun compte de l’équipe") == true
      )
    }
  }

  @Test func theLastOnesAreListed() async throws {
    try await Evening.play { e in
      await e.activate()
      #expect(await e.say("samir", in: veille, "!liste relais").to(veille).first?.contains("aucun relais") == true)
      for number in 1...9 {
        await e.say("samir", in: veille, "\(Evening.advice) n° \(number)")
      }
      let lines = await e.say("jo", in: veille, "!liste relais").to("jo")
      #expect(lines.count == 8)
      #expect(
        lines.first
          == "R9, consigne, en attente de validation, périmé à 09h10 : Ne vous engagez pas sur une route inondée. n° 9")
      #expect(lines.last == "63-crue-2411 : et 2 autres relais. Un seul : !voir R1")
    }
  }

  /// The digest tells what is online and what waits, and a relay alone is news.
  @Test func theDigestTellsOfThem() async throws {
    try await Evening.play { e in
      await e.approveAnAdvice()
      await e.say("jo", in: veille, "!en-ligne R1 https://x.com/visov/status/1")
      await e.say("samir", in: veille, "!relayer démenti https://www.puy-de-dome.gouv.fr/crue Aucun lâcher.")
      #expect(await e.say("samir", "!point").contains { $0.hasSuffix("attend une validation") })
      #expect(await e.say("jo", "!point").contains { $0.hasSuffix("attend une validation : !valider R2") })
      let point = await e.say("capitaine", in: gest63, "!point").to(gest63)
      #expect(
        point.first { $0.hasPrefix("RELAIS") }
          == "RELAIS. R1, consigne « Ne vous engagez pas sur une route inondée », publiée à 03h10 (X). R2, démenti : attend une validation, la vôtre suffit : !valider R2"
      )
      await e.say("jo", in: veille, "!retirer R1")
      await e.say("camille", in: coord, "!rejeter R2 non")
      #expect(
        await e.say("capitaine", in: gest63, "!point @63").to(gest63).contains(
          "RELAIS. R1, consigne : retirée, à supprimer (X).")
      )
      #expect(await e.say("capitaine", "!point").contains { $0.contains("rien de nouveau") })
    }
  }
}
