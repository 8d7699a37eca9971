import MatrixProtocol
import SystemHTTP
import SystemTLS

/// One homeserver: how it is reached, and what the session is to do there.
package struct MatrixNetworkConfiguration: Sendable {
  /// The configured name (`etat`).
  package var name: String
  /// `https://matrix.example.org`; without TLS on loopback only.
  package var homeserver: HTTPAddress
  package var tls: TLSClientConfiguration
  package var session: MatrixSessionConfiguration
  /// Where the tokens are kept.
  package var accountFile: String

  package init(
    name: String, homeserver: HTTPAddress, tls: TLSClientConfiguration, session: MatrixSessionConfiguration,
    accountFile: String
  ) {
    self.name = name
    self.homeserver = homeserver
    self.tls = tls
    self.session = session
    self.accountFile = accountFile
  }
}
