import CrisisCore
import Testing

@testable import DutyDesk

/// What is known of a crisis, and how Vigie is.
struct MissionScenes {
  @Test func whatIsKnownIsShownAndChanged() async throws {
    try await Evening.play { e in
      await e.activate("crue de l’Allier")
      let shown = await e.say("camille", in: coord, "!mission").to("camille")
      #expect(
        shown.first
          == "63-crue-2411, crue de l’Allier : inondation, département 63, mission réelle, active depuis 03h10, à la demande du SDIS 63 (capitaine)."
      )
      #expect(shown.last?.hasPrefix("63-crue-2411 : COD non armé, à notre connaissance. Changer :") == true)
      let cod = await e.say("capitaine", in: gest63, "!mission cod armé")
      #expect(cod.to(gest63) == ["63-crue-2411, 03h10 : COD armé. Erreur : !annuler (2 min)."])
      #expect(
        cod.to(coord).first?.hasPrefix("63-crue-2411, crue de l’Allier : COD armé, dit capitaine à 03h10.") == true)
      await e.say("camille", in: coord, "!mission hashtag #crue63 Allier")
      let again = await e.say("capitaine", in: gest63, "!mission").to("capitaine")
      #expect(again.last?.contains("COD armé depuis 03h10. Mots-dièse : #crue63 et #Allier.") == true)
      #expect(await e.say("jo", in: veille, "!mission").to("jo").first?.contains("ne vous est pas ouverte") == true)
    }
  }

  @Test func anAuthorityThatIsAddedSeesTheCrisisAndItsRoomIsTold() async throws {
    let settings = DeskSettings.visov {
      $0.channels[ChannelKey("visov", "#pref-63")] = .managers(authority: "PREF63")
      $0.seed.members.append(.sample("prefet", "préfet", [], manages: ["PREF63"]))
    }
    try await Evening.play(settings) { e in
      await e.activate()
      #expect(await e.say("prefet", in: "#pref-63", "!état").joined().contains("63-crue-2411") == false)
      let said = await e.say("capitaine", in: gest63, "!mission ajoute PREF63")
      #expect(said.to("#pref-63").first?.hasPrefix("Vous êtes associés à 63-crue-2411") == true)
      #expect(await e.say("prefet", in: "#pref-63", "!état").joined().contains("63-crue-2411"))
      #expect(await e.say("camille", in: coord, "!point").to("#pref-63").first?.hasPrefix("POINT N° 1") == true)
      #expect(
        await e.say("prefet", in: "#pref-63", "!mission titre x").to("prefet").first?.contains(
          "a été demandée par SDIS63") == true)
      let back = await e.say("capitaine", in: gest63, "!annuler")
      #expect(back.to("#pref-63").first?.hasPrefix("ANNULÉ, 63-crue-2411") == true)
      #expect(await e.say("prefet", in: "#pref-63", "!état").joined().contains("63-crue-2411") == false)
    }
  }

  @Test func aMisspeltAuthorityIsNamedAndTheNearestSuggested() async throws {
    try await Evening.play { e in
      await e.activate()
      #expect(
        await e.say("camille", in: coord, "!mission ajoute PREF64") == [
          "camille: Pas d’autorité « PREF64 » dans la configuration : rien n’est changé. Vouliez-vous dire PREF63 ? Écrivez : !mission ajoute PREF63"
        ])
      #expect(
        await e.say("camille", in: coord, "!mission ajoute XYZ") == [
          "camille: Pas d’autorité « XYZ » dans la configuration : rien n’est changé. Connues : PREF63, SDIS42 ou SDIS63. Exemple : !mission ajoute PREF63"
        ])
      #expect(
        await e.say("camille", in: coord, "!mission retire sdi63").to("camille").first?.contains(
          "Vouliez-vous dire SDIS63 ?") == true)
      await e.say("camille", "!langue en")
      #expect(
        await e.say("camille", in: coord, "!mission add PREF36").to("camille") == [
          "No authority \"PREF36\" in the configuration: nothing is changed. Did you mean PREF63? Write: !mission add PREF63"
        ])
    }
  }

  @Test func aTitleThatIsTakenBackIsNotTheCrisisName() async throws {
    try await Evening.play { e in
      await e.activate("crue de l’Allier")
      await e.say("capitaine", in: gest63, "!mission titre crue de la Dore")
      #expect(
        await e.say("capitaine", in: gest63, "!annuler") == [
          "#gest-63: 63-crue-2411 : annulé, titre : crue de la Dore. C’est de nouveau comme avant.",
          "#visov-coord: ANNULÉ, 63-crue-2411, crue de l’Allier : titre : crue de la Dore, dit capitaine à 03h10.",
        ])
    }
  }

  @Test func aCommuneOutsideTheCrisisIsSaidToBe() async throws {
    try await Evening.play { e in
      await e.activate()
      #expect(
        await e.say("jo", in: veille, "!s Sainte Florine eau : la rue est sous l’eau").to(veille).first
          == "S1 enregistré : Sainte-Florine (43), hors de la crise, eau, non vérifié. Une erreur : !corriger 1 puis le mot juste, ou !annuler (2 min)."
      )
      #expect(
        await e.say("jo", in: veille, "!s Coudes eau : la rue est sous l’eau").to(veille).first?.contains("hors")
          == false)
    }
  }

  @Test func ofCommunesOfOneNameTheOneMeantIsAskedAndUnderstood() async throws {
    try await Evening.play { e in
      await e.activate()
      await e.say("capitaine", in: gest63, "!mission ajoute 43")
      #expect(
        await e.say("jo", in: veille, "!s Beaulieu eau : la rue est sous l’eau").to(veille).first
          == "S1 enregistré, eau, non vérifié, lieu à préciser : plusieurs communes pour « Beaulieu ». Beaulieu (43) ou Beaulieu (63) ? Répondez : !corriger 1 Beaulieu (43)"
      )
      #expect(
        await e.say("jo", in: veille, "!corriger 1 pont de Beaulieu").to(veille).first?.contains(
          "plusieurs communes pour « pont de Beaulieu »") == true)
      #expect(
        await e.say("jo", in: veille, "!liste Beaulieu").contains {
          $0.contains(
            "Plusieurs communes pour « Beaulieu ». Beaulieu (43) ou Beaulieu (63) ? Exemple : !liste Beaulieu (43)")
        })
      for (typed, commune) in [("Beaulieu (43)", "Beaulieu (43)"), ("Beaulieu 63", "Beaulieu (63)")] {
        await e.say("jo", in: veille, "!corriger 1 \(typed)")
        #expect(e.report(1)?.place.commune == commune)
      }
      await e.say("camille", in: coord, "!langue en")
      #expect(
        await e.say("camille", in: coord, "!report Beaulieu water: the street").to(coord).first?.contains(
          "several communes for \"Beaulieu\". Beaulieu (43) or Beaulieu (63)? Answer: !correct 2 Beaulieu (43)") == true
      )
    }
  }

  @Test func theCommunesOfAnAddedDepartementAreFound() async throws {
    try await Evening.play { e in
      await e.activate()
      await e.say("jo", in: veille, "!s Brioude : eau")
      #expect(e.report(1)?.place.commune == "Brioude (43)")
      #expect(
        await e.say("capitaine", in: gest63, "!mission ajoute 43").to(veille).first?.contains("département 43 ajouté")
          == true)
      await e.say("jo", in: veille, "!s Brioude : l’eau monte")
      #expect(e.report(2)?.place.commune == "Brioude")
      #expect(
        await e.say("camille", in: coord, "!mission ajoute 43").to("camille").first?.contains("c’est déjà ainsi")
          == true)
      await e.say("capitaine", in: gest63, "!mission retire 43")
      await e.say("jo", in: veille, "!s Brioude : encore")
      #expect(e.report(3)?.place.commune == "Brioude (43)")
    }
  }

  @Test func aMissionIsEasedAndItsPlannedEndIsAskedAboutOnce() async throws {
    try await Evening.play(onDisk: true) { (e: Evening) async throws in
      await e.activate()
      await e.say("capitaine", in: gest63, "!point stop")
      await e.say("capitaine", in: gest63, "!alléger décrue lente")
      #expect(await e.say("capitaine", in: gest63, "!oui").to(veille).first?.contains("VEILLE ALLÉGÉE") == true)
      #expect(try e.read { try $0.crisis("63-crue-2411")?.status } == .eased)
      await e.say("capitaine", in: gest63, "!mission cod armé")
      let status = await e.say("capitaine", in: gest63, "!état").to(gest63).first ?? ""
      #expect(status.contains("en veille allégée, ouverte depuis 03h10") && status.contains("COD armé."), "\(status)")
      await e.say("capitaine", in: gest63, "!alléger fin")
      #expect(try e.read { try $0.crisis("63-crue-2411")?.status } == .active)
      #expect(
        await e.say("capitaine", in: gest63, "!prolonger 2h").to(gest63) == [
          "63-crue-2411, 03h10 : prévue jusqu’à 05h10. Erreur : !annuler (2 min)."
        ])
      e.clock.advance(by: 3 * .hour)
      try await e.restart()
      let asked = "#gest-63: 63-crue-2411, inondation : la fin prévue est là (05h10)."
      #expect(e.transcript.filter { $0.description.hasPrefix(asked) }.count == 1)
      try await e.restart()
      await e.wait(.hour)
      #expect(e.transcript.filter { $0.description.hasPrefix(asked) }.count == 1)
    }
  }

  @Test func vigieSaysHowItIs() async throws {
    try await Evening.play { e in
      await e.activate()
      e.network.push("!diagnostic", by: "jo", in: veille, at: e.clock.now - 2 * .second)
      let brief = await e.settle().to(veille)
      #expect(
        brief == [
          "Je suis là. Dernier enregistrement de vos missions : 03h10. File : vide. Votre ligne a attendu 2 s. Réseaux : 1 sur 1 ; salons : 4 sur 4."
        ])
      e.desk.mailbox.noted(.left(network: "visov", channel: gest42, reason: "kick"))
      e.clock.advance(by: .hour)
      await e.settle()
      let full = await e.say("camille", in: coord, "!health")
      #expect(full.to(coord) == [])
      #expect(full.to("camille").first?.contains("en service depuis 1 h.") == true)
      #expect(full.to("camille").last?.contains("salons : 3 sur 4, sans #gest-42. Journal : ") == true)
      let head = try e.read { try $0.journalHead() }
      #expect(full.to("camille").last?.contains("\(head.sequence) lignes, \(head.short)") == true)
      e.network.silence = 12_400
      let answered = await e.say("camille", in: coord, "!diagnostic").to("camille")
      #expect(answered.last == "Dernière réponse du serveur : visov il y a 12 s.")
      #expect(await e.say("passant", in: veille, "!diagnostic").to(veille).count == 1)
    }
  }

  @Test func anAgreementRenewedInTheConfigurationReachesTheStore() async throws {
    try await Evening.play(onDisk: true) { (e: Evening) async throws in
      let before = try e.count("journal")
      e.settings.seed.authorities[0].agreement = Agreement(signed: "2019-01-01", until: "2031-11-27")
      e.settings.seed.authorities[1].agreement = Agreement(signed: "2019-01-01", until: "2020-11-27")
      try await e.restart()
      #expect(try e.read { try $0.authority("SDIS63")?.agreement?.until } == "2031-11-27")
      #expect(try e.read { try $0.authority("PREF63")?.agreement?.until } == "2027-11-27")
      #expect(try e.count("journal") == before + 1)
      try await e.restart()
      #expect(try e.count("journal") == before + 1)
    }
  }
}
