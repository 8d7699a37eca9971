import ChatModel
import NIOCore
import Synchronization

/// A network that is nothing but a loop: what is answered counts as delivered, and each answer lets the next line in, so
/// that a fixed number of lines is always under way.
final class LoopbackNetwork: ChatNetwork {
  let name = "bench"
  private let loop: any EventLoop
  private let state = Mutex(State())

  private struct State {
    var sink: (any ChatSink)?
    var lines: [ChatMessage] = []
    var next = 0
    var answered = 0
    var done: EventLoopPromise<Void>?
    var lastAnswer = ""
    /// By nick, of those who wait at their own pace.
    var asked: [String: ContinuousClock.Instant] = [:]
    /// Milliseconds.
    var waits: [Double] = []
  }

  init(on loop: any EventLoop) { self.loop = loop }

  func run(reporting sink: any ChatSink) async throws { state.withLock { $0.sink = sink } }
  func resumeReading() {}
  func close(reason: String) async {}

  /// Says the lines, `width` at a time, and waits until each has its answer.
  func converse(_ lines: [ChatMessage], width: Int) async throws {
    let done = loop.makePromise(of: Void.self)
    let (sink, first) = state.withLock { state in
      state.lines = lines
      state.next = min(width, lines.count)
      state.answered = 0
      state.done = done
      return (state.sink, Array(lines.prefix(width)))
    }
    _ = sink?.heard(first)
    try await done.futureResult.get()
  }

  /// Says the lines in private at their moments, whoever still waits, each person no second one before the first is answered.
  ///
  /// - Returns: how long each waited for the first line of its answer, in milliseconds.
  func pace(_ lines: [ChatMessage], every pause: Duration) async throws -> [Double] {
    state.withLock { $0.waits = [] }
    let start = ContinuousClock.now
    for (index, line) in lines.enumerated() {
      try await Task.sleep(until: start + pause * index)
      let sink = state.withLock { state in
        state.asked[line.sender.nick] = .now
        return state.sink
      }
      _ = sink?.heard([line])
    }
    for _ in 0..<500 where state.withLock({ !$0.asked.isEmpty }) { try await Task.sleep(for: .milliseconds(10)) }
    return state.withLock { $0.waits }
  }

  /// The last answer given.
  var lastAnswer: String { state.withLock { $0.lastAnswer } }

  func send(_ lines: [OutgoingLine]) {
    noteWaits(lines)
    loop.execute { self.deliver(lines) }
  }

  private func noteWaits(_ lines: [OutgoingLine]) {
    let now = ContinuousClock.now
    state.withLock { state in
      guard !state.asked.isEmpty else { return }
      for line in lines {
        if case .announcement = line.delivery { continue }
        guard let nick = line.destination.nick, let since = state.asked.removeValue(forKey: nick) else { continue }
        state.waits.append((now - since) / .milliseconds(1))
      }
    }
  }

  private func deliver(_ answers: [OutgoingLine]) {
    let (sink, more, done) = state.withLock { state in
      let from = state.next
      let count = answers.count { if case .announcement = $0.delivery { false } else { true } }
      state.next = min(state.next + count, state.lines.count)
      state.answered += count
      state.lastAnswer = answers.last?.text ?? ""
      let isOver = state.answered >= state.lines.count
      return (state.sink, Array(state.lines[from..<state.next]), isOver ? state.done : nil)
    }
    for answer in answers { sink?.noted(.delivered(network: name, answer.delivery)) }
    if !more.isEmpty { _ = sink?.heard(more) }
    done?.succeed()
  }
}

extension OutgoingLine.Destination {
  fileprivate var nick: String? {
    switch self {
    case .channel: nil
    case .person(let nick, _), .account(let nick): nick
    }
  }
}
