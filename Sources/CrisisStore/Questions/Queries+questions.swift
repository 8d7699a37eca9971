import CrisisCore

private let selectQuestion = """
  SELECT crisis, number, text, asked_at, asked_by, reminded_at, withdrawn AS is_withdrawn,
    (SELECT json_group_array(json_object('text', text, 'at', at, 'by', by, 'name', name)) FROM (
      SELECT text, at, by, coalesce((SELECT name FROM member WHERE member.number = by), '?') AS name
      FROM manager_answer WHERE crisis = manager_question.crisis AND question = manager_question.number
      ORDER BY seq)) AS answers,
    iif(followed_by IS NULL, NULL, json_object('member', followed_by,
      'name', coalesce((SELECT name FROM member WHERE member.number = followed_by), '?'))) AS follower
  FROM manager_question
  """

extension StoreQueries {
  package func managerQuestion(crisis: String, number: Int) throws -> ManagerQuestion? {
    try db.record("\(selectQuestion) WHERE crisis = ? AND number = ?", [crisis, number])
  }

  /// The highest number; 0: none was asked.
  package func lastManagerQuestion(crisis: String) throws -> Int {
    try db.value(Int.self, "SELECT coalesce(max(number), 0) FROM manager_question WHERE crisis = ?", [crisis]) ?? 0
  }

  /// Those that nobody has answered, the oldest first.
  package func unansweredQuestions(crisis: String) throws -> [ManagerQuestion] {
    try db.records(
      "\(selectQuestion) WHERE crisis = ? AND answered_at IS NULL AND withdrawn = 0 ORDER BY number", [crisis])
  }

  /// The latest first.
  package func managerQuestions(crisis: String, last count: Int) throws -> [ManagerQuestion] {
    try db.records("\(selectQuestion) WHERE crisis = ? ORDER BY number DESC LIMIT ?", [crisis, count])
  }

  /// Those of open crises that nobody has answered.
  package func waitingQuestions() throws -> [ManagerQuestion] {
    try db.records(
      """
      \(selectQuestion)
      WHERE answered_at IS NULL AND withdrawn = 0
        AND crisis IN (SELECT code FROM crisis WHERE status IN ('active', 'eased'))
      ORDER BY seq
      """)
  }

  /// What a digest tells of: those still open, and those of which an answer was given or taken back behind a row of the
  /// journal.
  package func managerQuestions(crisis: String, after sequence: Int64) throws -> [ManagerQuestion] {
    try db.records(
      """
      \(selectQuestion)
      WHERE crisis = ? AND withdrawn = 0
        AND (answered_at IS NULL OR EXISTS (
          SELECT 1 FROM journal
          WHERE subject = 'question:' || manager_question.crisis || ':' || number AND journal.seq > ?
            AND kind <> 'report.filed' AND kind IN ('question.answered', 'act.undone')))
      ORDER BY number
      """, [crisis, sequence])
  }
}
