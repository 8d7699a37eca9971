import CrisisCore
import Logging
import NIOConcurrencyHelpers
import Testing
import VigieTestSupport

@testable import CrisisStore
@testable import DutyDesk

/// An account on a network without a wire: it does what the scene says, and online is what was put there once.
final class FakeAccount: PostingAccount {
  typealias Outcome = Result<Void, PostFailure>

  private struct State {
    var outcomes: [Outcome] = []
    var online: [Post] = []
  }

  let name: String
  let puts = Awaited<Post>()
  let removals = Awaited<String>()
  let corrections = Awaited<String>()
  /// Whoever waits before a try.
  let pauses = Awaited<Milliseconds>()
  private let state = NIOLockedValueBox(State())

  init(_ name: String) { self.name = name }

  /// What becomes of the next tries; all others succeed.
  func answer(_ outcomes: Outcome...) { state.withLockedValue { $0.outcomes += outcomes } }

  var online: [Post] { state.withLockedValue { $0.online } }

  private func next() -> Outcome {
    state.withLockedValue { $0.outcomes.isEmpty ? .success(()) : $0.outcomes.removeFirst() }
  }

  func put(_ post: Post) async throws(PostFailure) -> String {
    puts.add(post)
    try next().get()
    state.withLockedValue { state in
      if !state.online.contains(post) { state.online.append(post) }
    }
    return Self.address(post.number)
  }

  func remove(_ post: Post, at url: String) async throws(PostFailure) {
    removals.add(url)
    try next().get()
    state.withLockedValue { $0.online.removeAll { $0 == post } }
  }

  /// Only Mastodon can; the others as all do that cannot.
  func put(_ post: Post, inPlaceOf url: String) async throws(PostFailure) -> String {
    corrections.add(url)
    try next().get()
    state.withLockedValue { state in
      if let index = state.online.firstIndex(where: { Self.address($0.number) == url }) { state.online[index] = post }
    }
    return url
  }

  func owner() async throws(PostFailure) -> String { "visov" }
  func limit() async -> Int? { 500 }

  static func address(_ number: Int) -> String { "https://mastodon.example.org/@visov/\(number)" }
}

extension Evening {
  /// Somebody posts on an account as long as `scene` lasts.
  ///
  /// - Parameter rests: whether pauses last for ever.
  func posting(on account: FakeAccount, rests: Bool = false, _ scene: () async throws -> Void) async throws {
    let poster = RelayPoster(
      for: account, store: store, desk: desk, clock: clock.reading,
      sleep: {
        account.pauses.add($0)
        if rests { try await Task.sleep(for: .seconds(600)) }
      },
      log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    let working = Task { await poster.run() }
    defer { working.cancel() }
    try await scene()
  }

  /// Until the records are as wanted.
  func until(_ isSo: () -> Bool) async {
    let heads = store.heads.follow()
    if isSo() { return }
    for await _ in heads where isSo() { return }
  }

  /// All that was ever said there.
  func said(in room: String) async -> [String] {
    await settle()
    return transcript.map(\.description).to(room)
  }

  func state(_ number: Int, on account: String = "Mastodon") -> RelayPublication.State? {
    relay(number)?.publications.first { $0.account == account }?.state
  }
}

/// What two people agreed upon goes online by itself, where Vigie has the key, and away again.
@Suite(.timeLimit(.minutes(5)))
struct PostingTests {
  private static func settings(by hand: Bool = true) -> DeskSettings {
    .visov { settings in
      var ours = RelayAccount("Mastodon", .mastodon, handle: "visov", host: "mastodon.example.org")
      ours.isOurs = true
      settings.relays.accounts = (hand ? [RelayAccount("X", .x, handle: "visov")] : []) + [ours]
    }
  }

