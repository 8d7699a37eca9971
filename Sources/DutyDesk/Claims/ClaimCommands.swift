import CommandBook
import CrisisCore

extension CommandList {
  static let claims: [CommandSpec] = [
    CommandSpec("claim", for: .team, in: .amongTheTeam, again: .setsAValue, takes: ["number": .record]) {
      (arguments, _) throws(Fault) in
      let record = try arguments.claimable()
      return record.kind == "question"
        ? Asked.order(QuestionOrder.take(record.number)) : Asked.order(ClaimCommand.take(record.number))
    },
    CommandSpec("release", for: .team, in: .amongTheTeam, again: .setsAValue, takes: ["number": .record]) {
      (arguments, _) throws(Fault) in
      let record = try arguments.claimable()
      return record.kind == "question"
        ? Asked.order(QuestionOrder.drop(record.number)) : Asked.order(ClaimCommand.release(record.number))
    },
    CommandSpec("assign", for: [.coordinator], in: .amongTheTeam, takes: ["number": .report, "person": .member]) {
      (arguments, _) throws(Fault) in
      Asked.order(
        AssignReport(
          number: try arguments.need(arguments.number("number"), "number"),
          person: try arguments.need(arguments.word("person"), "person")))
    },
  ]
}

extension Arguments {
  /// A report or a question; a relay is its publishers', an offer the coordination's.
  fileprivate func claimable() throws(Fault) -> (kind: String, number: Int) {
    let record = try need(record("number"), "number")
    if let letter = ["relay": "R", "offer": "P"][record.kind] {
      throw Fault(Texts.faults.wrongKind, "\(letter)\(record.number)", record.kind, "report", false)
    }
    return record
  }
}
