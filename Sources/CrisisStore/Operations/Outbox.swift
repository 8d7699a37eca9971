import ChatModel
import CrisisCore
import GRDB

/// A line that Vigie says of itself, written in the transaction of its cause.
package struct OutboxLine: Sendable, Equatable {
  /// The row of the journal that it is about; nil: none.
  package var cause: Int64?
  package var createdAt: Milliseconds
  package var network: String
  package var destination: OutgoingLine.Destination
  package var form: OutgoingLine.Form
  package var lane: OutgoingLine.Lane
  /// A newer one with the same key to the same destination takes the place of one still queued.
  package var key: String?
  package var expiresAt: Milliseconds?
  package var nature: CrisisNature
  package var text: String
  /// Whose rooms it may be said in, as the desk writes it: looked at again when it is sent.
  package var audience: String
  /// The crisis that it tells of, of which only those hear who may; nil: none.
  package var crisis: String?
  /// The question that it asks; nil: none.
  package var asks: Int64?
  /// Whether it counts among what a managers' room hears in an hour.
  package var weight = RoomPace.Weight.owed

  package init(
    cause: Int64? = nil, createdAt: Milliseconds, network: String, destination: OutgoingLine.Destination,
    form: OutgoingLine.Form = .message, lane: OutgoingLine.Lane = .announcement, key: String? = nil,
    expiresAt: Milliseconds? = nil, nature: CrisisNature = .real, text: String,
    audience: String = "", crisis: String? = nil, weight: RoomPace.Weight = .owed
  ) {
    self.cause = cause
    self.createdAt = createdAt
    self.network = network
    self.destination = destination
    self.form = form
    self.lane = lane
    self.key = key
    self.expiresAt = expiresAt
    self.nature = nature
    self.text = text
    self.audience = audience
    self.crisis = crisis
    self.weight = weight
  }

  /// What became of it.
  package enum State: String, Sendable, CaseIterable {
    case queued
    /// Its room has heard enough this hour.
    case held
    /// Handed to the network, not yet confirmed by the server.
    case sent
    case confirmed
    case failed
    case superseded
    case expired
  }

  /// An announcement as stored.
  package struct Row: Sendable, Equatable {
    package var id: Int64
    package var announcement: OutboxLine
    package var state: State
    package var tries: Int
    package var sentAt: Milliseconds?
    package var confirmedAt: Milliseconds?
    package var reason: String?
  }
}

private let selectOutbox = """
  SELECT id, cause_seq, created_at, network, channel, nick, account, form, lane, key, expires_at, nature, text,
    state, tries, sent_at, confirmed_at, reason, audience, crisis, weight, asks
  FROM outbox
  """

extension StoreQueries {
  package func announcement(_ id: Int64) throws -> OutboxLine.Row? {
    try db.row("\(selectOutbox) WHERE id = ?", [id], outboxRow)
  }

  /// Those queued, and those sent of which no confirmation has come: what is to be said after a restart, in order.
  package func pendingAnnouncements() throws -> [OutboxLine.Row] {
    try db.rows("\(selectOutbox) WHERE state IN ('queued', 'sent') ORDER BY lane, id", [], outboxRow)
  }

  /// What is in the lane of distress for rooms, written since a moment, in order.
  package func distressAnnouncements(since: Milliseconds) throws -> [OutboxLine.Row] {
    try db.rows(
      "\(selectOutbox) INDEXED BY outbox_distress WHERE lane = 0 AND created_at >= ? AND channel IS NOT NULL ORDER BY id",
      [since], outboxRow)
  }

  /// The announcements of that key, in order.
  package func announcements(key: String) throws -> [OutboxLine.Row] {
    try db.rows("\(selectOutbox) WHERE key = ? ORDER BY id", [key], outboxRow)
  }

  /// When the last lines that count were said in a room; of one that is on its way, the moment given.
  package func countedLines(network: String, channel: String, at now: Milliseconds) throws -> [Milliseconds] {
    try db.rows(
      """
      SELECT coalesce(confirmed_at, sent_at, ?3) FROM outbox
      WHERE network = ?1 AND channel = ?2 AND weight > 0
        AND (state = 'confirmed' OR state IN ('queued', 'sent') AND (expires_at IS NULL OR expires_at > ?3))
      ORDER BY id DESC LIMIT 32
      """, [network, channel, now]
    ) { $0[0] }
  }

