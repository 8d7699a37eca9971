/// What the configuration says of relays: the team's own accounts, whose words they may carry, and for how long.
package struct RelaySettings: Sendable, Equatable {
  /// None: nothing can be relayed.
  package var accounts: [RelayAccount]
  package var sources: OfficialSources
  package var lifetimes: [RelayKind: Milliseconds]

  package init(
    accounts: [RelayAccount] = [], sources: OfficialSources = OfficialSources(),
    lifetimes: [RelayKind: Milliseconds] = [:]
  ) {
    self.accounts = accounts
    self.sources = sources
    self.lifetimes = lifetimes
  }

  package func lifetime(of kind: RelayKind) -> Milliseconds { lifetimes[kind] ?? kind.usualLifetime }
}

/// One of the team's own accounts.
package struct RelayAccount: Sendable, Equatable {
  /// As people call it: `X`, `Mastodon`.
  package var name: String
  package var network: RelayNetwork
  /// The name of the account there, in small letters without its `@`; nil: it is not looked at.
  package var handle: String?
  /// Where its posts are, where the network does not say.
  package var host: String?
  /// The longest post, in the network's own counting.
  package var limit: Int
  /// Vigie has the key to it: what two people agreed upon is posted by itself.
  package var isOurs = false

  package init(_ name: String, _ network: RelayNetwork, handle: String? = nil, host: String? = nil, limit: Int? = nil) {
    self.name = name
    self.network = network
    self.handle = handle
    self.host = host
    self.limit = limit ?? network.usualLimit ?? 500
  }

  package enum Fit: Sendable, Equatable {
    case fits
    /// On that network, and another's.
    case ofAnother(String)
    case elsewhere
  }

  /// Whether a post at that address is this account's.
  package func fit(_ address: StrictAddress) -> Fit {
    let hosts = host.map { [$0] } ?? network.hosts
    guard hosts.contains(address.bareHost) || hosts.contains(address.host) else { return .elsewhere }
    guard let handle, let shown = network.handle(in: address.path), shown != handle else { return .fits }
    return .ofAnother(shown)
  }
}

extension RelayNetwork {
  /// Whose post it is, where the address shows it: in small letters, without `@`.
  func handle(in path: [Substring]) -> String? {
    let parts = path.filter { !$0.isEmpty }.map { $0.lowercased() }
    guard let first = parts.first, parts.count > 1 else { return nil }
    switch self {
    case .x: return parts[1] == "status" && first != "i" ? first : nil
    case .mastodon, .threads: return first.hasPrefix("@") ? String(first.dropFirst()) : nil
    case .bluesky: return first == "profile" ? parts[1] : nil
    case .telegram: return first == "s" || first == "c" ? nil : first
    case .facebook, .instagram, .other: return nil
    }
  }
}
