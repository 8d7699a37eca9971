import ChatModel
import CrisisCore
import GRDB

/// What was said, or is to be said, to a line.
package struct InboxAnswer: Sendable, Equatable {
  package var text: String
  package var destination: OutgoingLine.Destination
  package var form: OutgoingLine.Form
  package var lane: OutgoingLine.Lane

  package init(
    text: String, destination: OutgoingLine.Destination, form: OutgoingLine.Form = .message,
    lane: OutgoingLine.Lane = .answer
  ) {
    self.text = text
    self.destination = destination
    self.form = form
    self.lane = lane
  }
}

/// A line that was dealt with: so that the same one again has no second effect.
package struct InboxLine: Sendable, Equatable {
  package var network: String
  /// nil where the server gives none.
  package var messageID: String?
  /// The message that the thread began with in which it was said; nil: in none.
  package var thread: String?
  /// The message of ours to which it is a reaction; nil: it is a line.
  package var reactedTo: String?
  /// The question that the answer asks; nil: none.
  package var asks: Int64?
  /// When Vigie received it, by its own clock: old lines are pruned by it.
  package var at: Milliseconds
  /// When it was said, by the network's clock: that by which the same words are the same line.
  package var saidAt: Milliseconds
  package var place: ChatPlace
  /// `network/account`, or whatever else tells senders apart.
  package var sender: String
  /// Of account, place and folded text, for commands with an effect; nil for those that may be said twice.
  package var fingerprint: Int64?
  /// It answered what was said before (`!oui`).
  package var isConversational: Bool
  /// The last row of the journal that it wrote; nil: none.
  package var sequence: Int64?
  /// nil: none was due, or it was erased.
  package var answer: InboxAnswer?

  package init(
    network: String, messageID: String?, at: Milliseconds, saidAt: Milliseconds? = nil, place: ChatPlace,
    sender: String, fingerprint: Int64? = nil, isConversational: Bool = false, sequence: Int64? = nil,
    answer: InboxAnswer? = nil
  ) {
    self.network = network
    self.messageID = messageID
    self.at = at
    self.saidAt = saidAt ?? at
    self.place = place
    self.sender = sender
    self.fingerprint = fingerprint
    self.isConversational = isConversational
    self.sequence = sequence
    self.answer = answer
  }

  /// A line as stored.
  package struct Row: Sendable, Equatable {
    package var id: Int64
    package var line: InboxLine
    /// When the answer was said; nil: not yet, as far as is known.
    package var answeredAt: Milliseconds?
  }
}

private let selectInbox = """
  SELECT id, network, message_id, at, channel, sender, fingerprint, conversational, seq, answer, answer_channel,
    answer_nick, answer_account, answer_form, answer_lane, answered, said_at, thread, reaction_to, asks
  FROM inbox
  """

extension StoreQueries {
  package func inboxLine(_ id: Int64) throws -> InboxLine.Row? {
    try db.row("\(selectInbox) WHERE id = ?", [id], inboxRow)
  }

  package func inboxLine(network: String, messageID: String) throws -> InboxLine.Row? {
    for run in try runs(for: .message(messageID)) {
      let id = try db.value(
        Int64.self, "SELECT id FROM inbox WHERE id >> 8 = ? AND message_id = ? AND network = ?",
        [run, messageID, network])
      if let id { return try inboxLine(id) }
    }
    return nil
  }

  /// The latest line of that fingerprint received at `since` or later, and said in that time.
  package func inboxLine(
    network: String, fingerprint: Int64, since: Milliseconds, said: ClosedRange<Milliseconds> = .min ... .max
  ) throws -> InboxLine.Row? {
    let runs = try runs(for: .fingerprint(fingerprint), since: since)
    let first = runs.isEmpty ? 0 : try firstLine(since: since) >> SeenLines.runBits
    for run in runs where run >= first {
      let id = try db.value(
        Int64.self,
        """
        SELECT max(id) FROM inbox INDEXED BY inbox_by_line
        WHERE id >> 8 = ? AND fingerprint = ? AND network = ? AND at >= ? AND said_at BETWEEN ? AND ?
        """,
        [run, fingerprint, network, since, said.lowerBound, said.upperBound])
      if let id { return try inboxLine(id) }
    }
    return nil
  }

  /// The runs of rows to look through, the newest first; without a filter, all.
  private func runs(for key: SeenLines.Key, since: Milliseconds = .min) throws -> [Int64] {
    if let seen = connection.seen { return seen.runs(for: key, since: since) }
    let ends = try db.row("SELECT (SELECT min(id) FROM inbox), (SELECT max(id) FROM inbox)") {
      ($0[0] as Int64?, $0[1] as Int64?)
    }
    guard case (let first?, let last?)? = ends else { return [] }
    return ((first >> SeenLines.runBits)...(last >> SeenLines.runBits)).reversed()
  }

  /// Whether the sender has said another line since that one.
  package func hasNewerLine(of sender: String, than id: Int64, conversationalOnly: Bool = false) throws -> Bool {
    try db.value(
      Bool.self,
      "SELECT EXISTS (SELECT 1 FROM inbox WHERE id > ? AND sender = ? AND conversational >= ?)",
      [id, sender, conversationalOnly ? 1 : 0]) ?? false
  }

