import ChatModel
import CrisisCore
import DutyDesk
import Synchronization

/// The board as the desk sees it: a network on which people say in private what they do on pages. Each line is one form
/// sent once: its id is the form's, and its answer is shown on a page of that person's.
package final class BoardNetwork: ChatNetwork {
  package static let name = BoardSettings.network

  /// More are not handed in at once, of all people; nor of one.
  static let mostWaiting = 64
  static let mostWaitingOfOne = 6
  /// How many answers are kept until they are seen, and how long.
  static let mostKept = 512
  static let memory: Milliseconds = 10 * .minute

  /// What somebody sent, and what came of it.
  struct Notice: Sendable {
    enum State: Sendable {
      /// The desk has it, and has not answered yet.
      case waiting
      case answered
      /// It was not handed in: too much waits.
      case turnedAway
    }

    /// Whose page shows it: the digest of a session.
    var owner: String
    var draft: FormDraft
    var at: Milliseconds
    var state = State.waiting
    /// The desk's own lines.
    var lines: [OutgoingLine] = []
  }

  private struct State {
    var sink: (any ChatSink)?
    var isPaused = false
    /// By the form's id, and in the order in which they came.
    var notices: [String: Notice] = [:]
    var order: [String] = []
    var waiters: [String: [AsyncStream<Void>.Continuation]] = [:]

    mutating func put(_ notice: Notice, _ id: String, _ stage: Notice.State) {
      // Sent again: what it said before is said again.
      if notices[id] == nil { order.append(id) }
      notices[id] = notice
      notices[id]?.state = stage
      while order.count > mostKept { remove(order[0]) }
    }

    mutating func remove(_ id: String) {
      notices[id] = nil
      order.removeAll { $0 == id }
    }

    mutating func forget(before moment: Milliseconds) {
      for id in order.prefix(while: { notices[$0].map { $0.at < moment } ?? true }) { remove(id) }
    }
  }

  package var name: String { Self.name }
  private let state = Mutex(State())
  private let (closing, end) = AsyncStream<Void>.makeStream()

  package init() {}

  // MARK: - For pages

  /// Hands a line in, and waits until it is answered, or for so long.
  func say(_ message: ChatMessage, id: String, from draft: FormDraft, of owner: String, patience: Duration) async {
    let (answers, waiter) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    let sink = state.withLock { state -> (any ChatSink)? in
      let notice = Notice(owner: owner, draft: draft, at: message.at)
      let waiting = state.waiters.keys
      let isRoom =
        waiting.count < Self.mostWaiting
        && waiting.count { state.notices[$0]?.owner == owner } < Self.mostWaitingOfOne
      guard let sink = state.sink, !state.isPaused, isRoom else {
        state.put(notice, id, .turnedAway)
        return nil
      }
      state.put(notice, id, .waiting)
      state.waiters[id, default: []].append(waiter)
      return sink
    }
    guard let sink else { return }
    if !sink.heard([message]) { state.withLock { $0.isPaused = true } }
    await withTaskGroup(of: Void.self) { group in
      group.addTask { for await _ in answers { return } }
      group.addTask { try? await Task.sleep(for: patience) }
      await group.next()
      group.cancelAll()
    }
    state.withLock { _ = $0.waiters.removeValue(forKey: id) }
  }

  /// What is to be shown to somebody, once; what is not answered yet stays.
  func notices(of owner: String, at now: Milliseconds) -> [Notice] {
    state.withLock { state in
      state.forget(before: now - Self.memory)
      let ids = state.order.filter { state.notices[$0]?.owner == owner }
      let notices = ids.compactMap { state.notices[$0] }
      for (id, notice) in zip(ids, notices) where notice.state != .waiting { state.remove(id) }
      return notices
    }
  }

  // MARK: - For the desk

  package func connect(to sink: any ChatSink) {
    state.withLock { $0.sink = sink }
    sink.noted(.connected(network: name))
  }

  package func run(reporting sink: any ChatSink) async throws {
    connect(to: sink)
    for await _ in closing { return }
  }

  package func send(_ lines: [OutgoingLine]) {
    let sink = state.withLock { state in
      for line in lines {
        guard case .person(let id, _) = line.destination, var notice = state.notices[id] else { continue }
        // The same form sent twice at once is answered twice.
        if !notice.lines.contains(where: { $0.text == line.text }) { notice.lines.append(line) }
        notice.state = .answered
        state.notices[id] = notice
        for waiter in state.waiters[id] ?? [] { waiter.yield() }
      }
      return state.sink
    }
    for line in lines { sink?.noted(.delivered(network: name, line.delivery)) }
  }

  package func resumeReading() { state.withLock { $0.isPaused = false } }

  package func close(reason: String) async {
    state.withLock { $0.sink = nil }
    end.yield()
  }
}
