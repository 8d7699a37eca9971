extension Distress {
  /// A call by mistake is its author's to take back until somebody takes it in charge; those who were alerted are told.
  func cancelled(_ undo: Undo, _ report: Report) throws(Refusal) -> Decision {
    guard raisedBy == undo.member.number, received == nil, !isCleared else {
      throw .distress(.notYours(number: report.number))
    }
    return try undo.told("undo.distress", "announcement.distress_cancelled", [:], report)
  }
}

extension DistressReceived: UndoableEvent {
  package func stands(_ undo: Undo) -> Bool {
    !undo.since.contains { $0 is DistressReceived || $0 is DistressCleared || $0 is DistressRaised }
  }

  package func undone(_ undo: Undo) throws(Refusal) -> Decision {
    try undo.told(
      "undo.distress_resumed", "announcement.distress_resumed", ["received": .flag(true)],
      undo.known(undo.before.report))
  }
}

extension DistressCleared: UndoableEvent {
  package func stands(_ undo: Undo) -> Bool { !undo.since.contains { $0 is DistressCleared || $0 is DistressRaised } }

  package func undone(_ undo: Undo) throws(Refusal) -> Decision {
    try undo.told(
      "undo.distress_resumed", "announcement.distress_resumed", ["received": .flag(false)],
      undo.known(undo.before.report))
  }
}

extension Undo {
  fileprivate func told(
    _ answer: String, _ announced: String, _ more: [String: Value], _ report: Report
  ) throws(Refusal) -> Decision {
    let number: [String: Value] = ["number": .number(report.number)]
    let place: [String: Value] = ["place": report.place.spelt.map { .text($0.quoted(80)) } ?? .flag(false)]
    let values = values(number.merging(place) { $1 }.merging(more) { $1 })
    return Decision(
      [], answer: statement(answer, number),
      announcements: DistressRules.told(statement(announced, values), try known(before.crisis), report.number))
  }
}
