import CrisisCore
import Testing
import VigieTestSupport

@testable import CrisisStore
@testable import DutyDesk

/// What is online gets other words, once two people agreed to them.
@Suite(.timeLimit(.minutes(5)))
struct CorrectedPostTests {
  private static let correction =
    "!relayer corriger R1 https://www.puy-de-dome.gouv.fr/crue Ne prenez pas la route inondée."

  private static func settings(_ network: RelayNetwork = .mastodon) -> DeskSettings {
    .visov { settings in
      var ours = RelayAccount("Mastodon", network, handle: "visov", host: "mastodon.example.org")
      ours.isOurs = true
      settings.relays.accounts = [ours]
      settings.webhooks = [
        Webhook("sdis63", for: "SDIS63", [.corrections]), Webhook("points", for: "SDIS63", [.digests]),
      ]
    }
  }

  private func play(
    _ network: RelayNetwork = .mastodon, rests: Bool = false, _ scene: (Evening, FakeAccount) async throws -> Void
  ) async throws {
    try await Evening.play(Self.settings(network), networks: ["visov", Webhook.network]) { e in
      e.networks.last?.connect(to: e.desk.mailbox, channels: ["sdis63", "points"])
      let account = FakeAccount("Mastodon")
      try await e.posting(on: account, rests: rests) {
        await e.approveAnAdvice()
        await e.until { e.state(1) == .published }
        try await scene(e, account)
      }
    }
  }

