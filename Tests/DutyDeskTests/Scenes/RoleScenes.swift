import CrisisCore
import Testing

/// Who does what, and who may say so.
struct RoleScenes {
  @Test func aRoleIsGivenAndLastsOverRestarts() async throws {
    try await Evening.play(onDisk: true) { e in
      #expect(
        await e.say("camille", in: coord, "!rôle samir vérificateur").to(coord) == [
          "Rôle donné à Samir : vérificateur. Ses rôles : volontaire et vérificateur. Erreur : !annuler (2 min)."
        ])
      #expect(
        await e.say("camille", in: coord, "!rôle Léa retirer vérificatrice").to(coord) == [
          "Rôle retiré à Léa : vérificatrice. Ses rôles : volontaire. Erreur : !annuler (2 min)."
        ])
      try await e.restart()
      #expect(e.member("samir")?.roles == [.volunteer, .verifier])
      #expect(e.member("lea")?.roles == [.volunteer])
      await e.activate()
      await e.say("jo", in: veille, "!s Issoire : eau")
      #expect(
        await e.say("lea", in: veille, "!vérifier 1 ok").to("lea").first?.contains("ne vous est pas ouverte") == true)
      #expect(
        await e.say("samir", in: veille, "!vérifier 1 ok").to(veille).first?.hasPrefix("S1 vérifié par Samir") == true)
    }
  }

  @Test func anUnknownAccountIsEnrolled() async throws {
    try await Evening.play { e in
      #expect(await e.say("ines", in: veille, "!qui").to("ines").first?.contains("n’est pas de l’équipe") == true)
      #expect(
        await e.say("camille", in: coord, "!rôle ines volontaire").to(coord) == [
          "Rôle donné à Ines, nouveau compte visov/ines (vérifiez son orthographe) : volontaire. Ses rôles : volontaire. Erreur : !annuler (2 min)."
        ])
      #expect(e.member("ines")?.roles == [.volunteer])
      #expect(
        await e.say("camille", in: coord, "!annuler").to(coord) == ["Changement de rôle annulé. Rôles de Ines : aucun."]
      )
      #expect(e.member("ines")?.roles == [])
      #expect(await e.say("ines", in: veille, "!liste").to("ines").first?.contains("ne vous est pas ouverte") == true)
    }
  }

  @Test func aManagerOfAnAuthoritySeesItsCrisesFromThenOn() async throws {
    try await Evening.play { e in
      await e.activate()
      #expect(await e.say("prefet", "!état").joined().contains("63-crue-2411") == false)
      let said = await e.say("camille", in: coord, "!rôle prefet gestionnaire SDIS63").to(coord)
      #expect(
        said.first?.hasSuffix("gestionnaire (SDIS63). Ses rôles : gestionnaire (SDIS63). Erreur : !annuler (2 min).")
          == true)
      #expect(await e.say("prefet", "!état").joined().contains("63-crue-2411"))
      await e.say("camille", in: coord, "!rôle prefet retirer gestionnaire SDIS63")
      #expect(await e.say("prefet", "!état").joined().contains("63-crue-2411") == false)
      #expect(await e.say("camille", in: coord, "!rôle prefet gestionnaire SDIS99").to("camille").count == 1)
    }
  }

  @Test func aCoordinatorMakesNoAdministratorAndTheLastOneStays() async throws {
    try await Evening.play { e in
      await e.say("camille", in: coord, "!rôle lea coordinatrice")
      #expect(
        await e.say("lea", in: coord, "!rôle jo administrateur") == [
          "lea: Rien n’est changé : seul un administrateur en nomme ou en retire un autre. Demandez à Camille."
        ])
      await e.say("lea", in: coord, "!rôle camille retirer administratrice")
      #expect(e.member("camille")?.has(.admin) == true)
      #expect(
        await e.say("camille", in: coord, "!rôle camille retirer administratrice") == [
          "camille: Rien n’est changé : Camille est la dernière personne à administrer. Nommez d’abord quelqu’un d’autre. Exemple : !rôle lea administratrice"
        ])
      await e.say("camille", in: coord, "!rôle lea administratrice")
      #expect(await e.say("camille", in: coord, "!rôle camille retirer administratrice").to(coord).count == 1)
      #expect(e.member("camille")?.has(.admin) == false)
      // Taken back as the author's own act; the one before it stands, since it would leave nobody.
      #expect(await e.say("camille", in: coord, "!annuler").to(coord).first?.contains("Rôles de Camille") == true)
      #expect(e.member("camille")?.has(.admin) == true)
      #expect(
        await e.say("jo", in: veille, "!rôle samir vérificateur").to("jo").first?.contains("ne vous est pas ouverte")
          == true)
    }
  }

  /// Within one batch, what comes after a demotion is refused.
  @Test func aDemotionCountsFromTheNextLine() async throws {
    try await Evening.play { e in
      await e.activate()
      await e.say("samir", in: veille, "!s Issoire : eau")
      e.mutter("camille", in: coord, "!rôle lea retirer vérificatrice")
      e.mutter("lea", in: veille, "!vérifier 1 ok")
      let said = await e.settle()
      #expect(said.to("lea").first?.contains("ne vous est pas ouverte") == true)
      #expect(e.report(1)?.status == .new)
    }
  }

  @Test func rolesAreShown() async throws {
    try await Evening.play { e in
      let events = try e.count("journal")
      #expect(
        await e.say("camille", in: coord, "!rôle jo") == [
          "camille: Rôles de Jo : volontaire, vérificateur et diffuseur. Compte : visov/jo. En donner un : !rôle jo vérificatrice"
        ])
      #expect(
        await e.say("camille", in: coord, "!rôle").to("camille").first?.contains("coordinateur et administrateur")
          == true)
      #expect(
        await e.say("camille", in: coord, "!rôle personne").to("camille").first?.contains(
          "Personne ne s’appelle « personne »") == true)
      #expect(try e.count("journal") == events)
    }
  }

  @Test func whoIsThereIsToldAsFarAsOneNeedsToKnow() async throws {
    try await Evening.play { e in
      await e.activate()
      await e.say("jo", in: veille, "!s Issoire : eau")
      let team = await e.say("jo", in: veille, "!qui")
      #expect(team.to(veille) == [])
      #expect(
        team.to("jo") == [
          "Administration (1) : Camille.", "Coordination (1) : Camille.", "Vérification (2) : Jo et Léa.",
          "Diffusion (1) : Jo.", "Volontaires (1) : Samir.",
          "Gestionnaires (2) : capitaine (SDIS63) et lieutenant (SDIS42).",
          "Ont écrit à Vigie depuis 1 h (2) : Jo et capitaine.",
        ])
      let managers = await e.say("capitaine", in: gest63, "!qui")
      #expect(
        managers.to(gest63) == [
          "Coordination (1) : Camille.", "Gestionnaires (1) : capitaine (SDIS63).",
          "Volontaires : 4, dont 1 a écrit à Vigie depuis 1 h.",
        ])
      await e.wait(2 * .hour)
      #expect(await e.say("jo", "!qui").to("jo").last == "Personne n’a écrit à Vigie depuis 1 h.")
    }
  }
}
