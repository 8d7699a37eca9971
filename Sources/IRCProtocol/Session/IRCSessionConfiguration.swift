import ChatModel

/// What one network's session is to do; everything in it is the configuration's, nothing the server's.
package struct IRCSessionConfiguration: Sendable {
  package var nick: String
  package var username: String
  package var realName: String
  /// The password of the server itself (PASS), not that of the account.
  package var serverPassword: Secret?
  /// Given, it is required: the session never joins unidentified.
  package var sasl: SASLCredentials?
  package var identity: IdentityRule
  /// The wanted channels, in the spelling in which they are reported.
  package var channels: [String]
  /// The keys of those that have one, by that spelling.
  package var keys: [String: Secret] = [:]
  /// The rooms that are inspected before a digest is said in them, by that spelling.
  package var inspected: [String: RoomRule] = [:]
  /// What the services are asked when somebody else has our nick.
  package var regain: Regain?
  package var pacing: Pacing
  /// Goes by what the server is once it has said so; `pacing` is for until then, and for servers nobody knows.
  package var adaptsPacing = false
  /// What CTCP VERSION is told.
  package var version: String
  /// Milliseconds of silence after which the server is asked whether it is there; after as many again it is given up.
  package var silence: Int64 = 45_000
  /// Marked as a bot where the server has a mode for that; people are not (the demo's, the tests').
  package var isBot = true

  package init(
    nick: String, username: String = "vigie", realName: String = "Vigie", serverPassword: Secret? = nil,
    sasl: SASLCredentials? = nil, identity: IdentityRule = .account, channels: [String] = [],
    pacing: Pacing = .standard, version: String = "Vigie"
  ) {
    self.nick = nick
    self.username = username
    self.realName = realName
    self.serverPassword = serverPassword
    self.sasl = sasl
    self.identity = identity
    self.channels = channels
    self.pacing = pacing
    self.version = version
  }

  /// What is done where a room lets anybody in, or somebody unidentified is in it.
  package enum RoomRule: Sendable, Equatable {
    /// It is told.
    case told
    /// It is told, and the digest is withheld.
    case strict
  }

  /// The command by which NickServ gives a nick back to the account that owns it.
  package enum Regain: String, Sendable, CaseIterable {
    case ghost = "GHOST"
    case regain = "REGAIN"
    case recover = "RECOVER"
  }

  /// What vouches for who somebody is.
  package enum IdentityRule: String, Sendable, CaseIterable {
    /// The account of the network's services.
    case account
    /// The fingerprint of a client certificate. Until that is looked up, everybody is unidentified.
    case certificate
    /// A one-time code that was said in private: it holds for that connection, as long as it is seen.
    case code
    /// The nick alone, folded: only where everybody on the server is trusted.
    case nick
  }
}

/// How to identify to the network's services.
package struct SASLCredentials: Sendable {
  package var account: String
  /// Nil where a client certificate is all there is (EXTERNAL).
  package var password: Secret?
  /// Those to try, in this order, as far as the server offers them.
  package var mechanisms: [SASLMechanism]

  package init(account: String, password: Secret?, mechanisms: [SASLMechanism]) {
    self.account = account
    self.password = password
    self.mechanisms = mechanisms
  }
}

/// The mechanisms that the session knows.
package enum SASLMechanism: String, Sendable, CaseIterable {
  /// The client certificate speaks (RFC 4422, appendix A).
  case external = "EXTERNAL"
  /// A proof of the password on both sides (RFC 7677): it never leaves, and the server must know it too.
  case scramSHA256 = "SCRAM-SHA-256"
  /// Account and password, inside TLS (RFC 4616).
  case plain = "PLAIN"
}
