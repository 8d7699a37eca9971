import ChatModel
import Synchronization

/// A network without a wire: a test pushes what people say, and pops what Vigie says.
package final class FakeNetwork: ChatNetwork {
  /// What becomes of a line that is sent.
  package enum Delivery: Sendable {
    /// Confirmed at once.
    case confirmed
    /// On its way, and nothing more is heard of it.
    case silent
    case failed(ChatEvent.DeliveryFailure)
  }

  private struct State {
    var said: [OutgoingLine] = []
    var delivery = Delivery.confirmed
    var sink: (any ChatSink)?
    var resumed = 0
    var cursors: [ChatCursor] = []
    var nextID = 0
    var onNextSend: (@Sendable () -> Void)?
    var kept: [OwnRoom] = []
    var silence: Int64?
    var opensRooms = true
    var named: [(id: String, room: String?, text: String)] = []
  }

  package let name: String
  private let state = Mutex(State())

  package init(name: String = "visov") { self.name = name }

  package func connect(to sink: any ChatSink, channels: [String]) {
    state.withLock { $0.sink = sink }
    sink.noted(.connected(network: name))
    let own = opensRooms ? kept.map(\.channel) : []
    for channel in channels + own { sink.noted(.joined(network: name, channel: channel)) }
  }

  /// The rooms that are to be kept. Each counts as joined at once, unless `opensRooms` is false.
  package var kept: [OwnRoom] { state.withLock { $0.kept } }
  package var opensRooms: Bool {
    get { state.withLock { $0.opensRooms } }
    set { state.withLock { $0.opensRooms = newValue } }
  }

  package var silence: Int64? {
    get { state.withLock { $0.silence } }
    set { state.withLock { $0.silence = newValue } }
  }

  package func keep(_ rooms: [OwnRoom]) {
    let (new, sink) = state.withLock { state -> ([OwnRoom], (any ChatSink)?) in
      let before = Set(state.kept.map(\.channel))
      state.kept = rooms
      return (state.opensRooms ? rooms.filter { !before.contains($0.channel) } : [], state.sink)
    }
    for room in new { sink?.noted(.joined(network: name, channel: room.channel)) }
  }

  package func disconnect(reason: String = "test") {
    sink?.noted(.disconnected(network: name, reason: reason))
  }

  /// Somebody says something; with an id of its own unless one is given.
  @discardableResult
  package func push(
    _ text: String, by account: String?, nick: String? = nil, in channel: String? = nil, id: MessageID = .fresh,
    at: Int64 = 0, provenance: ChatMessage.Provenance = .live
  ) -> Bool {
    let (id, sink): (String?, (any ChatSink)?) = state.withLock { state in
      state.nextID += 1
      return (id.text(state.nextID), state.sink)
    }
    let message = ChatMessage(
      network: name, id: id, place: channel.map { .channel($0) } ?? .direct,
      sender: ChatSender(nick: nick ?? account ?? "inconnu", account: account, address: "host.test"), text: text,
      at: at, provenance: provenance)
    return sink?.heard([message]) ?? false
  }

  package enum MessageID: Sendable {
    case fresh
    case none
    case given(String)

    func text(_ number: Int) -> String? {
      switch self {
      case .fresh: "m\(number)"
      case .none: nil
      case .given(let id): id
      }
    }
  }

  /// The oldest line said and not yet looked at.
  package func pop() -> OutgoingLine? {
    state.withLock { $0.said.isEmpty ? nil : $0.said.removeFirst() }
  }

  /// All that was said since the last look.
  package func popAll() -> [OutgoingLine] {
    state.withLock { state in
      defer { state.said = [] }
      return state.said
    }
  }

  package func deliver(_ delivery: Delivery) { state.withLock { $0.delivery = delivery } }
  package var resumptions: Int { state.withLock { $0.resumed } }
  private var sink: (any ChatSink)? { state.withLock { $0.sink } }

  // MARK: - ChatNetwork

  package func run(reporting sink: any ChatSink) async throws { connect(to: sink, channels: []) }

  /// Called once, on the thread that sends next.
  package func onNextSend(_ body: @escaping @Sendable () -> Void) { state.withLock { $0.onNextSend = body } }

  package func send(_ lines: [OutgoingLine]) {
    let (delivery, sink, then) = state.withLock { state in
      state.said.append(contentsOf: lines)
      defer { state.onNextSend = nil }
      return (state.delivery, state.sink, state.onNextSend)
    }
    then?()
    for line in lines {
      let id = state.withLock { state in
        let id = "e\(state.named.count + 1)"
        let room = if case .channel(let name) = line.destination { name } else { String?.none }
        state.named.append((id, room, line.text.replacing("\u{A0}", with: " ")))
        return id
      }
      switch delivery {
      case .confirmed:
        sink?.noted(.said(network: name, line.delivery, id: id))
        sink?.noted(.delivered(network: name, line.delivery))
      case .silent: break
      case .failed(let failure): sink?.noted(.failed(network: name, line.delivery, failure))
      }
    }
  }

  /// The id of the last message with these words in that room, or in private; empty: nobody said them there.
  package func message(with words: String, in room: String?) -> String {
    state.withLock { $0.named.last { $0.room == room && $0.text.contains(words) }?.id ?? "" }
  }

  package func resume(from cursors: [ChatCursor]) { state.withLock { $0.cursors = cursors } }
  /// What the network was told when the desk began.
  package var cursors: [ChatCursor] { state.withLock { $0.cursors } }

  /// Says of channels that what was said there since they were read last cannot be had.
  package func tellGaps(in channels: [String], until moment: Int64) {
    for channel in channels {
      guard let from = cursors.filter({ ["", channel].contains($0.channel) }).map(\.at).max() else { continue }
      sink?.noted(.gap(network: name, channel: channel, from: from, until: moment))
    }
  }

  package func resumeReading() { state.withLock { $0.resumed += 1 } }
  package func close(reason: String) async {}
}
