import Foundation
import SystemTLS
import VigieTestSupport

/// A throw-away InspIRCd with Atheme, or an ngIRCd, from `deploy/ircd`.
struct RealServer {
  struct Fault: Error, CustomStringConvertible { var description: String }
  enum Kind: String { case inspircd, ngircd, hybrid }

  let folder: String
  private let settings: [String: String]

  var port: Int { settings["TLS_PORT"].flatMap { Int($0) } ?? 0 }
  var clientCertificate: String? { settings["CLIENT_CERT"] }
  var clientKey: String? { settings["CLIENT_KEY"] }
  var clientFingerprint: String { settings["CLIENT_FINGERPRINT"] ?? "" }
  /// Trusts the server's own authority.
  var tls: TLSClientConfiguration { TLSClientConfiguration(caFile: settings["CA"]) }

  static func password(of account: String) -> String { "pw-of-\(account)" }

  /// Starts one, and ends it after `body`, however that ends.
  static func with(
    _ kind: Kind, accounts: [String] = [], options: [String] = [], _ body: (RealServer) async throws -> Void
  ) async throws {
    let folder = NSTemporaryDirectory() + "vigie-irc-\(UUID().uuidString.prefix(8))"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let env = try await script("up.sh", [kind.rawValue, folder] + options)
    let result: Result<Void, any Error>
    do {
      let server = RealServer(folder: folder, env: env)
      if !accounts.isEmpty {
        try await script("register.sh", [folder] + accounts.flatMap { [$0, password(of: $0)] })
      }
      result = .success(try await body(server))
    } catch {
      result = .failure(error)
    }
    try await script("down.sh", [folder])
    try result.get()
  }

  private init(folder: String, env: String) {
    self.folder = folder
    settings = Dictionary(
      env.split(separator: "\n").compactMap { line in
        line.firstIndex(of: "=").map { (String(line[..<$0]), String(line[line.index(after: $0)...])) }
      }, uniquingKeysWith: { _, last in last })
  }

  func server(_ act: String) async throws { try await Self.script("server.sh", [act, folder]) }
  /// What an operator says to it.
  func oper(_ command: String) async throws { try await Self.script("oper.sh", [folder, command]) }
  func services(_ act: String) async throws { try await Self.script("services.sh", [act, folder]) }

  @discardableResult
  private static func script(_ name: String, _ arguments: [String]) async throws -> String {
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let folder = tests.deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("deploy/ircd")
    let process = Process()
    process.executableURL = folder.appendingPathComponent(name)
    process.arguments = arguments
    // Files, because what the servers inherit of a pipe would keep it open.
    let output = FileManager.default.temporaryDirectory.appendingPathComponent("vigie-\(UUID().uuidString)")
    try Data().write(to: output)
    defer { try? FileManager.default.removeItem(at: output) }
    let handle = try FileHandle(forWritingTo: output)
    defer { try? handle.close() }
    process.standardOutput = handle
    process.standardError = handle
    try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
      process.terminationHandler = { _ in done.resume() }
      do {
        try RunningProcess.withoutBlockedSignals { try process.run() }
      } catch {
        done.resume(throwing: error)
      }
    }
    let text = try String(contentsOf: output, encoding: .utf8)
    guard process.terminationStatus == 0 else {
      throw Fault(description: "\(name) ended with \(process.terminationStatus): \(text)")
    }
    return text
  }
}