  @Test func anAdviceIsPostedAndTakenAway() async throws {
    try await Evening.play(Self.settings()) { e in
      let account = FakeAccount("Mastodon")
      try await e.posting(on: account) {
        await e.activate()
        await e.say("samir", in: veille, Evening.advice)
        #expect(account.puts.untaken.isEmpty)
        let approved = await e.say("camille", in: coord, "!valider R1")
        #expect(
          approved.to(coord).first
            == "R1 validé par Camille à 03h10. Vigie le publie maintenant sur Mastodon. À publier maintenant, à la main, sur X ; puis la preuve : !en-ligne R1 et l’adresse du message. Le texte à copier : !voir R1. Erreur : !retirer R1"
        )
        await e.until { e.state(1) == .published }
        let post = try await account.puts.next()
        #expect(post.text == "Ne vous engagez pas sur une route inondée. https://www.puy-de-dome.gouv.fr/crue")
        let proof = FakeAccount.address(1)
        #expect(
          await e.said(in: coord).contains(
            "R1, consigne, mis en ligne sur Mastodon à 03h10 par Vigie. Reste à publier sur X. \(proof)"))
        #expect(e.relay(1)?.published.map(\.url) == [proof])
        // The journal names Vigie as who did it.
        let log = await e.say("camille", in: coord, "!journal 3")
        #expect(log.contains { $0.contains("Vigie : met R1 en ligne (Mastodon)") }, "\(log)")

        let away = await e.say("jo", in: veille, "!retirer R1 la route est rouverte")
        #expect(away.to(veille).first?.hasSuffix("Erreur : !annuler (2 min). Vigie le supprime sur Mastodon.") == true)
        await e.until { e.state(1) == .removed }
        #expect(account.removals.untaken == [proof] && account.online.isEmpty)
        #expect(
          await e.said(in: coord).contains("R1, consigne (63-crue-2411), supprimé de Mastodon par Vigie à 03h10."))
        // What is gone is not put back by taking a line back.
        #expect(await e.say("jo", in: veille, "!annuler").contains { $0.contains("R1") && !$0.contains("ANNULÉ") })
        #expect(e.relay(1)?.status == .withdrawn)
      }
      #expect(e.journal?.suffix(4) == ["relay.approved", "relay.published", "relay.withdrawn", "relay.removed"])
    }
  }

  @Test func nothingIsPostedThatOnePersonAloneWants() async throws {
    try await Evening.play(Self.settings()) { e in
      let account = FakeAccount("Mastodon")
      try await e.posting(on: account) {
        await e.activate()
        await e.say("jo", in: veille, Evening.advice)
        await e.say("jo", in: veille, "!valider R1")
        await e.say("samir", in: veille, Evening.advice)
        await e.say("camille", in: coord, "!rejeter R2 non")
        await e.say("samir", in: veille, Evening.advice + " bis")
        await e.say("camille", in: coord, "!valider R3")
        await e.until { e.state(3) == .published }
        #expect(account.puts.untaken.map(\.number) == [3])
      }
    }
  }

  @Test func anExerciseIsNeverPosted() async throws {
    try await Evening.play(Self.settings()) { e in
      let account = FakeAccount("Mastodon")
      try await e.posting(on: account) {
        await e.say("capitaine", in: gest63, "!activer crue exercice")
        await e.say("capitaine", in: gest63, "!oui")
        await e.say("samir", in: veille, Evening.advice)
        let approved = await e.say("camille", in: coord, "!valider R1")
        #expect(approved.to(coord).first?.contains("à la main, sur X et Mastodon") == true)
        let jobs = try e.read { try $0.postJobs(at: e.clock.reading()) }
        #expect(jobs.isEmpty)
      }
      #expect(account.puts.untaken.isEmpty)
    }
  }

  @Test func whatPassesIsTriedAgain() async throws {
    try await Evening.play(Self.settings()) { e in
      let account = FakeAccount("Mastodon")
      account.answer(
        .failure(PostFailure(.busy, "HTTP 429", pause: 60_000)), .failure(PostFailure(.unreachable, "délai")))
      try await e.posting(on: account) {
        await e.approveAnAdvice()
        await e.until { e.state(1) == .published }
        #expect(account.puts.untaken.count == 3 && account.online.count == 1)
        #expect(account.pauses.untaken == [60_000, 15_000])
      }
    }
  }

  @Test func whatDoesNotPassIsHandedToPeopleWithTheText() async throws {
    try await Evening.play(Self.settings()) { e in
      let account = FakeAccount("Mastodon")
      account.answer(.failure(PostFailure(.locked, "HTTP 401")))
      try await e.posting(on: account) {
        await e.approveAnAdvice()
        await e.until { e.state(1) == .failed }
        #expect(
          await e.said(in: coord).suffix(2) == [
            "R1, consigne (63-crue-2411), n’a pas pu être publié par Vigie sur Mastodon : le compte n’accepte plus la clé de Vigie (HTTP 401). À publier à la main, le texte suit. Puis : !en-ligne R1 et l’adresse. Y renoncer : !retirer R1",
            "R1, texte exact : Ne vous engagez pas sur une route inondée. https://www.puy-de-dome.gouv.fr/crue",
          ])
        await e.say("jo", in: veille, "!en-ligne R1 https://mastodon.example.org/@visov/77")
        #expect(e.state(1) == .published)
        // What people put online, people take away.
        let away = await e.say("jo", in: veille, "!retirer R1")
        #expect(away.to(veille).first?.contains("à la main : Mastodon https://mastodon.example.org/@visov/77") == true)
        #expect(account.puts.untaken.count == 1 && account.removals.untaken.isEmpty)
      }
    }
  }

  @Test func patienceHasAnEnd() async throws {
    try await Evening.play(Self.settings(by: false)) { e in
      let account = FakeAccount("Mastodon")
      for _ in 0...RelayPoster.pauses.count {
        account.answer(.failure(PostFailure(.unreachable, "délai", mayHaveWorked: true)))
      }
      try await e.posting(on: account) {
        await e.approveAnAdvice()
        await e.until { e.state(1) == .failed }
        #expect(account.pauses.untaken == RelayPoster.pauses)
        #expect(await e.said(in: coord).contains { $0.contains("Il y est peut-être : regardez d’abord le compte.") })
      }
    }
  }

  @Test func aCoordinatorStopsAllAtOnce() async throws {
    try await Evening.play(Self.settings(by: false)) { e in
      let account = FakeAccount("Mastodon")
      try await e.posting(on: account) {
        await e.activate()
        #expect(
          await e.say("camille", in: coord, "!relais").to(coord) == [
            "Vigie publie d’elle-même, une fois validé, sur Mastodon. La suspendre : !relais suspendre"
          ])
        #expect(await e.say("jo", in: veille, "!relais suspendre").to("jo").first?.contains("pas ouverte") == true)
        let stopped = await e.say("camille", in: coord, "!relais suspendre")
        #expect(stopped.to(veille).first?.hasPrefix("PUBLICATION SUSPENDUE par Camille à 03h10") == true)
        let back = await e.say("camille", in: coord, "!annuler")
        #expect(back.contains { $0.contains("la reprendre : !relais reprendre") }, "\(back)")
        await e.say("samir", in: veille, Evening.advice)
        let approved = await e.say("camille", in: coord, "!valider R1")
        #expect(approved.to(coord).first?.contains("Publication suspendue : Vigie le publiera sur Mastodon") == true)
        #expect(
          await e.say("camille", in: coord, "!relais").to(coord) == [
            "Publication suspendue par Camille à 03h10. En attente : 1. La reprendre : !relais reprendre"
          ])
        #expect(account.puts.untaken.isEmpty)
        let resumed = await e.say("camille", in: coord, "!relais reprendre")
        #expect(resumed.to(coord).first?.contains("1 message en attente part maintenant") == true)
        await e.until { e.state(1) == .published }
      }
    }
  }

  /// It was online before it could be noted: it is not put there twice.
  @Test func aRestartPostsNothingTwice() async throws {
    try await Evening.play(Self.settings(by: false), onDisk: true) { e in
      let account = FakeAccount("Mastodon")
      await e.approveAnAdvice()
      let job = try #require(try e.read { try $0.postJobs(at: e.clock.reading()) }.first)
      _ = try await account.put(job.post)
      try await e.restart()
      try await e.posting(on: account) {
        await e.until { e.state(1) == .published }
        #expect(account.online.count == 1)
        // The same outcome once more changes nothing.
        try await e.desk.take(PostOutcome(job, .success(FakeAccount.address(1))))
      }
      #expect(e.journal?.count { $0 == RelayPublished.kind } == 1)
    }
  }

  /// Withdrawn while it was on its way: it is online, the records say so, and it goes.
  @Test func whatWasOvertakenIsTakenAway() async throws {
    try await Evening.play(Self.settings(by: false)) { e in
      let account = FakeAccount("Mastodon")
      await e.approveAnAdvice()
      let job = try #require(try e.read { try $0.postJobs(at: e.clock.reading()) }.first)
      await e.say("jo", in: veille, "!retirer R1")
      let url = try await account.put(job.post)
      try await e.desk.take(PostOutcome(job, .success(url)))
      #expect(e.relay(1)?.status == .withdrawn && e.state(1) == .published)
      try await e.posting(on: account) { await e.until { e.state(1) == .removed } }
      #expect(account.online.isEmpty)
    }
  }

  @Test func whatHasRunOutIsTakenAway() async throws {
    try await Evening.play(Self.settings(by: false)) { e in
      let account = FakeAccount("Mastodon")
      try await e.posting(on: account) {
        await e.approveAnAdvice()
        await e.until { e.state(1) == .published }
        let said = await e.pass(to: Evening.start + 6 * .hour + .minute)
        #expect(said.to(coord).contains { $0.contains("est périmé. Vigie le supprime sur Mastodon.") })
        await e.until { e.state(1) == .removed }
      }
    }
  }
}
