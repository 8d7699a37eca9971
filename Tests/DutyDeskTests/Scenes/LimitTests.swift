import ChatModel
import CrisisCore
import DutyDesk
import Testing
import VigieTestSupport

/// What one person may ask of Vigie, and what everybody together may.
struct LimitTests {
  private static let limited = DeskSettings.visov(throttle: ThrottleSettings())

  @Test func twelveInAMinuteThenOneWordOfWarning() async throws {
    try await Evening.play(Self.limited) { e in
      await e.activate()
      for number in 1...12 {
        #expect(await e.say("jo", in: veille, "!s Issoire : fait \(number)").to(veille).count == 1)
        e.clock.advance(by: .second)
      }
      #expect(
        await e.say("jo", in: veille, "!s Issoire : fait 13") == [
          "jo: Doucement : trop de commandes. Rien n’est fait pour celle-ci ; retapez-la dans 48 secondes."
        ])
      // Each line of a member's is answered, until it is no person's typing; of such answers one only waits to be said.
      for line in 0..<12 {
        #expect(await e.say("jo", "!voir \(line)").to("jo").first?.hasPrefix("Doucement") == true)
      }
      #expect(Set(e.transcript.suffix(12).map(\.line.key)) == ["throttle/visov/jo"])
      #expect(await e.say("jo", "!ping") == [])
      #expect(await e.say("lea", in: veille, "!s Issoire : autre").to(veille).count == 1)
      #expect(await e.say("jo", in: veille, "rien pour Vigie") == [])
      // The window slides: the first of the twelve is over, the second is not.
      e.clock.advance(by: 48 * .second)
      #expect(await e.say("jo", in: veille, "!s Issoire : fait 13").to(veille).count == 1)
      #expect(await e.say("jo", in: veille, "!s Issoire : fait 14").to(veille) == [])
      #expect(e.lastReport() == 14)
    }
  }

  @Test func withoutAThrottleNobodyIsSlowedDown() async throws {
    try await Evening.play { e in
      await e.activate()
      for number in 1...100 { e.mutter("jo", in: veille, "!s Issoire : fait \(number)") }
      #expect(await e.settle().to(veille).count == 100)
    }
  }

  @Test func theSameLineWithinAMinuteIsAnsweredShortly() async throws {
    try await Evening.play { e in
      await e.activate()
      let unknown = await e.say("jo", in: veille, "!signalez Issoire")
      #expect(unknown.to("jo").first?.hasPrefix("Commande inconnue : !signalez. Vouliez-vous dire !signaler ?") == true)
      e.clock.advance(by: 20 * .second)
      let again = await e.say("jo", in: veille, "!signalez Issoire")
      #expect(
        again == [
          "jo: Déjà répondu il y a 20 s, la réponse est la même : « Commande inconnue : !signalez. Vouliez-vous dire !signaler ? Rien n’est fait. Les commandes … »"
        ], "\(again)")
      #expect(await e.say("lea", in: veille, "!signalez Issoire").to("lea").count == 1)
      // Another fault is told; so is the same with another number.
      #expect(await e.say("jo", in: veille, "!voire 1").to("jo").count == 1)
      for number in 7...8 { #expect(await e.say("jo", in: veille, "!voir \(number)").to("jo").count == 1) }
      e.clock.advance(by: .minute)
      #expect(await e.say("jo", in: veille, "!signalez Issoire") == unknown)
    }
  }

  /// Another line is another question, even where the answer is the same.
  @Test(arguments: [
    ["!signaler Issoire : x", "!voir 1", "!corriger 1 Coudes", "!note x", "!prendre 1"],
    ["!vérifier 4 oups", "!vérifier 4 aïe", "!voir", "!voir tout", "!oui", "!oui 2", "!annuler"],
    ["!activer crue", "!activer feu", "!activer", "!rôle samir diffuseur"],
  ])
  func everyLineOfAMemberIsAnswered(_ lines: [String]) async throws {
    try await Evening.play { e in
      for line in lines + lines {
        for (person, room) in [("samir", veille), ("lea", coord), ("capitaine", gest63)] {
          let said = await e.say(person, in: room, line)
          #expect(!said.to(person).isEmpty || !said.to(room).isEmpty, "\(person): \(line)")
        }
      }
    }
  }

  @Test func aStrangersSecondCallIsAnsweredToo() async throws {
    try await Evening.play { e in
      for words in ["!sos au secours", "!sos une famille sur le toit", "!sos vite"] {
        #expect(await e.stranger("x", in: veille, words).to("x").count == 1, "\(words)")
      }
      // What is no call has the same answer once a minute, whatever is typed.
      #expect(await e.stranger("x", in: veille, "!voir 1").to("x").count == 1)
      #expect(await e.stranger("x", in: veille, "!voir 2").to("x").count == 0)
    }
  }

  @Test func atItsBoundTheMailboxAsksForAPauseAndThenGoesOn() async throws {
    try await Evening.play { e in
      await e.activate()
      var accepted = 0
      while e.network.push("!s Issoire : fait \(accepted)", by: "jo", in: veille), accepted < 10_000 { accepted += 1 }
      #expect(accepted == 4_095)
      #expect(e.desk.mailbox.pauses == 1)
      // What comes all the same is taken.
      #expect(!e.network.push("!s Issoire : encore", by: "jo", in: veille))
      #expect(e.network.resumptions == 0)
      #expect(await e.settle().to(veille).count == 4_097)
      #expect(e.network.resumptions == 1)
      #expect(e.desk.mailbox.depth == 0)
      #expect(e.network.push("bonjour", by: "jo", in: veille))
      #expect(e.lastReport() == 4_097)
    }
  }
}
