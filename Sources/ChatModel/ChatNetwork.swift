/// A way to where people talk: IRC, a console, or the fake network of the tests.
package protocol ChatNetwork: Sendable {
  /// The configured name (`visov`): the first half of every identity on it.
  var name: String { get }

  /// Where each channel had been read to when the program ended; to be called before ``run(reporting:)``. What was said
  /// since comes as missed, where the network can tell it.
  func resume(from cursors: [ChatCursor])

  /// The rooms that Vigie keeps itself, all of them: those that are new are opened, those that are no longer among them are
  /// left. One counts as joined only once it is closed, and nobody in it but its guests.
  func keep(_ rooms: [OwnRoom])

  /// The accounts that the team knows (``AccountName/folded(_:)``), all of them: whose invitation to a conversation is accepted.
  func know(_ accounts: Set<String>)

  /// Connects, joins the configured channels and stays there, reconnecting for ever, until the task is cancelled or
  /// ``close(reason:)`` has drained. All that is heard goes to `sink`.
  ///
  /// - Throws: only what no retry can mend (an unreadable certificate, say).
  func run(reporting sink: any ChatSink) async throws

  /// Queues lines to be said, in order within a lane. Returns at once; what became of each comes to the sink.
  func send(_ lines: [OutgoingLine])

  /// Milliseconds since its server last told what is said, of a network whose server does so every half minute even where nothing
  /// is; nil: of any other, and before the first time.
  var silence: Int64? { get }

  /// Reads on after ``ChatSink/heard(_:)`` asked for a pause.
  func resumeReading()

  /// Says what is queued (as far as pacing allows within a few seconds), takes leave, and makes `run` return.
  func close(reason: String) async
}

extension ChatNetwork {
  /// Does nothing, for a network that has no history.
  package func resume(from cursors: [ChatCursor]) {}
  /// Does nothing, for a network on which no room can be opened.
  package func keep(_ rooms: [OwnRoom]) {}
  package var silence: Int64? { nil }
  /// Does nothing, for a network on which nobody has to be invited to speak with somebody.
  package func know(_ accounts: Set<String>) {}
}

/// What a network reports to: the desk's mailbox. Calls return at once and may come from any thread.
package protocol ChatSink: Sendable {
  /// Lines heard together, in order. `false` asks the network to stop reading until `resumeReading()`; these lines
  /// count as heard all the same.
  func heard(_ messages: [ChatMessage]) -> Bool
  func noted(_ event: ChatEvent)
}

/// What happened on a network, other than a line.
package enum ChatEvent: Sendable, Equatable {
  /// Connected and identified; channels are being joined.
  case connected(network: String)
  /// The connection is lost; the network is reconnecting by itself.
  case disconnected(network: String, reason: String)
  case joined(network: String, channel: String)
  /// Out of a wanted channel (kick, ban, key…); the network goes on trying.
  case left(network: String, channel: String, reason: String)
  /// The network does not want us: to insist would make it worse, the next attempt is a long way off.
  case banned(network: String, reason: String)
  /// A room is encrypted, and Vigie reads and says nothing in it.
  case encrypted(network: String, channel: String)
  /// The network takes neither what identifies Vigie nor a new login; it is tried again and again.
  case loginRefused(network: String, reason: String)
  /// A room was replaced by another (its id), which does not let Vigie in uninvited.
  case replaced(network: String, channel: String, by: String)
  /// A room that is to be closed is not.
  case exposed(network: String, channel: String, ExposedRoom)
  /// The network fell apart, and so many people of our rooms went at once; they come back by themselves.
  case netsplit(network: String, servers: String, people: Int)
  /// Somebody who is identified as this account is in one of the rooms.
  case met(network: String, account: String)
  /// In a channel of which nothing had been read: from here on.
  case reading(network: String, ChatCursor)
  /// What was said in a channel between these moments (milliseconds UTC) was not read, nor can it be.
  case gap(network: String, channel: String, from: Int64, until: Int64)
  /// The text is this message there: by its id people refer to it. It may be said in several, and one may say several.
  case said(network: String, OutgoingLine.Delivery, id: String)
  /// Every line that the text was split into has been confirmed by the server.
  case delivered(network: String, OutgoingLine.Delivery)
  case failed(network: String, OutgoingLine.Delivery, DeliveryFailure)
  /// Somebody said a one-time code, which is in none of the lines that are heard.
  case codeTried(network: String, nick: String, CodeOutcome)

  /// What became of a one-time code.
  package enum CodeOutcome: Sendable, Equatable {
    /// The person is identified as this account from now on.
    case accepted(account: String)
    case wrong
    /// Said in a room: it is void.
    case spoilt
    /// The person is in none of the rooms.
    case unseen
    case tooMany
  }

  package enum DeliveryFailure: Sendable, Equatable {
    /// Refused by the server or by the network; the text says why.
    case refused(String)
    /// Too much waits to be said: to be tried again later.
    case crowded
    /// Too old to be worth saying.
    case expired
    /// A newer line took its place.
    case superseded
    /// The connection was lost before the line was confirmed. It may have arrived.
    case unconfirmed
    /// The nick no longer belongs to the account it was for.
    case notTheSamePerson
    /// Nobody is identified as the account it is for.
    case absent
    /// The room is not closed as it has to be for this.
    case exposed
  }
}
