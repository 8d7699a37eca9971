extension Distress {
  /// A call by mistake is its author's to take back until somebody takes it in charge; those who were alerted are told.
  func cancelled(_ undo: Undo, _ report: Report) throws(Refusal) -> Decision {
    guard raisedBy == undo.member.number, received == nil, !isCleared else {
      throw .because(Texts.distress.notYours(report.number))
    }
    return try undo.told(Texts.distress.cancelled, report) {
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
    _ answer: Text<Int>, _ report: Report, _ announced: (Crisis) -> Statement
  ) throws(Refusal) -> Decision {
    let crisis = try known(before.crisis)
    return Decision(
      [], answer: answer(report.number, nature: crisis.nature),
      announcements: DistressRules.told(announced(crisis), crisis, report.number))
  }

  fileprivate func resumed(wasReceived: Bool) throws(Refusal) -> Decision {
    let report = try known(before.report)
    return try told(Texts.distress.resumed, report) {
      $0.say(Texts.distress.resumedByOther, report, member.name, now, wasReceived)
    }
  }
}
