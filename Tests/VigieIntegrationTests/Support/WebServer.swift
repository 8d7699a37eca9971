import Foundation
import VigieTestSupport

/// A real web server with a certificate, as `deploy/web` sets it up, before a board.
enum WebServer: String, CaseIterable, Sendable {
  case nginx
  case caddy

  /// Runs one while `body` lasts, or `body` alone.
  static func run(_ web: WebServer?, on port: Int, before board: Int, _ body: () async throws -> Void) async throws {
    if let web { try await web.run(on: port, before: board, body) } else { try await body() }
  }

  private func run(on port: Int, before board: Int, _ body: () async throws -> Void) async throws {
    let folder = try TemporaryFolder("vigie-\(rawValue)")
    let certificate = try TestCertificates.shared().server
    let process =
      switch self {
      case .nginx: try nginx(port, board, certificate, folder)
      case .caddy: try caddy(port, board, certificate, folder)
      }
    let result: Result<Void, any Error>
    do {
      try await waitForListener(port: port)
      result = .success(try await body())
    } catch {
      result = .failure(error)
    }
    await process.end()
    try result.get()
  }

  /// What `deploy/web` has, with these words in place of its own, each of which must be there.
  private func snippet(_ file: String, _ words: [(String, String)]) throws -> String {
    try words.reduce(into: String(contentsOfFile: "\(Checkout.root)/deploy/web/\(file)", encoding: .utf8)) {
      text, pair in
      guard text.contains(pair.0) else { throw Driver.Fault(description: "\(file) has no \(pair.0)") }
      text = text.replacingOccurrences(of: pair.0, with: pair.1)
    }
  }

  private func nginx(
    _ port: Int, _ board: Int, _ certificate: TestCertificates.Pair, _ folder: TemporaryFolder
  ) throws -> RunningProcess {
    let site = try snippet(
      "nginx.conf",
      [
        ("listen 443 ssl", "listen 127.0.0.1:\(port) ssl"), ("127.0.0.1:8080", "127.0.0.1:\(board)"),
        ("/etc/letsencrypt/live/vigie.example.org/fullchain.pem", certificate.certificateFile),
        ("/etc/letsencrypt/live/vigie.example.org/privkey.pem", certificate.keyFile),
        ("vigie.example.org", "localhost"),
      ])
    let paths = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map { "\($0)_temp_path \(folder.path)/\($0);" }
    try folder.write(
      """
      daemon off;
      \(getuid() == 0 ? "user root;" : "")
      worker_processes 1;
      pid \(folder.path)/pid;
      error_log stderr;
      events {}
      http {
      \(paths.joined(separator: "\n"))
      \(site)
      }
      """, to: "nginx.conf")
    return try RunningProcess("/usr/sbin/nginx", ["-p", folder.path, "-c", folder.file("nginx.conf")])
  }

  private func caddy(
    _ port: Int, _ board: Int, _ certificate: TestCertificates.Pair, _ folder: TemporaryFolder
  ) throws -> RunningProcess {
    let site = try snippet(
      "Caddyfile",
      [
        (
          "vigie.example.org {",
          "https://localhost:\(port) {\n\ttls \(certificate.certificateFile) \(certificate.keyFile)"
        ), ("127.0.0.1:8080", "127.0.0.1:\(board)"),
      ])
    try folder.write("{\n\tadmin off\n\tauto_https disable_redirects\n}\n\(site)", to: "Caddyfile")
    return try RunningProcess(
      "/usr/bin/caddy", ["run", "--config", folder.file("Caddyfile"), "--adapter", "caddyfile"],
      environment: ["HOME": folder.path, "PATH": "/usr/bin:/bin"])
  }
}
