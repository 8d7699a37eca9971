import Foundation
import Synchronization

/// A program that is run once, without a shell, with nothing to read, and not for longer than it may.
final class ChildProcess: Sendable {
  enum End: Sendable, Equatable {
    case exited(Int32)
    case killed(signal: Int32)
    case overdue
    case notStarted(String)
  }

  /// How much of what it prints is kept, in bytes.
  static let longestOutput = 2_048
  /// How long it has to leave when it is asked to.
  static let grace = Duration.seconds(2)

  private let command: [String]
  private let environment: [String: String]
  private let printed = Mutex(Data())
  private let isOverdue = Mutex(false)

  init(_ command: [String], environment: [String: String]) {
    self.command = command
    self.environment = environment
  }

  /// The beginning of what it printed, on one line.
  var output: String {
    String(decoding: printed.withLock { $0 }, as: UTF8.self).split(whereSeparator: \.isNewline).joined(separator: " | ")
  }

  func run(limit: Duration) async -> End {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: command[0])
    process.arguments = Array(command.dropFirst())
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    pipe.fileHandleForReading.readabilityHandler = { [self] handle in
      let data = handle.availableData
      if data.isEmpty { handle.readabilityHandler = nil }
      printed.withLock { $0 += data.prefix(max(Self.longestOutput - $0.count, 0)) }
    }
    defer { pipe.fileHandleForReading.readabilityHandler = nil }
    let (ends, end) = AsyncStream<Void>.makeStream()
    process.terminationHandler = { _ in end.finish() }
    do {
      try Self.start(process)
    } catch {
      return .notStarted(error.localizedDescription)
    }
    // It leads a group of its own, so that what it started goes with it.
    let group = -process.processIdentifier
    await withTaskGroup(of: Void.self) { tasks in
      tasks.addTask { for await _ in ends {} }
      tasks.addTask { [self] in
        guard (try? await Task.sleep(for: limit)) != nil else { return }
        isOverdue.withLock { $0 = true }
        kill(group, SIGTERM)
        guard (try? await Task.sleep(for: Self.grace)) != nil else { return }
        kill(group, SIGKILL)
      }
      await tasks.next()
      if isOverdue.withLock({ $0 }) { kill(group, SIGKILL) }
      tasks.cancelAll()
    }
    if isOverdue.withLock({ $0 }) { return .overdue }
    return process.terminationReason == .exit
      ? .exited(process.terminationStatus) : .killed(signal: process.terminationStatus)
  }

  /// The child inherits which signals its thread does not take, and threads that run tasks take none: it could not be asked
  /// to leave.
  private static func start(_ process: Process) throws {
    var none = sigset_t()
    var ours = sigset_t()
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, &ours)
    defer { pthread_sigmask(SIG_SETMASK, &ours, nil) }
    try process.run()
  }
}
