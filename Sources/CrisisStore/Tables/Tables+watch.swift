import CrisisCore
import GRDB

extension Tables {
  static let watch = ["shift", "shift_change", "head_count", "handover", "handover_note", "watch_act"]

  func carryOut(_ event: WatchEvent, _ entry: JournalEntry) throws {
    switch event {
    case .planned(let event):
      for shift in event.shifts { try plan(shift, event.crisisCode, entry) }
      try note(entry, event.crisisCode)
    case .confirmed(let event):
      for number in event.numbers {
        try keep(number, event.crisisCode, entry)
        try db.run(
          "UPDATE shift SET status = 'confirmed' WHERE crisis = ? AND number = ? AND status = 'planned'",
          [event.crisisCode, number])
      }
      try note(entry, event.crisisCode)
    case .arrived(let event):
      try keep(event.number, event.crisisCode, entry)
      try db.run(
        """
        UPDATE shift SET status = 'on_watch', arrived_at = ?, from_at = coalesce(?, from_at)
        WHERE crisis = ? AND number = ? AND status IN ('planned', 'confirmed', 'absent')
        """,
        [entry.at, event.from, event.crisisCode, event.number])
      try note(entry, event.crisisCode)
    case .left(let event):
      try end(event.number, event.crisisCode, .ended, until: event.until, entry)
      try note(entry, event.crisisCode)
    case .absent(let event):
      try keep(event.number, event.crisisCode, entry)
      try db.run(
        "UPDATE shift SET status = 'absent' WHERE crisis = ? AND number = ? AND status IN ('planned', 'confirmed')",
        [event.crisisCode, event.number])
    case .replaced(let event):
      try end(event.number, event.crisisCode, .replaced, until: event.until, entry)
      try plan(event.by, event.crisisCode, entry)
      try note(entry, event.crisisCode)
    case .swapped(let event):
      for number in event.numbers {
        try keep(number, event.crisisCode, entry)
        try db.run(
          "UPDATE shift SET status = 'replaced', until_at = from_at WHERE crisis = ? AND number = ?",
          [event.crisisCode, number])
      }
      for shift in event.by { try plan(shift, event.crisisCode, entry) }
      try note(entry, event.crisisCode)
    case .headCount(let event):
      try db.run(
        "INSERT INTO head_count (seq, crisis, from_at, until_at, people, set_by) VALUES (?, ?, ?, ?, ?, ?)",
        [entry.sequence, event.crisisCode, event.from, event.until, event.people, entry.actor.number])
      try note(entry, event.crisisCode)
    case .handedOver(let event): try handOver(event, entry)
    case .noted(let event):
      try db.run(
        """
        INSERT INTO handover_note (seq, crisis, at, by, text) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (seq) DO UPDATE SET text = excluded.text
        """,
        [entry.sequence, event.crisisCode, entry.at, event.by, event.text])
      try note(entry, event.crisisCode)
    case .received(let event):
      try db.run(
        "UPDATE handover SET received_by = ?, received_at = ? WHERE crisis = ? AND number = ? AND received_by IS NULL",
        [event.by, entry.at, event.crisisCode, event.number])
    case .undone(let event): try undo(event)
    }
  }

  private func plan(_ shift: ShiftsPlanned.Planned, _ crisis: String, _ entry: JournalEntry) throws {
    try db.run(
      """
      INSERT INTO shift (crisis, number, member, from_at, until_at, status, planned_by, planned_at, arrived_at, seq)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        crisis, shift.number, shift.member, shift.from, shift.until, shift.status.rawValue, entry.actor.number,
        entry.at, shift.status == .onWatch ? entry.at : nil, entry.sequence,
      ])
  }

  private func end(
    _ number: Int, _ crisis: String, _ status: ShiftStatus, until: Milliseconds, _ entry: JournalEntry
  ) throws {
    try keep(number, crisis, entry)
    try db.run(
      "UPDATE shift SET status = ?, until_at = ? WHERE crisis = ? AND number = ?",
      [status.rawValue, until, crisis, number])
  }

  private func handOver(_ event: HandoverMade, _ entry: JournalEntry) throws {
    func lines(_ members: [Int]) -> String { members.map(String.init).joined(separator: "\n") }
    try db.run(
      """
      INSERT INTO handover (crisis, number, at, made_at, leaving, coming, open, urgent, seq)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        event.crisisCode, event.number, event.at, entry.at, lines(event.leaving), lines(event.coming), event.open,
        event.urgent, entry.sequence,
      ])
    try db.run(
      "UPDATE handover_note SET handover = ? WHERE crisis = ? AND handover IS NULL AND undone = 0",
      [event.number, event.crisisCode])
    try db.run(
      """
      UPDATE shift SET status = 'ended'
      WHERE crisis = ? AND until_at <= ? AND status IN ('planned', 'confirmed', 'on_watch')
      """,
      [event.crisisCode, event.at])
  }

  /// What a shift was before, so that the act can be taken back.
  private func keep(_ number: Int, _ crisis: String, _ entry: JournalEntry) throws {
    try db.run(
      """
      INSERT INTO shift_change (seq, crisis, number, from_at, until_at, status, arrived_at)
      SELECT ?, crisis, number, from_at, until_at, status, arrived_at FROM shift WHERE crisis = ? AND number = ?
      """,
      [entry.sequence, crisis, number])
  }

  /// An act that its author may take back.
  private func note(_ entry: JournalEntry, _ crisis: String) throws {
    try db.run(
      "INSERT OR IGNORE INTO watch_act (seq, crisis, at, by) VALUES (?, ?, ?, ?)",
      [entry.sequence, crisis, entry.at, entry.actor.number])
  }

  private func undo(_ event: WatchActUndone) throws {
    try db.run(
      "UPDATE watch_act SET undone = 1 WHERE seq = ? AND crisis = ? AND undone = 0", [event.act, event.crisisCode])
    guard db.changesCount > 0 else { return }
    try db.run("UPDATE shift SET status = 'cancelled' WHERE seq = ?", [event.act])
    try db.run(
      """
      UPDATE shift SET (from_at, until_at, status, arrived_at) =
        (SELECT from_at, until_at, status, arrived_at FROM shift_change AS before
         WHERE before.seq = ?1 AND before.crisis = shift.crisis AND before.number = shift.number)
      WHERE EXISTS (SELECT 1 FROM shift_change AS before
        WHERE before.seq = ?1 AND before.crisis = shift.crisis AND before.number = shift.number)
      """,
      [event.act])
    try db.run("UPDATE head_count SET undone = 1 WHERE seq = ?", [event.act])
    try db.run("UPDATE handover_note SET undone = 1 WHERE seq = ?", [event.act])
  }
}
