import CrisisCore

private let selectQuestion = """
  SELECT crisis, number, text, asked_at, asked_by, reminded_at, answer, answered_at, answered_by, withdrawn,
    followed_by, (SELECT name FROM member WHERE member.number = followed_by)
  FROM manager_question
  """

extension StoreQueries {
  package func managerQuestion(crisis: String, number: Int) throws -> ManagerQuestion? {
    try db.row("\(selectQuestion) WHERE crisis = ? AND number = ?", [crisis, number], managerQuestion)
  }

  /// The highest number; 0: none was asked.
  package func lastManagerQuestion(crisis: String) throws -> Int {
    try db.value(Int.self, "SELECT coalesce(max(number), 0) FROM manager_question WHERE crisis = ?", [crisis]) ?? 0
  }

  /// Those that nobody has answered, the oldest first.
  package func unansweredQuestions(crisis: String) throws -> [ManagerQuestion] {
    try db.rows(
      "\(selectQuestion) WHERE crisis = ? AND answered_at IS NULL AND withdrawn = 0 ORDER BY number", [crisis],
      managerQuestion)
  }

  /// Those of open crises that nobody has answered.
  package func waitingQuestions() throws -> [ManagerQuestion] {
    try db.rows(
      """
      \(selectQuestion)
      WHERE answered_at IS NULL AND withdrawn = 0
        AND crisis IN (SELECT code FROM crisis WHERE status IN ('active', 'eased'))
      ORDER BY seq
      """, [], managerQuestion)
  }

  /// What a digest tells of: those asked or answered behind a row of the journal, and those still open.
  package func managerQuestions(crisis: String, after sequence: Int64) throws -> [ManagerQuestion] {
    try db.rows(
      """
      \(selectQuestion)
      WHERE crisis = ? AND withdrawn = 0 AND (answered_at IS NULL OR answer_seq > ?)
      ORDER BY number
      """, [crisis, sequence], managerQuestion)
  }

  private func managerQuestion(_ row: StoredRow) -> ManagerQuestion {
    let (text, at, by): (String?, Milliseconds?, Int?) = (row[6], row[7], row[8])
    var answer: ManagerQuestion.Answer?
    if let text, let at, let by { answer = ManagerQuestion.Answer(text: text, at: at, by: by) }
    let (follower, name): (Int?, String?) = (row[10], row[11])
    return ManagerQuestion(
      crisis: row[0], number: row[1], text: row[2], askedAt: row[3], askedBy: row[4], remindedAt: row[5],
      answer: answer, isWithdrawn: row[9],
      follower: follower.map { ManagerQuestion.Follower(member: $0, name: name ?? "?") })
  }
}
