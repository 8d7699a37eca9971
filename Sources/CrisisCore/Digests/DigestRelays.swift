/// The line of a digest about relays: what is online, then what waits for somebody.
package struct DigestRelays: Sendable, Equatable {
  /// Those that are live, and those online that ended since the digest before.
  package var relays: [Relay]
  /// Whether anything was done to one since.
  package var hasNews: Bool
  /// Whether those who read it are managers, who may approve some.
  package var isForManagers: Bool

  package init(_ relays: [Relay] = [], hasNews: Bool = false, isForManagers: Bool = false) {
    self.relays = relays
    self.hasNews = hasNews
    self.isForManagers = isForManagers
  }

  /// In bytes of UTF-8, without what the section itself says.
  static let budget = 340
  static let longestText = 64

  /// The last one that denies a report, prepared or online.
  package func denial(ofReport number: Int) -> Relay? {
    relays.filter { $0.kind == .denial && $0.report == number && $0.status.isLive }.max { $0.number < $1.number }
  }

  func lines(of crisis: Crisis) -> [Statement] {
    var items: [Value] = []
    var room = Self.budget
    let ordered = relays.sorted { (Self.rank($0), -$0.number) < (Self.rank($1), -$1.number) }
    for (index, relay) in ordered.enumerated() {
      let (value, cost) = item(relay, crisis)
      guard items.isEmpty || cost <= room else {
        let left = ordered.count - index
        items.append(.phrase(Statement("digest_line.relay_more", ["count": .number(left)])))
        break
      }
      items.append(value)
      room -= cost
    }
    guard let joined = DigestWords.joined(items, "digest_line.relay_then") else { return [] }
    return [Statement("digest_line.relays", ["items": .list([joined])], nature: crisis.nature)]
  }

  private static func rank(_ relay: Relay) -> Int {
    switch relay.status {
    case .draft: 2
    case .approved, .failed: 1
    case .published, .withdrawn, .expired, .rejected, .cancelled: 0
    }
  }

  /// What a relay says of itself, and how long that is at most.
  private func item(_ relay: Relay, _ crisis: Crisis) -> (value: Value, cost: Int) {
    let online = relay.published
    let accounts = DigestWords.joined(online.map { .text($0.account) }, "digest_line.comma")
    let isOver = !relay.status.isLive
    let text = relay.status == .published ? Self.quoted(relay.text) : nil
    let yours = isForManagers && relay.status == .draft && RelayApprovers.mayManagers(approve: relay, of: crisis)
    let values: [String: Value] = [
      "number": .number(relay.number), "kind": .relay(relay.kind),
      "text": text.map { .text($0) } ?? .flag(false),
      "published": relay.status == .published
        ? online.compactMap(\.at).min().map { .time($0) } ?? .flag(false) : .flag(false),
      "accounts": accounts.map { .list([$0]) } ?? .flag(false),
      "feminine": .flag(relay.kind == .advice || relay.kind == .info),
      "approved": .flag(relay.status == .approved), "failed": .flag(relay.status == .failed),
      "draft": .flag(relay.status == .draft), "yours": .flag(yours), "over": .flag(isOver),
    ]
    let names = online.map { $0.account.utf8.count + 2 }.reduce(0, +)
    let cost = (relay.status == .draft ? 80 : 50) + (text?.utf8.count ?? 0) + names
    return (.phrase(Statement("digest_line.relay", values)), cost)
  }

  /// A post's own words may end as a sentence does; within the line they do not.
  private static func quoted(_ text: String) -> String {
    let short = text.quoted(longestText)
    let isCut = short != text
    var kept = isCut ? short.dropLast() : short[...]
    while let last = kept.last, " ,;:.!«".contains(last) { kept.removeLast() }
    return isCut ? kept + "…" : String(kept)
  }
}
