import CrisisCore
import CrisisStore

/// `!affecter 47 jo`
struct AssignReport: Order {
  var number: Int
  /// As typed.
  var person: String

  func carryOut(by handler: inout OrderHandler) throws -> OrderHandler.Done { try handler.propose(self) }
}

extension OrderHandler {
  fileprivate mutating func propose(_ order: AssignReport) throws -> Done {
    let crisis = try crisis { $0.lastReport >= order.number }
    let report = try report(order.number, of: crisis)
    let about = crisis.about(report)
    nature = about.nature
    let person = try volunteer(order.person)
    let assignment = try AssignmentRules.propose(report, to: person, held: held(report), crisis: about, by: asker)
    try mayAsk(person)
    return try ask(
      person, before: .assign(assignment), about: crisis,
      answer: Texts.assignments.asked(report.number, person.name, nature: nature),
      AssignmentRules.question(report, crisis: crisis, by: asker, nature: nature))
  }

  /// After the person's `!oui`.
  mutating func accept(_ assignment: Assignment) throws -> Done {
    let crisis = try crisis(assignment.crisis)
    let report = try report(assignment.report, of: crisis)
    return try store(
      AssignmentRules.accept(
        assignment, report: report, held: held(report), crisis: crisis.about(report), by: asker))
  }

  mutating func decline(_ assignment: Assignment) throws -> Done {
    let crisis = try crisis(assignment.crisis)
    let told = Texts.assignments.declined(assignment.report, asker.member?.name ?? "", nature: crisis.nature)
    var done = try tell([AssignmentRules.told(assignment, told)])
    done.answer = Texts.assignments.youDeclined(assignment.report, nature: crisis.nature)
    return done
  }

  /// Whoever does without such notices would not hear of it.
  func mayAsk(_ person: Member) throws {
    guard try !transaction.mutedTopics(ofMember: person.number).contains(.assignments) else {
      throw Refusal.because(Texts.assignments.isMuted(person.name))
    }
  }
}
