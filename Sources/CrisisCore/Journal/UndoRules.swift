/// `!annuler`: the author takes back the last thing done, within two minutes.
package enum UndoRules {
  package static let window: Milliseconds = 2 * .minute

  package static func isLate(for act: Milliseconds, at now: Milliseconds) -> Bool { now - act > window }

  /// How many names a refusal has; the others are counted.
  package static let mostNamed = 5
}

/// The records of what an act is about.
package struct SubjectRecords: Sendable {
  package var crisis: Crisis?
  /// Of a crisis: how many reports it has.
  package var reports = 0
  package var report: Report?
  /// The first of those who were counted in it.
  package var counted: [String] = []
  package var distress: Distress?
  /// The claim of the report that nobody has ended.
  package var held: ClaimRules.Held?
  package var relay: Relay?
  /// Of a relay: who may approve and publish.
  package var team: [Member] = []
  package var question: ManagerQuestion?
  package var offer: Offer?
  package var person: Member?
  /// Of a member: how many administrators there are.
  package var admins = 0

  package init() {}
}

/// An act that is taken back, with all that decides: the rules of its topic say what comes of it.
package struct Undo: Sendable {
  /// The journal's row of the act, and when it was done.
  package var sequence: Int64
  package var at: Milliseconds
  /// Its author, who takes it back now.
  package var member: Member
  package var now: Milliseconds
  /// What else happened to the same since, and stands.
  package var since: [any Event]
  package var before: SubjectRecords
  /// As it is without the act.
  package var after: SubjectRecords
  /// Whether a room of the coordination hears what is announced to it.
  package var hasCoordination = true

  package init(
    sequence: Int64, at: Milliseconds, by member: Member, now: Milliseconds, since: [any Event] = [],
    before: SubjectRecords, after: SubjectRecords? = nil
  ) {
    self.sequence = sequence
    self.at = at
    self.member = member
    self.now = now
    self.since = since
    self.before = before
    self.after = after ?? before
  }

  /// What the journal notes of it.
  package func noted(of event: any UndoableEvent) -> ActUndone { ActUndone(act: sequence, subject: event.subject) }

  func known<T>(_ record: T?) throws(Refusal) -> T {
    guard let record else { throw .because(Texts.refusals.nothingToUndo()) }
    return record
  }
}
