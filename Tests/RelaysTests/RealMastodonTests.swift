import CrisisCore
import Foundation
import Relays
import SystemHTTP
import Testing
import VigieTestSupport

/// Against a server of Mastodon's shape that we have not written.
@Suite(.timeLimit(.minutes(2)))
struct RealMastodonTests {
  private static let program = Peer.program("mastodon_mock")

  @Test
  func aPostIsPutOnlineOnceAndTakenAway() async throws {
    let folder = try TemporaryFolder("vigie-mastodon")
    let certificate = try TestCertificates.shared().server
    let port = try freePort()
    try folder.write(
      """
      [database]
      path = ":memory:"
      [server]
      host = "127.0.0.1"
      port = \(port)
      [auth]
      permissive = false
      [[seed.accounts]]
      username = "visov"
      access_token = "visov_token"
      """, to: "mm.toml")
    let process = try RunningProcess(
      Self.program,
      [
        "serve", "--config", folder.file("mm.toml"), "--host", "127.0.0.1", "--port", "\(port)", "--domain",
        "localhost:\(port)", "--in-memory", "--ssl-keyfile", certificate.keyFile, "--ssl-certfile",
        certificate.certificateFile,
      ], in: folder.path, environment: ["HOME": folder.path, "PATH": "/usr/bin:/bin"])
    try await waitForListener(port: port, within: .seconds(40))
    let account = MastodonAccount(
      "Mastodon", at: try HTTPAddress("https://localhost:\(port)"), token: "visov_token",
      tls: .init(caFile: try TestCertificates.shared().authority.certificateFile), client: try HTTPClient())
    let post = Post(
      crisis: "63-crue-2411", number: 9, account: "Mastodon",
      text: "Ne vous engagez pas sur une route inondée. https://www.puy-de-dome.gouv.fr/crue",
      approvedAt: Milliseconds(Date().timeIntervalSince1970 * 1_000))
    #expect(await account.limit() == 500)
    let url = try await account.put(post)
    #expect(url.hasPrefix("https://localhost:\(port)/@visov/"))
    #expect(try await account.put(post) == url)
    var right = post
    (right.text, right.number) = ("Ne prenez pas la route. https://www.puy-de-dome.gouv.fr/crue", 10)
    for _ in 1...2 { #expect(try await account.put(right, inPlaceOf: url) == url) }
    #expect(try await account.owner() == "visov")
    try await account.remove(right, at: url)
    var other = post
    other.approvedAt += 1
    let again = try await account.put(other)
    #expect(again != url)
    await process.end()
  }
}

/// Servers that `deploy/ircd/install.sh tests` puts into an environment of Python's own.
enum Peer {
  static func program(_ name: String) -> String { path(".build/social/bin/\(name)") }
  static func script(_ name: String) -> String { path("Tests/Peers/\(name)") }

  private static func path(_ path: String) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent(path).path
  }
}
