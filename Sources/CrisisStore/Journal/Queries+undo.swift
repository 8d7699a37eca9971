import CrisisCore
import GRDB

/// What a member did last and could take back.
package struct Undoable: Sendable, Equatable {
  package enum Act: Sendable, Equatable {
    case report(crisis: String, number: Int)
    case crisis(String)
    case closing(String)
    case correction(crisis: String, number: Int)
    case verification(crisis: String, number: Int)
    case watch(crisis: String)
    /// What was done to it is in its ``RelayAct``.
    case relay(crisis: String, number: Int)
    case distress(crisis: String, number: Int, DistressStep)
    case note(crisis: String)
    case role
    case claim(crisis: String)
    /// The row is that of the claim that was given back.
    case release(crisis: String)
    case settlement(crisis: String, number: Int)
    case question(crisis: String, number: Int)
    case answer(crisis: String, number: Int)
    case mission(crisis: String)
  }

  package var act: Act
  package var at: Milliseconds
  /// Its row of the journal.
  package var sequence: Int64

  package init(act: Act, at: Milliseconds, sequence: Int64) {
    self.act = act
    self.at = at
    self.sequence = sequence
  }
}

extension StoreQueries {
  /// The last report that the member filed, correction or verification that the member made, or crisis that the member
  /// opened or closed, of those not taken back, whatever its age: whether it is too late is for the rules to say.
  package func lastUndoable(member: Int) throws -> Undoable? {
    try db.row(
      """
      SELECT * FROM (
        SELECT seq, received_at, crisis, number, 'report' FROM report WHERE seq = ?2)
      UNION ALL SELECT * FROM (
        SELECT seq, at, crisis, report, 'correction' FROM correction AS acts
        WHERE by = ?1 AND undone = 0 AND \(notCancelled) ORDER BY seq DESC LIMIT 1)
      UNION ALL SELECT * FROM (
        SELECT seq, at, crisis, report, 'verification' FROM verification AS acts
        WHERE by = ?1 AND undone = 0 AND \(notCancelled) ORDER BY seq DESC LIMIT 1)
      UNION ALL SELECT * FROM (
        SELECT seq, at, crisis, 0, 'watch' FROM watch_act WHERE by = ?1 AND undone = 0 ORDER BY seq DESC LIMIT 1)
      UNION ALL SELECT * FROM (
        SELECT seq, at, crisis, relay, 'relay' FROM relay_act
        WHERE by = ?1 AND undone = 0 ORDER BY seq DESC LIMIT 1)
      UNION ALL SELECT seq, opened_at, code, 0, 'crisis' FROM crisis
        WHERE opened_by = ?1 AND status NOT IN ('cancelled', 'closed', 'archived')
      UNION ALL SELECT closed_seq, closed_at, code, 0, 'closing' FROM crisis
        WHERE closed_by = ?1 AND status = 'closed'
      UNION ALL SELECT received_seq, received_at, crisis, report, 'received' FROM distress
        WHERE received_by = ?1 AND cleared_at IS NULL
      UNION ALL SELECT cleared_seq, cleared_at, crisis, report, 'cleared' FROM distress WHERE cleared_by = ?1
      UNION ALL SELECT * FROM (
        SELECT seq, at, crisis, 0, 'note' FROM note WHERE by = ?1 AND withdrawn = 0 ORDER BY seq DESC LIMIT 1)
      UNION ALL SELECT * FROM (
        SELECT seq, at, '', member, 'role' FROM role_change WHERE by = ?1 AND undone = 0 ORDER BY seq DESC LIMIT 1)
      UNION ALL SELECT * FROM (
        SELECT seq, at, crisis, report, 'claim' FROM claim AS acts
        WHERE by = ?1 AND end IS NULL AND \(isClaimed) ORDER BY seq DESC LIMIT 1)
      UNION ALL SELECT * FROM (
        SELECT ended_seq, ended_at, crisis, seq, 'release' FROM claim
        WHERE ended_by = ?1 AND end = 'released' ORDER BY ended_seq DESC LIMIT 1)
      UNION ALL SELECT * FROM (
        SELECT seq, at, crisis, report, 'settlement' FROM settlement AS acts
        WHERE by = ?1 AND undone = 0 AND \(notCancelled) ORDER BY seq DESC LIMIT 1)
      UNION ALL SELECT * FROM (
        SELECT seq, asked_at, crisis, number, 'question' FROM manager_question
        WHERE asked_by = ?1 AND withdrawn = 0 AND answered_at IS NULL ORDER BY seq DESC LIMIT 1)
      UNION ALL SELECT * FROM (
        SELECT answer_seq, answered_at, crisis, number, 'answer' FROM manager_question
        WHERE answered_by = ?1 ORDER BY answer_seq DESC LIMIT 1)
      UNION ALL SELECT * FROM (
        SELECT seq, at, crisis, 0, 'mission' FROM crisis_change WHERE by = ?1 AND undone = 0 ORDER BY seq DESC LIMIT 1)
      ORDER BY 1 DESC LIMIT 1
      """,
      [member, lastReport(by: member)]
    ) { row in
      let (crisis, number, kind): (String, Int, String) = (row[2], row[3], row[4])
      let act: Undoable.Act =
        switch kind {
        case "report": .report(crisis: crisis, number: number)
        case "correction": .correction(crisis: crisis, number: number)
        case "closing": .closing(crisis)
        case "note": .note(crisis: crisis)
        case "role": .role
        case "claim": .claim(crisis: crisis)
        case "mission": .mission(crisis: crisis)
        case "release": .release(crisis: crisis)
        case "verification": .verification(crisis: crisis, number: number)
        case "watch": .watch(crisis: crisis)
        case "relay": .relay(crisis: crisis, number: number)
        case "received": .distress(crisis: crisis, number: number, .received)
        case "cleared": .distress(crisis: crisis, number: number, .cleared)
        case "settlement": .settlement(crisis: crisis, number: number)
        case "question": .question(crisis: crisis, number: number)
        case "answer": .answer(crisis: crisis, number: number)
        default: .crisis(crisis)
        }
      // Of a claim that was given back, the row of the claim.
      return Undoable(act: act, at: row[1], sequence: kind == "release" ? Int64(number) : row[0])
    }
  }

