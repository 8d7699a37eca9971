import ChatModel
import CrisisCore
import StrictYAML
import SystemHTTP
import SystemTLS

/// An account of the team's on which Vigie posts by itself.
struct PostingSettings: Sendable {
  /// As the configuration calls it.
  var account: String
  var network: RelayNetwork
  /// The account's name on its network.
  var handle: String?
  /// `https://mastodon.example.org`
  var server: HTTPAddress
  /// A token, or a password, by network.
  var key: Secret
  var tls: TLSClientConfiguration
}

/// What Vigie needs to post by itself: `token_file`, `password_file`, `api`, `tls` of an account.
extension ConfigurationReader {
  struct PostingKeys {
    var token: Secret?
    var password: Secret?
    var server: HTTPAddress?
    var tls: TLSClientConfiguration?
    /// Those that stand there, whether they could be read or not.
    var given: [String]
  }

  func postingKeys(_ map: YAMLMap) -> PostingKeys {
    PostingKeys(
      token: map.optional("token_file") { secret($0, "token") },
      password: map.optional("password_file") { secret($0, "password") },
      server: map.optional("api") { server($0) },
      tls: map.optional("tls") { value in value.map { self.verified($0, value) } },
      given: ["token_file", "password_file", "api", "tls"].filter { map.has($0) })
  }

  /// - Parameter host: where the account lives.
  func posting(
    to account: RelayAccount, _ host: String?, _ keys: PostingKeys, _ value: YAMLValue
  ) -> PostingSettings? {
    let wanted: String? =
      switch account.network {
      case .mastodon: "token_file"
      case .bluesky: "password_file"
      default: nil
      }
    for key in keys.given {
      if wanted != nil, key == wanted || key == "api" || key == "tls" { continue }
      value.fault(
        wanted.map { "\(account.network.rawValue) takes \($0), not \(key)" }
          ?? "Vigie cannot post on \(account.network.rawValue) by itself: remove \(key)")
    }
    guard wanted != nil, let key = keys.token ?? keys.password else {
      if let wanted, !keys.given.isEmpty, !keys.given.contains(wanted) {
        value.fault("\(keys.given[0]) is of use only with \(wanted)")
      }
      return nil
    }
    if account.network == .bluesky, account.handle == nil {
      value.fault("an account on bluesky needs handle, for Vigie to log in: visov.example.org")
    }
    guard let server = keys.server ?? host.flatMap({ try? HTTPAddress("https://\($0)") }) else { return nil }
    return PostingSettings(
      account: account.name, network: account.network, handle: account.handle, server: server, key: key,
      tls: keys.tls ?? TLSClientConfiguration())
  }

  /// `https://…` without a path; `http://` for loopback.
  private func server(_ value: YAMLValue) -> HTTPAddress? {
    guard let text = value.word() else { return nil }
    do {
      let address = try HTTPAddress(text)
      guard address.isBase else { return value.refuse("only https:// and a host, without a path") }
      guard address.isEncrypted || ["127.0.0.1", "::1", "localhost"].contains(address.host) else {
        return value.refuse("http:// is for loopback only: use https://")
      }
      return address
    } catch { return value.refuse("\(error)") }
  }
}
