import Foundation

/// The real bot as a process of its own, which can be killed and started again.
final class BotProcess {
  /// The program, its configuration, and the files beside it.
  struct Settings: Sendable {
    var program: String
    var configuration: String
    var socket: String
    var log: String
    /// Holds the number of the process while there is one.
    var processID: String
    /// Its clock stands still until it is moved on.
    var standsStill = true
  }

  private let settings: Settings
  private var process: Process?

  init(_ settings: Settings) { self.settings = settings }

  var isRunning: Bool { process != nil }

  /// Starts it, at a local time (`2019-11-24T03:10`).
  func start(at time: String) throws {
    if !FileManager.default.fileExists(atPath: settings.log) {
      _ = FileManager.default.createFile(atPath: settings.log, contents: nil)
    }
    let log = try FileHandle(forWritingTo: URL(fileURLWithPath: settings.log))
    try log.seekToEnd()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: settings.program)
    process.arguments = [
      "run", "--config", settings.configuration, "--rehearsal-from", time, "--rehearsal-socket", settings.socket,
    ]
    if settings.standsStill { process.arguments?.append("--rehearsal-stands-still") }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = log
    process.standardError = log
    try process.run()
    self.process = process
    try "\(process.processIdentifier)\n".write(toFile: settings.processID, atomically: true, encoding: .utf8)
  }

  /// The power goes: nothing is finished, nobody is told.
  func cutPower() {
    guard let process else { return }
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    self.process = nil
    try? FileManager.default.removeItem(atPath: settings.processID)
  }
}