  /// The crisis of the sender's last act in a place; nil: there is none among the latest lines.
  package func lastCrisis(of sender: String, in place: ChatPlace) throws -> String? {
    try db.value(
      String.self,
      """
      SELECT journal.crisis FROM inbox CROSS JOIN journal ON journal.seq = inbox.seq
      WHERE inbox.id > (SELECT max(id) FROM inbox) - 4096 AND inbox.sender = ? AND inbox.channel IS ?
        AND journal.crisis IS NOT NULL
      ORDER BY inbox.id DESC LIMIT 1
      """,
      [sender, place.channelName])
  }

  /// Lines whose answer may not have been said, received at `since` or later, in order.
  package func unansweredLines(since: Milliseconds) throws -> [InboxLine.Row] {
    try db.rows(
      """
      \(selectInbox) INDEXED BY inbox_unanswered
      WHERE id >= ? AND answered IS NULL AND answer IS NOT NULL AND at >= ? ORDER BY id
      """, [firstLine(since: since), since], inboxRow)
  }

  /// The members whose lines were recorded since a moment, among the last so many lines: a flood of others is not waited for.
  package func membersHeard(since moment: Milliseconds) throws -> Set<Int> {
    Set(
      try db.rows(
        """
        SELECT DISTINCT member FROM account
        WHERE account IN (SELECT sender FROM inbox WHERE id >= ? AND id > (SELECT max(id) FROM inbox) - 20000 AND at >= ?)
        """, [firstLine(since: moment), moment]
      ) { $0[0] })
  }

  /// A row before which nothing was received at `since` or later. Found by halving, for rows come in the order of their
  /// times and an index by time would cost each line a page; the minute is for a clock that was set back a little.
  private func firstLine(since: Milliseconds) throws -> Int64 {
    let limit = max(since, .minute) - .minute
    var low = try db.value(Int64.self, "SELECT min(id) FROM inbox") ?? 0
    var high = try (db.value(Int64.self, "SELECT max(id) FROM inbox") ?? 0) + 1
    while low < high {
      let middle = low + (high - low) / 2
      let row: (id: Int64, at: Milliseconds)? = try db.row(
        "SELECT id, at FROM inbox WHERE id >= ? ORDER BY id LIMIT 1", [middle]
      ) { ($0[0], $0[1]) }
      if let row, row.at < limit { low = row.id + 1 } else { high = middle }
    }
    return low
  }

  private func inboxRow(_ row: StoredRow) throws -> InboxLine.Row {
    let (channel, text): (String?, String?) = (row[4], row[9])
    let answer = try text.map { text in
      InboxAnswer(
        text: text, destination: destination(channel: row[10], nick: row[11], account: row[12]),
        form: try form(row[13]), lane: try lane(row[14]))
    }
    var line = InboxLine(
      network: row[1], messageID: row[2], at: row[3], saidAt: row[16], place: channel.map { .channel($0) } ?? .direct,
      sender: row[5], fingerprint: row[6], isConversational: row[7], sequence: row[8], answer: answer)
    line.thread = row[17]
    line.reactedTo = row[18]
    line.asks = row[19]
    return InboxLine.Row(id: row[0], line: line, answeredAt: row[15])
  }
}

extension StoreTransaction {
  /// Notes a line as dealt with; the id of one that stands there already is an error.
  ///
  /// - Returns: its number, by which its delivery is reported.
  package func record(_ line: InboxLine) throws -> Int64 {
    if let id = line.messageID, try inboxLine(network: line.network, messageID: id) != nil {
      throw DatabaseError(resultCode: .SQLITE_CONSTRAINT, message: "the line \(id) was dealt with already")
    }
    let (channel, nick, account) = columns(line.answer?.destination)
    try journal.attempts.willWrite(db)
    try db.run(
      """
      INSERT INTO inbox (network, message_id, at, channel, sender, fingerprint, conversational, seq, answer,
        answer_channel, answer_nick, answer_account, answer_form, answer_lane, said_at, thread, reaction_to, asks)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """
    ) {
      $0.add(line.network)
      $0.add(line.messageID)
      $0.add(line.at)
      $0.add(line.place.channelName)
      $0.add(line.sender)
      $0.add(line.fingerprint)
      $0.add(line.isConversational ? 1 : 0)
      $0.add(line.sequence)
      $0.add(line.answer?.text)
      $0.add(channel)
      $0.add(nick)
      $0.add(account)
      $0.add(line.answer?.form.stored)
      $0.add(line.answer?.lane.rawValue)
      $0.add(line.saidAt)
      $0.add(line.thread)
      $0.add(line.reactedTo)
      $0.add(line.asks)
    }
    let id = db.lastRowID
    connection.seen?.note(line, id: id)
    return id
  }

  package func markAnswered(_ ids: some Sequence<Int64>, at: Milliseconds) throws {
    var ids = ids.sorted()[...]
    while let first = ids.popFirst() {
      var last = first
      // Answers are mostly delivered in the order of their lines.
      while let next = ids.first, next <= last + 1 { last = ids.removeFirst() }
      try write(
        "UPDATE inbox SET answered = ? WHERE id BETWEEN ? AND ? AND answered IS NULL", [at, first, last])
    }
  }
}
