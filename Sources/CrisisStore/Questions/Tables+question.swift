import CrisisCore
import GRDB

extension QuestionAsked: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    try db.run(
      """
      INSERT INTO manager_question (crisis, number, text, asked_at, asked_by, seq) VALUES (?, ?, ?, ?, ?, ?)
      """,
      [crisisCode, number, text, entry.at, by, entry.sequence])
  }

  func applyUndone(to db: Database, _ entry: JournalEntry, at: Milliseconds) throws {
    try apply(to: db, entry)
    try db.run("UPDATE manager_question SET withdrawn = 1 WHERE crisis = ? AND number = ?", [crisisCode, number])
  }
}

extension QuestionAnswered: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    try db.run(
      "INSERT INTO manager_answer (crisis, question, seq, at, by, text) VALUES (?, ?, ?, ?, ?, ?)",
      [crisisCode, number, entry.sequence, entry.at, by, text])
    try db.run(
      "UPDATE manager_question SET answered_at = ? WHERE crisis = ? AND number = ?", [entry.at, crisisCode, number])
  }
}

extension QuestionReminded: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    try db.run(
      "UPDATE manager_question SET reminded_at = ? WHERE crisis = ? AND number = ?",
      [entry.at, crisisCode, number])
  }
}

extension QuestionFollowed: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    try db.run(
      "UPDATE manager_question SET followed_by = ?, followed_at = ? WHERE crisis = ? AND number = ?",
      [by, by.map { _ in entry.at }, crisisCode, number])
  }
}
