import ChatModel
import CrisisCore
import DutyDesk
import Foundation
import Logging
import Synchronization

/// The network whose lines wake people: each is one call of the operator's command, without a shell. What it is about is in
/// the environment, where no process list shows it.
///
/// One call after another, the most urgent first. A call that fails, or that takes too long, is reported as refused: the
/// desk tries again, and tells the coordination when it gives up.
final class AlertCommand: ChatNetwork {
  private struct State {
    var waiting: [OutgoingLine] = []
    var isClosed = false
  }

  let name = AlertKind.network
  private let settings: AlertSettings
  private let environment: [String: String]
  private let log: Logger
  private let state = Mutex(State())
  private let wakes: AsyncStream<Void>
  private let wake: AsyncStream<Void>.Continuation

  /// - Parameters:
  ///   - telephone: of who is on call, as the configuration writes it.
  ///   - inherited: the program's own environment, of which the command gets what programs need.
  init(
    _ settings: AlertSettings, telephone: String?, inherited: [String: String] = ProcessInfo.processInfo.environment,
    log: Logger
  ) {
    self.settings = settings
    self.log = log
    var environment = inherited.filter { ["PATH", "HOME", "TZ", "CREDENTIALS_DIRECTORY"].contains($0.key) }
    environment["LANG"] = "C.UTF-8"
    environment["VIGIE_ON_CALL_TELEPHONE"] = telephone?.replacing("\u{A0}", with: " ")
    self.environment = environment
    (wakes, wake) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  func run(reporting sink: any ChatSink) async throws {
    sink.noted(.connected(network: name))
    for kind in AlertKind.allCases { sink.noted(.joined(network: name, channel: kind.rawValue)) }
    for await _ in wakes {
      while let line = next() { sink.noted(await call(about: line)) }
      if state.withLock(\.isClosed) { return }
    }
  }

  func send(_ lines: [OutgoingLine]) {
    state.withLock { $0.waiting += lines }
    wake.yield()
  }

  func resumeReading() {}

  /// The call under way comes to its end; what waits is said after the next start.
  func close(reason: String) async {
    state.withLock {
      $0.waiting = []
      $0.isClosed = true
    }
    wake.yield()
  }

  private func next() -> OutgoingLine? {
    state.withLock { state in
      guard let lane = state.waiting.map(\.lane).min(),
        let index = state.waiting.firstIndex(where: { $0.lane == lane })
      else { return nil }
      return state.waiting.remove(at: index)
    }
  }

  private func call(about line: OutgoingLine) async -> ChatEvent {
    guard case .channel(let kind) = line.destination else {
      return .failed(network: name, line.delivery, .refused("no alert"))
    }
    let number = if case .announcement(let id) = line.delivery { id } else { Int64(0) }
    let failure = await call(kind: kind, text: line.text, number: number)
    return failure.map { .failed(network: name, line.delivery, .refused($0)) }
      ?? .delivered(network: name, line.delivery)
  }

  /// Runs the command once, and logs what it says.
  ///
  /// - Parameter number: the same when the same alert is tried again.
  /// - Returns: why it failed; nil: it did not.
  func call(kind: String, text: String, number: Int64) async -> String? {
    var environment = environment
    environment["VIGIE_ALERT_KIND"] = kind
    environment["VIGIE_ALERT_TEXT"] = text
    environment["VIGIE_ALERT_NUMBER"] = String(number)
    let call = ChildProcess(settings.command, environment: environment)
    let failure: String? =
      switch await call.run(limit: .milliseconds(settings.limit)) {
      case .exited(0): nil
      case .exited(let code): "it exits with \(code)"
      case .killed(let signal): "signal \(signal) ends it"
      case .overdue: "it takes more than \(settings.limit / 1_000) s"
      case .notStarted(let reason): "it cannot be started: \(reason)"
      }
    let metadata: Logger.Metadata = ["alert": "\(kind)", "number": "\(number)", "output": "\(call.output)"]
    if let failure {
      log.error("the alert command failed: \(failure)", metadata: metadata)
    } else {
      log.notice("the alert command was called", metadata: metadata)
    }
    return failure
  }
}
