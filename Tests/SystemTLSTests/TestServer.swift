import Foundation
import VigieTestSupport

/// A real `openssl s_server` on a free port of 127.0.0.1.
struct TestServer: Sendable {
  let process: RunningProcess
  let port: Int

  /// - Parameters:
  ///   - onOutput: what to do with what clients send (`-brief` mode shows nothing else on standard output).
  static func start(
    _ pair: TestCertificates.Pair, _ arguments: [String] = [],
    onOutput: (@Sendable ([UInt8], RunningProcess) -> Void)? = nil
  ) async throws -> TestServer {
    let process = try RunningProcess(
      "/usr/bin/openssl",
      ["s_server", "-accept", "127.0.0.1:0", "-cert", pair.certificateFile, "-key", pair.keyFile] + arguments,
      onOutput: onOutput)
    let line = try await process.line(containing: "ACCEPT 127.0.0.1:")
    guard let port = line.split(separator: ":").last.flatMap({ Int($0) }) else {
      throw RunningProcess.Fault.noLine(containing: "a port", output: line)
    }
    return TestServer(process: process, port: port)
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
