import Foundation
import Synchronization
import VigieTestSupport

/// A real browser, driven by `Tests/Browser/browser.py`, which says what it understands.
final class Browser: Sendable {
  struct Fault: Error, CustomStringConvertible {
    var description: String
  }

  private let process: RunningProcess
  private let asked = Mutex(0)

  private init(_ process: RunningProcess) { self.process = process }

  /// Runs a browser while `body` lasts.
  static func run(_ body: (Browser) async throws -> Void) async throws {
    let python = Checkout.root + "/.build/browser/bin/python"
    guard FileManager.default.isExecutableFile(atPath: python) else {
      throw Fault(description: "no browser: deploy/ircd/install.sh tests, which make test does")
    }
    let process = try RunningProcess(python, [Checkout.root + "/Tests/Browser/browser.py"])
    let result: Result<Void, any Error>
    do { result = .success(try await body(Browser(process))) } catch { result = .failure(error) }
    await process.end()
    try result.get()
  }

  /// - Returns: what the browser answers.
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
