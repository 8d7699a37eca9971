/// One text to be said. A network splits it where it is too long for one line, and says when it is done.
package struct OutgoingLine: Sendable, Equatable {
  package var delivery: Delivery
  package var destination: Destination
  /// Without CR or NUL, and without LF where the network says lines; never begins with somebody else's text.
  package var text: String
  package var form: Form
  package var lane: Lane
  /// Milliseconds UTC after which the line is worth nothing and is dropped unsaid (reported as failed); nil: never.
  package var expires: Int64?
  /// A newer line with the same key to the same destination replaces this one while it is still queued; the older one is
  /// reported superseded.
  package var key: String?
  /// Where it goes, as a notice, if its room is not the closed one that it has to be.
  package var otherwise: Destination?
  /// What it answers, where it goes to the same place.
  package var reply: MessageReference?

  package init(
    delivery: Delivery, destination: Destination, text: String, form: Form = .message, lane: Lane = .answer,
    expires: Int64? = nil, key: String? = nil, otherwise: Destination? = nil
  ) {
    self.delivery = delivery
    self.destination = destination
    self.text = text
    self.form = form
    self.lane = lane
    self.expires = expires
    self.key = key
    self.otherwise = otherwise
  }

  /// What the line answers for, so that its delivery can be noted; the numbers are rows of the store.
  package enum Delivery: Sendable, Hashable {
    /// The answer to a line of the inbox.
    case answer(Int64)
    /// A row of the outbox.
    case announcement(Int64)
    /// Nobody waits to hear whether it arrived (a refusal, an answer that was only read).
    case untracked
  }

  package enum Destination: Sendable, Hashable {
    case channel(String)
    /// A person: said only while that nick is identified as `account`; a nil account means that the line says
    /// nothing that a stranger may not read, and goes to the nick whoever bears it.
    case person(nick: String, account: String?)
    /// Whoever is identified as that account when the line is said (without the network's name), under any nick; nobody
    /// is: the line is reported failed, as ``ChatEvent/DeliveryFailure/absent``.
    case account(String)

    package var isRoom: Bool { if case .channel = self { true } else { false } }
  }

  package enum Form: Sendable, Equatable {
    case message
    case notice
  }

  /// The order of the send queue: a lane waits for all those before it.
  package enum Lane: Int, Sendable, Comparable, CaseIterable {
    case distress
    /// What people call whom nobody knows: at a pace of its own, so that no crowd of them delays anybody else.
    case call
    case answer
    case announcement
    case digest
    /// What such people are told: after all else, and at their pace.
    case stranger

    package static func < (a: Lane, b: Lane) -> Bool { a.rawValue < b.rawValue }
  }
}
