import CrisisCore
import Testing

@testable import DutyDesk

/// Official words are quoted with their address and date, or it is said that there are none.
struct AdviceTests {
  private static let source = "https://www.ecologie.gouv.fr/pluie-inondation-Hexagone"
  private static let river = "Je m’éloigne des cours d’eau, des berges et des ponts."
  private static let settings = DeskSettings.visov {
    $0.advice = [
      OfficialAdvice(
        hazard: .flood, language: .french, source: source, day: "2019-06-01",
        sentences: [river, "Je ne descends pas dans les sous-sols ou les parkings souterrains."]),
      OfficialAdvice(
        hazard: .storm, language: .english, source: source, day: "2018-06-01", sentences: ["Stay inside."]),
    ]
  }

  @Test func itIsQuotedWithAddressAndDateAndTheNextStepWorks() async throws {
    try await Evening.play(Self.settings) { e in
      let quoted = [
        "Consignes officielles, inondation : \(Self.source), texte du 01/06/2019.",
        "Texte : « \(Self.river) Je ne descends pas dans les sous-sols ou les parkings souterrains. »",
      ]
      #expect(await e.say("samir", in: veille, "!consignes crue").to(veille) == quoted)
      // A stranger may read what the public may.
      #expect(await e.say("passant", "!consignes inondations").to("passant") == quoted)
      #expect(
        await e.say("samir", in: veille, "!consignes").to("samir").first
          == "Pour quel aléa ? Exemple : !consignes crue")
      await e.activate()
      let said = await e.say("samir", in: veille, "!consignes").to(veille)
      let mend = "!relayer @63-crue-2411 consigne \(Self.source) \(Self.river)"
      #expect(said == quoted + ["Proposer de la relayer : \(mend)"])
      #expect(await e.say("samir", in: veille, mend).to(veille).first?.hasPrefix("R1 enregistré, consigne") == true)
      await e.activate("feu", by: "lieutenant", in: gest42)
      #expect(await e.say("samir", in: coord, "!consignes").to("samir").first?.hasPrefix("Pour quel aléa ?") == true)
      // Who may relay nothing there is not told how.
      #expect(await e.say("capitaine", in: gest63, "!consignes").to(gest63) == quoted)
    }
  }

  @Test func inTheLanguageThereIsAndOldTextsAreFlagged() async throws {
    try await Evening.play(Self.settings) { e in
      await e.say("samir", "!langue en")
      #expect(
        await e.say("samir", in: veille, "!advice flood").to(veille).first
          == "Official advice, flood (in French only): \(Self.source), text of 01/06/2019.")
      #expect(
        await e.say("jo", in: veille, "!consignes vent").to(veille).first
          == "Consignes officielles, tempête (en anglais seulement) : \(Self.source), texte du 01/06/2018. Il a plus d’un an : à vérifier à cette adresse avant tout relais."
      )
    }
  }

  @Test func whereThereIsNoneItSaysSo() async throws {
    try await Evening.play(Self.settings) { e in
      #expect(
        await e.say("samir", in: veille, "!consignes feu").to(veille) == [
          "Aucun texte officiel n’est configuré pour cet aléa (feu de forêt), et Vigie n’écrit pas de consigne elle-même. Cherchez à la source : gouv.fr, service-public.fr, meteofrance.fr et meteofrance.com. Il y a un texte pour : inondation et tempête."
        ])
      #expect(await e.say("samir", in: veille, "!consignes zzz").to("samir").count == 1)
    }
  }

  @Test(arguments: [("2019-06-01", "2020-06-01", false), ("2019-06-01", "2020-06-02", true)])
  func aYearIsTheLimit(_ day: String, _ today: String, _ isOld: Bool) {
    let advice = OfficialAdvice(hazard: .flood, language: .french, source: "", day: day, sentences: [])
    #expect(advice.isOld(on: today) == isOld)
  }
}
