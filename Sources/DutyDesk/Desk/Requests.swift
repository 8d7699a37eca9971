import CommandBook
import CrisisCore

/// Something to be done to the record: carried out within the batch's transaction, stored, and done once.
protocol Order: Sendable, Equatable {
  /// - Throws: a ``Refusal``, which takes back what it did so far, or the store's error.
  func carryOut(by handler: inout OrderHandler) throws -> OrderHandler.Done
  /// What it is for a person who may only look there; nil: what it is for everybody.
  func query(for asker: Asker) -> (any Query)?
  /// What it is of a crisis that is over, in which nothing changes; nil: nothing.
  var queryOfEnded: (any Query)? { get }
  /// Whether the rules themselves see to it that the same words again do nothing twice, and may mean something new.
  func isSafeToRepeat(by asker: Asker) -> Bool
}

extension Order {
  func query(for asker: Asker) -> (any Query)? { nil }
  var queryOfEnded: (any Query)? { nil }
  func isSafeToRepeat(by asker: Asker) -> Bool { false }
}

/// Something to be told from the record, after the commit and on a connection that only reads.
protocol Query: Sendable, Equatable {
  /// - Throws: a ``Refusal``, or the store's error.
  func view(by handler: inout QueryHandler) throws -> any View
}

/// What a line asks for: the one or the other, which go different ways.
enum Asked: Act {
  case order(any Order)
  case query(any Query)

  static func == (one: Asked, other: Asked) -> Bool {
    func isEqual<T: Equatable>(_ a: T, _ b: Any) -> Bool { b as? T == a }
    return switch (one, other) {
    case (.order(let a), .order(let b)): isEqual(a, b)
    case (.query(let a), .query(let b)): isEqual(a, b)
    default: false
    }
  }
}

/// Every command of the program: a new one is added to the list of its topic.
package enum CommandList {
  package static let all: [CommandSpec] =
    crises + reports + pictures + verification + distress + claims + watch + relays + posting + questions + offers
    + escalation
    + digests + members + presence + pairing
    + journal + exports + board + advice + privacy + desk
}

extension [Audience] {
  /// Whoever watches.
  static let team: [Audience] = [.volunteer, .verifier, .publisher, .coordinator]
  static let teamAndManagers: [Audience] = team + [.manager]
  static let members: [Audience] = teamAndManagers + [.admin]
}

extension [VenueKind] {
  static let anywhere: [VenueKind] = [.volunteers, .coordination, .managers, .direct]
  /// Where no manager reads.
  static let amongTheTeam: [VenueKind] = [.volunteers, .coordination, .direct]
  /// Where those decide who have called the team.
  static let withManagers: [VenueKind] = [.coordination, .managers, .direct]
}
