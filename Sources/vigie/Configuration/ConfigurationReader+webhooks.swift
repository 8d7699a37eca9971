import DutyDesk
import Relays
import StrictYAML
import SystemHTTP
import SystemTLS

/// One webhook of the configuration.
struct WebhookSettings: Sendable {
  /// What the desk must know.
  var hook: Webhook
  var target: WebhookTarget
}

/// `webhooks:`: where digests, calls for help and corrections go, one way.
extension ConfigurationReader {
  func webhook(_ name: String, _ value: YAMLValue, authorities: Set<String>) -> WebhookSettings? {
    if name.isEmpty || name.contains(where: \.isWhitespace) || name.contains("/") {
      value.fault("a webhook's name is one word, without /")
    }
    return value.map { map in
      let address = map.required("url_file") { self.address($0) }
      let secret = map.optional("secret_file") { value -> WebhookSecret? in
        guard let text = self.secret(value, "secret") else { return nil }
        return WebhookSecret(text.value) ?? value.refuse("the secret is whsec_ and 24 to 64 bytes in base 64")
      }
      let format = map.required("format") { $0.oneOf(WebhookMessage.Format.self) }
      let authority = map.required("for") { self.authority(named: $0, authorities) }
      let kinds = map.required("send") { value -> [Webhook.Kind]? in
        let kinds = value.list { $0.oneOf(Webhook.Kind.self) }
        return kinds?.isEmpty == true ? value.refuse("something is to be sent: digests, distress, corrections") : kinds
      }
      let tls = map.optional("tls") { value in value.map { self.verified($0, value) } }
      let mayBePrivate = map.optional("private_network") { $0.bool() } ?? false
      guard let address, let format, let authority, let kinds else { return nil }
      var target = WebhookTarget(name, at: address, format, secret: secret)
      target.tls = tls ?? TLSClientConfiguration()
      target.mayBePrivate = mayBePrivate
      return WebhookSettings(hook: Webhook(name, for: authority, Set(kinds)), target: target)
    }
  }

  /// The address is a secret: it is told nowhere.
  private func address(_ value: YAMLValue) -> HTTPAddress? {
    guard let text = secret(value, "address") else { return nil }
    do {
      let address = try HTTPAddress(text.value)
      guard address.isEncrypted || ["127.0.0.1", "::1", "localhost"].contains(address.host) else {
        return value.refuse("the address in it is http://, which is for loopback only: use https://")
      }
      return address
    } catch { return value.refuse("what is in it: \(error)") }
  }
}