  /// The rooms for which lines are held.
  package func roomsWithHeldLines() throws -> [(network: String, channel: String)] {
    try db.rows("SELECT DISTINCT network, channel FROM outbox WHERE state = 'held' ORDER BY network, channel") {
      ($0[0], $0[1])
    }
  }

  /// What is held for a room, in order.
  package func heldLines(network: String, channel: String) throws -> [OutboxLine.Row] {
    try db.rows(
      "\(selectOutbox) WHERE state = 'held' AND network = ? AND channel = ? ORDER BY id", [network, channel], outboxRow)
  }

  private func outboxRow(_ row: StoredRow) throws -> OutboxLine.Row {
    var line = OutboxLine(
      cause: row[1], createdAt: row[2], network: row[3],
      destination: destination(channel: row[4], nick: row[5], account: row[6]), form: try form(row[7]),
      lane: try lane(row[8]), key: row[9], expiresAt: row[10], nature: try term(row[11]), text: row[12],
      audience: row[18], crisis: row[19], weight: RoomPace.Weight(rawValue: row[20]) ?? .owed)
    line.asks = row[21]
    return OutboxLine.Row(
      id: row[0], announcement: line, state: try term(row[13]), tries: row[14], sentAt: row[15], confirmedAt: row[16],
      reason: row[17])
  }
}

extension StoreTransaction {
  /// - Parameter isHeld: its room has heard enough this hour.
  /// - Returns: the number of the announcement.
  package func enqueue(_ line: OutboxLine, isHeld: Bool = false) throws -> Int64 {
    let (channel, nick, account) = columns(line.destination)
    if let key = line.key {
      try write(
        """
        UPDATE outbox SET state = 'superseded'
        WHERE state IN ('queued', 'held') AND key = ? AND network = ? AND channel IS ? AND nick IS ? AND account IS ?
        """,
        [key, line.network, channel, nick, account])
    }
    try write(
      """
      INSERT INTO outbox (cause_seq, created_at, network, channel, nick, account, form, lane, key, expires_at, nature,
        text, audience, crisis, weight, state, asks)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        line.cause, line.createdAt, line.network, channel, nick, account, line.form.stored, line.lane.rawValue,
        line.key, line.expiresAt, line.nature.rawValue, line.text, line.audience, line.crisis,
        line.weight.rawValue, (isHeld ? OutboxLine.State.held : .queued).rawValue, line.asks,
      ])
    return db.lastInsertedRowID
  }

  /// What was held is said at last, for as long as it was worth saying.
  package func release(held id: Int64, until expiry: Milliseconds) throws {
    try write("UPDATE outbox SET state = 'queued', expires_at = ? WHERE id = ? AND state = 'held'", [expiry, id])
  }

  /// What was held is not said by itself.
  ///
  /// - Parameter other: the announcement that says it; nil: none may.
  package func drop(held ids: [Int64], saidWith other: Int64?) throws {
    for id in ids {
      try write(
        """
        UPDATE outbox SET state = 'superseded', said_with = ?1,
          reason = iif(?1 IS NULL, 'no longer for this room', 'said with others')
        WHERE id = ?2 AND state = 'held'
        """, [other, id])
    }
  }

  /// Notes what became of an announcement; one that has come to an end stays there.
  package func mark(
    announcement id: Int64, _ state: OutboxLine.State, at: Milliseconds, reason: String? = nil
  ) throws {
    try write(
      """
      UPDATE outbox SET state = ?1, reason = coalesce(?4, reason),
        tries = tries + (?1 = 'sent'), sent_at = iif(?1 = 'sent', ?3, sent_at),
        confirmed_at = iif(?1 = 'confirmed', ?3, confirmed_at)
      WHERE id = ?2 AND state IN ('queued', 'sent')
      """,
      [state.rawValue, id, at, reason])
  }
}
