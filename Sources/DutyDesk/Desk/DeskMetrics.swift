import ChatModel
import CoreMetrics
import CrisisStore

/// What the desk counts of its work, by the names that `/metrics` has: numbers alone, nobody's name and nobody's words.
struct DeskMetrics: Sendable {
  private let lines: [String: Counter]
  private let losses: [String: Counter]
  private let stored: Counter
  private let read: Counter
  private let refused: Counter
  private let repeated: Counter
  private let undelivered: Counter
  private let commits: Timer
  private let answers: Timer

  init(networks: some Sequence<String>, _ factory: any MetricsFactory) {
    func counter(_ name: String, _ dimensions: [(String, String)] = []) -> Counter {
      Counter(label: name, dimensions: dimensions, factory: factory)
    }
    let networks = Set(networks)
    lines = Dictionary(uniqueKeysWithValues: networks.map { ($0, counter("vigie_lines_total", [("network", $0)])) })
    losses = Dictionary(
      uniqueKeysWithValues: networks.map { ($0, counter("vigie_connections_lost_total", [("network", $0)])) })
    stored = counter("vigie_commands_total", [("outcome", "stored")])
    read = counter("vigie_commands_total", [("outcome", "read")])
    refused = counter("vigie_commands_total", [("outcome", "refused")])
    repeated = counter("vigie_commands_total", [("outcome", "repeated")])
    undelivered = counter("vigie_undelivered_total")
    commits = Timer(label: "vigie_commit_seconds", factory: factory)
    answers = Timer(label: "vigie_answer_seconds", factory: factory)
  }

  func take(_ delivery: Mailbox.Delivery) {
    for heard in delivery.heard { lines[heard.message.network]?.increment() }
    for event in delivery.events {
      switch event {
      case .disconnected(let network, _): losses[network]?.increment()
      case .failed: undelivered.increment()
      default: break
      }
    }
  }

  /// A transaction, from its beginning until it was on the disk.
  func committed(since start: ContinuousClock.Instant) { commits.recordNanoseconds(start.nanosecondsAgo) }

  /// The answers to a batch are with their networks.
  ///
  /// - Parameter start: when the first line of it arrived.
  func answered(_ outcomes: [(Line, Outcome)], since start: ContinuousClock.Instant?) {
    guard !outcomes.isEmpty else { return }
    for (_, outcome) in outcomes {
      switch outcome {
      case .answered: stored.increment()
      case .reading, .said: read.increment()
      case .fault, .late: refused.increment()
      case .repeated: repeated.increment()
      case .nothing: break
      }
    }
    if let start { answers.recordNanoseconds(start.nanosecondsAgo) }
  }
}

extension ContinuousClock.Instant {
  fileprivate var nanosecondsAgo: Int64 {
    let (seconds, attoseconds) = (ContinuousClock.now - self).components
    return seconds * 1_000_000_000 + attoseconds / 1_000_000_000
  }
}

/// How the desk is at a moment, for those who look after the machine.
package struct DeskVitals: Sendable {
  /// What keeps it from its work, in words for operators; none: it is at work.
  package var troubles: [String]
  /// Lines that wait to be dealt with.
  package var waiting: Int
  package var networks: Int
  package var connected: Int
  package var rooms: Int
  package var joined: Int
  /// Milliseconds since the server of a network last told what is said, by the network's name.
  package var silences: [String: Int64]
  /// In milliseconds.
  package var uptime: Int64
  /// Milliseconds since a line was last heard; nil: none was.
  package var silence: Int64?
}
