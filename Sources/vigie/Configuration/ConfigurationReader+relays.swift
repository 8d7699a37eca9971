import CrisisCore
import StrictYAML

/// `relays:`: the team's own accounts, whose words they may carry, and for how long.
extension ConfigurationReader {
  ///
  /// - Parameter keys: takes what Vigie needs to post by itself.
  func relays(_ map: YAMLMap, authorities: Set<String>, keys: inout [PostingSettings]) -> RelaySettings? {
    var settings = RelaySettings()
    let accounts = map.optional("accounts") { self.accounts($0) } ?? []
    settings.accounts = accounts.map(\.account)
    keys = accounts.compactMap(\.posting)
    settings.sources = map.optional("sources") { $0.map { self.sources($0, authorities) } } ?? OfficialSources()
    settings.lifetimes = map.optional("expiry") { $0.map { self.lifetimes($0) } } ?? [:]
    return settings
  }

  private struct Account {
    var account: RelayAccount
    var posting: PostingSettings?
  }

  private func accounts(_ value: YAMLValue) -> [Account]? {
    var seen: Set<String> = []
    return value.pairs { name, value in
      if name.isEmpty || name.count > 30 || name.contains(where: \.isWhitespace) {
        value.fault("an account's name is one word, as people type it: X, Mastodon")
      }
      if !seen.insert(name.lowercased()).inserted { value.fault("two accounts are named \"\(name)\"") }
      return value.map { self.account(name, value, $0) }
    }?.map(\.value)
  }

  private func account(_ name: String, _ value: YAMLValue, _ map: YAMLMap) -> Account? {
    let network = map.required("network") { $0.oneOf(RelayNetwork.self) }
    let handle = map.optional("handle") { value in
      value.word("the account's name there, such as visov") { Self.handle($0) }
    }
    let host = map.optional("host") { value in
      value.word("a host such as mastodon.example.org") { Self.host($0) }
    }
    let limit = map.optional("limit") { $0.integer(50...100_000) }
    let keys = postingKeys(map)
    guard let network else { return nil }
    if network.hosts.isEmpty, !map.has("host") {
      value.fault("an account on \(network.rawValue) needs host: where its posts are read")
    }
    if network.usualLimit == nil, !map.has("limit") {
      value.fault("an account on \(network.rawValue) needs limit: the longest post, in characters")
    }
    // Of Bluesky, the host is where the account lives; its posts are read where all are.
    let readAt = network == .bluesky ? nil : host
    var account = RelayAccount(name, network, handle: handle, host: readAt, limit: limit)
    let posting = posting(to: account, network == .bluesky ? host ?? "bsky.social" : host, keys, value)
    account.isOurs = posting != nil
    return Account(account: account, posting: posting)
  }

  private func sources(_ map: YAMLMap, _ authorities: Set<String>) -> OfficialSources? {
    func authority(_ map: YAMLMap) -> String? {
      map.optional("authority") { self.authority(named: $0, authorities) }
    }
    let domains = map.optional("domains") { value in
      value.list { value -> OfficialSources.Domain? in
        guard value.isMap else { return domain(value).map { OfficialSources.Domain($0) } }
        return value.map { map in
          let name = map.required("domain") { domain($0) }
          let code = authority(map)
          return name.map { OfficialSources.Domain($0, authority: code) }
        }
      }
    }
    let accounts = map.optional("accounts") { value in
      value.list { value -> OfficialSources.Account? in
        guard value.isMap else { return official(value) }
        return value.map { map in
          var account = map.required("account") { official($0) }
          account?.authority = authority(map)
          return account
        }
      }
    }
    return OfficialSources(domains: domains ?? OfficialSources.usualDomains, accounts: accounts ?? [])
  }

  private func domain(_ value: YAMLValue) -> String? {
    value.word("a domain such as gouv.fr, without https:// and path") { Self.host($0) }
  }

  /// `x.com/Prefet63`, `mamot.fr/@prefet63`
  private func official(_ value: YAMLValue) -> OfficialSources.Account? {
    value.word("an account such as x.com/Prefet63") { text in
      let parts = text.split(separator: "/", omittingEmptySubsequences: false)
      guard parts.count == 2, let host = Self.host(String(parts[0])), Self.handle(String(parts[1])) != nil else {
        return nil
      }
      return OfficialSources.Account(host: host, name: parts[1].lowercased())
    }
  }

  private func lifetimes(_ map: YAMLMap) -> [RelayKind: Milliseconds]? {
    let kinds: KeyValuePairs<String, RelayKind> = [
      "advice": .advice, "info": .info, "denial": .denial, "solidarity": .solidarity,
    ]
    var lifetimes: [RelayKind: Milliseconds] = [:]
    for (key, kind) in kinds {
      lifetimes[kind] = map.optional(key) { $0.duration(15 * Milliseconds.minute...30 * Milliseconds.day) }
    }
    return lifetimes
  }

  /// In small letters; `www.` is left out, as addresses are compared without it.
  private static func host(_ text: String) -> String? {
    var host = text.lowercased()
    if host.hasPrefix("www.") { host.removeFirst(4) }
    return StrictAddress.isHost(host) ? host : nil
  }

  private static func handle(_ text: String) -> String? {
    let name = (text.hasPrefix("@") ? String(text.dropFirst()) : text).lowercased()
    let isName =
      !name.isEmpty
      && name.utf8.allSatisfy { byte in
        byte >= 0x61 && byte <= 0x7A || byte >= 0x30 && byte <= 0x39 || byte == 0x5F || byte == 0x2D || byte == 0x2E
      }
    return isName ? name : nil
  }
}
