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
}
