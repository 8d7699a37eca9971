import ChatModel
import CrisisCore
import GRDB

/// What Vigie asked somebody, and what is to be done on `!oui`.
package struct Question: Sendable, Equatable {
  /// `network/account`
  package var account: String
  /// nil: not a member.
  package var member: Int?
  /// The member who proposed it, and hears what comes of it; nil: it is asked back of the same person.
  package var asker: Int?
  package var network: String
  package var place: ChatPlace
  /// What is to be done, as the desk writes it.
  package var command: String
  package var askedAt: Milliseconds
  package var expiresAt: Milliseconds

  package init(
    account: String, member: Int?, asker: Int? = nil, network: String, place: ChatPlace, command: String,
    askedAt: Milliseconds, expiresAt: Milliseconds
  ) {
    self.account = account
    self.member = member
    self.asker = asker
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

private let selectQuestion = """
  SELECT id, number, account, member, network, channel, command, asked_at, expires_at, asker FROM question
  """

extension StoreQueries {
  /// What members proposed to each other and nobody has answered, each once, whatever became of its time.
  package func openProposals() throws -> [Question.Row] {
    try db.rows(
      """
      \(selectQuestion) WHERE id IN (
        SELECT min(id) FROM question WHERE state = 'open' AND asker IS NOT NULL GROUP BY asker, asked_at, command)
      ORDER BY id
      """, [], question)
  }

  package func openQuestion(_ id: Int64) throws -> Question.Row? {
    try db.row("\(selectQuestion) WHERE id = ? AND state = 'open'", [id], question)
  }

  /// The questions that wait for that person's answer there, the oldest first.
  package func openQuestions(account: String, place: ChatPlace, now: Milliseconds) throws -> [Question.Row] {
    try db.rows(
      """
      \(selectQuestion)
      WHERE account = ? AND channel IS ? AND state = 'open' AND expires_at > ? ORDER BY asked_at, id
      """, [account, place.channelName, now], question)
  }

  private func question(_ row: StoredRow) throws -> Question.Row {
    let channel: String? = row[5]
    return Question.Row(
      id: row[0], number: row[1],
      question: Question(
        account: row[2], member: row[3], asker: row[9], network: row[4],
        place: channel.map { .channel($0) } ?? .direct, command: row[6], askedAt: row[7], expiresAt: row[8]))
  }
}

extension StoreTransaction {
  /// Numbers run on within an hour, so that a late `!oui 1` never meets another question 1; then they begin again.
  ///
  /// - Returns: its row, and the question's number for that person.
  package func ask(_ question: Question) throws -> (id: Int64, number: Int) {
    let number =
      try db.value(
        Int.self, "SELECT coalesce(max(number), 0) + 1 FROM question WHERE account = ? AND asked_at > ?",
        [question.account, question.askedAt - .hour]) ?? 1
    try write(
      """
      INSERT INTO question (number, account, member, asker, network, channel, command, asked_at, expires_at, state)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'open')
      """,
      [
        number, question.account, question.member, question.asker, question.network, question.place.channelName,
        question.command, question.askedAt, question.expiresAt,
      ])
    let id = db.lastInsertedRowID
    // Who proposed it is told when its time is over.
    if question.asker != nil { journal.concernsClock = true }
    return (id, number)
  }

  package enum QuestionEnd: String, Sendable {
    case taken
    /// Nobody answered in time.
    case expired
  }

  /// Closes a question, and with it what asked the same of that person on another network.
  ///
  /// - Returns: whether it was still open: who gets true carries it out.
  package func take(question id: Int64, as end: QuestionEnd = .taken) throws -> Bool {
    try write("UPDATE question SET state = ? WHERE id = ? AND state = 'open'", [end.rawValue, id])
    guard db.changesCount > 0 else { return false }
    try write(
      """
      UPDATE question SET state = ?1 WHERE state = 'open' AND asker IS NOT NULL
        AND (asker, asked_at, command) = (SELECT asker, asked_at, command FROM question WHERE id = ?2)
      """, [end.rawValue, id])
    return true
  }
}
