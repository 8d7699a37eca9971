import CrisisCore
import CrisisStore

extension WriteRoom {
  mutating func undo() throws -> Done {
    guard let member = asker.member else { throw Refusal.nothingToUndo }
    let last = try transaction.lastUndoable(member: member.number)
    let isOvertaken = try last.map { try transaction.isOvertaken($0) } ?? false
    var done = try store(UndoRules.undo(try last.flatMap { try act($0) }, isOvertaken: isOvertaken, by: asker))
    // What was done in one room may be taken back in another that must not hear of it.
    if let code = last?.act.crisis, let crisis = try transaction.crisis(code) { done.isPrivate = !asker.sees(crisis) }
    return done
  }

  private mutating func act(_ last: Undoable) throws -> UndoRules.LastAct? {
    guard let crisis = try transaction.crisis(last.act.crisis) else { return nil }
    nature = crisis.nature
    switch last.act {
    case .report(_, let number):
      guard let report = try transaction.report(crisis: crisis.code, number: number) else { return nil }
      return try distressAct(.raised, report, at: last.at, crisis).map { .distress($0) }
        ?? .report(report, crisis.nature)
    case .distress(_, let number, let step):
      return try transaction.report(crisis: crisis.code, number: number).flatMap {
        try distressAct(step, $0, at: last.at, crisis)
      }.map { .distress($0) }
    case .correction: return try transaction.correction(last.sequence).map { .correction($0, crisis) }
    case .verification: return try transaction.verification(last.sequence).map { .verification($0, crisis) }
    case .watch: return try transaction.watchAct(last.sequence, in: crisis).map { .watch($0) }
    case .relay(_, let number):
      guard let act = try transaction.relayAct(last.sequence) else { return nil }
      return try transaction.relay(crisis: crisis.code, number: number).map { .relay(act, $0, crisis) }
    case .settlement: return try transaction.settlement(last.sequence).map { .settlement($0, crisis) }
    case .question(_, let number):
      return try questionAct(number, isAnswer: false, crisis).map { .question($0) }
    case .answer(_, let number): return try questionAct(number, isAnswer: true, crisis).map { .question($0) }
    case .closing:
      return .closing(Closing(crisis: crisis, at: last.at, by: asker.member?.number ?? 0))
    case .crisis: return .crisis(crisis)
    }
  }
}

extension Undoable.Act {
  fileprivate var crisis: String {
    switch self {
    case .report(let crisis, _), .crisis(let crisis), .closing(let crisis), .correction(let crisis, _),
      .verification(let crisis, _), .watch(let crisis), .relay(let crisis, _), .distress(let crisis, _, _),
      .settlement(let crisis, _), .question(let crisis, _), .answer(let crisis, _):
      crisis
    }
  }
}
