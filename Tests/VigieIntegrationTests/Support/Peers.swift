import Foundation
import VigieTestSupport

/// Servers on which the team has its accounts, of other makes: of Mastodon's shape (mastodon_mock) and of Bluesky's (arroba).
struct Peers: Sendable {
  let mastodon: Int
  let bluesky: Int

  /// The lines of the configuration under `relays:`, where a `!relayer` may go.
  func relays(in folder: TemporaryFolder) throws -> String {
    try folder.write("visov_token\n", to: "mastodon-token")
    try folder.write("password\n", to: "bluesky-password")
    let authority = try TestCertificates.shared().authority.certificateFile
    return """
      relays:
        accounts:
          Mastodon: { network: mastodon, host: mastodon.example.org, api: "https://localhost:\(mastodon)", handle: visov, token_file: mastodon-token, tls: { ca: "\(authority)" } }
          Bluesky: { network: bluesky, host: bsky.social, api: "http://127.0.0.1:\(bluesky)", handle: visov.example.org, password_file: bluesky-password }
      """
  }

  /// What Mastodon shows to everybody of the team's account.
  func posts() async throws -> String {
    let got = try await Program.run(
      "/usr/bin/curl",
      [
        "-sS", "--cacert", try TestCertificates.shared().authority.certificateFile, "-H",
        "Authorization: Bearer visov_token", "https://localhost:\(mastodon)/api/v1/timelines/home",
      ])
    return got.output
  }

  /// Runs both while `body` lasts.
  static func run(_ body: (Peers) async throws -> Void) async throws {
    let folder = try TemporaryFolder("vigie-peers")
    let certificate = try TestCertificates.shared().server
    let peers = Peers(mastodon: try freePort(), bluesky: try freePort())
    try folder.write(
      """
      [database]
      path = ":memory:"
      [server]
      host = "127.0.0.1"
      port = \(peers.mastodon)
      [auth]
      permissive = false
      [[seed.accounts]]
      username = "visov"
      access_token = "visov_token"
      """, to: "mm.toml")
    let programs = Checkout.root + "/.build/social/bin"
    let environment = ["HOME": folder.path, "PATH": "/usr/bin:/bin"]
    let running = [
      try RunningProcess(
        "\(programs)/mastodon_mock",
        [
          "serve", "--config", folder.file("mm.toml"), "--host", "127.0.0.1", "--port", "\(peers.mastodon)", "--domain",
          "localhost:\(peers.mastodon)", "--in-memory", "--ssl-keyfile", certificate.keyFile, "--ssl-certfile",
          certificate.certificateFile,
        ], in: folder.path, environment: environment),
      try RunningProcess(
        "\(programs)/python", [Checkout.root + "/Tests/Peers/bluesky.py", "\(peers.bluesky)"], in: folder.path,
        environment: environment),
    ]
    let result: Result<Void, any Error>
    do {
      for port in [peers.mastodon, peers.bluesky] { try await waitForListener(port: port, within: .seconds(40)) }
      result = .success(try await body(peers))
    } catch {
      result = .failure(error)
    }
    for process in running { await process.end() }
    try result.get()
  }
}
