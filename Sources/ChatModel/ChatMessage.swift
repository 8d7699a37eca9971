/// One line that somebody said, as a network heard it.
///
/// Text is what the person typed: control codes and invalid bytes may still be in it. A network passes on every live
/// line of somebody else; it keeps back its own echo, notices and the lines of senders marked as bots.
package struct ChatMessage: Sendable, Equatable {
  /// The configured name of the network (`visov`).
  package var network: String
  /// The network's own id of the message (IRCv3 `msgid`), or nil where the server gives none.
  package var id: String?
  package var place: ChatPlace
  package var sender: ChatSender
  package var text: String
  /// When it was said, in milliseconds UTC: the server's time where it gives one, else the time of arrival.
  package var at: Int64
  package var provenance: Provenance
  /// What it is about, as its sender saw it; nil: it was not looked at first.
  package var basis: Basis?
  /// The id of the message that the thread began with in which it was said; nil: in none.
  package var thread: String?
  /// What its author does by it to an earlier message; nil: nothing.
  package var change: Change?
  /// The id of the message that it answers; nil: none.
  package var repliesTo: String?
  /// What was shown with it; the text is its caption.
  package var picture: PictureSource?
  /// How far its network as a whole has been read once this line, and all before it, are dealt with.
  package var cursor: ChatCursor?

  package init(
    network: String, id: String?, place: ChatPlace, sender: ChatSender, text: String, at: Int64,
    provenance: Provenance = .live
  ) {
    self.network = network
    self.id = id
    self.place = place
    self.sender = sender
    self.text = text
    self.at = at
    self.provenance = provenance
  }

  /// The network that vouches for its sender.
  package var home: String { sender.home ?? network }

  /// A record that somebody had before their eyes when they acted on it.
  package struct Basis: Sendable, Equatable {
    /// `S47`, of the crisis that the words name.
    package var record: String
    package var crisis: String
    /// The last row of the journal that it was made from.
    package var sequence: Int64

    package init(record: String, crisis: String, sequence: Int64) {
      self.record = record
      self.crisis = crisis
      self.sequence = sequence
    }
  }

  /// A message that is written anew, taken back, or reacted to, by its id.
  package enum Change: Sendable, Equatable {
    /// The text is what it says now.
    case edited(String)
    case withdrawn(String)
    /// The text is somebody's reaction to it (👍).
    case reacted(String)

    package var original: String {
      switch self {
      case .edited(let id), .withdrawn(let id), .reacted(let id): id
      }
    }
  }

  /// The message to which its text is a reaction (👍); nil: it is a message of its own.
  package var reactedTo: String? { if case .reacted(let id) = change { id } else { nil } }

  /// For an answer that stands beside it, or beside what it reacts to; nil: the network gives no ids.
  package var reference: MessageReference? {
    (reactedTo ?? id).map { MessageReference(id: $0, thread: thread, place: place) }
  }

  /// Whether a line was heard as it was said, or replayed by a server or a bouncer.
  package enum Provenance: Sendable, Equatable {
    case live
    case history
    /// Replayed, and said after all that had been read of its channel: while we were away. `age`: milliseconds between
    /// then and our return, by the server's clock.
    case missed(age: Int64)
  }
}

/// A message that is answered.
package struct MessageReference: Sendable, Hashable {
  package var id: String
  /// The id of the message that its thread began with; nil: it is in none.
  package var thread: String?
  /// Where it was said: an answer elsewhere does not refer to it.
  package var place: ChatPlace

  package init(id: String, thread: String?, place: ChatPlace) {
    self.id = id
    self.thread = thread
    self.place = place
  }
}

/// Where a line was said, or where one goes.
package enum ChatPlace: Sendable, Hashable {
  /// A channel, by its configured name (`#visov-veille`), however the server wrote it.
  case channel(String)
  /// A direct message.
  case direct
}

/// Who said a line.
package struct ChatSender: Sendable, Hashable {
  /// What people see; it identifies nobody.
  package var nick: String
  /// The account that the network vouches for, without the network's name; nil when the person is not identified.
  package var account: String?
  /// The host part, or what stands for it: for throttling only.
  package var address: String
  /// The network that vouches for the account, where the line came by another way.
  package var home: String?

  package init(nick: String, account: String?, address: String = "", home: String? = nil) {
    self.nick = nick
    self.account = account
    self.address = address
    self.home = home
  }
}
