import ChatModel
import Logging
import Synchronization
import SystemHTTP
import SystemTLS

/// Where a webhook leads, and how it is spoken to.
package struct WebhookTarget: Sendable {
  package var name: String
  package var address: HTTPAddress
  package var format: WebhookMessage.Format
  package var secret: WebhookSecret?
  package var tls = TLSClientConfiguration()
  /// Whether it may be in a private network.
  package var mayBePrivate = false

  package init(_ name: String, at address: HTTPAddress, _ format: WebhookMessage.Format, secret: WebhookSecret? = nil) {
    self.name = name
    self.address = address
    self.format = format
    self.secret = secret
  }
}

extension WebhookTarget {
  /// - Parameter now: of this try, in milliseconds UTC.
  fileprivate func request(_ message: WebhookMessage, at now: Int64) -> HTTPRequest {
    var request = HTTPRequest(
      .post, address, headers: message.headers(secret: secret, at: now / 1_000), body: message.body)
    request.tls = tls
    request.reach = mayBePrivate ? .anywhere : .publicOnly
    request.bodyLimit = 64 << 10
    return request
  }

  /// Sends something once, to see what comes back: it is no line of the outbox.
  ///
  /// - Returns: the status.
  /// - Throws: `HTTPFailure`
  package func attempt(_ text: String, by client: HTTPClient, at now: Int64) async throws -> Int {
    // A number that no line has, and another each time.
    try await client.send(request(WebhookMessage(to: name, number: -now, text: text, format: format), at: now)).status
  }
}

