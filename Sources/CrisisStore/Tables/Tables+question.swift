import CrisisCore
import GRDB

extension Tables {
  func ask(_ event: QuestionAsked, _ entry: JournalEntry) throws {
    try db.run(
      """
      INSERT INTO manager_question (crisis, number, text, asked_at, asked_by, seq) VALUES (?, ?, ?, ?, ?, ?)
      """,
      [event.crisisCode, event.number, event.text, entry.at, event.by, entry.sequence])
  }

  func answer(_ event: QuestionAnswered, _ entry: JournalEntry) throws {
    try db.run(
      """
      UPDATE manager_question SET answer = ?, answered_at = ?, answered_by = ?, answer_seq = ?
      WHERE crisis = ? AND number = ?
      """,
      [event.text, entry.at, event.by, entry.sequence, event.crisisCode, event.number])
  }

  func remind(_ event: QuestionReminded, _ entry: JournalEntry) throws {
    try db.run(
      "UPDATE manager_question SET reminded_at = ? WHERE crisis = ? AND number = ?",
      [entry.at, event.crisisCode, event.number])
  }

  func follow(_ event: QuestionFollowed, _ entry: JournalEntry) throws {
    try db.run(
      "UPDATE manager_question SET followed_by = ?, followed_at = ? WHERE crisis = ? AND number = ?",
      [event.by, event.by.map { _ in entry.at }, event.crisisCode, event.number])
  }

  func withdraw(_ event: QuestionWithdrawn) throws {
    try db.run(
      "UPDATE manager_question SET withdrawn = 1 WHERE crisis = ? AND number = ?", [event.crisisCode, event.number])
  }

  func reopen(_ event: QuestionReopened) throws {
    try db.run(
      """
      UPDATE manager_question SET answer = NULL, answered_at = NULL, answered_by = NULL, answer_seq = NULL
      WHERE crisis = ? AND number = ?
      """,
      [event.crisisCode, event.number])
  }
}
