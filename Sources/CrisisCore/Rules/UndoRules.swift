/// `!annuler`: the author takes back the last thing done, within two minutes.
package enum UndoRules {
  package static let window: Milliseconds = 2 * .minute

  /// The last thing that a member did and that can be taken back.
  package enum LastAct: Sendable, Equatable {
    case report(Report, CrisisNature)
    case crisis(Crisis)

    package var at: Milliseconds {
      switch self {
      case .report(let report, _): report.receivedAt
      case .crisis(let crisis): crisis.openedAt
      }
    }

    fileprivate var author: Int {
      switch self {
      case .report(let report, _): report.reportedBy
      case .crisis(let crisis): crisis.openedBy
      }
    }

    fileprivate var isUndone: Bool {
      switch self {
      case .report(let report, _): report.status == .cancelled
      case .crisis(let crisis): crisis.status == .cancelled
      }
    }
  }

  package static func undo(_ last: LastAct?, by asker: Asker) throws(Refusal) -> Decision {
    guard let member = asker.member else { throw .unidentified }
    guard let last, last.author == member.number, !last.isUndone else { throw .nothingToUndo }
    guard asker.at - last.at <= window else { throw .tooLateToUndo }
    switch last {
    case .report(let report, let nature):
      return Decision(
        [.reportCancelled(ReportCancelled(crisisCode: report.crisis, number: report.number))],
        answer: Statement("undo.report", ["number": .number(report.number)], nature: nature))
    case .crisis(let crisis):
      let values: [String: Value] = [
        "crisis": .text(crisis.code), "title": crisis.titleValue, "by": .text(member.name),
        "at": .time(asker.at),
      ]
      let announced = Statement("announcement.crisis_cancelled", values, nature: crisis.nature)
      return Decision(
        [.crisisCancelled(CrisisCancelled(code: crisis.code))],
        answer: Statement("undo.crisis", values, nature: crisis.nature),
        announcements: [
          Announcement(to: .volunteers, announced), Announcement(to: .coordination, announced),
          Announcement(to: .managers(of: crisis.authorities), announced),
        ])
    }
  }
}
