import CrisisCore
import Foundation
import SystemHTTP
import Testing
import VigieTestSupport

@testable import Relays

@Suite(.timeLimit(.minutes(2)))
struct BlueskyTests {
  static let post = Post(
    crisis: "63-crue-2411", number: 9, account: "Bluesky",
    text: "Évacuez : l’eau monte. https://www.puy-de-dome.gouv.fr/crue?a=1", approvedAt: 1_574_561_400_000)

  private func with(_ body: (FakeBluesky, BlueskyAccount) async throws -> Void) async throws {
    let server = try await FakeBluesky.start()
    do {
      try await body(server, try server.account())
      await server.server.stop()
    } catch {
      await server.server.stop()
      throw error
    }
  }

  private func failure(of account: BlueskyAccount) async -> PostFailure? {
    do throws(PostFailure) {
      _ = try await account.put(Self.post)
      return nil
    } catch {
      return error
    }
  }

  @Test func aPostIsPutOnlineOnceAndTakenAway() async throws {
    try await with { server, account in
      let url = try await account.put(Self.post)
      let key = RecordKey.of(Self.post)
      #expect(url == "https://bsky.app/profile/visov.example.org/post/\(key)")
      let again = try await account.put(Self.post)
      #expect(again == url && Array(server.now.records.keys) == [key])
      try await account.remove(Self.post, at: url)
      try await account.remove(Self.post, at: url)
      #expect(server.now.records.isEmpty && server.now.logins == 1)
    }
  }

  /// Logging in is scarce: a session is renewed, and the key to that outlives a restart.
  @Test func aSessionThatRanOutIsRenewed() async throws {
    try await with { server, account in
      _ = try await account.put(Self.post)
      server.change { $0.access += 1 }
      var other = Self.post
      other.number = 10
      _ = try await account.put(other)
      other.number = 11
      _ = try await server.account().put(other)
      #expect(server.now.records.count == 3 && server.now.logins == 1)
      let file = server.folder.file("session")
      let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? NSNumber
      #expect(mode?.intValue == 0o600)
      // A key that opens nothing any more: by the password.
      try server.folder.write("renewal-0", to: "session")
      other.number = 12
      _ = try await server.account().put(other)
      #expect(server.now.records.count == 4 && server.now.logins == 2)
    }
  }

  @Test func whatWasTakenUnheardIsFound() async throws {
    try await with { server, account in
      server.change { $0.tears = true }
      let url = try await account.put(Self.post)
      #expect(url.hasSuffix(RecordKey.of(Self.post)) && server.now.records.count == 1)
    }
  }

  @Test(arguments: [(429, PostFault.busy), (503, .busy), (400, .refused)])
  func whatTheServerSaysIsTold(status: Int, fault: PostFault) async throws {
    try await with { server, account in
      server.change { $0.status = status }
      #expect(await failure(of: account)?.fault == fault)
    }
  }

  @Test func aWrongPasswordIsToldWithoutIt() async throws {
    try await with { server, _ in
      let failure = await failure(of: try server.account(password: "wrong"))
      #expect(failure == PostFailure(.locked, "HTTP 401 Invalid identifier or password"))
    }
  }

  /// There an account has nothing but its posts: the first goes, the right one comes.
  @Test func aCorrectionIsAnotherPost() async throws {
    try await with { server, account in
      let url = try await account.put(Self.post)
      var right = Self.post
      (right.number, right.text) = (10, "Restez à l’étage.")
      let other = try await account.put(right, inPlaceOf: url)
      #expect(other != url && Array(server.now.records.keys) == [RecordKey.of(right)])
      #expect(try await account.owner() == "visov.example.org")
    }
  }

  @Test func linksAreBytesOfTheText() {
    let record = Record(Self.post)
    let link = "https://www.puy-de-dome.gouv.fr/crue?a=1"
    let begin = "Évacuez : l’eau monte. ".utf8.count
    #expect(
      record.facets == [
        Record.Facet(
          index: ["byteStart": begin, "byteEnd": begin + link.utf8.count],
          features: [["$type": "app.bsky.richtext.facet#link", "uri": link]])
      ])
  }

  @Test func namesAreOfTheirPostAlone() {
    var keys: Set<String> = []
    for number in 1...50 {
      for crisis in ["63-crue-2411", "42-feu-0102"] {
        var post = Self.post
        (post.number, post.crisis) = (number, crisis)
        keys.insert(RecordKey.of(post))
      }
    }
    #expect(keys.count == 100 && keys.allSatisfy { $0.utf8.count == 13 && "234567abcdefghij".contains($0.prefix(1)) })
  }

  /// Against a repository that we have not written, and which checks what it is given.
  @Test func aRealRepositoryTakesIt() async throws {
    let port = try freePort()
    let folder = try TemporaryFolder("vigie-arroba")
    let process = try RunningProcess(
      Peer.program("python"), [Peer.script("bluesky.py"), "\(port)"], in: folder.path,
      environment: ["HOME": folder.path, "PATH": "/usr/bin:/bin"])
    try await waitForListener(port: port, within: .seconds(60))
    let account = BlueskyAccount(
      "Bluesky", at: try HTTPAddress("http://127.0.0.1:\(port)"), handle: "visov.example.org", password: "password",
      sessionFile: folder.file("session"), client: try HTTPClient())
    let url = try await account.put(Self.post)
    let again = try await account.put(Self.post)
    #expect(again == url)
    try await account.remove(Self.post, at: url)
    await process.end()
  }
}
