import CrisisCore
import CrisisStore

extension OrderHandler {
  /// The author's last act is left out of the tables; a refusal of the rules puts it back with the savepoint.
  mutating func undo() throws -> Done {
    guard let member = asker.member else { throw Refusal.because(Texts.refusals.nothingToUndo()) }
    var before = Int64.max
    while let entry = try transaction.lastAct(of: member.number, before: before) {
      guard !UndoRules.isLate(for: entry.at, at: now) else { throw try tooLate(entry, member) }
      before = entry.sequence
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
      return try takeBack(event, &undo)
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
      answer: decision.answer, sequence: row, isPrivate: undo.before.crisis.map { !asker.sees($0) } ?? false,
      announces: !decision.announcements.isEmpty)
  }
}
