import CrisisCore
import CrisisStore
import Testing

@testable import DutyDesk

/// A store grows for years: no statement may read a whole table that does.
struct QueryPlanTests {
  /// As many rows as the team, its crises or its channels have, and no more.
  static let small: Set<String> = [
    "authority", "authority_departement", "member", "account", "member_role", "member_authority", "mute", "crisis",
    "crisis_departement", "crisis_authority", "journal_kind", "cursor", "given_number", "digest_period", "report_count",
    "participant", "posting_suspension",
  ]

  /// Indexes that hold only what is still to be dealt with.
  static let partial: Set<String> = [
    "report_claimed", "outbox_pending", "distress_open", "distress_waiting", "relay_live", "manager_question_open",
    "offer_open", "outbox_held", "question_of_others", "inbox_unanswered", "relay_publication_ours",
  ]

  /// What may read a table from one end, and why.
  static let allowed: [(beginsWith: String, reason: String)] = [
    ("DELETE FROM inbox WHERE id IN", "looks at the oldest rows only, a slice a time"),
    ("DELETE FROM outbox WHERE id IN", "the same"),
    ("DELETE FROM question WHERE id IN", "the same"),
    ("DELETE FROM said WHERE id IN", "the same"),
    ("SELECT at FROM journal ORDER BY seq DESC LIMIT 1", "the last row"),
    ("SELECT seq, hash, at FROM journal ORDER BY seq DESC LIMIT 1", "the last row"),
    ("SELECT seq FROM journal WHERE at < ?", "back from the end to the moment that a digest begins with"),
    ("SELECT id, message_id, fingerprint FROM inbox INDEXED BY", "once, when the store is opened"),
    ("UPDATE inbox SET answer = NULL", "an erasure, which is rare"),
    ("UPDATE outbox SET text = ''", "the same"),
    ("UPDATE inbox SET sender", "the same"),
    ("SELECT id, answer FROM inbox LEFT JOIN", "the same"),
    ("SELECT id, text FROM outbox\nWHERE text LIKE", "the same"),
    ("UPDATE access SET account", "the same"),
    ("DELETE FROM access WHERE id IN", "looks at the oldest rows only, a slice a time"),
    ("SELECT at, member, account, channel, crisis, what, number FROM access", "an administrator asks, beside the desk"),
    ("SELECT count(*) FROM access", "the same"),
    ("SELECT count(*) FROM inbox WHERE sender = ?", "somebody asks what is held of them, beside the desk"),
    ("SELECT count(*) FROM report WHERE reported_by = ?", "the same"),
    ("SELECT count(*) FROM shift WHERE member = ?", "the same"),
  ]

  /// The statements of the night, in which nearly every command is used once.
  @Test func noStatementReadsAWholeTableThatGrows() async throws {
    try await HourChangeScenarioTests().theDayOfTheHourChange(.french, "night.fr.txt")
    try await Evening.play { (e: Evening) async throws in
      await e.activate()
      await e.say("jo", in: veille, "!s Issoire : l’eau monte")
      for line in ["!liste", "!état", "!journal", "!qui", "!crises", "!voir 1"] {
        await e.say("camille", in: coord, line)
      }
      let statements = StatementLog.all.filter { text in
        ["SELECT", "INSERT", "UPDATE", "DELETE", "WITH"].contains { text.hasPrefix($0) }
      }
      #expect(statements.count > 100)
      for sql in statements.sorted() where !Self.allowed.contains(where: { sql.hasPrefix($0.beginsWith) }) {
        // Other tests look at whole tables as they like, without parameters. Where no status fits, nothing is read.
        guard sql.contains("?"), !sql.contains("IN ()") else { continue }
        let steps = try e.read { try StatementLog.plan(of: sql, in: $0) }
        // Every report of a crisis, to look beside each for what few have; those that end with the first few do not.
        let readsReports = steps.contains { $0.hasPrefix("SEARCH report ") && $0.hasSuffix("(crisis=?)") }
        let isEnded = sql.contains("LIMIT") && !steps.contains { $0.hasPrefix("USE TEMP B-TREE") }
        #expect(!readsReports || !sql.contains("JOIN ") || isEnded, "\(steps): \(sql)")
        for step in steps where step.hasPrefix("SCAN ") {
          let words = step.split(separator: " ").map(String.init)
          let table = Self.table(words[1], in: sql)
          let isSmall = Self.small.contains(table) || !Self.growing.contains(table)
          let isPartial = words.last.map(Self.partial.contains) ?? false
          #expect(isSmall || isPartial, "\(step): \(sql)")
        }
      }
    }
  }

  /// What a name in a plan stands for.
  private static func table(_ name: String, in sql: String) -> String {
    let words = sql.split { " \n(),".contains($0) }.map(String.init)
    let alias = words.indices.dropFirst().first { words[$0] == "AS" && words.dropFirst($0 + 1).first == name }
    return alias.map { words[$0 - 1] } ?? name
  }

  static let growing: Set<String> = [
    "journal", "erasure", "undone", "report", "sighting", "verification", "settlement", "escalation", "claim", "note",
    "distress",
    "relay", "relay_publication", "relay_act", "manager_question", "manager_answer", "offer", "offer_support",
    "offer_refusal", "availability", "report_link",
    "digest", "shift", "head_count",
    "handover", "handover_note", "crisis_change", "inbox", "outbox", "question", "said", "access",
  ]
}
