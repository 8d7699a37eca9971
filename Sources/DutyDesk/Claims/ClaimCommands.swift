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
  ]
}

extension Arguments {
  /// A report or a question; a relay is its publishers'.
  fileprivate func claimable() throws(Fault) -> (kind: String, number: Int) {
    let record = try need(record("number"), "number")
    guard record.kind != "relay" else {
      throw Fault(Texts.faults.wrongKind, "R\(record.number)", "relay", "report", false)
    }
    return record
  }
}
