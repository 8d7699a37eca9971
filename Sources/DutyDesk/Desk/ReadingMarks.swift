import ChatModel
import CrisisCore
import CrisisStore

/// How far every channel has been read, until the store knows it too. A mark that is lost costs nothing but reading the
/// same lines again: so it is written with what is written anyway, else with the desk's tick.
struct ReadingMarks {
  /// How often it is noted that a network was heard at all.
  static let pulse: Milliseconds = .minute

  private var marks: [ChannelKey: Cursor] = [:]
  private var unwritten: Set<ChannelKey> = []
  private var heardAt: [String: Milliseconds] = [:]
  private var connected: Set<String> = []

  var isEmpty: Bool { unwritten.isEmpty }

  /// A line of a channel was heard. What is replayed and was read before marks nothing.
  mutating func read(_ message: ChatMessage) {
    guard case .channel(let channel) = message.place, message.provenance != .history else { return }
    set(Cursor(messageID: message.id, at: message.at), ChannelKey(message.network, channel))
  }

  mutating func take(_ event: ChatEvent) {
    switch event {
    case .connected(let network): connected.insert(network)
    case .disconnected(let network, _): connected.remove(network)
    case .reading(let network, let cursor):
      let key = ChannelKey(network, cursor.channel)
      if marks[key] == nil { set(Cursor(messageID: cursor.messageID, at: cursor.at), key) }
    default: break
    }
  }

  private mutating func set(_ cursor: Cursor, _ key: ChannelKey) {
    marks[key] = cursor
    unwritten.insert(key)
  }

  /// Time goes by: the networks that are there were heard until now.
  mutating func tick(at now: Milliseconds) {
    for network in connected where now - (heardAt[network] ?? .min / 2) >= Self.pulse { beat(network, at: now) }
  }

  /// The desk ends.
  mutating func close(at now: Milliseconds) {
    for network in connected { beat(network, at: now) }
  }

  private mutating func beat(_ network: String, at now: Milliseconds) {
    heardAt[network] = now
    set(Cursor(messageID: nil, at: now), ChannelKey(network, ""))
  }

  func write(_ transaction: StoreTransaction) throws {
    for key in unwritten {
      if let mark = marks[key] { try transaction.setCursor(mark, network: key.network, channel: key.channel) }
    }
  }

  mutating func isWritten() { unwritten = [] }
}
