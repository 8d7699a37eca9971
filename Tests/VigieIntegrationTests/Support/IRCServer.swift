import Foundation
import VigieTestSupport

/// A real InspIRCd with Atheme, from `deploy/ircd`, in a folder of its own. To be used through ``run(accounts:_:)``.
struct IRCServer: Sendable {
  struct Fault: Error, CustomStringConvertible {
    var description: String
  }

  /// The folder that the scripts know it by.
  let folder: String
  /// What `up.sh` prints.
  private let settings: [String: String]

  let port: Int
  var authority: String { settings["CA"] ?? "" }
  /// SHA-256 of the server's certificate, in lower case hex.
  var fingerprint: String { settings["FINGERPRINT"] ?? "" }

  static func password(of account: String) -> String { "secret-of-\(account)" }

  /// Starts a server with these accounts, and ends it after `body`, however that ends.
  ///
  /// - Parameter hasLimits: it bears no more from one client than public networks do.
  static func run<Result: Sendable>(
    accounts: [String], hasLimits: Bool = false, _ body: (IRCServer) async throws -> Result
  ) async throws -> Result {
    let folder = NSTemporaryDirectory() + "vigie-ircd-\(UUID().uuidString.prefix(8))"
    let up = try await Program.run(
      "\(Checkout.ircd)/up.sh", ["inspircd", folder] + (hasLimits ? ["--flood-limits"] : []))
    guard up.status == 0 else {
      try? FileManager.default.removeItem(atPath: folder)
      throw Fault(description: "up.sh: \(up.errors)\n(make test installs what is missing: deploy/ircd/install.sh)")
    }
    let result: Swift.Result<Result, any Error>
    do {
      let server = try IRCServer(folder: folder, env: up.output)
      try await server.register(accounts)
      result = .success(try await body(server))
    } catch {
      result = .failure(error)
    }
    _ = try await Program.run("\(Checkout.ircd)/down.sh", [folder])
    try? FileManager.default.removeItem(atPath: folder)
    return try result.get()
  }

  private init(folder: String, env: String) throws {
    self.folder = folder
    settings = Dictionary(
      env.split(separator: "\n").compactMap { line in
        line.firstIndex(of: "=").map { (String(line[..<$0]), String(line[line.index(after: $0)...])) }
      }, uniquingKeysWith: { _, last in last })
    guard let port = settings["TLS_PORT"].flatMap({ Int($0) }) else { throw Fault(description: "no port in: \(env)") }
    self.port = port
  }

  private func register(_ accounts: [String]) async throws {
    guard !accounts.isEmpty else { return }
    try await script("register.sh", [folder] + accounts.flatMap { [$0, Self.password(of: $0)] })
  }

  enum Act: String { case start, stop, kill }

  /// The services (accounts, SASL), which can be away while the server stays.
  func services(_ act: Act) async throws { try await script("services.sh", [act.rawValue, folder]) }

  /// The IRC server itself, on the same ports; the services stay, and come back to it by themselves.
  func server(_ act: Act) async throws { try await script("server.sh", [act.rawValue, folder]) }

  /// Waits until the services have linked again to a server that came back.
  func awaitServices() async throws { try await script("services.sh", ["await", folder]) }

  private func script(_ name: String, _ arguments: [String]) async throws {
    let ended = try await Program.run("\(Checkout.ircd)/\(name)", arguments)
    guard ended.status == 0 else { throw Fault(description: "\(name) ended with \(ended.status): \(ended.errors)") }
  }
}
