import CrisisCore
import Testing

struct ExerciseTests {
  /// Every line that leaves in an exercise says so, to whomever and whatever it answers.
  @Test func everyLineOfAnExerciseSaysSo() async throws {
    try await Evening.play(onDisk: true) { e in
      await e.say("capitaine", in: gest63, "!activer crue exercice")
      await e.say("capitaine", in: gest63, "!non")
      await e.say("capitaine", in: gest63, "!activer crue exercice")
      e.clock.advance(by: .second)
      await e.say("capitaine", in: gest63, "!oui")
      for line in [
        "!s Issoire 3h05 route : pont coupé", "!s https://x.com/a/status/1", "!corriger 1 Orbel", "!corriger 1 Coudes",
        "!corriger 1 Coudes", "!voir 1", "!voir 9", "!corriger 8 Coudes", "!état", "!s", "!annuler",
        "!corriger 2 Issoire",
      ] {
        #expect(await e.say("jo", in: veille, line).count == 1)
        e.clock.advance(by: .second)
      }
      await e.say("lea", in: veille, "!s https://x.com/a/status/1")
      await e.say("samir", in: veille, "!corriger 1 Issoire")
      await e.say("capitaine", in: gest63, "!activer crue exercice")
      e.network.deliver(.silent)
      await e.say("jo", in: veille, "!s Parent : camping")
      e.network.deliver(.confirmed)
      try await e.restart()
      await e.say("capitaine", in: gest63, "!état")
      e.clock.advance(by: 3 * .minute)
      await e.say("jo", in: veille, "!annuler")
      await e.say("capitaine", in: gest63, "!annuler")
      #expect(e.transcript.count > 20)
      for said in e.transcript { #expect(said.text.hasPrefix("EXERCICE "), "\(said)") }
    }
  }

  @Test func anExerciseIsMarkedInEnglishToo() async throws {
    try await Evening.play { e in
      await e.say("capitaine", in: gest63, "!langue en")
      #expect(
        await e.say("capitaine", in: gest63, "!activate flood exercise").to(gest63).first?.hasPrefix("EXERCISE ")
          == true)
      let said = await e.say("capitaine", in: gest63, "!yes")
      #expect(said.to(gest63).first?.hasPrefix("EXERCISE 63-crue-2411 activated") == true)
      #expect(said.to(veille).first?.hasPrefix("EXERCICE Appel aux volontaires : 63-crue-2411") == true)
    }
  }

  @Test func anExerciseBesideARealCrisisStaysApart() async throws {
    try await Evening.play { e in
      await e.activate()
      await e.activate("crue exercice")
      #expect(e.openCrises == ["63-crue-2411", "63-crue-2411b"])
      #expect(
        await e.say("jo", in: veille, "!s @63-crue-2411b Issoire : un").to(veille).first?.hasPrefix("EXERCICE S1")
          == true)
      #expect(await e.say("jo", in: veille, "!s @63-crue-2411 Issoire : un").to(veille).first?.hasPrefix("S1") == true)
    }
  }
}
