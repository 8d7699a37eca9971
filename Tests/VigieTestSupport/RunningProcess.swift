import Dispatch
import Foundation
import NIOConcurrencyHelpers

/// A program started by a test: its output can be waited for, its input fed, and exactly this process is ended.
package final class RunningProcess: Sendable {
  package enum Fault: Error, CustomStringConvertible {
    case noLine(containing: String, output: String)
    case tooLittleOutput(wanted: Int, got: Int)
    case nothingListens(port: Int)
    case failed(command: String, status: Int32, output: String)
    case stillRuns(command: String, output: String)

    package var description: String {
      switch self {
      case .noLine(let text, let output): "no line with \"\(text)\" in: \(output)"
      case .tooLittleOutput(let wanted, let got): "\(got) of \(wanted) bytes came"
      case .nothingListens(let port): "nothing listens on port \(port)"
      case .failed(let command, let status, let output): "\(command) ended with \(status): \(output)"
      case .stillRuns(let command, let output): "\(command) has not ended: \(output)"
      }
    }
  }

  private struct State {
    var output: [UInt8] = []
    var errors: [UInt8] = []
    var isEnded = false
    /// Asked after each change; gone once they return true.
    var waiting: [Int: @Sendable (borrowing State) -> Bool] = [:]
    var nextWaiting = 0
  }

  private let process: Process
  private let input = Pipe()
  private let writing = DispatchQueue(label: "vigie.test.process.input")
  private let state = NIOLockedValueBox(State())

  /// - Parameters:
  ///   - onOutput: given each piece of standard output, in order, as well as it being kept.
  package init(
    _ program: String, _ arguments: [String], in folder: String? = nil, environment: [String: String]? = nil,
    onOutput: (@Sendable ([UInt8], RunningProcess) -> Void)? = nil
  ) throws {
    process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.standardInput = input
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    if let environment { process.environment = environment }
    let output = Pipe()
    let errors = Pipe()
    process.standardOutput = output
    process.standardError = errors
    output.fileHandleForReading.readabilityHandler = { [weak self] handle in
      let bytes = [UInt8](handle.availableData)
      guard let self, !bytes.isEmpty else { return handle.readabilityHandler = nil }
      change { $0.output += bytes }
      onOutput?(bytes, self)
    }
    errors.fileHandleForReading.readabilityHandler = { [weak self] handle in
      let bytes = [UInt8](handle.availableData)
      guard let self, !bytes.isEmpty else { return handle.readabilityHandler = nil }
      change { $0.errors += bytes }
    }
    process.terminationHandler = { [weak self] _ in self?.change { $0.isEnded = true } }
    try Self.withoutBlockedSignals { try process.run() }
  }

  /// A process inherits the blocked signals of the thread that starts it, and those of a pool block SIGTERM.
  package static func withoutBlockedSignals(_ body: () throws -> Void) rethrows {
    var none = sigset_t()
    var before = sigset_t()
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    try body()
  }

  deinit {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
  }

  package var processID: Int32 { process.processIdentifier }

  /// Standard output so far.
  package var output: [UInt8] { state.withLockedValue { $0.output } }

  /// Feeds standard input, in the background and in order.
  package func write(_ bytes: [UInt8]) {
    writing.async { [input] in try? input.fileHandleForWriting.write(contentsOf: bytes) }
  }

  /// The first line, of either output and whenever it came, that contains `text`.
  package func line(containing text: String, within seconds: Int = 20) async throws -> String {
    try await line(text, within: seconds) { $0.contains(text) }
  }

  package func line(beginning text: String, within seconds: Int = 20) async throws -> String {
    try await line(text, within: seconds) { $0.hasPrefix(text) }
  }

  private func line(
    _ text: String, within seconds: Int, _ isMeant: @escaping @Sendable (String) -> Bool
  ) async throws -> String {
    let found = NIOLockedValueBox<String?>(nil)
    await wait(within: seconds) { state in
      let line = Self.lines(state).first(where: isMeant)
      found.withLockedValue { $0 = line }
      return line != nil
    }
    guard let line = found.withLockedValue({ $0 }) else {
      throw Fault.noLine(containing: text, output: state.withLockedValue { Self.lines($0).joined(separator: "\n") })
    }
    return line
  }

  /// Waits until standard output has `count` bytes.
  package func output(count: Int, within seconds: Int = 60) async throws -> [UInt8] {
    await wait(within: seconds) { $0.output.count >= count }
    let output = output
    guard output.count >= count else { throw Fault.tooLittleOutput(wanted: count, got: output.count) }
    return output
  }

  /// SIGTERM, and after `patience` seconds SIGKILL; returns when the process is gone.
  package func end(patience: Int = 5) async {
    if process.isRunning { process.terminate() }
    if await wait(within: patience, { $0.isEnded }) { return }
    kill(process.processIdentifier, SIGKILL)
    await wait(within: patience) { $0.isEnded }
  }

  /// Sends a signal to exactly this process.
  package func signal(_ number: Int32) {
    if process.isRunning { kill(process.processIdentifier, number) }
  }

  /// Waits for the end of the process.
  ///
  /// - Returns: its exit code, or minus the signal that ended it.
  @discardableResult
  package func exit(within seconds: Int = 20) async throws -> Int32 {
    guard await wait(within: seconds, { $0.isEnded }) else {
      throw Fault.stillRuns(command: process.executableURL?.path ?? "", output: lines.joined(separator: "\n"))
    }
    return process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
  }

  /// The lines so far: those of standard output, then those of standard error.
  package var lines: [String] { state.withLockedValue { Self.lines($0) } }

  private static func lines(_ state: borrowing State) -> [String] {
    [state.output, state.errors].flatMap { bytes in
      bytes.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
    }
  }

  private func change(_ body: (inout State) -> Void) {
    state.withLockedValue { state in
      body(&state)
      for (number, isSatisfied) in state.waiting where isSatisfied(state) { state.waiting[number] = nil }
    }
  }

  /// - Returns: whether `condition` came true in time.
  @discardableResult
  private func wait(
    within seconds: Int, _ condition: @escaping @Sendable (borrowing State) -> Bool
  ) async -> Bool {
    await withCheckedContinuation { continuation in
      let number: Int? = state.withLockedValue { state in
        if condition(state) { return nil }
        let number = state.nextWaiting
        state.nextWaiting += 1
        state.waiting[number] = { state in
          guard condition(state) else { return false }
          continuation.resume(returning: true)
          return true
        }
        return number
      }
      guard let number else { return continuation.resume(returning: true) }
      DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(seconds)) { [weak self] in
        let isDue = self?.state.withLockedValue { $0.waiting.removeValue(forKey: number) != nil } ?? false
        if isDue { continuation.resume(returning: false) }
      }
    }
  }
}

extension RunningProcess {
  /// Runs a program to its end.
  ///
  /// - Returns: its standard output.
  @discardableResult
  package static func run(_ program: String, _ arguments: [String], in folder: String) throws -> String {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Fault.failed(
        command: ([program] + arguments).joined(separator: " "), status: process.terminationStatus, output: text)
    }
    return text
  }
}
