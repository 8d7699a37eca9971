import ChatModel
import CrisisCore
import Testing
import VigieTestSupport

@testable import CrisisStore
@testable import DutyDesk

/// What goes to an authority's webhook, and what does not.
struct WebhookScenes {
  private static let settings = DeskSettings.visov { settings in
    settings.webhooks = [
      Webhook("pref63", for: "SDIS63", [.digests, .distress, .corrections]),
      Webhook("sdis63", for: "SDIS63", [.distress]), Webhook("sdis42", for: "SDIS42", Set(Webhook.Kind.allCases)),
    ]
  }

  private func play(_ scene: (Evening, FakeNetwork) async throws -> Void) async throws {
    try await Evening.play(Self.settings, networks: ["visov", Webhook.network]) { e in
      let hooks = try #require(e.networks.last)
      hooks.connect(to: e.desk.mailbox, channels: ["pref63", "sdis63", "sdis42"])
      await e.settle()
      await e.activate()
      try await scene(e, hooks)
    }
  }

  private func heard(_ e: Evening, by hook: String, _ words: String) -> [Said] {
    e.transcript.filter { $0.room == "webhook/\(hook)" && $0.text.contains(words) }
  }

  @Test func aDigestIsOneMessage() async throws {
    try await play { e, _ in
      await e.say("jo", in: veille, "!s Issoire : l’eau monte")
      await e.pass(to: Evening.start + 10 * .minute)
      let digests = heard(e, by: "pref63", "POINT N° 1")
      #expect(digests.count == 1)
      #expect(digests.first?.line.text.contains("\n") == true && digests.first?.line.lane == .digest)
      #expect(heard(e, by: "sdis63", "POINT").isEmpty && heard(e, by: "sdis42", "").isEmpty)
    }
  }

  @Test func aCallForHelpAndACorrectionGoWhereTheyAreWanted() async throws {
    try await play { e, _ in
      await e.say("jo", in: veille, "!sos 12 rue du Pont à Issoire, deux personnes à l’étage")
      #expect(heard(e, by: "pref63", "DÉTRESSE").count == 1 && heard(e, by: "sdis63", "DÉTRESSE").count == 1)
      await e.say("samir", in: veille, "!s Coudes : le pont est coupé")
      await e.say("lea", in: veille, "!vérifier 2 ok : vu")
      await e.pass(to: Evening.start + 10 * .minute)
      let before = heard(e, by: "sdis63", "").count
      await e.say("lea", in: veille, "!vérifier 2 infirmé : photo de 2003")
      #expect(heard(e, by: "pref63", "S2").contains { $0.text.contains("infirmé") && !$0.text.contains("POINT") })
      #expect(heard(e, by: "sdis63", "").count == before)
      // No other line of the managers' goes there.
      await e.say("capitaine", in: gest63, "!question par où passer ?")
      await e.say("jo", in: veille, "!répondre Q1 par le nord")
      #expect(heard(e, by: "pref63", "nord").isEmpty)
      #expect(heard(e, by: "sdis42", "").isEmpty)
    }
  }

  /// It is never given up while somebody calls; the coordination is told once, and it is tried more and more rarely.
  @Test func aCallForHelpIsTriedUntilItIsTakenOrLifted() async throws {
    try await play { e, hooks in
      hooks.deliver(.failed(.refused("HTTP 503")))
      await e.say("jo", in: veille, "!sos 12 rue du Pont à Issoire, deux personnes à l’étage")
      await e.say("capitaine", in: gest63, "!reçu 1")
      await e.pass(to: Evening.start + 2 * .minute)
      for _ in 1...240 { await e.wait(15 * .second) }
      func tries() -> Int { heard(e, by: "sdis63", "DÉTRESSE S1").count }
      let told = e.transcript.filter {
        $0.text.contains("NON REMIS") && $0.text.contains("sdis63") && $0.room == "visov/" + coord
      }
      // Of the call itself, and of its being taken in charge: once each.
      #expect(Set(told.map(\.text)).count == told.count, "\(told)")
      #expect((1...2).contains(told.count), "\(e.transcript.filter { $0.text.contains("NON REMIS") })")
      #expect(told.allSatisfy { $0.text.contains("Vigie continue d’essayer.") })
      // Five at first, then after 1, 2, 4, 8 and each 10 minutes of the hour.
      #expect((10...32).contains(tries()), "\(tries())")
      let before = tries()
      hooks.deliver(.confirmed)
      for _ in 1...44 { await e.wait(15 * .second) }
      #expect(tries() > before)
      let after = tries()
      for _ in 1...44 { await e.wait(15 * .second) }
      #expect(tries() == after)
    }
  }

  @Test func aCallThatIsLiftedIsTriedNoMore() async throws {
    try await play { e, hooks in
      hooks.deliver(.failed(.refused("HTTP 503")))
      await e.say("jo", in: veille, "!sos 12 rue du Pont à Issoire, deux personnes à l’étage")
      await e.say("capitaine", in: gest63, "!lever 1 tous sortis")
      for _ in 1...60 { await e.wait(15 * .second) }
      let tries = heard(e, by: "sdis63", "S1").count
      for _ in 1...60 { await e.wait(15 * .second) }
      #expect(heard(e, by: "sdis63", "S1").count == tries)
    }
  }

  /// The right to it is looked at again when it is sent.
  @Test func aWebhookThatIsGoneGetsNothing() async throws {
    try await Evening.play(Self.settings, networks: ["visov", Webhook.network], onDisk: true) { e in
      await e.activate()
      await e.say("jo", in: veille, "!sos 12 rue du Pont à Issoire, deux personnes à l’étage")
      #expect(heard(e, by: "pref63", "").isEmpty)
      e.settings.webhooks = [Webhook("pref63", for: "SDIS42", Set(Webhook.Kind.allCases))]
      try e.stop()
      try await e.comeBack()
      e.networks.last?.connect(to: e.desk.mailbox, channels: ["pref63", "sdis63", "sdis42"])
      await e.tick()
      #expect(heard(e, by: "pref63", "").isEmpty && heard(e, by: "sdis63", "").isEmpty)
    }
  }
}
