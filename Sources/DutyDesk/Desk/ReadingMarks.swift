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
  /// Channels with a line that could not be stored, and until when they count as read up to before it only.
  private var held: [ChannelKey: Milliseconds] = [:]

  var isEmpty: Bool { unwritten.isEmpty }

  /// A network's own token is to be written, in the transaction of what it covers.
  private(set) var hasTokens = false

  /// How far a network as a whole was read when the program ended.
  mutating func begin(_ cursor: Cursor, network: String) { marks[ChannelKey(network, "")] = cursor }

  /// A line of a channel was heard. What is replayed and was read before marks nothing.
  mutating func read(_ message: ChatMessage) {
    if let cursor = message.cursor {
      hasTokens = true
      set(Cursor(messageID: cursor.messageID, at: cursor.at), ChannelKey(message.network, cursor.channel))
    }
    guard case .channel(let channel) = message.place, message.provenance != .history else { return }
    set(Cursor(messageID: message.id, at: message.at), ChannelKey(message.network, channel))
  }

  /// A line could not be stored. Its channel counts as read up to before it, so that it is read again after a restart, as
  /// long as it would still be carried out.
  ///
  /// - Parameters:
  ///   - batch: what it was heard with, in order.
  ///   - earlier: the marks before that batch.
  mutating func hold(
    before line: ChatMessage, in batch: [ChatMessage], from earlier: ReadingMarks, at now: Milliseconds
  ) {
    guard case .channel(let channel) = line.place else { return }
    let key = ChannelKey(line.network, channel)
    guard held[key] == nil else { return }
    let whole = ChannelKey(line.network, "")
    for key in [key, whole] {
      marks[key] = earlier.marks[key]
      if marks[key] == nil { unwritten.remove(key) }
    }
    for message in batch.prefix(while: { $0 != line })
    where message.network == line.network && (message.place == line.place || message.cursor != nil) {
      read(message)
    }
    held[key] = now + Lateness.youth
    // A token covers all channels.
    if line.cursor != nil || marks[whole]?.messageID != nil { held[whole] = held[key] }
  }

  mutating func take(_ event: ChatEvent) {
    switch event {
    case .connected(let network): connected.insert(network)
    case .disconnected(let network, _): connected.remove(network)
    case .reading(let network, let cursor):
      let key = ChannelKey(network, cursor.channel)
      if marks[key] == nil, held[key] == nil { set(Cursor(messageID: cursor.messageID, at: cursor.at), key) }
    default: break
    }
  }

  private mutating func set(_ cursor: Cursor, _ key: ChannelKey) {
    guard held[key] == nil else { return }
    marks[key] = cursor
    unwritten.insert(key)
  }

  /// Time goes by: the networks that are there were heard until now.
  mutating func tick(at now: Milliseconds) {
    held = held.filter { $0.value > now }
    for network in connected where now - (heardAt[network] ?? .min / 2) >= Self.pulse { beat(network, at: now) }
  }

  /// The desk ends.
  mutating func close(at now: Milliseconds) {
    for network in connected { beat(network, at: now) }
  }

  private mutating func beat(_ network: String, at now: Milliseconds) {
    heardAt[network] = now
    let key = ChannelKey(network, "")
    set(Cursor(messageID: marks[key]?.messageID, at: now), key)
  }

  func write(_ transaction: StoreTransaction) throws {
    for key in unwritten {
      if let mark = marks[key] { try transaction.setCursor(mark, network: key.network, channel: key.channel) }
    }
  }

  mutating func isWritten() {
    unwritten = []
    hasTokens = false
  }
}
