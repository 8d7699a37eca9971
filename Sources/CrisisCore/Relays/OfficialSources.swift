/// Whose words may be relayed: domains, with all below them, and accounts on social networks. The configuration names them.
package struct OfficialSources: Sendable, Equatable {
  package var domains: [Domain]
  package var accounts: [Account]

  package init(domains: [Domain] = Self.usualDomains, accounts: [Account] = []) {
    self.domains = domains
    self.accounts = accounts
  }

  /// `gouv.fr`, and every host below it.
  package struct Domain: Sendable, Equatable {
    package var name: String
    /// Whose site it is, by the code of an authority: then only its managers may approve as such.
    package var authority: String?

    package init(_ name: String, authority: String? = nil) {
      self.name = name
      self.authority = authority
    }
  }

  /// `x.com/Prefet63`
  package struct Account: Sendable, Equatable {
    package var host: String
    /// The first part of the path, in small letters.
    package var name: String
    package var authority: String?

    package init(host: String, name: String, authority: String? = nil) {
      self.host = host
      self.name = name
      self.authority = authority
    }
  }

  package static let usualDomains = ["gouv.fr", "service-public.fr", "meteofrance.fr", "meteofrance.com"].map {
    Domain($0)
  }

  package struct Match: Sendable, Equatable {
    /// Whose it is; nil: official, and no authority's of the configuration in particular.
    package var authority: String?
  }

  /// What makes an address official; nil: nothing does.
  package func match(_ address: StrictAddress) -> Match? {
    let fitting = domains.filter { address.isWithin($0.name) }
    if let nearest = fitting.max(by: { $0.name.utf8.count < $1.name.utf8.count }) {
      return Match(authority: nearest.authority)
    }
    guard address.isPlainPath, let first = address.path.first?.lowercased(), !first.isEmpty else { return nil }
    let host = address.bareHost == "twitter.com" ? "x.com" : address.bareHost
    return accounts.first { $0.host == host && $0.name == first }.map { Match(authority: $0.authority) }
  }

  /// The names to give as examples, the shortest way to an address that is accepted.
  package var names: [String] { domains.map(\.name) + accounts.map { "\($0.host)/\($0.name)" } }
}
