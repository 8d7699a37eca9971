/// What the server offers and what was agreed upon (IRCv3 capability negotiation 302).
struct Capabilities: Sendable {
  /// Those that the session makes use of; no other is asked for.
  static let used = [
    "account-notify", "account-tag", "batch", "cap-notify", "chghost", "draft/chathistory", "draft/multiline",
    "echo-message", "extended-join", "invite-notify", "labeled-response", "message-tags", "multi-prefix", "server-time",
    "setname", "standard-replies", "userhost-in-names",
  ]
  /// What another is worth nothing without.
  private static let needs = [
    "draft/chathistory": ["batch", "message-tags", "server-time"], "draft/multiline": ["batch", "message-tags"],
    "labeled-response": ["batch"],
  ]

  /// Offered, with their values.
  private(set) var offered: [String: String] = [:]
  private(set) var enabled: Set<String> = []
  /// Asked for, not answered yet.
  private(set) var asked: Set<String> = []
  /// Refused in a request of its own: not asked for again on this connection.
  private var refused: Set<String> = []

  /// The server has offered nothing, nor said that it has nothing to offer.
  private(set) var isUntold = true

  func has(_ name: String) -> Bool { enabled.contains(name) }

  /// The SASL mechanisms that the server names, in capitals; empty where it names none, and any may be tried.
  var mechanisms: Set<String> { Set((offered["sasl"] ?? "").uppercased().split(separator: ",").map(String.init)) }

  /// What one message in several lines may hold, where that is agreed upon.
  var multiline: (bytes: Int, lines: Int)? {
    guard has("draft/multiline"), has("batch"), has("message-tags") else { return nil }
    let values = Self.values(offered["draft/multiline"] ?? "")
    guard let bytes = values["max-bytes"].flatMap({ Int($0) }), bytes > 0 else { return nil }
    return (min(bytes, 40_000), min(max(1, values["max-lines"].flatMap { Int($0) } ?? 24), 100))
  }

  /// The server's policy of strict transport security, for people to read: TLS is the only way in, so nothing follows.
  var transportPolicy: String? {
    offered["sts"].map { value in
      let values = Self.values(value)
      return "the server states a policy of strict transport security (port \(values["port"] ?? "unsaid"), "
        + "for \(values["duration"] ?? "no") s): TLS is used in any case"
    }
  }

  /// `one=1,two=2`
  private static func values(_ text: String) -> [String: String] {
    var values: [String: String] = [:]
    for pair in text.split(separator: ",") {
      let parts = pair.split(separator: "=", maxSplits: 1)
      if let key = parts.first { values[String(key)] = parts.count > 1 ? String(parts[1]) : "" }
    }
    return values
  }

  mutating func offer(_ list: ArraySlice<UInt8>) {
    isUntold = false
    for item in list.split(separator: .space) {
      let parts = item.split(separator: .equals, maxSplits: 1)
      guard let name = parts.first else { continue }
      offered[decodedText(name)] = parts.count > 1 ? decodedText(parts[1]) : ""
    }
  }

  /// The lists of the CAP REQ lines to send now, in order; each fits a line.
  mutating func requests(alsoWanting extra: [String]) -> [String] {
    let names = (Self.used + extra).filter { name in
      offered[name] != nil && !enabled.contains(name) && !asked.contains(name) && !refused.contains(name)
        && (Self.needs[name] ?? []).allSatisfy { offered[$0] != nil && !refused.contains($0) }
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
      // A late answer to what was withdrawn since says nothing of what is offered next.
      if let name = names.first, asked.remove(name) != nil { refused.insert(name) }
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
