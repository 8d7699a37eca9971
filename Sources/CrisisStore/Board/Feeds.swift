import CrisisCore
import GRDB

/// An address at which a program of somebody's reads without a cookie.
package struct Feed: Sendable, Equatable {
  package var member: Int
  /// `network/account`, which asked for it.
  package var account: String
  /// nil: of no one crisis.
  package var crisis: String?
  package var kind: FeedKind
  /// That its owner gave it: what it is for.
  package var name: String
  package var madeAt: Milliseconds
  /// To the hour; nil: never.
  package var usedAt: Milliseconds?

  package init(
    member: Int, account: String, crisis: String?, kind: FeedKind, name: String, madeAt: Milliseconds,
    usedAt: Milliseconds? = nil
  ) {
    self.member = member
    self.account = account
    self.crisis = crisis
    self.kind = kind
    self.name = name
    self.madeAt = madeAt
    self.usedAt = usedAt
  }
}

private let selectFeed = "SELECT member, account, crisis, kind, name, made_at, used_at FROM feed"

extension StoreTransaction {
  /// In the place of the one of that name which the same person had. Those that nobody read for a year go.
  ///
  /// - Parameter hash: of its secret: SHA-256 in hex.
  package func make(_ feed: Feed, hash: String) throws {
    try write(
      "DELETE FROM feed WHERE member = ? AND name = ? OR coalesce(used_at, made_at) < ?",
      [feed.member, feed.name, feed.madeAt - 365 * .day])
    try write(
      "INSERT INTO feed (hash, member, account, crisis, kind, name, made_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
      [hash, feed.member, feed.account, feed.crisis, feed.kind.rawValue, feed.name, feed.madeAt])
  }

  /// - Parameter name: nil: all of them.
  /// - Returns: how many there were.
  package func endFeeds(ofMember number: Int, named name: String? = nil) throws -> Int {
    let named: [(any Bindable)?] = [number, name]
    let count =
      try db.value(Int.self, "SELECT count(*) FROM feed WHERE member = ?1 AND (?2 IS NULL OR name = ?2)", named) ?? 0
    try write("DELETE FROM feed WHERE member = ?1 AND (?2 IS NULL OR name = ?2)", named)
    return count
  }

  package func noteUse(ofFeed hash: String, at now: Milliseconds) throws {
    try write("UPDATE feed SET used_at = ? WHERE hash = ?", [now, hash])
  }
}

extension StoreQueries {
  package func feed(hash: String) throws -> Feed? { try db.row("\(selectFeed) WHERE hash = ?", [hash], feed) }

  /// By name.
  package func feeds(ofMember number: Int) throws -> [Feed] {
    try db.rows("\(selectFeed) WHERE member = ? ORDER BY name", [number], feed)
  }

  private func feed(_ row: StoredRow) throws -> Feed {
    Feed(
      member: row[0], account: row[1], crisis: row[2], kind: try term(row[3]), name: row[4], madeAt: row[5],
      usedAt: row[6])
  }

  /// The shifts of somebody that count, of crises that are not put away, from a moment on.
  package func shifts(ofMember number: Int, endingAfter moment: Milliseconds) throws -> [(shift: Shift, crisis: Crisis)]
  {
    var shifts: [(Shift, Crisis)] = []
    for crisis in try openCrises() + closedCrises() {
      for shift in try self.shifts(crisis: crisis.code)
      where shift.member == number && shift.status.counts && shift.span.until > moment {
        shifts.append((shift, crisis))
      }
    }
    return shifts
  }
}
