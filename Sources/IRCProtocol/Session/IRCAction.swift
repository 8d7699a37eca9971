import ChatModel

/// What the session wants done, in this order.
package enum IRCAction: Sendable, Equatable {
  /// Write this line; it has its CR LF.
  case send([UInt8])
  /// Set this timer anew, in milliseconds from now.
  case setTimer(IRCTimer, after: Int64)
  case cancelTimer(IRCTimer)
  /// Registered, and identified where that is required; channels are being joined.
  case ready(nick: String)
  /// In a wanted channel, by its configured name.
  case joined(String)
  /// Out of a wanted channel, or not let in; said once for each reason. The session goes on trying.
  case left(String, reason: String)
  /// A room that is to be closed is not; said once for each way in which it is not.
  case exposed(String, ExposedRoom)
  /// The network fell apart, and so many people went at once; said once.
  case netsplit(servers: String, people: Int)
  /// Somebody who is identified as this account is in one of the rooms.
  case met(account: String)
  case heard(HeardLine)
  /// In a channel of which nothing had been read: from here on, by the server's time where it gives one.
  case reading(String, from: Int64?)
  /// What was said in a channel during this time has not been read, nor can it be.
  case absent(String, since: Absence)
  /// Every part of a text is confirmed by the server.
  case delivered(OutgoingText.ID)
  case failed(OutgoingText.ID, ChatEvent.DeliveryFailure)
  /// Have this key derived, off any event loop; the answer is ``IRCSession/derived(_:for:at:)``.
  case deriveKey(KeyDerivation)
  /// Have this one-time code looked up, off any event loop; the answer is ``IRCSession/codeRedeemed(_:for:at:)``.
  case tryCode(Secret, number: UInt64)
  /// What became of somebody's one-time code.
  case codeTried(nick: String, ChatEvent.CodeOutcome)
  /// Something an operator may want to know. Never holds what people say, nor a secret.
  case note(String)
  /// Close the connection.
  case disconnect(DisconnectReason)
}

/// The timers of a session. Each is set at most once; setting it again replaces it. They end with the connection.
package enum IRCTimer: Sendable, Hashable, CaseIterable {
  /// From the connection to the end of the registration.
  case registration
  /// For the server's answer in a SASL exchange.
  case sasl
  /// When the server is asked again whether its services are back.
  case services
  /// Silence.
  case keepAlive
  /// When the send queue may go on, or something in it expires.
  case queue
  /// For echoes that do not come.
  case confirmation
  /// When a channel is to be tried again.
  case reconcile
  /// When the wanted nick is to be tried again.
  case nick
  /// For answers about somebody, and for history, that do not come.
  case questions
  /// When leave is taken, whatever still waits.
  case leave
  /// For the answers about a room.
  case inspection
  /// When a netsplit counts as complete.
  case netsplit
}

/// Why the session gave up a connection.
package enum DisconnectReason: Sendable, Equatable {
  /// SASL is required and did not succeed.
  case notIdentified(String)
  /// SASL is required, and the services that do it were waited for in vain. Not the same as being refused by them.
  case servicesAway(String)
  /// The server did not finish the registration in time, or refused it.
  case notRegistered(String)
  /// Nothing was heard for too long.
  case silent
  /// Banned from the server (K-line); to try again soon makes it worse.
  case banned(String)
  /// The server said ERROR.
  case closedByServer(String)

  package var text: String {
    switch self {
    case .notIdentified(let why), .servicesAway(let why): "not identified: \(why)"
    case .notRegistered(let why): "not registered: \(why)"
    case .silent: "no answer from the server"
    case .banned(let why): "banned: \(why)"
    case .closedByServer(let why): "closed by the server: \(why)"
    }
  }
}

/// A line that somebody said and that may be a command.
package struct HeardLine: Sendable, Equatable {
  /// The channel's configured name; nil for a direct message, or one to the operators of a channel only (STATUSMSG).
  package var channel: String?
  package var nick: String
  /// The account that the network vouches for.
  package var account: String?
  /// The host, or what the server shows for it.
  package var address: String
  package var text: String
  package var messageID: String?
  /// The server's time, in milliseconds UTC.
  package var serverTime: Int64?
  /// Replayed by the server or a bouncer, not said now.
  package var isHistory: Bool
  /// Of a replayed line that was said after all that was read of its channel: how long before our JOIN it was said, in
  /// milliseconds by the server's clock.
  package var missedAge: Int64?
}
