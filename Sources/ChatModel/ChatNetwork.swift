/// A way to where people talk: IRC, a console, or the fake network of the tests.
package protocol ChatNetwork: Sendable {
  /// The configured name (`visov`): the first half of every identity on it.
  var name: String { get }

  /// Connects, joins the configured channels and stays there, reconnecting for ever, until the task is cancelled or
  /// ``close(reason:)`` has drained. All that is heard goes to `sink`.
  ///
  /// - Throws: only what no retry can mend (an unreadable certificate, say).
  func run(reporting sink: any ChatSink) async throws

  /// Queues lines to be said, in order within a lane. Returns at once; what became of each comes to the sink.
  func send(_ lines: [OutgoingLine])

  /// Hears again after ``ChatSink/heard(_:)`` asked for a pause.
  func resumeReading()

  /// Says what is queued (as far as pacing allows within a few seconds), takes leave, and makes `run` return.
  func close(reason: String) async
}

/// What a network reports to: the desk's mailbox. Calls return at once and may come from any thread.
package protocol ChatSink: Sendable {
  /// Lines heard together, in order. `false` asks the network to stop reading until `resumeReading()`; these lines
  /// are taken all the same.
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
  /// Every line that the text was split into has been confirmed by the server.
  case delivered(network: String, OutgoingLine.Delivery)
  case failed(network: String, OutgoingLine.Delivery, DeliveryFailure)

  package enum DeliveryFailure: Sendable, Equatable {
    /// Refused by the server or by the network; the text says why.
    case refused(String)
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
  }
}
