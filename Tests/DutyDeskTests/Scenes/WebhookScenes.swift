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
