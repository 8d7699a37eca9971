import CrisisCore
import Testing
import VigieTestSupport

/// The same line twice has one effect; another act in the same words has its own.
struct SameLineTests {
  @Test func theSameMessageTwiceHasOneEffectAndTheFirstAnswer() async throws {
    try await Evening.play { e in
      await e.activate()
      let first = await e.say("jo", in: veille, "!s Issoire : un", id: .given("x1"))
      e.clock.advance(by: 5 * .minute)
      #expect(await e.say("jo", in: veille, "!s Issoire : un", id: .given("x1")) == first)
      #expect(await e.say("jo", in: veille, "autre chose", id: .given("x1")) == [])
      e.mutter("jo", in: veille, "!s Coudes : deux", id: .given("x2"))
      e.mutter("jo", in: veille, "!s Coudes : deux", id: .given("x2"))
      let both = await e.settle().to(veille)
      #expect(both.count == 2 && both.first == both.last && both.first?.hasPrefix("S2 ") == true)
      #expect(e.lastReport() == 2)
    }
  }

  @Test(arguments: [FakeNetwork.MessageID.none, .fresh])
  func theSameWordsWithinTwoMinutesAreTheSameLine(_ id: FakeNetwork.MessageID) async throws {
    try await Evening.play { e in
      await e.activate()
      let first = await e.say("jo", in: veille, "!s Issoire : l’eau monte", id: id)
      e.clock.advance(by: 2 * .minute - 1)
      #expect(await e.say("jo", in: veille, "!S  issoire : L'EAU monte", id: id) == first)
      #expect(e.lastReport() == 1)
      // Somebody else, another room, or later: another line.
      #expect(
        await e.say("lea", in: veille, "!s Issoire : l’eau monte", id: id).to(veille).first?.hasPrefix("S2 ") == true)
      #expect(await e.say("jo", "!s Issoire : l’eau monte", id: id).to("jo").first?.hasPrefix("S3 ") == true)
      e.clock.advance(by: 2 * .minute)
      #expect(
        await e.say("jo", in: veille, "!s Issoire : l’eau monte", id: id).to(veille).first?.hasPrefix("S4 ") == true)
    }
  }

  @Test func theSameWordsAreTheSameLineAcrossARestart() async throws {
    try await Evening.play(onDisk: true) { e in
      await e.activate()
      let first = await e.say("jo", in: veille, "!s Issoire : un", id: .none)
      try await e.restart()
      #expect(await e.say("jo", in: veille, "!s Issoire : un", id: .none) == first)
      #expect(e.lastReport() == 1)
    }
  }

  @Test func afterAnUndoTheSameWordsAreANewAct() async throws {
    try await Evening.play { e in
      await e.activate()
      await e.say("jo", in: veille, "!s Issoire : un", id: .none)
      await e.say("jo", in: veille, "!annuler", id: .none)
      #expect(await e.say("jo", in: veille, "!s Issoire : un", id: .none).to(veille).first?.hasPrefix("S2 ") == true)
      #expect(
        await e.say("jo", in: veille, "!annuler", id: .none).to(veille) == ["S2 annulé. Le numéro ne resservira pas."])
    }
  }

  @Test func afterNoAndYesTheSameWordsAreANewAct() async throws {
    try await Evening.play { e in
      let asked = await e.say("capitaine", in: gest63, "!activer crue", id: .none)
      #expect(await e.say("capitaine", in: gest63, "!activer crue", id: .none) == asked)
      await e.say("capitaine", in: gest63, "!non", id: .none)
      #expect(await e.say("capitaine", in: gest63, "!activer crue", id: .none) == asked)
      let done = await e.say("capitaine", in: gest63, "!oui", id: .none)
      #expect(done.to(gest63).first?.hasPrefix("63-crue-2411 activée") == true)
      // Twice the same yes, with nothing between: one act, one answer; nobody is called twice.
      #expect(await e.say("capitaine", in: gest63, "!oui", id: .none) == ["#gest-63: \(done.to(gest63)[0])"])
      await e.say("capitaine", in: gest63, "!annuler", id: .none)
      await e.say("capitaine", in: gest63, "!activer crue", id: .none)
      #expect(
        await e.say("capitaine", in: gest63, "!oui", id: .none).to(gest63).first?.hasPrefix("63-crue-2411b activée")
          == true)
    }
  }

  @Test func aThenBThenAEndsWithA() async throws {
    try await Evening.play { e in
      await e.activate()
      await e.say("jo", in: veille, "!s Issoire : un")
      for place in ["Coudes", "Parent", "Coudes"] {
        let said = await e.say("jo", in: veille, "!corriger 1 \(place)", id: .none)
        #expect(said.to(veille).first?.hasPrefix("S1 corrigé : lieu \(place)") == true)
        #expect(e.report(1)?.place.commune == place)
      }
      for (word, answer) in [("en", "I will"), ("fr", "Je vous"), ("en", "I will")] {
        #expect(await e.say("jo", in: veille, "!langue \(word)", id: .none).to("jo").first?.hasPrefix(answer) == true)
      }
      #expect(await e.say("jo", in: veille, "!voir 1").to(veille).first?.contains("not verified") == true)
    }
  }

  @Test func aRefusedLineMayBeSaidAgain() async throws {
    try await Evening.play { e in
      #expect(await e.say("jo", in: veille, "!s Issoire : un", id: .none).to("jo").count == 1)
      await e.activate()
      #expect(await e.say("jo", in: veille, "!s Issoire : un", id: .none).to(veille).first?.hasPrefix("S1 ") == true)
    }
  }

  @Test func whatWasSaidBeforeVigieCameDoesNothing() async throws {
    try await Evening.play { e in
      await e.activate()
      let before = e.journal
      e.network.push("!s Issoire : hier", by: "jo", in: veille, provenance: .history)
      e.network.push("!activer feu", by: nil, nick: "x", in: veille, provenance: .history)
      e.network.push("!oui", by: "capitaine", in: gest63, provenance: .history)
      #expect(await e.settle() == [])
      #expect(e.journal == before)
    }
  }

  @Test func conversationIsNotHeard() async throws {
    try await Evening.play { e in
      await e.activate()
      for line in ["bonjour", "!", "!!", "!1", "Vigie est là ?", "s Issoire : un", "https://x.com/!s"] {
        #expect(await e.say("jo", in: veille, line) == [])
      }
      #expect(await e.say("jo", in: "#ailleurs", "!s Issoire : un") == [])
      #expect(await e.say("jo", in: veille, "Vigie: s Issoire : un").to(veille).first?.hasPrefix("S1 ") == true)
    }
  }
}
