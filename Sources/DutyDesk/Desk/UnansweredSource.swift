import CrisisCore
import CrisisStore

/// What somebody proposed to another and that person left unanswered: who proposed it hears so when its time is over.
struct UnansweredSource: DueSource {
  func next(in records: some StoreQueries, with processor: LineProcessor) throws -> [Due] {
    try records.openProposals().map { row in
      Due(
        "unanswered-\(row.id)-\(row.question.askedAt)", at: row.question.expiresAt, TellUnanswered(question: row.id))
    }
  }
}

struct TellUnanswered: Order {
  var question: Int64

  func carryOut(by handler: inout OrderHandler) throws -> OrderHandler.Done {
    guard let row = try handler.transaction.openQuestion(question),
      try handler.transaction.take(question: question, as: .expired),
      let person = try row.question.member.flatMap({ try handler.transaction.member(number: $0) }),
      let told = try handler.unanswered(PendingCommand(json: row.question.command), by: person)
    else { return .nothing }
    return try handler.tell([told])
  }
}

extension OrderHandler {
  /// What who proposed it is told; nothing where it has no point any more.
  fileprivate func unanswered(_ pending: PendingCommand, by person: Member) throws -> Announcement? {
    switch pending {
    case .assign(let assignment):
      guard let crisis = try open(assignment.crisis),
        let report = try transaction.report(crisis: crisis.code, number: assignment.report), report.status == .new
      else { return nil }
      let nature = crisis.about(report).nature
      return AssignmentRules.told(
        assignment, Texts.assignments.unanswered(report.number, person.name, PendingCommand.lifetime, nature: nature))
    case .sector(let proposal):
      return try open(proposal.crisis).map {
        SectorRules.told(
          proposal, $0.say(Texts.sectors.unanswered, person.name, proposal.sector, PendingCommand.lifetime))
      }
    case .swap(let exchange):
      return try open(exchange.crisis).map { crisis in
        let words = WatchRules.words(exchange, in: try processor.watch(of: crisis, in: transaction))
        return Announcement(
          to: .member(exchange.asker), about: crisis.code,
          crisis.say(Texts.watch.swapUnanswered, words, PendingCommand.lifetime))
      }
    case .openMap(let proposal):
      return try open(proposal.crisis).map { PublicMapRules.unanswered(proposal, of: $0) }
    // Asked back of the same person.
    case .activate, .join, .deactivate, .ease, .accept, .rescue, .erase, .eraseMember, .role, .handBack: return nil
    }
  }

  private func open(_ code: String) throws -> Crisis? {
    try transaction.crisis(code).flatMap { $0.status.isOpen ? $0 : nil }
  }
}