  /// The last row of the journal that an act of a member which nothing takes back left, later than `moment` and not before `since`.
  package func lastAct(
    of member: Int, after moment: Milliseconds, since: Milliseconds
  ) throws -> JournalEntry? {
    let names = EventRegistry.lasting.map { "'\($0)'" }.joined(separator: ", ")
    // Nobody does more in the last minutes.
    let sequence = try db.value(
      Int64.self,
      """
      SELECT seq FROM (
        SELECT seq, at, kind FROM journal WHERE actor = ?1 AND kind <> 'report.filed' ORDER BY seq DESC LIMIT 512)
      WHERE at > ?2 AND at >= ?3 AND kind IN (\(names)) ORDER BY seq DESC LIMIT 1
      """, [member, moment, since])
    return try sequence.flatMap { try JournalRows(db).entry($0) }
  }

  package func correction(_ sequence: Int64) throws -> Correction? {
    try db.row("SELECT crisis, report, seq, at, by, undone FROM correction WHERE seq = ?", [sequence]) {
      Correction(crisis: $0[0], report: $0[1], sequence: $0[2], at: $0[3], by: $0[4], isUndone: $0[5])
    }
  }

  /// Whether the same report has since been corrected, or verified, again.
  package func isOvertaken(_ last: Undoable) throws -> Bool {
    let (tables, crisis, number): ([String], String, Int)
    switch last.act {
    case .correction(let code, let report): (tables, crisis, number) = (["correction"], code, report)
    case .verification(let code, let report), .settlement(let code, let report):
      (tables, crisis, number) = (["verification", "settlement"], code, report)
    case .watch: return try isOvertaken(watchAct: last.sequence)
    case .relay: return try relayAct(last.sequence).map { try isOvertaken($0) } ?? true
    case .role: return try isRoleChangeOvertaken(last.sequence)
    case .mission: return try isCrisisChangeOvertaken(last.sequence)
    case .report, .crisis, .closing, .distress, .note, .claim, .release, .question, .answer: return false
    }
    return try tables.contains { table in
      try db.value(
        Bool.self,
        "SELECT EXISTS (SELECT 1 FROM \(table) WHERE crisis = ? AND report = ? AND seq > ? AND undone = 0)",
        [crisis, number, last.sequence]) ?? false
    }
  }
}

private let isClaimed = """
  (SELECT status FROM report AS it WHERE it.crisis = acts.crisis AND it.number = acts.report) = 'claimed'
  """

private let notCancelled = """
  (SELECT status FROM report AS it WHERE it.crisis = acts.crisis AND it.number = acts.report) <> 'cancelled'
  """
