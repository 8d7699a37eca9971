/// A step of a distress that its author may take back.
package struct DistressAct: Sendable, Equatable {
  package var step: DistressStep
  package var at: Milliseconds
  package var distress: Distress
  package var report: Report
  package var crisis: Crisis

  package init(_ step: DistressStep, at: Milliseconds, _ distress: Distress, report: Report, crisis: Crisis) {
    self.step = step
    self.at = at
    self.distress = distress
    self.report = report
    self.crisis = crisis
  }

  var author: Int? {
    switch step {
    case .raised: report.reportedBy
    case .received: distress.received?.by
    case .cleared: distress.clearedBy
    }
  }

  var isUndone: Bool {
    switch step {
    case .raised: report.status == .cancelled
    case .received: distress.received == nil
    case .cleared: !distress.isCleared
    }
  }

  /// A call by mistake is its author's to take back until somebody takes it in charge; those who were alerted are told.
  func undone(by member: Member, at now: Milliseconds) throws(Refusal) -> Decision {
    let values: [String: Value] = [
      "number": .number(report.number), "crisis": .text(crisis.code), "by": .text(member.name), "at": .time(now),
      "place": report.place.spelt.map { .text($0.quoted(80)) } ?? .flag(false),
      "received": .flag(step == .received),
    ]
    let code: String
    let event: any Event
    switch step {
    case .raised:
      guard distress.raisedBy == member.number, distress.received == nil, !distress.isCleared else {
        throw .distress(.notYours(number: report.number))
      }
      event = ReportCancelled(crisisCode: crisis.code, number: report.number)
      code = "announcement.distress_cancelled"
    case .received, .cleared:
      event = DistressResumed(crisisCode: crisis.code, number: report.number, step: step)
      code = "announcement.distress_resumed"
    }
    var announced = values
    if step == .raised { announced["received"] = nil }
    return Decision(
      [event],
      answer: Statement(
        step == .raised ? "undo.distress" : "undo.distress_resumed", ["number": .number(report.number)],
        nature: crisis.nature),
      announcements: DistressRules.told(Statement(code, announced, nature: crisis.nature), crisis, report.number))
  }
}
