/// A person of the team or of an authority. The journal names people by number, so that a name can be erased.
package struct Member: Sendable, Equatable {
  package var number: Int
  package var name: String
  /// nil: the configuration's.
  package var language: Language?
  package var roles: Set<Role>
  /// The codes of the authorities whose manager this person is.
  package var manages: Set<String>
  /// Under what other numbers the records have this person, whose accounts were members of their own once.
  package var formerNumbers: Set<Int>

  package init(
    number: Int, name: String, language: Language? = nil, roles: Set<Role>, manages: Set<String> = [],
    formerNumbers: Set<Int> = []
  ) {
    self.formerNumbers = formerNumbers
    self.number = number
    self.name = name
    self.language = language
    self.roles = roles
    self.manages = manages
  }

  /// Whether the records mean this person by that number.
  package func isPerson(_ number: Int) -> Bool { self.number == number || formerNumbers.contains(number) }

  package func has(_ role: Role) -> Bool {
    roles.contains { $0 == role || $0.implied.contains(role) }
  }
}

/// Who did something, in the journal.
package enum Actor: Sendable, Hashable {
  case member(Int)
  /// The configuration file, applied at start.
  case configuration
  /// The scheduler.
  case clock

  /// As stored: members from 1 up.
  package var number: Int {
    switch self {
    case .member(let number): number
    case .configuration: 0
    case .clock: -1
    }
  }

  package init(number: Int) {
    switch number {
    case 0: self = .configuration
    case -1: self = .clock
    default: self = .member(number)
    }
  }
}
