/// What the server offers and what was agreed upon (IRCv3 capability negotiation 302).
struct Capabilities: Sendable {
  /// Those that the session makes use of; no other is asked for.
  static let used = [
    "account-notify", "account-tag", "batch", "cap-notify", "chghost", "echo-message", "extended-join",
    "labeled-response", "message-tags", "multi-prefix", "server-time", "standard-replies", "userhost-in-names",
  ]

  /// Offered, with their values.
  private(set) var offered: [String: String] = [:]
  private(set) var enabled: Set<String> = []
  /// Asked for, not answered yet.
  private(set) var asked: Set<String> = []
  /// Refused in a request of its own: not asked for again on this connection.
  private var refused: Set<String> = []

  func has(_ name: String) -> Bool { enabled.contains(name) }

  mutating func offer(_ list: ArraySlice<UInt8>) {
    for item in list.split(separator: .space) {
      let parts = item.split(separator: .equals, maxSplits: 1)
      guard let name = parts.first else { continue }
      offered[decodedText(name)] = parts.count > 1 ? decodedText(parts[1]) : ""
    }
  }

  /// The lists of the CAP REQ lines to send now, in order; each fits a line.
  mutating func requests(alsoWanting extra: [String]) -> [String] {
    let names = (Self.used + extra).filter {
      offered[$0] != nil && !enabled.contains($0) && !asked.contains($0) && !refused.contains($0)
    }
    var lists: [String] = []
    for name in names {
      asked.insert(name)
      if let last = lists.last, last.utf8.count + name.utf8.count < 450 {
        lists[lists.count - 1] = "\(last) \(name)"
      } else {
        lists.append(name)
      }
    }
    return lists
  }

  mutating func acknowledge(_ list: ArraySlice<UInt8>) {
    for item in list.split(separator: .space) {
      let name = decodedText(item.first == .hyphen ? item.dropFirst() : item)
      asked.remove(name)
      if item.first == .hyphen { enabled.remove(name) } else { enabled.insert(name) }
    }
  }

  /// A request is refused as a whole.
  ///
  /// - Returns: what of it is to be asked for again, one by one.
  mutating func refuse(_ list: ArraySlice<UInt8>) -> [String] {
    let names = list.split(separator: .space).map(decodedText)
    if names.count == 1 {
      asked.subtract(names)
      refused.formUnion(names)
      return []
    }
    return names
  }

  mutating func withdraw(_ list: ArraySlice<UInt8>) {
    for item in list.split(separator: .space) {
      let name = decodedText(item)
      offered[name] = nil
      enabled.remove(name)
      asked.remove(name)
      refused.remove(name)
    }
  }
}
