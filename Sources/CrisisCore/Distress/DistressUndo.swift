extension Distress {
  /// A call by mistake is its author's to take back until somebody takes it in charge; those who were alerted are told.
  func cancelled(_ undo: Undo, _ report: Report) throws(Refusal) -> Decision {
    guard raisedBy == undo.member.number, received == nil, !isCleared else {
      throw .because(Texts.distress.notYours(report.number))
    }
    let answer = DistressRules.cancelled([(report.crisis, report.number)], nature: undo.nature)
    return try undo.told(answer, report) {
      $0.say(Texts.distress.cancelledByOther, report, undo.member.name, undo.now)
    }
  }
}

extension DistressReceived: UndoableEvent {
  package func stands(_ undo: Undo) -> Bool {
    !undo.since.contains { $0 is DistressReceived || $0 is DistressCleared || $0 is DistressRaised }
  }

  package func undone(_ undo: Undo) throws(Refusal) -> Decision { try undo.resumed(wasReceived: true) }
}

extension DistressCleared: UndoableEvent {
  package func stands(_ undo: Undo) -> Bool { !undo.since.contains { $0 is DistressCleared || $0 is DistressRaised } }

  package func undone(_ undo: Undo) throws(Refusal) -> Decision { try undo.resumed(wasReceived: false) }
}

extension Undo {
  fileprivate func told(
    _ answer: Statement, _ report: Report, _ announced: (Crisis) -> Statement
  ) throws(Refusal) -> Decision {
    let crisis = try known(before.crisis)
    return Decision(
      [], answer: answer,
      announcements: DistressRules.told(announced(crisis), crisis, report.number))
  }

  fileprivate func resumed(wasReceived: Bool) throws(Refusal) -> Decision {
    let report = try known(before.report)
    return try told(Texts.distress.resumed(report.number, nature: nature), report) {
      $0.say(Texts.distress.resumedByOther, report, member.name, now, wasReceived)
    }
  }
}

extension DistressRules {
  /// What the author of a call is told who takes it back, wherever it was filed.
  package static func cancelled(_ calls: [(crisis: String, number: Int)], nature: CrisisNature) -> Statement {
    Texts.distress.cancelled(calls.map { Texts.distress.ofCrisis($0.crisis, $0.number) }, nature: nature)
  }
}
