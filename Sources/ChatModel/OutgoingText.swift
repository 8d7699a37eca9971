/// A text to be said, as one line or as many as it takes.
package struct OutgoingText: Sendable, Equatable {
  package typealias ID = UInt64

  package var id: ID
  /// A channel in any spelling; the text waits until the session is in it.
  package var target: OutgoingLine.Destination
  /// CR, LF and NUL in it are replaced before it is split.
  package var text: String
  package var isNotice: Bool
  package var lane: OutgoingLine.Lane
  /// Monotonic milliseconds after which it is dropped unsaid; nil: never.
  package var expires: Int64?
  /// A newer text with the same key and the same target takes its place while nothing of it is said.
  package var key: String?
  /// Where it goes, as a notice, if its room is not the closed one that it is to be.
  package var otherwise: OutgoingLine.Destination?
  /// What it answers.
  package var reply: MessageReference?
  /// The same whenever it is said, over restarts too, and no other text's; empty: it is said once.
  package var name = ""

  package init(
    id: ID, target: OutgoingLine.Destination, text: String, isNotice: Bool = false, lane: OutgoingLine.Lane = .answer,
    expires: Int64? = nil, key: String? = nil, otherwise: OutgoingLine.Destination? = nil
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
}

extension OutgoingLine.Destination {
  /// Whether both reach the same room or person. What is for an account becomes, once it is found, for the nick that
  /// uses it.
  package func isSame(as other: Self) -> Bool {
    switch (self, other) {
    case (.account(let account), .person(_, let other?)), (.person(_, let other?), .account(let account)):
      account == other
    default: self == other
    }
  }
}

extension OutgoingLine.Lane {
  package var isOfStrangers: Bool { self == .call || self == .stranger }
}
