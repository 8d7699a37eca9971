import Foundation
import VigieTestSupport

/// The real program that opens encrypted rooms, with the settings of `deploy/matrix/pantalaimon.conf`, before a homeserver.
final class Pantalaimon {
  let port: Int
  private let folder: TemporaryFolder
  private var process: RunningProcess

  /// Runs it while `body` lasts.
  static func run(before server: Homeserver, _ body: (Pantalaimon) async throws -> Void) async throws {
    let installed = try await Program.run("\(Homeserver.folder)/install.sh", ["pantalaimon"], limit: 300)
    guard installed.status == 0 else { throw Homeserver.Fault(description: installed.errors) }
    let proxy = try await Pantalaimon(before: server)
    let result: Result<Void, any Error>
    do { result = .success(try await body(proxy)) } catch { result = .failure(error) }
    await proxy.process.end()
    try result.get()
  }

  private init(before server: Homeserver) async throws {
    folder = try TemporaryFolder("vigie-pantalaimon")
    port = try freePort()
    var text = try String(contentsOfFile: "\(Homeserver.folder)/pantalaimon.conf", encoding: .utf8)
    for (words, others) in [
      ("https://matrix.example.org", "http://127.0.0.1:\(server.port)"), ("ListenPort = 8009", "ListenPort = \(port)"),
    ] {
      guard text.contains(words) else { throw Homeserver.Fault(description: "pantalaimon.conf has no \(words)") }
      text = text.replacingOccurrences(of: words, with: others)
    }
    try folder.write(text, to: "pantalaimon.conf")
    process = try Self.start(folder)
    try await waitForListener(port: port)
  }

  private static func start(_ folder: TemporaryFolder) throws -> RunningProcess {
    try RunningProcess(
      "\(Checkout.root)/.build/pantalaimon/bin/pantalaimon",
      ["--config", folder.file("pantalaimon.conf"), "--data-path", folder.path])
  }

  /// As in a power cut.
  func kill() async throws {
    process.signal(SIGKILL)
    _ = try await process.exit()
  }

  /// With the keys that it had.
  func start() async throws {
    process = try Self.start(folder)
    try await waitForListener(port: port)
  }

  /// All that it wrote.
  var log: String { process.lines.joined(separator: "\n") }
}
