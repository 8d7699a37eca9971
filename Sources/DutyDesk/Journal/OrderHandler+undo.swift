import CrisisCore
import CrisisStore

extension OrderHandler {
  /// The author's last act is left out of the tables; a refusal of the rules puts it back with the savepoint.
  mutating func undo() throws -> Done {
    guard let member = asker.member else { throw Refusal.because(Texts.refusals.nothingToUndo()) }
    var before = Int64.max
    while let entry = try transaction.lastAct(of: member.number, before: before) {
      before = entry.sequence
      // What somebody did without being told of it is not theirs to take back.
      if let crisis = try entry.event.crisis.flatMap({ try transaction.crisis($0) }),
        !NeedToKnow.mayHear(of: crisis, member)
      {
        continue
      }
      guard !UndoRules.isLate(for: entry.at, at: now) else { throw try tooLate(entry, member) }
      if let event = entry.event as? any LastingEvent {
        throw Refusal.because(Texts.refusals.lastActStays(event.insteadOfUndo))
      }
      guard let event = entry.event as? any UndoableEvent else { continue }
      let subject = event.subject
      var undo = Undo(
        sequence: entry.sequence, at: entry.at, by: member, now: now,
        since: try transaction.journal(of: subject, after: entry.sequence).filter { $0.undoneAt == nil }.map(\.event),
        before: try transaction.records(of: subject))
      guard event.stands(undo) else { continue }
      nature = undo.before.crisis?.nature ?? .real
      let done = try takeBack(event, &undo)
      return try takeBackOthers(of: entry, done)
    }
    throw Refusal.because(Texts.refusals.nothingToUndo())
  }

  /// Whoever has done nothing that could have been taken back has nothing to be late for.
  private mutating func tooLate(_ entry: JournalEntry, _ member: Member) throws -> Refusal {
    guard let act = try transaction.lastAct(of: member.number, before: entry.sequence + 1, lasting: false) else {
      return .because(Texts.refusals.nothingToUndo())
    }
    nature = try act.event.crisis.flatMap { try transaction.crisis($0) }?.nature ?? .real
    return .because(Texts.refusals.tooLateToUndo())
  }

  /// A call for help that was filed in several crises is one act.
  private mutating func takeBackOthers(of entry: JournalEntry, _ done: Done) throws -> Done {
    if let number = (entry.event as? CrisisActivated)?.offer { return try reopen(offer: number, done) }
    guard let filed = entry.event as? ReportFiled, let member = asker.member else { return done }
    var calls = [(crisis: filed.crisisCode, number: filed.number)]
    var done = done
    for other in try transaction.filed(with: entry) {
      guard let event = other.event as? ReportFiled, event.text == filed.text else { continue }
      let records = try transaction.records(of: event.subject)
      guard records.distress != nil else { continue }
      var undo = Undo(
        sequence: other.sequence, at: other.at, by: member, now: now,
        since: try transaction.journal(of: event.subject, after: other.sequence).filter { $0.undoneAt == nil }.map(
          \.event), before: records)
      let also = try takeBack(event, &undo)
      done.announces = done.announces || also.announces
      done.isPrivate = done.isPrivate || also.isPrivate
      if let crisis = records.crisis, NeedToKnow.mayHear(of: crisis, member) {
        calls.append((event.crisisCode, event.number))
      } else {
        done.isPrivate = false
      }
    }
    if calls.count > 1 { done.answer = DistressRules.cancelled(calls.sorted { $0.crisis < $1.crisis }, nature: nature) }
    return done
  }

  private mutating func takeBack(_ event: any UndoableEvent, _ undo: inout Undo) throws -> Done {
    let row = try append(undo.noted(of: event))
    undo.after = try transaction.records(of: event.subject)
    undo.hasCoordination = processor.hasCoordination
    let decision = try event.undone(undo)
    for announcement in decision.announcements {
      try processor.enqueue(announcement, from: submission, cause: row, in: transaction)
    }
    // What was done in one room may be taken back in another that must not hear of it.
    return Done(
      answer: decision.answer, sequence: row,
      isPrivate: undo.before.crisis.map { !asker.sees($0) } ?? undo.before.offer.map { !asker.sees($0) } ?? false,
      announces: !decision.announcements.isEmpty)
  }
}
