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

  /// The last answer given.
  var lastAnswer: String { state.withLock { $0.lastAnswer } }

  func send(_ lines: [OutgoingLine]) {
    loop.execute { self.deliver(lines) }
  }

  private func deliver(_ answers: [OutgoingLine]) {
    let (sink, more, done) = state.withLock { state in
      let from = state.next
      state.next = min(state.next + answers.count, state.lines.count)
      state.answered += answers.count
      state.lastAnswer = answers.last?.text ?? ""
      let isOver = state.answered >= state.lines.count
      return (state.sink, Array(state.lines[from..<state.next]), isOver ? state.done : nil)
    }
    for answer in answers { sink?.noted(.delivered(network: name, answer.delivery)) }
    if !more.isEmpty { _ = sink?.heard(more) }
    done?.succeed()
  }
}
