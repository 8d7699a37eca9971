/// The batches that are open on a connection; they nest, interleave, and some are never closed (IRCv3 batch).
struct Batches: Sendable {
  /// Open at once; of more than a sane server opens the lines count as history.
  private static let capacity = 256
  private static let historyTypes: Set<String> = [
    "chathistory", "draft/chathistory", "playback", "znc.in/playback",
  ]
  private static let multilineTypes: Set<String> = ["draft/multiline", "multiline"]
  /// Bytes and lines of one message in several lines that are kept: more than any server allows.
  private static let textLimit = 40_000
  private static let lineLimit = 200

  struct Batch: Sendable {
    var type: String
    /// The line that opened it, and its tags: those of a message in several lines stand there.
    var opening: IRCMessage
    var tags: LineTags
    /// The replay that it is, or is inside of.
    var replay: String?
    /// Of a message in several lines: what was said so far.
    var text: [UInt8] = []
    var lines = 0
    var isNotice = false

    var isMultiline: Bool { multilineTypes.contains(type) }
  }

  private var open: [String: Batch] = [:]

  mutating func start(_ reference: String, _ message: IRCMessage, _ tags: LineTags) {
    guard open.count < Self.capacity || open[reference] != nil else { return }
    let type = (message.text(1) ?? "").lowercased()
    let inherited = tags.batch.flatMap { open[$0]?.replay }
    let isLost = tags.batch.map { open[$0] == nil } ?? false
    open[reference] = Batch(
      type: type, opening: message, tags: tags,
      replay: inherited ?? (Self.historyTypes.contains(type) || isLost ? reference : nil))
  }

  mutating func end(_ reference: String) -> Batch? { open.removeValue(forKey: reference) }

  subscript(_ reference: String) -> Batch? { open[reference] }

  /// Whether the lines of a batch are replayed ones. Those of an unknown batch count as such: nothing shows that they are
  /// live.
  func isHistory(_ reference: String) -> Bool {
    open[reference].map { $0.replay != nil } ?? true
  }

  /// Whether a batch is known to be a replay.
  func isReplay(_ reference: String) -> Bool { open[reference]?.replay != nil }

  /// Keeps a line of a message in several lines until the batch ends.
  ///
  /// - Returns: whether the batch is one of those.
  mutating func collect(_ reference: String, _ text: ArraySlice<UInt8>, _ tags: LineTags, isNotice: Bool) -> Bool {
    guard var batch = open[reference], batch.isMultiline else { return false }
    open[reference] = nil
    defer { open[reference] = batch }
    batch.isNotice = batch.isNotice || isNotice
    guard batch.lines < Self.lineLimit, batch.text.count + text.count < Self.textLimit else { return true }
    if batch.lines > 0, !tags.continuesLine { batch.text.append(.lineFeed) }
    batch.text += text
    batch.lines += 1
    return true
  }
}
