import NIOCore

/// The people of a run: who waits for an answer since when, and how long the answers took. Lives on one event loop.
final class Crowd {
  /// A round of it.
  struct Round: Sendable {
    var clients: Int
    var reports: Int
    var seconds: Double
    /// Milliseconds, sorted.
    var latencies: [Double]

    var json: String {
      func at(_ share: Double) -> String {
        guard !latencies.isEmpty else { return "null" }
        let micros = latencies[min(latencies.count - 1, Int(Double(latencies.count) * share))] * 1_000
        return "\(micros.rounded() / 1_000)"
      }
      return
        "{\"clients\": \(clients), \"reports\": \(reports), \"per_second\": \(Int(Double(reports) / seconds)), "
        + "\"p50_ms\": \(at(0.5)), \"p99_ms\": \(at(0.99)), \"max_ms\": \(at(1))}"
    }
  }

  private var senders: [Sender] = []
  private var sentAt: [UInt64] = []
  /// By the bytes of the place that a sender's answers name.
  private var senderOfPlace: [[UInt8]: Int] = [:]
  private var latencies: [Double] = []
  private var clients = 0
  private var unsent = 0
  private var unanswered = 0
  private var startedAt: UInt64 = 0
  private var done: EventLoopPromise<Round>?
  /// No text is ever said twice, not even by another run on the same store.
  private var serial = NIODeadline.now().uptimeNanoseconds / 1_000_000

  func add(_ sender: Sender) {
    senderOfPlace[Array(sender.place.utf8)] = senders.count
    senders.append(sender)
    sentAt.append(0)
  }

  func start(clients: Int, reports: Int, done: EventLoopPromise<Round>) {
    self.clients = min(clients, senders.count)
    self.done = done
    latencies = []
    latencies.reserveCapacity(reports)
    (unsent, unanswered) = (reports, reports)
    startedAt = NIODeadline.now().uptimeNanoseconds
    for index in 0..<min(self.clients, reports) { send(index) }
  }

  private func send(_ index: Int) {
    guard unsent > 0 else { return }
    unsent -= 1
    serial += 1
    sentAt[index] = NIODeadline.now().uptimeNanoseconds
    senders[index].report(serial)
  }

  /// The bot has answered something that names this place.
  func answered(place: ArraySlice<UInt8>) {
    guard let index = senderOfPlace[Array(place)], sentAt[index] > 0, let done else { return }
    let now = NIODeadline.now().uptimeNanoseconds
    latencies.append(Double(now - sentAt[index]) / 1e6)
    sentAt[index] = 0
    unanswered -= 1
    if unanswered > 0 { return send(index) }
    self.done = nil
    done.succeed(
      Round(
        clients: clients, reports: latencies.count, seconds: Double(now - startedAt) / 1e9,
        latencies: latencies.sorted()))
  }

  // MARK: - A call for help

  private var calledAt: UInt64 = 0
  private var heard: EventLoopPromise<Double>?

  /// So many reports at once, which nobody waits for.
  func flood(_ reports: Int) {
    for number in 0..<reports {
      serial += 1
      senders[number % senders.count].report(serial)
    }
  }

  /// - Parameter heard: the seconds until the managers' room hears of it.
  func call(_ heard: EventLoopPromise<Double>) {
    self.heard = heard
    calledAt = NIODeadline.now().uptimeNanoseconds
    senders[0].say("!sos \(senders[0].place) : deux personnes à l’étage")
  }

  func heardDistress() {
    heard?.succeed(Double(NIODeadline.now().uptimeNanoseconds - calledAt) / 1e9)
    heard = nil
  }

  func failed(_ error: any Error) {
    heard?.fail(error)
    heard = nil
    done?.fail(error)
    done = nil
  }
}

/// One who reports, always about one place of his own.
struct Sender {
  let place: String
  let channel: any Channel

  func report(_ serial: UInt64) { say("!s \(place) 14h10 eau : relevé \(serial)") }

  func say(_ text: String) {
    var line = channel.allocator.buffer(capacity: 128)
    line.writeString("PRIVMSG #veille :")
    line.writeString(text)
    line.writeString("\r\n")
    channel.writeAndFlush(line, promise: nil)
  }
}
