import ChatModel
import IRCProtocol
import SystemTLS

/// One IRC network: its servers, how to reach them, and what the session is to do there.
package struct IRCNetworkConfiguration: Sendable {
  /// The configured name (`visov`).
  package var name: String
  /// Tried in turn.
  package var servers: [IRCServer]
  /// nil: plain text, to a loopback address only.
  package var tls: TLSClientConfiguration?
  package var session: IRCSessionConfiguration
  /// Redeems a one-time code: the account whose it was, or nil. Called off any event loop.
  package var redeemCode: (@Sendable (Secret) -> String?)?

  package init(
    name: String, servers: [IRCServer], tls: TLSClientConfiguration?, session: IRCSessionConfiguration,
    redeemCode: (@Sendable (Secret) -> String?)? = nil
  ) {
    self.redeemCode = redeemCode
    self.name = name
    self.servers = servers
    self.tls = tls
    self.session = session
  }
}

/// A host, by name or address, and a port.
package struct IRCServer: Sendable, Hashable, CustomStringConvertible {
  package var host: String
  package var port: Int

  package init(host: String, port: Int) {
    self.host = host
    self.port = port
  }

  package var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }

  package var isLoopback: Bool {
    host == "localhost" || host == "::1"
      || (host.hasPrefix("127.") && host.utf8.allSatisfy { $0 == 0x2E || (0x30...0x39).contains($0) })
  }
}

/// What no retry can mend.
package enum IRCNetworkFault: Error, Equatable, CustomStringConvertible {
  case noServer(network: String)
  /// Plain text was asked for, and the server is elsewhere.
  case plainTextBeyondLoopback(IRCServer)

  package var description: String {
    switch self {
    case .noServer(let network): "network \(network): no server is configured"
    case .plainTextBeyondLoopback(let server): "\(server): without TLS only a loopback address may be joined"
    }
  }
}
