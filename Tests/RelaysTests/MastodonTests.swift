import CrisisCore
import Relays
import Testing
import VigieTestSupport

@Suite(.timeLimit(.minutes(2)))
struct MastodonTests {
  static let moment: Milliseconds = 1_574_561_400_000
  static let post = Post(
    crisis: "63-crue-2411", number: 9, account: "Mastodon",
    text: "N’allez pas à l’eau : crue > 3 m & plus « ici ». https://www.puy-de-dome.gouv.fr/crue?a=1&b=2",
    approvedAt: moment)

  private func with(
    knowsKeys: Bool = true, _ body: (FakeMastodon, MastodonAccount) async throws -> Void
  ) async throws {
    let server = try await FakeMastodon.start(at: Self.moment + 1_000, knowsKeys: knowsKeys)
    do {
      try await body(server, try server.account())
      await server.server.stop()
    } catch {
      await server.server.stop()
      throw error
    }
  }

  private func failure(_ body: () async throws(PostFailure) -> Void) async -> PostFailure? {
    do throws(PostFailure) {
      try await body()
      return nil
    } catch {
      return error
    }
  }

  @Test func aPostIsPutOnlineAndTakenAway() async throws {
    try await with { server, account in
      let url = try await account.put(Self.post)
      #expect(server.online.map(\.text) == [Self.post.text] && server.online.map(\.url) == [url])
      try await account.remove(Self.post, at: url)
      #expect(server.online.isEmpty)
      // What is gone is gone.
      try await account.remove(Self.post, at: url)
      #expect(await account.limit() == 777)
    }
  }

  @Test(arguments: [true, false])
  func nothingIsPutOnlineTwice(knowsKeys: Bool) async throws {
    try await with(knowsKeys: knowsKeys) { server, account in
      let url = try await account.put(Self.post)
      for _ in 1...3 { #expect(try await account.put(Self.post) == url) }
      #expect(server.online.count == 1)
    }
  }

  /// The server took it, and nobody heard of it.
  @Test(arguments: [FakeMastodon.Misdeed.takesAndTears, .takesAndHangs, .says("{\"id\":"), .says("[]")])
  func whatWasTakenUnheardIsFound(misdeed: FakeMastodon.Misdeed) async throws {
    try await with(knowsKeys: false) { server, account in
      server.misbehave(misdeed)
      let first = await failure { () throws(PostFailure) in _ = try await account.put(Self.post) }
      if case .says = misdeed { #expect(first?.mayHaveWorked == true && first?.isPassing == true) }
      let url = try await account.put(Self.post)
      #expect(server.online.map(\.url) == [url])
    }
  }

  /// The same words, as another relay of another day.
  @Test func olderPostOfTheSameWordsIsAnother() async throws {
    try await with { server, account in
      server.put(Self.post.text, at: Self.moment - .day)
      _ = try await account.put(Self.post)
      #expect(server.online.count == 2)
    }
  }

  @Test(arguments: [
    (
      FakeMastodon.Misdeed.answers(429, [("Retry-After", "2")]),
      PostFailure(.busy, "HTTP 429", pause: 2_000)
    ),
    (.answers(503), PostFailure(.busy, "HTTP 503")),
    (.answers(500), PostFailure(.busy, "HTTP 500", mayHaveWorked: true)),
    (
      .answers(422, [], #"{"error":"Validation failed: Text character limit of 500 exceeded"}"#),
      PostFailure(.refused, "HTTP 422 Validation failed: Text character limit of 500 exceeded")
    ), (.answers(403), PostFailure(.locked, "HTTP 403")), (.answers(302), PostFailure(.refused, "HTTP 302")),
  ])
  func whatTheServerSaysIsToldShortly(misdeed: FakeMastodon.Misdeed, expected: PostFailure) async throws {
    try await with { server, account in
      server.misbehave(misdeed)
      #expect(await failure { () throws(PostFailure) in _ = try await account.put(Self.post) } == expected)
      #expect(server.online.isEmpty)
    }
  }

  // MARK: - Corrected

  private static var right: Post {
    var post = post
    (post.number, post.text, post.approvedAt) = (
      10, "Restez à l’étage. https://www.puy-de-dome.gouv.fr/crue", moment + 500
    )
    return post
  }

  /// However often it is asked for, by a server that tears its answer too: one post, at its address.
  @Test(arguments: [FakeMastodon.Misdeed?.none, .takesAndTears, .takesAndHangs, .answers(503), .answers(429)])
  func theWordsChangeInPlace(misdeed: FakeMastodon.Misdeed?) async throws {
    try await with { server, account in
      let url = try await account.put(Self.post)
      if let misdeed {
        server.misbehave(misdeed)
        let first = await failure { () throws(PostFailure) in _ = try await account.put(Self.right, inPlaceOf: url) }
        // What hangs up is asked once more at once: the same words at the same place.
        #expect(first?.isPassing ?? true)
      }
      for _ in 1...2 { #expect(try await account.put(Self.right, inPlaceOf: url) == url) }
      #expect(server.online.map(\.url) == [url] && server.online.map(\.text) == [Self.right.text])
      try await account.remove(Self.right, at: url)
      #expect(server.online.isEmpty)
    }
  }

  /// Deleted by somebody meanwhile: the right words are posted, once.
  @Test func whatIsGoneIsPostedAnew() async throws {
    try await with(knowsKeys: false) { server, account in
      let gone = try await account.put(Self.post)
      try await account.remove(Self.post, at: gone)
      let url = try await account.put(Self.right, inPlaceOf: gone)
      #expect(url != gone)
      #expect(try await account.put(Self.right, inPlaceOf: gone) == url)
      #expect(server.online.map(\.text) == [Self.right.text])
    }
  }

  @Test func aServerThatKnowsNoCorrectionsPostsAnew() async throws {
    try await with { server, account in
      let old = try await account.put(Self.post)
      server.isOld()
      let url = try await account.put(Self.right, inPlaceOf: old)
      #expect(server.online.map(\.url) == [url] && url != old)
    }
  }

  @Test func whatTheServerRefusesOfACorrectionIsTold() async throws {
    try await with { server, account in
      let url = try await account.put(Self.post)
      server.misbehave(.answers(422, [], #"{"error":"too long"}"#))
      let failure = await failure { () throws(PostFailure) in _ = try await account.put(Self.right, inPlaceOf: url) }
      #expect(failure == PostFailure(.refused, "HTTP 422 too long"))
      #expect(server.online.map(\.text) == [Self.post.text])
    }
  }

  @Test func theKeyShowsWhoseAccountItIs() async throws {
    try await with { server, account in
      #expect(try await account.owner() == "visov")
      let wrong = try server.account(token: "wrong-token")
      let failure = await failure { () throws(PostFailure) in _ = try await wrong.owner() }
      #expect(failure?.fault == .locked && server.online.isEmpty)
    }
  }

  @Test func aWrongTokenIsToldWithoutIt() async throws {
    try await with { server, _ in
      let account = try server.account(token: "wrong-token")
      let failure = await failure { () throws(PostFailure) in _ = try await account.put(Self.post) }
      #expect(failure == PostFailure(.locked, "HTTP 401 The access token is invalid"))
    }
  }

  @Test func aServerThatIsGoneIsTriedAgain() async throws {
    let server = try await FakeMastodon.start(at: Self.moment)
    let account = try server.account()
    await server.server.stop()
    let failure = await failure { () throws(PostFailure) in _ = try await account.put(Self.post) }
    #expect(failure == PostFailure(.unreachable, "localhost: no connection to the server"))
  }
}
