import CrisisCore
import Testing

@testable import CrisisStore
@testable import DutyDesk

/// Whatever leaves Vigie in an exercise or a test says so: a night with nearly every command is played as one, and all that
/// was said in it is looked at.
struct EveryExerciseLineTests {
  /// What came before the crisis, or tells of Vigie and of people and not of it.
  private static let others = ["Aucune crise en cours. Un gestionnaire", "Vigie était absente de"]

  @Test(arguments: [("exercice", "EXERCICE "), ("test", "TEST ")])
  func aWholeNight(_ word: String, _ mark: String) async throws {
    let scenario = try DeskScenario("night.fr.txt")
    let settings = DeskSettings.visov {
      $0.seed.members += [
        .sample("ines", "Inès", [.volunteer]), .sample("marc", "Marc", [.volunteer]),
        .sample("adjudant", "adjudant", [], manages: ["SDIS63"]),
      ]
      $0.retention.erase = 60
    }
    try await Evening.play(settings, onDisk: true, from: scenario.start(in: settings.zone)) {
      (e: Evening) async throws in
      try await scenario.replay(e) { $0.hasPrefix("!activer") ? "\($0) \(word)" : $0 }
      let code = try #require(try e.read { try $0.crises(latest: 1) }.first?.code)
      let ended = e.clock.now
      await e.say("camille", in: coord, "!archiver @\(code) : fini")
      await e.say("camille", in: coord, "!export @\(code)")
      await e.pass(to: ended + 61 * .day)
      #expect(e.transcript.count > 100)
      for said in e.transcript where !Self.others.contains(where: said.text.hasPrefix) {
        #expect(said.text.hasPrefix(mark), "\(said)")
      }
      let posts = try e.read { try $0.relays(crisis: code, limit: 9) }.flatMap(\.publications).map(\.text)
      #expect(!posts.isEmpty)
    }
  }

  /// What the night has not.
  @Test(arguments: [("exercice", "EXERCICE "), ("test", "TEST ")])
  func whatTheNightHasNot(_ word: String, _ mark: String) async throws {
    let settings = DeskSettings.visov {
      $0.advice = [
        OfficialAdvice(
          hazard: .flood, language: .french, source: "https://www.ecologie.gouv.fr/pluie-inondation-Hexagone",
          day: "2019-10-01", sentences: ["Je m’éloigne des cours d’eau, des berges et des ponts."])
      ]
    }
    try await Evening.play(settings) { (e: Evening) async throws in
      for (person, room, line) in [
        ("capitaine", gest63, "!activer crue \(word)"), ("capitaine", gest63, "!oui"),
        ("capitaine", gest63, "!mission titre crue de l’Allier"), ("capitaine", gest63, "!mission"),
        ("camille", coord, "!mission ajoute PREF63"), ("camille", coord, "!mission hashtag #crue63"),
        ("samir", veille, "!s Issoire urgent : pont coupé"), ("samir", veille, "!s Coudes : cave"),
        ("jo", veille, "!prendre 1"), ("lea", veille, "!prendre 1"), ("jo", veille, "!lâcher 1"),
        ("jo", veille, "!doublon 2 de 1"), ("jo", veille, "!annuler"), ("jo", veille, "!périmer 2"),
        ("samir", veille, "!chercher pont"), ("samir", veille, "!liste"), ("samir", veille, "!note un mot"),
        ("camille", coord, "!journal 3"), ("camille", coord, "!effacer 2 demandé"), ("camille", coord, "!oui"),
        ("capitaine", gest63, "!alléger calme"), ("capitaine", gest63, "!non"),
        ("capitaine", gest63, "!alléger calme"), ("capitaine", gest63, "!oui"),
        ("samir", veille, "!s Parent urgent : camping"), ("capitaine", gest63, "!alléger fin"),
        ("capitaine", gest63, "!prolonger 1h"), ("capitaine", gest63, "!annuler"),
        ("capitaine", gest63, "!point stop"), ("capitaine", gest63, "!point toutes 3h"),
        ("samir", veille, "!consignes"),
        ("jo", veille, "!relayer info https://www.puy-de-dome.gouv.fr/crue Restez chez vous."),
        ("camille", coord, "!valider R1"), ("jo", veille, "!en-ligne R1 https://x.com/visov/status/1"),
        ("samir", veille, "!liste relais"), ("samir", veille, "!voir R1"),
        ("capitaine", gest63, "!question où ?"), ("samir", veille, "!prendre Q1"), ("samir", veille, "!voir Q1"),
        ("samir", veille, "!crises"), ("camille", coord, "!désactiver vu"), ("camille", coord, "!non"),
      ] {
        let said = await e.say(person, in: room, line)
        #expect(!said.isEmpty, "\(line)")
        e.clock.advance(by: .second)
      }
      await e.pass(to: Evening.start + 4 * .hour)
      #expect(e.transcript.contains { $0.text.contains("cette nuit") })
      for said in e.transcript { #expect(said.text.hasPrefix(mark), "\(said)") }
      let post = try e.read { try $0.relay(crisis: "63-crue-2411", number: 1)?.publications.first?.text }
      #expect(post?.hasPrefix(mark) == true)
    }
  }

  /// A real flood during the exercise of one is a crisis of its own, and says nothing of an exercise.
  @Test func aRealEventBesideItIsReal() async throws {
    try await Evening.play { e in
      await e.activate("crue exercice")
      let asked = await e.say("capitaine", in: gest63, "!activer crue")
      #expect(asked.to(gest63).first?.contains("mission réelle") == true, "\(asked)")
      let said = await e.say("capitaine", in: gest63, "!oui")
      #expect(!said.contains { $0.contains("EXERCICE") }, "\(said)")
      #expect(said.to(veille).first?.contains("mission réelle : 63-crue-2411b") == true)
    }
  }
}
