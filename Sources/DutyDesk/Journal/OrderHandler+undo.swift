import CrisisCore
import CrisisStore

extension OrderHandler {
  mutating func undo() throws -> Done {
    guard let member = asker.member else { throw Refusal.nothingToUndo }
    let last = try transaction.lastUndoable(member: member.number)
    let stays = try transaction.lastAct(
      of: member.number, after: last?.at ?? .min, since: now - UndoRules.window)
    if let words = stays?.event.insteadOfUndo { throw Refusal.lastActStays(words) }
    let isOvertaken = try last.map { try transaction.isOvertaken($0) } ?? false
    var (others, reports): ([String], Int) = ([], 0)
    switch last?.act {
    case .report(let crisis, let number):
      others = try transaction.namesCounted(inReport: number, crisis: crisis, limit: Self.mostNamed)
    case .crisis(let code): reports = try transaction.figures(crisis: code).total
    default: break
    }
    var done = try store(
      UndoRules.undo(
        try last.flatMap { try act($0) }, isOvertaken: isOvertaken, others: others, reports: reports, by: asker))
    // What was done in one room may be taken back in another that must not hear of it.
    if let code = last?.act.crisis, let crisis = try transaction.crisis(code) { done.isPrivate = !asker.sees(crisis) }
    return done
  }

  /// The names in a refusal; the others are counted.
  private static var mostNamed: Int { 5 }

  private mutating func act(_ last: Undoable) throws -> UndoRules.LastAct? {
    if case .role = last.act { return try roleAct(last.sequence) }
    guard let code = last.act.crisis, let crisis = try transaction.crisis(code) else { return nil }
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
      return try relayAct(last.sequence, number, of: crisis)
    case .settlement:
      return try transaction.settlement(last.sequence).map { .settlement($0, crisis, try held(before: $0)) }
    case .question(_, let number):
      return try questionAct(number, isAnswer: false, crisis).map { .question($0) }
    case .answer(_, let number): return try questionAct(number, isAnswer: true, crisis).map { .question($0) }
    case .closing:
      return .closing(Closing(crisis: crisis, at: last.at, by: asker.member?.number ?? 0))
    case .crisis: return .crisis(crisis)
    case .mission: return try transaction.crisisChange(last.sequence).map { .team(.mission($0, crisis)) }
    case .claim: return try transaction.claim(last.sequence).map { .team(.claim($0, crisis)) }
    case .release:
      guard let claim = try transaction.claim(last.sequence) else { return nil }
      let status = try transaction.report(crisis: crisis.code, number: claim.report)?.status ?? .cancelled
      return .team(.release(claim, status, crisis))
    case .note: return try transaction.note(last.sequence).map { .team(.note($0, crisis)) }
    case .role: return nil
    }
  }

  /// Whose the report is again once it is no longer set aside.
  private func held(before settlement: Settlement) throws -> ClaimRules.Held? {
    guard settlement.previous == .claimed,
      let claim = try transaction.unendedClaim(crisis: settlement.crisis, report: settlement.report),
      let holder = try transaction.member(number: claim.by)
    else { return nil }
    return ClaimRules.Held(claim: claim, holder: holder)
  }

  private func roleAct(_ sequence: Int64) throws -> UndoRules.LastAct? {
    guard let change = try transaction.roleChange(sequence),
      let person = try transaction.member(number: change.member)
    else { return nil }
    let admins = try transaction.members(withRole: .admin).count
    return .team(.role(change, person: person, admins: admins))
  }
}

extension Undoable.Act {
  /// nil: no crisis's.
  fileprivate var crisis: String? {
    switch self {
    case .report(let crisis, _), .crisis(let crisis), .closing(let crisis), .correction(let crisis, _),
      .verification(let crisis, _), .watch(let crisis), .relay(let crisis, _), .distress(let crisis, _, _),
      .note(let crisis), .claim(let crisis), .release(let crisis), .settlement(let crisis, _),
      .question(let crisis, _), .answer(let crisis, _), .mission(let crisis):
      crisis
    case .role: nil
    }
  }
}