/// The network whose rooms are webhooks: each line is one POST. Nothing is heard on it.
///
/// A POST that fails in passing is made again, later each time and under the same id, as long as the line is worth saying;
/// one that the receiver does not want is reported as refused. A line of a call for help waits for none of the others, and
/// is reported as refused soon: the coordination has to know of it.
package final class WebhookNetwork: ChatNetwork {
  /// How long after each failure comes the next try, in milliseconds; the last one holds on.
  static let pauses: [Int64] = [5_000, 20_000, 60_000, 300_000, 900_000, 1_800_000]
  /// So many tries of a call for help are made before it is reported.
  static let triesOfDistress = 3

  private struct Waiting {
    var line: OutgoingLine
    var tries = 0
    /// Until its next try.
    var isResting = false
  }

  private struct State {
    /// By webhook.
    var waiting: [String: [Waiting]] = [:]
  }

  private enum Outcome {
    case event(ChatEvent)
    /// To be tried again after so many milliseconds.
    case later(Int64)
  }

  package let name: String
  private let targets: [WebhookTarget]
  private let client: HTTPClient
  private let clock: @Sendable () -> Int64
  private let sleep: @Sendable (Int64) async throws -> Void
  private let log: Logger
  private let state = Mutex(State())
  private let wakes: [String: (stream: AsyncStream<Void>, continuation: AsyncStream<Void>.Continuation)]
  private let (closing, end) = AsyncStream<Void>.makeStream()

  /// - Parameters:
  ///   - name: of the network, as the outbox has it.
  ///   - sleep: waits for so many milliseconds.
  package init(
    name: String, _ targets: [WebhookTarget], client: HTTPClient, clock: @escaping @Sendable () -> Int64,
    sleep: @escaping @Sendable (Int64) async throws -> Void = { try await Task.sleep(for: .milliseconds($0)) },
    log: Logger
  ) {
    self.name = name
    self.targets = targets
    self.client = client
    self.clock = clock
    self.sleep = sleep
    self.log = log
    wakes = Dictionary(
      targets.map { ($0.name, AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))) },
      uniquingKeysWith: { first, _ in first })
  }

  package func run(reporting sink: any ChatSink) async throws {
    sink.noted(.connected(network: name))
    for target in targets { sink.noted(.joined(network: name, channel: target.name)) }
    await withTaskGroup(of: Void.self) { group in
      group.addTask { [closing] in for await _ in closing { return } }
      for target in targets { group.addTask { await self.serve(target, sink) } }
      await group.next()
      group.cancelAll()
    }
  }

  package func send(_ lines: [OutgoingLine]) {
    for line in lines {
      guard case .channel(let hook) = line.destination else { continue }
      state.withLock { $0.waiting[hook, default: []].append(Waiting(line: line)) }
      wakes[hook]?.continuation.yield()
    }
  }

  package func resumeReading() {}

  /// What is not delivered is sent again after the next start, under the same id.
  package func close(reason: String) async { end.yield() }

  // MARK: - One webhook

  private func serve(_ target: WebhookTarget, _ sink: any ChatSink) async {
    guard let wake = wakes[target.name] else { return }
    await withDiscardingTaskGroup { group in
      for await _ in wake.stream {
        while let next = take(of: target.name), !Task.isCancelled {
          switch await deliver(next, to: target) {
          case .event(let event): sink.noted(event)
          case .later(let pause):
            rest(next, of: target.name)
            group.addTask { [sleep] in
              guard (try? await sleep(pause)) != nil else { return }
              self.wakeUp(next.line.delivery, of: target.name)
              wake.continuation.yield()
            }
          }
        }
        if Task.isCancelled { break }
      }
      group.cancelAll()
    }
  }

  /// The most urgent of those that are not resting. A newer line of the same key is said in place of an older one.
  private func take(of hook: String) -> Waiting? {
    state.withLock { state in
      guard let waiting = state.waiting[hook],
        let lane = waiting.filter({ !$0.isResting }).map(\.line.lane).min(),
        let index = waiting.firstIndex(where: { !$0.isResting && $0.line.lane == lane })
      else { return nil }
      return state.waiting[hook]?.remove(at: index)
    }
  }

  private func rest(_ waiting: Waiting, of hook: String) {
    state.withLock {
      $0.waiting[hook, default: []].append(Waiting(line: waiting.line, tries: waiting.tries + 1, isResting: true))
    }
  }

  private func wakeUp(_ delivery: OutgoingLine.Delivery, of hook: String) {
    state.withLock { state in
      guard let index = state.waiting[hook]?.firstIndex(where: { $0.line.delivery == delivery }) else { return }
      state.waiting[hook]?[index].isResting = false
    }
  }

  private func isReplaced(_ line: OutgoingLine, of hook: String) -> Bool {
    guard let key = line.key else { return false }
    return state.withLock { state in
      state.waiting[hook]?.contains { other in
        guard other.line.key == key, case .announcement(let newer) = other.line.delivery,
          case .announcement(let older) = line.delivery
        else { return false }
        return newer > older
      } ?? false
    }
  }

  private func deliver(_ waiting: Waiting, to target: WebhookTarget) async -> Outcome {
    let line = waiting.line
    func failed(_ failure: ChatEvent.DeliveryFailure) -> Outcome {
      .event(.failed(network: name, line.delivery, failure))
    }
    let now = clock()
    if let expires = line.expires, expires <= now { return failed(.expired) }
    if isReplaced(line, of: target.name) { return failed(.superseded) }
    let number = if case .announcement(let id) = line.delivery { id } else { Int64(0) }
    let message = WebhookMessage(to: target.name, number: number, text: line.text, format: target.format)
    let why: String
    var pause: Int64 = Self.pauses[min(waiting.tries, Self.pauses.count - 1)]
    do {
      let response = try await client.send(target.request(message, at: now))
      if response.isSuccess {
        log.info("a webhook has taken a line", metadata: ["webhook": "\(target.name)", "id": "\(message.id)"])
        return .event(.delivered(network: name, line.delivery))
      }
      why = "HTTP \(response.status)"
      guard [408, 425, 429].contains(response.status) || response.status >= 500 else {
        log.error("a webhook refuses a line", metadata: ["webhook": "\(target.name)", "reason": "\(why)"])
        return failed(.refused(why))
      }
      if let asked = response.retryAfter { pause = max(pause, asked.components.seconds * 1_000) }
    } catch let failure as HTTPFailure {
      why = "\(failure)"
      if [.addressRefused, .plainRefused].contains(failure.reason) {
        log.error("a webhook cannot be spoken to", metadata: ["webhook": "\(target.name)", "reason": "\(why)"])
        return failed(.refused(why))
      }
    } catch {
      // Vigie leaves: it stays in the outbox.
      return failed(.unconfirmed)
    }
    log.warning("a webhook does not answer as it should", metadata: ["webhook": "\(target.name)", "reason": "\(why)"])
    return line.lane == .distress && waiting.tries + 1 >= Self.triesOfDistress ? failed(.refused(why)) : .later(pause)
  }
}
