import CrisisCore
import Testing

@testable import DutyDesk

struct EraseScenes {
  @Test func wordsGoForGoodOnceItIsConfirmed() async throws {
    try await Evening.play(onDisk: true) { e in
      await e.activate()
      await e.say("jo", in: veille, "!s https://x.com/zyxw/status/1 Issoire 14h10 : Mme Zyxwvu est sur le toit")
      await e.say("lea", in: veille, "!vérifier 1 ok source")
      await e.say("camille", in: coord, "!point")
      await e.tick()
      #expect(await e.say("jo", in: veille, "!chercher zyxwvu").first?.contains("S1") == true)
      let asked = await e.say("camille", in: coord, "!effacer 1 à la demande de la famille")
      #expect(
        asked.to(coord).first?.hasPrefix("Effacer pour toujours les mots de S1 (63-crue-2411) ?") == true, "\(asked)")
      #expect(
        await e.say("camille", in: coord, "!non").to(coord).first?.hasPrefix("S1 (63-crue-2411) est gardé") == true)
      await e.say("camille", in: coord, "!effacer @63-crue-2411 S1 à la demande de la famille")
      let done = await e.say("camille", in: coord, "!oui")
      #expect(done.to(coord).first?.hasPrefix("S1 (63-crue-2411) est effacé.") == true, "\(done)")
      for line in ["!voir 1", "!liste", "!journal 40", "!chercher zyxwvu", "!point", "!état"] {
        let said = await e.say("camille", in: coord, line)
        #expect(!said.isEmpty)
        #expect(
          !said.contains { $0.contains("Zyxwvu") && !line.contains("zyxwvu") || $0.contains("x.com/zyxw") }, "\(said)")
      }
      #expect(e.report(1)?.text == "[effacé]")
      #expect(e.report(1)?.place.commune == "Issoire")
      #expect(
        await e.say("camille", in: coord, "!effacer 1 encore").to("camille").first?.hasPrefix("Rien à effacer") == true)
      #expect(await e.say("camille", in: coord, "!annuler").to("camille").first?.contains("annul") == true)
      #expect(e.report(1)?.text == "[effacé]")
    }
  }

  @Test(arguments: [
    ("jo", veille, "!effacer 1 motif", "La commande !effacer ne vous est pas ouverte."),
    ("camille", veille, "!effacer 1 motif", "!effacer ne s’utilise pas ici."),
    ("camille", coord, "!effacer 1", "!effacer : il manque un motif."),
    ("camille", coord, "!effacer 7 motif", "Pas de S7 dans 63-crue-2411"),
    ("camille", coord, "!effacer R2 motif", "Pas de R2 dans 63-crue-2411"),
    ("camille", coord, "!effacer Q2 motif", "Pas de "),
  ])
  func whatCannotBeErasedIsSaid(_ who: String, _ room: String, _ line: String, _ answer: String) async throws {
    try await Evening.play { e in
      await e.activate()
      await e.say("jo", in: veille, "!s Issoire : le pont")
      let said = await e.say(who, in: room, line)
      #expect(said.to(who).first?.hasPrefix(answer) == true, "\(said)")
      #expect(e.report(1)?.text == "le pont")
    }
  }

  /// A person's name and accounts go; what they did stays under a number.
  @Test func aNameGoesForGood() async throws {
    try await Evening.play(onDisk: true) { e in
      await e.activate()
      await e.say("samir", in: veille, "!s Issoire : le pont est coupé")
      let asked = await e.say("camille", in: coord, "!effacer nom samir à sa demande").to(coord)
      #expect(
        asked.first?.hasPrefix("Effacer pour toujours le nom et les comptes de Samir ?") == true
          && asked.first?.contains("Motif : à sa demande.") == true, "\(asked)")
      #expect(await e.say("camille", in: coord, "!non").to(coord) == ["Le nom est gardé. Qui est qui : !qui"])
      #expect(e.member("samir") != nil)
      await e.say("camille", in: coord, "!effacer membre Samir : à sa demande")
      let done = await e.say("camille", in: coord, "!oui").to(coord)
      #expect(done.first?.hasPrefix("C’est effacé : ") == true && !done.joined().contains("Samir"), "\(done)")
      #expect(e.member("samir") == nil)
      #expect(e.report(1)?.text == "le pont est coupé")
      for line in ["!qui", "!journal 40", "!voir 1"] {
        #expect(await e.say("camille", in: coord, line).allSatisfy { !$0.contains("Samir") })
      }
      #expect(await e.say("samir", in: veille, "!état").to("samir").first?.contains("pas") == true)
      #expect(
        await e.say("camille", in: coord, "!effacer nom samir encore").to("camille").first?.hasPrefix(
          "Rien n’est effacé : personne ne s’appelle « samir ».") == true)
      #expect(await e.say("camille", in: coord, "!annuler").contains { $0.contains("Samir") } == false)
      // The word that names what to erase is a word of the reason elsewhere.
      #expect(
        await e.say("camille", in: coord, "!effacer 1 nom de famille cité").to(coord).first?.contains(
          "Motif : nom de famille cité.") == true)
      // Where the configuration names nobody of that account any more, it stays so.
      e.settings.seed.members.removeAll { $0.name == "Samir" }
      try await e.restart()
      #expect(e.member("samir") == nil)
    }
  }

  @Test(arguments: [
    ("camille", coord, "!effacer nom camille à ma demande", "Rien n’est effacé : pour votre propre nom"),
    ("camille", coord, "!effacer nom jo", "Rien n’est effacé : il manque un motif. Exemple : !effacer nom jo"),
    (
      "camille", coord, "!effacer nom smair demande",
      "Rien n’est effacé : personne ne s’appelle « smair ». Vouliez-vous dire samir"
    ),
    ("camille", coord, "!effacer nom", "!effacer : il manque le nom d’une personne (jo)."),
    ("marie", coord, "!effacer nom jo demande", "La commande !effacer ne vous est pas ouverte."),
    ("jo", veille, "!effacer nom lea demande", "La commande !effacer ne vous est pas ouverte."),
  ])
  func whoseNameStays(_ who: String, _ room: String, _ line: String, _ answer: String) async throws {
    try await Evening.play(
      .visov { $0.seed.members.append(.sample("marie", "Marie", [.coordinator])) }
    ) { e in
      let said = await e.say(who, in: room, line)
      #expect(said.to(who).first?.hasPrefix(answer) == true, "\(said)")
      #expect(e.member("jo") != nil && e.member("lea") != nil && e.member("camille") != nil)
    }
  }

  @Test func aNameInEnglish() async throws {
    try await Evening.play(.visov { $0.language = .english }) { e in
      let asked = await e.say("camille", in: coord, "!erase name samir at their request").to(coord)
      #expect(asked.first?.hasPrefix("Erase the name and the accounts of Samir for good?") == true, "\(asked)")
      #expect(await e.say("camille", in: coord, "!yes").to(coord).first?.hasPrefix("It is erased: ") == true)
    }
  }
}
