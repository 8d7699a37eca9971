/// The line of a digest about relays: what is online, then what waits for somebody.
package struct DigestRelays: Sendable, Equatable {
  /// Those that are live, those online that ended since the digest before, and those that ran out before they were.
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

  /// Whether one waits for those who read it to approve it.
  func asks(_ crisis: Crisis) -> Bool { relays.contains { isTheirs($0, crisis) } }

  private func isTheirs(_ relay: Relay, _ crisis: Crisis) -> Bool {
    isForManagers && relay.status == .draft && RelayApprovers.mayManagers(approve: relay, of: crisis)
  }

  /// Whether any of them may.
  private func isYours(_ relay: Relay, _ crisis: Crisis) -> Bool {
    isTheirs(relay, crisis) && RelayApprovers.mayAllManagers(approve: relay, of: crisis)
  }

  /// The last one that denies a report, prepared or online.
  package func denial(ofReport number: Int) -> Relay? {
    relays.filter { $0.kind == .denial && $0.report == number && $0.status.isLive }.max { $0.number < $1.number }
  }

  func lines(of crisis: Crisis) -> [Statement] {
    var items: [Value] = []
    var space = Self.budget
    let ordered = relays.sorted { (Self.rank($0), -$0.number) < (Self.rank($1), -$1.number) }
    // A line that ends with what to type has no stop.
    var endsInDraft =
      ordered.last.map { isForManagers ? isYours($0, crisis) : $0.status == .draft } ?? false
    for (index, relay) in ordered.enumerated() {
      let (value, cost) = item(relay, crisis)
      guard items.isEmpty || cost <= space else {
        items.append(.phrase(Texts.digests.moreRelays(ordered.count - index)))
        endsInDraft = false
        break
      }
      items.append(value)
      space -= cost
    }
    return DigestWords.joined(items, Texts.digests.relayThen).map {
      [Texts.digests.relays([$0], endsInDraft, nature: crisis.nature)]
    } ?? []
  }

  private static func rank(_ relay: Relay) -> Int {
    switch relay.status {
    case .draft: 2
    case .approved, .failed: 1
    case .published, .withdrawn, .expired, .corrected, .rejected, .cancelled: 0
    }
  }

  /// What a relay says of itself, and how long that is at most.
  private func item(_ relay: Relay, _ crisis: Crisis) -> (value: Value, cost: Int) {
    let online = relay.published
    let gone = relay.publications.filter { $0.state == .removed }
    func names(_ publications: [RelayPublication]) -> [Value]? {
      DigestWords.joined(publications.map { .text($0.account) }, Texts.digests.comma).map { [$0] }
    }
    let text = relay.status == .published ? Self.quoted(relay.text) : nil
    let phrase = Texts.digests.relay(
      relay.number, relay.kind, text, relay.status == .published ? online.compactMap(\.at).min() : nil,
      names(online), names(gone), relay.kind == .advice || relay.kind == .info, relay.status == .approved,
      relay.status == .failed, relay.status == .draft,
      isYours(relay, crisis), isTheirs(relay, crisis) && !isYours(relay, crisis) ? relay.authority : nil,
      !isForManagers,
      !relay.status.isLive, relay.status == .withdrawn, relay.approvedAt == nil,
      relay.status == .corrected ? relay.correctedBy : nil)
    let listed = (online + gone).map { $0.account.utf8.count + 2 }.reduce(0, +)
    let cost = (relay.status == .published ? 50 : 80) + (text?.utf8.count ?? 0) + listed
    return (.phrase(phrase), cost)
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
