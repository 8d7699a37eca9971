import CrisisCore
import Testing

@testable import DutyDesk

/// `!transmettre 47`: what cannot wait is with the managers at once, said by whom, and said once.
struct EscalationTests {
  private static let pref63 = "#pref-63"

  /// The prefecture has a room, COGIC none but a manager, and nobody is known of the zone.
  private static let settings = DeskSettings.visov { settings in
    settings.channels[ChannelKey("visov", pref63)] = .managers(authority: "PREF63")
    settings.seed.authorities.append(.sample("COGIC", .cogic, "COGIC", "63"))
    settings.seed.authorities.append(.sample("ZONESE", .zone, "Zone Sud-Est", "63"))
    settings.seed.members += [
      .sample("prefete", "la préfète", [], manages: ["PREF63"]),
      .sample("veilleur", "veilleur", [], manages: ["COGIC"]),
    ]
  }

  private static func play(_ scene: (Evening) async throws -> Void) async throws {
    try await Evening.play(settings, onDisk: true) { e in
      await e.activate("crue de l’Allier")
      for code in ["PREF63", "COGIC"] { await e.say("camille", in: coord, "!mission ajoute \(code)") }
      await e.say(
        "samir", in: veille, "!s Issoire 3h05 route urgent 3 pers : le pont est coupé, une voiture dans l’eau")
      e.clock.advance(by: 3 * .minute)
      try await scene(e)
    }
  }

