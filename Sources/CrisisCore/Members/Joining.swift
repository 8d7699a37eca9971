/// Somebody who takes part in a crisis.
package struct Participant: Sendable, Equatable, Decodable {
  package var member: Int
  /// The shown name.
  package var name: String
  package var joinedAt: Milliseconds
  /// The part of the crisis that they see to, in the coordination's words.
  package var sector: String?

  /// Of more, `!état` says how many they are.
  package static let mostNamed = 6

  package init(member: Int, name: String, joinedAt: Milliseconds, sector: String? = nil) {
    self.member = member
    self.name = name
    self.joinedAt = joinedAt
    self.sector = sector
  }
}

/// `!rejoindre`, `!quitter`
package enum JoiningCommand: Sendable, Equatable {
  case join
  case leave
}

/// An event about who takes part in a crisis.
package protocol PeopleEvent: Event {
  var crisisCode: String { get }
  var member: Int { get }
}

extension PeopleEvent {
  package var subject: Subject { .people(crisis: crisisCode) }
  package static var sentence: Text<> { Text(logCode) }
}

extension PeopleEvent where Sentence == Text<> {
  package func logPhrase(_ name: (Int) -> String) -> Statement { Self.sentence() }
}

package struct CrisisJoined: PeopleEvent {
  package static let kind = "crisis.joined"
  package var crisisCode: String
  package var member: Int
}

package struct CrisisLeft: PeopleEvent {
  package static let kind = "crisis.left"
  package var crisisCode: String
  package var member: Int
}

extension CrisisJoined: UndoableEvent {
  package func undone(_ undo: Undo) throws(Refusal) -> Decision {
    Decision([], answer: Texts.joining.joiningUndone(crisisCode, nature: undo.nature))
  }
}

extension CrisisLeft: UndoableEvent {
  package func undone(_ undo: Undo) throws(Refusal) -> Decision {
    Decision([], answer: Texts.joining.leavingUndone(crisisCode, nature: undo.nature))
  }
}
