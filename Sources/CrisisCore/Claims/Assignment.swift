/// A report that a coordinator proposes to somebody, who has it once they say yes (`!affecter 47 jo`).
package struct Assignment: Sendable, Equatable, Codable {
  package var crisis: String
  package var report: Int
  /// The coordinator.
  package var asker: Int
  package var person: Int
}

package enum AssignmentRules {
  package static func propose(
    _ report: Report, to person: Member, held: ClaimRules.Held?, crisis: Crisis, by asker: Asker
  ) throws(Refusal) -> Assignment {
    guard let member = asker.member else { throw .unidentified }
    guard person.has(.volunteer) else { throw .because(Texts.watch.noSuchVolunteer(person.name)) }
    guard person.number != member.number else { throw .because(Texts.assignments.isOwn(report.number)) }
    if let held, held.holder.number == person.number {
      throw .because(Texts.assignments.isTheirs(report.number, person.name, held.claim.until))
    }
    // What stands against a claim stands against this.
    var theirs = asker
    theirs.member = person
    _ = try ClaimRules.take(report, held: held, crisis: crisis, by: theirs)
    return Assignment(crisis: crisis.code, report: report.number, asker: member.number, person: person.number)
  }

  /// What the person is asked.
  package static func question(
    _ report: Report, crisis: Crisis, by asker: Asker, nature: CrisisNature
  ) -> @Sendable (Int) -> Statement {
    {
      Texts.assignments.ask(
        report.number, asker.member?.name ?? "", crisis.code, report.place.shown(upTo: 60),
        report.text?.unlessBlank?.quoted(VerificationRules.longestQuote).withoutFinalStop, $0, nature: nature)
    }
  }

  /// After the person's `!oui`.
  package static func accept(
    _ assignment: Assignment, report: Report, held: ClaimRules.Held?, crisis: Crisis, by asker: Asker
  ) throws(Refusal) -> Decision {
    guard let member = asker.member, member.number == assignment.person else {
      throw .because(Texts.refusals.nothingAsked())
    }
    var decision = try ClaimRules.take(report, held: held, crisis: crisis, by: asker)
    decision.announcements.append(
      told(assignment, Texts.assignments.accepted(report.number, member.name, asker.at, nature: crisis.nature)))
    return decision
  }

  /// Who proposed it hears what came of it.
  package static func told(_ assignment: Assignment, _ statement: Statement) -> Announcement {
    Announcement(to: .member(assignment.asker), about: assignment.crisis, statement)
  }
}

/// The answers of `assign.yaml`, and what is asked and told of it.
package struct AssignmentTexts: Sendable {
  let ask = Text(
    "assign.ask", .number("number"), .words("by"), .code("crisis"), .maybe(.words("place")), .maybe(.words("text")),
    .number("question"))
  package let asked = Text("assign.asked", .number("number"), .words("person"))
  let accepted = Text("assign.accepted", .number("number"), .words("person"), .time("at"))
  package let declined = Text("assign.declined", .number("number"), .words("person"))
  package let unanswered = Text(
    "assign.unanswered", .number("number"), .words("person"), .duration("length"))
  package let youDeclined = Text("assign.you_declined", .number("number"))
  let isOwn = Text("refusal.assign_own", .number("number"))
  let isTheirs = Text("refusal.assign_theirs", .number("number"), .words("person"), .time("until"))
  /// The person does without such notices.
  package let isMuted = Text("refusal.person_muted", .words("person"))
}

extension Texts { package static let assignments = AssignmentTexts() }