  @Test func theWordsChangeAndTheAddressStays() async throws {
    try await play { e, account in
      let drafted = await e.say("jo", in: veille, Self.correction)
      #expect(
        drafted.to("visov/" + veille).first?.hasPrefix("R2 enregistré, consigne, pour corriger R1 ; rien n’est encore")
          == true)
      #expect(account.corrections.untaken.isEmpty && e.relay(1)?.status == .published)
      let approved = await e.say("camille", in: coord, "!valider R2")
      #expect(
        approved.to("visov/" + coord).first?.hasPrefix(
          "R2 validé par Camille à 03h10, à la place de R1. Vigie le publie") == true)
      await e.until { e.state(2) == .published }
      let place = FakeAccount.address(1)
      #expect(account.corrections.untaken == [place] && account.removals.untaken.isEmpty)
      #expect(account.online.map(\.text) == ["Ne prenez pas la route inondée. https://www.puy-de-dome.gouv.fr/crue"])
      #expect(e.relay(2)?.published.map(\.url) == [place] && e.state(1) == .replaced)
      #expect(
        await e.said(in: "visov/" + coord).contains(
          "R2, consigne (63-crue-2411), mis par Vigie à la place de R1 sur Mastodon à 03h10, à la même adresse. \(place)"
        ))
      // The managers and their webhook are told what was wrong; who has only digests there reads it in the digest.
      let news =
        "RECTIFICATIF : R1, consigne (63-crue-2411), en ligne, est corrigé par R2, validé par Camille à 03h10 : « Ne prenez pas la route inondée »."
      #expect(await e.said(in: "visov/" + gest63).contains { $0.hasPrefix(news.dropLast(5)) })
      let hooks = e.transcript.filter { $0.room.hasPrefix("webhook/") }
      #expect(hooks.map(\.room) == ["webhook/sdis63"] && hooks.first?.text.hasPrefix("RECTIFICATIF : R1") == true)
      let digest = await e.say("capitaine", in: gest63, "!point")
      #expect(digest.contains { $0.contains("R1, consigne : texte corrigé (R2)") }, "\(digest)")
      // Taking it back is no matter of a line any more.
      let back = await e.say("camille", in: coord, "!annuler")
      #expect(back.contains { $0.contains("le retirer : !retirer R2") }, "\(back)")
      #expect(await e.say("camille", in: coord, "!voir R1").contains { $0.contains("corrigé par R2") })
      await e.say("jo", in: veille, "!retirer R2")
      await e.until { e.state(2) == .removed }
      #expect(account.online.isEmpty)
      #expect(
        e.journal?.filter { $0.hasPrefix("relay.") }.suffix(7) == [
          "relay.drafted", "relay.approved", "relay.corrected", "relay.published", "relay.removed", "relay.withdrawn",
          "relay.removed",
        ])
    }
  }

  /// Elsewhere what readers saw goes away, and the right words are posted; each proof stays.
  @Test func whereWordsCannotChangeItIsPostedAnew() async throws {
    try await play(.bluesky) { e, account in
      await e.say("jo", in: veille, Self.correction)
      await e.say("camille", in: coord, "!valider R2")
      await e.until { e.state(2) == .published }
      #expect(account.removals.untaken == [FakeAccount.address(1)] && account.corrections.untaken.isEmpty)
      #expect(account.online.map(\.number) == [2])
      #expect(e.relay(1)?.onceOnline.map(\.url) == [FakeAccount.address(1)])
      #expect(e.relay(2)?.published.map(\.url) == [FakeAccount.address(2)])
    }
  }

  @Test func nobodyCorrectsAlone() async throws {
    try await play { e, account in
      await e.say("camille", in: coord, Self.correction)
      let own = await e.say("camille", in: coord, "!valider R2")
      #expect(own.contains { $0.contains("vous l’avez écrit") })
      await e.say("jo", in: veille, "!retirer R1 la route est rouverte")
      await e.until { e.state(1) == .removed }
      let late = await e.say("jo", in: veille, "!valider R2")
      #expect(late.contains { $0.contains("R2 n’est pas validé : R1, qu’il corrige, est retiré depuis") }, "\(late)")
      #expect(account.corrections.untaken.isEmpty && account.online.isEmpty)
    }
  }

  @Test func aSuspensionStopsCorrectionsToo() async throws {
    try await play { e, account in
      await e.say("jo", in: veille, Self.correction)
      await e.say("camille", in: coord, "!relais suspendre")
      await e.say("camille", in: coord, "!valider R2")
      #expect(account.corrections.untaken.isEmpty && account.removals.untaken.isEmpty)
      #expect(account.online.map(\.number) == [1])
      await e.say("camille", in: coord, "!relais reprendre")
      await e.until { e.state(2) == .published }
      #expect(account.online.map(\.number) == [2])
    }
  }

  /// What the server refuses for good: people have the right text, and the wrong one is gone.
  @Test func wrongWordsDoNotStay() async throws {
    try await play { e, account in
      account.answer(.failure(PostFailure(.refused, "HTTP 422")))
      await e.say("jo", in: veille, Self.correction)
      await e.say("camille", in: coord, "!valider R2")
      await e.until { e.state(1) == .removed }
      #expect(e.state(2) == .failed && account.online.isEmpty)
      #expect(await e.said(in: "visov/" + coord).contains { $0.hasPrefix("R2, texte exact : Ne prenez pas") })
    }
  }

  /// Done, and the lights went out before it was noted: it is the same once more.
  @Test func theSameOutcomeOnceMoreChangesNothing() async throws {
    try await play { e, _ in
      await e.say("jo", in: veille, Self.correction)
      await e.say("camille", in: coord, "!valider R2")
      await e.until { e.state(2) == .published }
      let post = Post(crisis: "63-crue-2411", number: 2, account: "Mastodon", text: "", approvedAt: 0)
      try await e.desk.take(
        PostOutcome(PostJob(.replace(FakeAccount.address(1)), post), .success(FakeAccount.address(1))))
      #expect(e.journal?.count { $0 == RelayPublished.kind } == 2)
      #expect(e.journal?.count { $0 == RelayRemoved.kind } == 1)
    }
  }

  /// What waits for its next try holds up nothing else of the account's.
  @Test func aPostThatWaitsHoldsUpNoOther() async throws {
    try await play(rests: true) { e, account in
      account.answer(.failure(PostFailure(.unreachable, "délai")))
      await e.say("samir", in: veille, "!relayer info https://www.puy-de-dome.gouv.fr/crue La décrue commence.")
      await e.say("camille", in: coord, "!valider R2")
      let pause = try await account.pauses.next()
      #expect(pause == 5_000)
      await e.say("samir", in: veille, "!relayer info https://www.puy-de-dome.gouv.fr/crue Le pont est ouvert.")
      await e.say("camille", in: coord, "!valider R3")
      await e.until { e.state(3) == .published }
      #expect(e.state(2) == .planned)
      // Away with what is online, too.
      await e.say("jo", in: veille, "!retirer R1")
      await e.until { e.state(1) == .removed }
    }
  }

  /// A server that asks to be left alone means all of it.
  @Test func aServerThatAsksForQuietIsLeftAlone() async throws {
    try await play(rests: true) { e, account in
      account.answer(.failure(PostFailure(.busy, "HTTP 429", pause: 60_000)))
      await e.say("samir", in: veille, "!relayer info https://www.puy-de-dome.gouv.fr/crue La décrue commence.")
      await e.say("camille", in: coord, "!valider R2")
      let pause = try await account.pauses.next()
      #expect(pause == 60_000)
      let tries = account.puts.untaken.count
      await e.say("samir", in: veille, "!relayer info https://www.puy-de-dome.gouv.fr/crue Le pont est ouvert.")
      await e.say("camille", in: coord, "!valider R3")
      #expect(account.puts.untaken.count == tries)
    }
  }
}
