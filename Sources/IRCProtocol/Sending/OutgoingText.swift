/// A text to be said, as one line or as many as it takes.
package struct OutgoingText: Sendable, Equatable {
  package typealias ID = UInt64

  package var id: ID
  package var target: Target
  /// CR, LF and NUL in it are replaced before it is split.
  package var text: String
  package var isNotice: Bool
  package var lane: Lane
  /// Monotonic milliseconds after which it is dropped unsaid; nil: never.
  package var expires: Int64?
  /// A newer text with the same key and the same target takes its place while nothing of it is said.
  package var key: String?
  /// Where it goes, as a notice, if its room is not the closed one that it is to be.
  package var otherwise: Target?

  package init(
    id: ID, target: Target, text: String, isNotice: Bool = false, lane: Lane = .answer, expires: Int64? = nil,
    key: String? = nil, otherwise: Target? = nil
  ) {
    self.id = id
    self.target = target
    self.text = text
    self.isNotice = isNotice
    self.lane = lane
    self.expires = expires
    self.key = key
    self.otherwise = otherwise
  }

  package enum Target: Sendable, Equatable {
    /// A wanted channel, in any spelling; the text waits until the session is in it.
    case channel(String)
    /// With an account, said only while the nick is identified as that account.
    case person(nick: String, account: String?)
    /// Whoever is identified as that account when it is said, under whatever nick.
    case account(String)

    /// Whether both reach the same room or person. What is for an account becomes, once it is found, for the nick that
    /// uses it.
    func isSame(as other: Target) -> Bool {
      switch (self, other) {
      case (.account(let account), .person(_, let other?)), (.person(_, let other?), .account(let account)):
        account == other
      default: self == other
      }
    }
  }

  /// The order of the queue. What keeps a connection alive (PONG, CAP, SASL, PING) is in no lane.
  package enum Lane: Int, Sendable, CaseIterable {
    case distress
    /// What people call whom nobody knows: at a pace of its own, so that no crowd of them delays anybody else.
    case call
    case answer
    case announcement
    case digest
    /// What such people are told: after all else, and at their pace.
    case stranger

    var isOfStrangers: Bool { self == .call || self == .stranger }
  }

  package enum Failure: Sendable, Equatable {
    case refused(String)
    /// Too much waits to be said.
    case crowded
    case expired
    case superseded
    /// The connection was lost after some of it was written and before all was confirmed.
    case unconfirmed
    case notTheSamePerson
    /// Nobody is identified as the account it is for.
    case absent
    /// The room is not the closed one that it is to be, and strict about it.
    case exposed(RoomExposure)
  }
}
