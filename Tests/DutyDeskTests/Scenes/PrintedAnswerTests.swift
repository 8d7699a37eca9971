import CrisisCore
import DutyDesk
import Testing

/// What Vigie prints to be answered with is understood as it stands, whatever else waits.
struct PrintedAnswerTests {
  /// `!oui S1`, `!no @63-crue-2411 S1`, as lines print them.
  static func printed(in lines: [String]) -> [String] {
    lines.flatMap { line in
      line.matches(of: /!(?:oui|non|yes|no)(?: @\S+)?(?: S?\d+)?(?![\w\d])/).map { String($0.output) }
    }
  }

  /// What is asked of the coordinator in its room, two by two.
  static let asking: [Language: [String]] = [
    .french: [
      "!activer feu pour=SDIS42", "!désactiver décrue", "!effacer 1 famille", "!sos Coudes : toit",
      "!sos Parent : cave",
    ],
    .english: [
      "!activate wildfire for=SDIS42", "!deactivate over", "!erase 1 family", "!distress Coudes: roof",
      "!distress Parent: cellar",
    ],
  ]

  private func evening(_ language: Language, _ scene: (Evening) async throws -> Void) async throws {
    try await Evening.play(DistressTests.settings) { e in
      await e.activate()
      await e.say("jo", in: veille, "!s Issoire : le pont est coupé")
      if language == .english { await e.say("camille", in: coord, "!langue en") }
      try await scene(e)
    }
  }

  @Test(arguments: [Language.french, .english]) func everyPrintedAnswerWorks(_ language: Language) async throws {
    let lines = try #require(Self.asking[language])
    for first in lines {
      for second in lines where second != first {
        var mends: [String] = []
        try await evening(language) { e in
          var said = await e.say("camille", in: coord, first).to(coord)
          said += await e.say("camille", in: coord, second).to(coord)
          // What the first printed where nothing else waited is answered by what both are called.
          let refused = await e.say("camille", in: coord, language == .french ? "!oui" : "!yes").to("camille")
          #expect(refused.count == 1, "\(first), \(second): \(refused)")
          mends = Self.printed(in: Array(said.suffix(1)) + refused)
          mends += Self.printed(in: Array(said.prefix(1))).filter { $0.contains("S") }
        }
        #expect(Set(mends).count >= 4, "\(first), \(second): \(mends)")
        for mend in Set(mends).sorted() {
          try await evening(language) { e in
            await e.say("camille", in: coord, first)
            await e.say("camille", in: coord, second)
            let said = await e.say("camille", in: coord, mend)
            // A refusal is said in private.
            #expect(said.to(coord).count == 1 && said.to("camille") == [], "\(first), \(second), \(mend): \(said)")
          }
        }
      }
    }
  }

  @Test func aDistressIsAnsweredByItsNumberHoweverItIsTyped() async throws {
    for mend in [
      "!oui S2", "!oui s2", "!oui 2", "!oui n° 2", "!non S2", "!non 2", "!oui @63 S2", "!oui", "!non", "!oui 1",
    ] {
      try await Evening.play(DistressTests.settings) { e in
        await e.activate()
        await e.say("jo", in: veille, "!s Issoire : le pont est coupé")
        let asked = await e.say("lea", in: veille, "!sos Coudes : toit")
        #expect(asked.to(veille).first?.hasSuffix("Secours prévenus ? !oui S2 ou !non S2") == true)
        #expect(await e.say("lea", in: veille, mend).to(veille).first?.hasPrefix("S2 : secours") == true, "\(mend)")
      }
    }
  }

  /// By its number anywhere, and for as long as it goes on: not by others, nor when it is over.
  @Test func itsAuthorAnswersAtAnyTime() async throws {
    try await Evening.play(DistressTests.settings) { e in
      await e.activate()
      await e.say("lea", in: veille, "!sos Coudes : toit")
      #expect(await e.say("lea", "oui S1").to("lea").first?.hasPrefix("S1 : secours prévenus") == true)
      await e.wait(20 * .minute)
      #expect(await e.say("lea", in: veille, "!non S1").to(veille).first?.hasPrefix("S1 : secours pas encore") == true)
      let none = "Pas de question S1 en attente"
      #expect(await e.say("jo", in: veille, "!oui S1").to("jo").first?.hasPrefix(none) == true)
      await e.say("camille", in: coord, "!lever 1 fini")
      #expect(await e.say("lea", "oui S1").to("lea").first?.hasPrefix(none) == true)
    }
  }

  /// The same number in two crises.
  @Test func theCrisisIsNamedWhereANumberIsNotEnough() async throws {
    try await Evening.play(DistressTests.settings) { e in
      await e.activate()
      await e.activate("feu", by: "lieutenant", in: gest42)
      await e.say("jo", in: veille, "!sos Auzat-la-Combelle : toit")
      let second = await e.say("jo", in: veille, "!sos Roanne : cave").to(veille)
      #expect(second.first?.hasSuffix("!oui @42-feu-2411 S1 ou !non @42-feu-2411 S1") == true, "\(second)")
      let refused = await e.say("jo", in: veille, "!oui S1").to("jo")
      #expect(
        refused == [
          "Plusieurs questions attendent : @63-crue-2411 S1 ou @42-feu-2411 S1. Dites laquelle. Exemples : !oui @63-crue-2411 S1 ou !non @63-crue-2411 S1"
        ])
      #expect(await e.say("jo", in: veille, "!oui @42-feu-2411 S1").to(gest42).count == 1)
      #expect(await e.say("jo", in: veille, "!non @63-crue-2411 S1").to(gest63).count == 1)
    }
  }
}
