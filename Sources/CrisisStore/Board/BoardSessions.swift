import CrisisCore
import GRDB

/// Somebody reads a crisis on the web.
package struct BoardSession: Sendable, Equatable {
  package static let life: Milliseconds = 7 * .day

  package var member: Int
  /// `network/account`, which asked for it.
  package var account: String
  package var crisis: String
  package var openedAt: Milliseconds

  package init(member: Int, account: String, crisis: String, openedAt: Milliseconds) {
    self.member = member
    self.account = account
    self.crisis = crisis
    self.openedAt = openedAt
  }
}

extension StoreTransaction {
  /// - Parameter hash: of the cookie: SHA-256 in hex.
  package func open(_ session: BoardSession, hash: String) throws {
    try write("DELETE FROM board_session WHERE opened_at < ?", [session.openedAt - BoardSession.life])
    try write(
      "INSERT INTO board_session (hash, member, account, crisis, opened_at) VALUES (?, ?, ?, ?, ?)",
      [hash, session.member, session.account, session.crisis, session.openedAt])
  }

  package func endBoardSession(hash: String) throws {
    try write("DELETE FROM board_session WHERE hash = ?", [hash])
    journal.isNews = true
  }

  /// - Returns: how many there were.
  package func endBoardSessions(ofMember number: Int) throws -> Int {
    let count = try db.value(Int.self, "SELECT count(*) FROM board_session WHERE member = ?", [number]) ?? 0
    try write("DELETE FROM board_session WHERE member = ?", [number])
    journal.isNews = true
    return count
  }
}

extension StoreQueries {
  package func boardSession(hash: String) throws -> BoardSession? {
    try db.row(
      "SELECT member, account, crisis, opened_at FROM board_session WHERE hash = ?", [hash]
    ) { BoardSession(member: $0[0], account: $0[1], crisis: $0[2], openedAt: $0[3]) }
  }
}
