import Foundation
import VigieTestSupport

/// A program run to its end.
struct Program {
  var status: Int32
  var output: String
  var errors: String

  /// - Parameters:
  ///   - input: all of its standard input.
  ///   - limit: seconds after which it is killed; the status is then -9.
  static func run(
    _ program: String, _ arguments: [String], input: String = "", environment: [String: String] = [:],
    limit: Int = 60
  ) async throws -> Program {
    let folder = try TemporaryFolder("vigie-run")
    try folder.write(input, to: "in")
    for name in ["out", "err"] { try folder.write("", to: name) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: "/")
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
    let input = try FileHandle(forReadingFrom: URL(fileURLWithPath: folder.file("in")))
    let output = try FileHandle(forWritingTo: URL(fileURLWithPath: folder.file("out")))
    let errors = try FileHandle(forWritingTo: URL(fileURLWithPath: folder.file("err")))
    defer { for handle in [input, output, errors] { try? handle.close() } }
    process.standardInput = input
    process.standardOutput = output
    process.standardError = errors
    let status: Int32 = try await withCheckedThrowingContinuation { continuation in
      process.terminationHandler = { process in
        let code = process.terminationStatus
        continuation.resume(returning: process.terminationReason == .exit ? code : -code)
      }
      do {
        try RunningProcess.withoutBlockedSignals { try process.run() }
      } catch {
        process.terminationHandler = nil
        continuation.resume(throwing: error)
        return
      }
      let pid = process.processIdentifier
      DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(limit)) { [weak process] in
        if let process, process.isRunning { kill(pid, SIGKILL) }
      }
    }
    return Program(status: status, output: try folder.text("out"), errors: try folder.text("err"))
  }

  static func vigie(_ arguments: String..., input: String = "") async throws -> Program {
    try await run(Checkout.vigie, arguments, input: input, environment: ["VIGIE_COMMANDS": Checkout.commands])
  }
}

extension TemporaryFolder {
  func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: file(name))), as: UTF8.self)
  }
}
