/// The batches that are open on a connection; they nest, interleave, and some are never closed (IRCv3 batch).
struct Batches: Sendable {
  /// Open at once; a server that opens more has torn its protocol, and their lines count as history.
  private static let capacity = 256
  private static let historyTypes: Set<String> = ["chathistory", "draft/chathistory", "znc.in/playback"]

  private var open: [String: (type: String, isHistory: Bool)] = [:]

  mutating func start(_ reference: String, type: String, inside parent: String?) {
    guard open.count < Self.capacity || open[reference] != nil else { return }
    let inherited = parent.map(isHistory) ?? false
    open[reference] = (type, inherited || Self.historyTypes.contains(type.lowercased()))
  }

  mutating func end(_ reference: String) { open[reference] = nil }

  func type(of reference: String) -> String? { open[reference]?.type.lowercased() }

  /// Whether the lines of a batch are replayed ones. Those of an unknown batch are: nothing vouches that they are live.
  func isHistory(_ reference: String) -> Bool { open[reference]?.isHistory ?? true }
}
