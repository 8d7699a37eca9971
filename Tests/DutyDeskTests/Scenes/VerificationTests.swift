import CrisisCore
import Testing

/// From a report to what is known of it, and back.
struct VerificationTests {
  @Test func aReportIsVerifiedRefutedOrDiscarded() async throws {
    try await Evening.play { e in
      await e.activate()
      await e.say("samir", in: veille, "!s Issoire route : route coupée au pont")
      await e.say("samir", in: veille, "!s Coudes : photo du pont emporté")
      await e.say("samir", in: veille, "!s Parent : camping")
      let first = await e.say("lea", in: veille, "!vérifier 1 ok source date lieu recoup B2")
      #expect(
        first == [
          "#visov-veille: S1 vérifié par Léa à 03h10 : Issoire, route coupée au pont (source, date, lieu et recoupement ; cotation B2). Erreur : !annuler (2 min)."
        ])
      #expect(e.report(1)?.status == .verified)
      #expect(
        await e.say("lea", in: veille, "!vérifier S2 faux") == [
          "lea: S2 : rien n’est changé, il faut une raison. Exemple : !vérifier 2 faux la photo date de 2003"
        ])
      #expect(
        await e.say("lea", in: veille, "!vérifier S2 infirmé : la photo date de 2003") == [
          "#visov-veille: S2 infirmé par Léa à 03h10 : la photo date de 2003. Préparer un démenti : !relayer démenti S2, puis l’adresse officielle et le texte. Erreur : !annuler (2 min)."
        ])
      #expect(e.report(2)?.status == .refuted)
      await e.say("lea", "!langue en")
      #expect(
        await e.say("lea", in: veille, "!verify 3 unverifiable F6: the account is closed") == [
          "#visov-veille: S3 cannot be verified, says Léa at 03:10: the account is closed. Grade F6. A mistake: !undo (2 min)."
        ])
      #expect(e.report(3)?.status == .unverifiable)
      let status = await e.say("jo", in: veille, "!état").first
      #expect(status?.contains("3 signalements, rien à vérifier.") == true)
    }
  }

  /// No colon is needed: the words behind the outcome are the reason, even those that would be a check before it.
  @Test(arguments: [
    ("!vérifier 1 faux photo de 2003", "S1 infirmé par Léa à 03h10 : photo de 2003."),
    ("!vérifier 1 faux la date et le lieu sont faux", "S1 infirmé par Léa à 03h10 : la date et le lieu sont faux."),
    ("!vérifier 1 faux vieille photo : 2003, B2 !", "S1 infirmé par Léa à 03h10 : vieille photo : 2003, B2 !"),
    ("!vérifier 1 hors sujet", "S1 hors sujet, dit Léa à 03h10. Erreur"),
    ("!vérifier 1 hors sujet c’est dans l’Allier", "S1 hors sujet, dit Léa à 03h10 : c’est dans l’Allier."),
    ("!vérifier 1 non vérifié : pas de source", "S1 invérifiable, dit Léa à 03h10 : pas de source."),
    (
      "!vérifier 1 ok date lieu B2 vu par un ami",
      "S1 vérifié par Léa à 03h10 : Issoire, un (date et lieu ; cotation B2)."
    ),
  ])
  func freeWordsAreTheReason(_ line: String, _ said: String) async throws {
    try await Evening.play { e in
      await e.activate()
      await e.say("samir", in: veille, "!s Issoire : un")
      let answer = await e.say("lea", in: veille, line).to(veille).first
      #expect(answer?.hasPrefix(said) == true, "\(answer ?? "")")
      #expect(e.report(1)?.status != .new)
    }
  }

  @Test(arguments: [
    "!vérifier 1 infrmé photo de 2003", "!vérifier 1 la photo est vraie", "!vérifier 1", "!vérifier ok",
  ])
  func anOutcomeIsNeverGuessed(_ line: String) async throws {
    try await Evening.play { e in
      await e.activate()
      await e.say("samir", in: veille, "!s Issoire : un")
      #expect(await e.say("lea", in: veille, line).to("lea").first?.contains("Exemple : !vérifier") == true)
      #expect(e.report(1)?.status == .new)
    }
  }

  @Test func nobodyVerifiesTheirOwnUnlessACoordinatorSaysWhy() async throws {
    try await Evening.play { e in
      await e.activate()
      await e.say("lea", in: veille, "!s Issoire : pont coupé")
      await e.say("camille", in: coord, "!s Coudes : eau")
      #expect(
        await e.say("lea", in: veille, "!vérifier 1 ok") == [
          "lea: S1 est de vous : une autre personne doit le vérifier. Demandez à un vérificateur ou à un coordinateur."
        ])
      #expect(await e.say("camille", in: coord, "!vérifier 2 ok").first?.contains("Pour passer outre") == true)
      #expect(
        await e.say("camille", in: coord, "!vérifier 2 ok : seule en ligne").to(coord).first?.hasPrefix("S2 vérifié")
          == true)
      #expect(
        await e.say("samir", in: veille, "!vérifier 1 ok").to("samir").first?.hasPrefix(
          "La commande !vérifier ne vous est pas ouverte") == true)
      #expect(await e.say("capitaine", in: gest63, "!vérifier 1 ok").to("capitaine").count == 1)
      #expect(e.report(1)?.status == .new)
    }
  }

  @Test func aRectificationReachesThoseWhoMayHaveActedAndSoDoesItsEnd() async throws {
    try await Evening.play { e in
      await e.activate()
      await e.say("samir", in: veille, "!s Issoire : pont coupé")
      await e.say("lea", in: veille, "!vérifier 1 ok")
      let said = await e.say("jo", in: veille, "!vérifier 1 faux : photo de 2003")
      #expect(said.to(veille).first?.contains("Il avait été donné pour vérifié") == true)
      #expect(
        said.to(gest63) == [
          "RECTIFICATIF, 63-crue-2411 : S1 (Issoire, pont coupé) avait été donné pour vérifié ; il est infirmé par Jo à 03h10 : photo de 2003."
        ])
      #expect(said.to(coord) == said.to(gest63))
      #expect(said.to(gest42) == [])
      let back = await e.say("jo", in: veille, "!annuler")
      #expect(back.to(veille) == ["S1 : votre vérification est annulée. Il est de nouveau vérifié."])
      #expect(
        back.to(gest63) == [
          "ANNULÉ : le rectificatif de S1, 63-crue-2411, par Jo à 03h10. S1 est de nouveau vérifié."
        ])
      #expect(e.report(1)?.status == .verified)
    }
  }

  @Test func theLastActIsTakenBackFirst() async throws {
    try await Evening.play { e in
      await e.activate()
      await e.say("jo", in: veille, "!s Issoire route : pont coupé")
      await e.say("jo", in: veille, "!corriger 1 Orbeil eau urgent : l’eau monte")
      #expect(e.report(1)?.place.commune == "Orbeil")
      #expect(await e.say("jo", in: veille, "!annuler") == ["#visov-veille: S1 : votre correction est annulée."])
      #expect(e.report(1)?.place.commune == "Issoire")
      #expect(e.report(1)?.category == .road)
      #expect(e.report(1)?.urgency == .normal)
      #expect(e.report(1)?.text == "pont coupé")
      #expect(await e.say("jo", in: veille, "!annuler") == ["#visov-veille: S1 annulé. Le numéro ne resservira pas."])
      #expect(e.report(1)?.status == .cancelled)
    }
  }

  @Test func whatAnotherHasChangedSinceIsNotUndone() async throws {
    try await Evening.play { e in
      await e.activate()
      await e.say("jo", in: veille, "!s Issoire : pont coupé")
      await e.say("jo", in: veille, "!corriger 1 Orbeil")
      await e.say("lea", in: veille, "!corriger 1 Coudes")
      #expect(
        await e.say("jo", in: veille, "!annuler").to("jo").first?.hasPrefix("Rien n’est annulé : S1 a changé depuis")
          == true)
      #expect(e.report(1)?.place.commune == "Coudes")
      await e.say("lea", in: veille, "!vérifier 1 ok")
      e.clock.advance(by: 2 * .minute + 1)
      #expect(await e.say("lea", in: veille, "!annuler").to("lea").first?.hasPrefix("Trop tard") == true)
      #expect(e.report(1)?.status == .verified)
    }
  }
}
