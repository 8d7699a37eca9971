import CrisisCore
import GRDB

@testable import CrisisStore

/// What many evenings begin with.
extension Evening {
  /// The fire service calls on the team; nothing that was said then is looked at again.
  func activate(_ words: String = "crue", by account: String = "capitaine", in channel: String? = gest63) async {
    await say(account, in: channel, "!activer \(words)")
    await say(account, in: channel, "!oui")
  }

  /// What no command does yet, and what goes wrong with a real database.
  func execute(_ sql: String) throws {
    try store.write { transaction in
      try transaction.db.run(sql)
      transaction.journal.recent.forget()
    }
  }

  /// What no command does yet.
  func append(_ event: any Event) throws {
    _ = try store.write { try $0.append(event, by: .member(1), at: clock.now) }
  }

  /// The rows of a table.
  func count(_ table: String) throws -> Int {
    try read { try $0.db.value(Int.self, "SELECT count(*) FROM \(table)") } ?? 0
  }

  /// All that a table holds.
  func dump(_ table: String) throws -> String {
    try read { try Row.fetchAll($0.db, sql: "SELECT * FROM \(table)") }.map(\.debugDescription).joined(separator: "\n")
  }

  /// The announcements that are still to be said, or to be confirmed.
  var pending: Int? { try? read { try $0.pendingAnnouncements().count } }

  /// The lines whose answer is not known to have been said.
  var unanswered: Int? { try? read { try $0.unansweredLines(since: 0).count } }

  func member(_ account: String) -> Member? {
    try? read { try $0.member(account: "visov/\(account)") }
  }

  var memberCount: Int? { try? read { try $0.members().count } }

  func report(_ number: Int, _ crisis: String = "63-crue-2411") -> Report? {
    try? read { try $0.report(crisis: crisis, number: number) }
  }

  func lastReport(_ crisis: String = "63-crue-2411") -> Int? {
    try? read { try $0.crisis(crisis)?.lastReport }
  }
}

extension [String] {
  /// The lines of one room, without its name.
  func to(_ room: String) -> [String] {
    filter { $0.hasPrefix(room + ": ") }.map { String($0.dropFirst(room.count + 2)) }
  }
}
