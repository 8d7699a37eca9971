import Foundation
import Synchronization
import VigieTestSupport

/// A program of another make, driven by a script in Python that says what it understands: a request a line, an answer a line.
final class Driver: Sendable {
  struct Fault: Error, CustomStringConvertible {
    var description: String
  }

  private let process: RunningProcess
  private let asked = Mutex(0)

  private init(_ process: RunningProcess) { self.process = process }

  /// A real browser, driven by `Tests/Browser/browser.py`, while `body` lasts.
  static func browser(_ body: (Driver) async throws -> Void) async throws {
    try await run("browser", "Browser/browser.py", "deploy/ircd/install.sh tests, which make test does", [], body)
  }

  /// Somebody with a Matrix client that encrypts, driven by `Tests/Matrix/encrypted.py`, while `body` lasts.
  static func encrypting(
    _ user: String, on server: Homeserver, _ body: (Driver) async throws -> Void
  ) async throws {
    let keys = try TemporaryFolder("vigie-keys")
    try await run(
      "pantalaimon", "Matrix/encrypted.py", "deploy/matrix/install.sh pantalaimon",
      [String(server.port), user, Homeserver.password(of: user), keys.path], body)
  }

  private static func run(
    _ environment: String, _ script: String, _ installer: String, _ arguments: [String],
    _ body: (Driver) async throws -> Void
  ) async throws {
    let python = Checkout.root + "/.build/\(environment)/bin/python"
    guard FileManager.default.isExecutableFile(atPath: python) else {
      throw Fault(description: "no \(python): \(installer)")
    }
    let process = try RunningProcess(python, ["\(Checkout.root)/Tests/\(script)"] + arguments)
    let result: Result<Void, any Error>
    do { result = .success(try await body(Driver(process))) } catch { result = .failure(error) }
    await process.end()
    try result.get()
  }

  /// - Returns: what the program answers.
  /// - Throws: why it could not.
  @discardableResult
  func callAsFunction(_ request: String) async throws -> String {
    let number = asked.withLock { number in
      number += 1
      return number
    }
    process.write(Array((request + "\n").utf8))
    let answer = try await process.line(beginning: "\(number) ", within: 60).dropFirst("\(number) ".count)
    guard answer.hasPrefix("ok") else { throw Fault(description: "\(request): \(answer)") }
    return String(answer.dropFirst(3))
  }
}
