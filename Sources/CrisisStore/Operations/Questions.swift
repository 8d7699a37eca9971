import ChatModel
import CrisisCore
import GRDB

/// What Vigie asked somebody, and what is to be done on `!oui`.
package struct Question: Sendable, Equatable {
  /// `network/account`
  package var account: String
  /// nil: not a member.
  package var member: Int?
  package var network: String
  package var place: ChatPlace
  /// What is to be done, as the desk writes it.
  package var command: String
  package var askedAt: Milliseconds
  package var expiresAt: Milliseconds

  package init(
    account: String, member: Int?, network: String, place: ChatPlace, command: String, askedAt: Milliseconds,
    expiresAt: Milliseconds
  ) {
    self.account = account
    self.member = member
    self.network = network
    self.place = place
    self.command = command
    self.askedAt = askedAt
    self.expiresAt = expiresAt
  }

  /// A question as stored.
  package struct Row: Sendable, Equatable {
    package var id: Int64
    /// What the person types where two wait.
    package var number: Int
    package var question: Question
  }
}

extension StoreQueries {
  /// The questions that wait for that person's answer there, the oldest first.
  package func openQuestions(account: String, place: ChatPlace, now: Milliseconds) throws -> [Question.Row] {
    try db.rows(
      """
      SELECT id, number, account, member, network, channel, command, asked_at, expires_at FROM question
      WHERE account = ? AND channel IS ? AND state = 'open' AND expires_at > ? ORDER BY asked_at, id
      """,
      [account, place.channelName, now]
    ) { row in
      let channel: String? = row[5]
      return Question.Row(
        id: row[0], number: row[1],
        question: Question(
          account: row[2], member: row[3], network: row[4], place: channel.map { .channel($0) } ?? .direct,
          command: row[6], askedAt: row[7], expiresAt: row[8]))
    }
  }
}

extension StoreTransaction {
  /// Numbers run on within an hour, so that a late `!oui 1` never meets another question 1; then they begin again.
  ///
  /// - Returns: the question's number for that person.
  package func ask(_ question: Question) throws -> Int {
    let number =
      try db.value(
        Int.self, "SELECT coalesce(max(number), 0) + 1 FROM question WHERE account = ? AND asked_at > ?",
        [question.account, question.askedAt - .hour]) ?? 1
    try write(
      """
      INSERT INTO question (number, account, member, network, channel, command, asked_at, expires_at, state)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'open')
      """,
      [
        number, question.account, question.member, question.network, question.place.channelName, question.command,
        question.askedAt, question.expiresAt,
      ])
    return number
  }

  /// Closes a question.
  ///
  /// - Returns: whether it was still open: who gets true carries it out.
  package func take(question id: Int64) throws -> Bool {
    try write("UPDATE question SET state = 'taken' WHERE id = ? AND state = 'open'", [id])
    return db.changesCount > 0
  }
}
