import Foundation
import VigieTestSupport

/// A real `openssl s_server` on a free port of 127.0.0.1.
struct TestServer: Sendable {
  let process: RunningProcess
  let port: Int

  static func start(_ pair: TestCertificates.Pair, _ arguments: [String] = []) async throws -> TestServer {
    let process = try RunningProcess(program, ["s_server", "-accept", "127.0.0.1:0"] + files(pair) + arguments)
    let line = try await process.line(containing: "ACCEPT 127.0.0.1:")
    guard let port = line.split(separator: ":").last.flatMap({ Int($0) }) else {
      throw RunningProcess.Fault.noLine(containing: "a port", output: line)
    }
    return TestServer(process: process, port: port)
  }

  /// A server that sends back all it is sent: what comes out of its standard output goes into its standard input.
  static func startEcho(_ pair: TestCertificates.Pair, _ arguments: [String] = []) async throws -> TestServer {
    let port = try freePort()
    // In this mode it neither shows anything else nor takes letters for orders, and so does not say that it is ready.
    let process = try RunningProcess(
      program, ["s_server", "-brief", "-accept", "127.0.0.1:\(port)"] + files(pair) + arguments
    ) { bytes, process in process.write(bytes) }
    try await waitForListener(port: port)
    return TestServer(process: process, port: port)
  }

  private static let program = "/usr/bin/openssl"

  private static func files(_ pair: TestCertificates.Pair) -> [String] {
    ["-cert", pair.certificateFile, "-key", pair.keyFile]
  }

  /// Runs a server for as long as `body`, and ends it whatever happens.
  static func with<Result>(
    _ pair: TestCertificates.Pair, _ arguments: [String] = [], _ body: (TestServer) async throws -> Result
  ) async throws -> Result {
    let server = try await start(pair, arguments)
    do {
      let result = try await body(server)
      await server.process.end()
      return result
    } catch {
      await server.process.end()
      throw error
    }
  }
}