  @Test func toAllManagersOfThatCrisisAtOnce() async throws {
    try await Self.play { e in
      let said = await e.say("camille", in: coord, "!transmettre 1")
      let told =
        "TRANSMIS par Camille à 03h13, 63-crue-2411 : S1, Issoire, route, vu à 03h05, URGENT, 3 personnes en danger, non vérifié : « le pont est coupé, une voiture dans l’eau ». Tout ce qui en est su : !voir 1. Une question : !question puis le texte"
      #expect(
        said == [
          "\(coord): S1 transmis à 03h13 aux gestionnaires (COGIC, PREF63 et SDIS63), sans attendre le prochain point, qui le redira. Erreur : !annuler (2 min).",
          "\(gest63): \(told)", "\(Self.pref63): \(told)", "veilleur: \(told)",
        ])
      let digest = await e.say("camille", in: coord, "!point").to(gest63)
      #expect(
        digest.contains(
          "TRANSMIS SANS ATTENDRE. S1 le pont est coupé, une voiture dans l’eau, Issoire, à 03h13 par Camille."),
        "\(digest)")
      #expect(
        await e.say("lea", "!voir 1").contains { $0.contains("Camille : transmet S1 aux gestionnaires, non vérifié") })
      // Said once: the next digest has it no more.
      await e.say("samir", in: veille, "!s Coudes : eau dans les caves")
      #expect(await e.say("camille", in: coord, "!point").to(gest63).allSatisfy { !$0.contains("TRANSMIS") })
    }
  }

  @Test func theCoordinationHearsOfWhatIsPassedOnElsewhere() async throws {
    try await Self.play { e in
      await e.say("camille", in: coord, "!mission ajoute ZONESE")
      let said = await e.say("camille", "!transmettre S1")
      #expect(said.to("camille").first?.contains("Aucun gestionnaire connu pour ZONESE : téléphonez.") == true)
      #expect(
        said.to(coord) == [
          "63-crue-2411 : S1 (Issoire, le pont est coupé, une voiture dans l’eau) est transmis à COGIC, PREF63, SDIS63 et ZONESE par Camille à 03h13. Aucun gestionnaire connu pour ZONESE : téléphonez."
        ])
      #expect(said.to(veille) == [])
    }
  }

  @Test func twiceOnlyWhenItIsNews() async throws {
    try await Self.play { e in
      await e.say("camille", in: coord, "!transmettre 1")
      await e.say("lea", in: veille, "!prendre 1")
      try await e.restart()
      e.clock.advance(by: 5 * .minute)
      let again = await e.say("camille", in: coord, "!transmettre 1")
      #expect(
        again.to("camille") == [
          "S1 est déjà transmis aux gestionnaires à 03h13 par Camille, non vérifié. Il peut l’être encore quand il change d’état. Le revoir : !voir 1"
        ])
      await e.say("lea", in: veille, "!vérifier 1 ok source")
      let verified = await e.say("camille", in: coord, "!transmettre 1")
      #expect(verified.to(gest63).first?.contains("vérifié : « le pont") == true, "\(verified)")
      #expect(await e.say("camille", in: coord, "!transmettre n° 1").first?.contains("déjà transmis") == true)
    }
  }

  /// What managers were told at once and that is not true, they learn at once.
  @Test func refutedItIsCorrectedAtOnce() async throws {
    try await Self.play { e in
      await e.say("camille", in: coord, "!transmettre 1")
      let said = await e.say("lea", in: veille, "!vérifier 1 faux la photo date de 2003")
      let told =
        "RECTIFICATIF, 63-crue-2411 : S1 (Issoire, le pont est coupé, une voiture dans l’eau), transmis aux gestionnaires à 03h13, est infirmé par Léa à 03h13 : la photo date de 2003."
      #expect(said.to(gest63) == [told] && said.to("veilleur") == [told] && said.to(coord) == [told])
      e.clock.advance(by: 3 * .minute)
      #expect(
        await e.say("camille", in: coord, "!transmettre 1") == [
          "camille: S1 est infirmé : rien n’est transmis. S’il est vrai après tout : !vérifier 1 ok"
        ])
    }
  }

  @Test func whatIsNotPassedOnIsExplained() async throws {
    try await Self.play { e in
      await e.say("samir", in: veille, "!s Coudes : eau")
      await e.say("samir", in: veille, "!s Parent : eau")
      await e.say("samir", in: veille, "!doublon 3 de 2")
      await e.say("jo", in: veille, "!sos Orbeil : deux personnes sur un toit")
      #expect(
        await e.say("camille", in: coord, "!transmettre 3") == [
          "camille: S3 est doublon : rien n’est transmis. Transmettre le premier : !transmettre 2"
        ])
      #expect(
        await e.say("camille", in: coord, "!transmettre 4") == [
          "camille: S4 est une DÉTRESSE : les gestionnaires l’ont reçue à 03h13 et l’entendent jusqu’à ce que l’un d’eux la prenne en charge. La prendre en charge : !reçu 4"
        ])
      await e.say("capitaine", in: gest63, "!reçu 4")
      e.clock.advance(by: 3 * .minute)
      #expect(
        await e.say("camille", in: coord, "!transmettre 4") == [
          "camille: S4 est une DÉTRESSE : les gestionnaires l’ont reçue à 03h13, prise en charge à 03h13. Où elle en est : !voir 4"
        ])
      #expect(await e.say("camille", in: coord, "!transmettre R1").first?.contains("R1 est un relais") == true)
      #expect(await e.say("camille", in: coord, "!transmettre Q1").first?.contains("Q1 est une question") == true)
      #expect(await e.say("camille", in: coord, "!transmettre").first?.contains("il manque") == true)
      #expect(await e.say("jo", in: veille, "!transmettre 1").first?.contains("ne vous est pas ouverte") == true)
      await e.say("camille", in: coord, "!désactiver décrue")
      await e.say("camille", in: coord, "!oui")
      #expect(
        await e.say("camille", in: coord, "!transmettre @63-crue-2411 1").first?.contains("est terminée depuis") == true
      )
    }
  }

  @Test func aWrongNumberIsTakenBack() async throws {
    try await Self.play { e in
      await e.say("camille", in: coord, "!transmettre 1")
      let said = await e.say("camille", in: coord, "!annuler")
      #expect(
        said.to(gest63) == [
          "ANNULÉ, 63-crue-2411 : S1 a été transmis aux gestionnaires par erreur, dit Camille à 03h13. N’en tenez pas compte."
        ])
      #expect(said.to(coord) == ["S1 : l’envoi aux gestionnaires est annulé, ils le savent."])
      #expect(await e.say("camille", in: coord, "!point").to(gest63).allSatisfy { !$0.contains("TRANSMIS") })
      #expect(await e.say("camille", in: coord, "!transmettre 1").to(gest63).count == 1)
    }
  }
}
