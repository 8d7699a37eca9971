import CrisisCore
import GRDB

private let selectRelay = """
  SELECT *, (
    SELECT json_group_array(json_object('account', account, 'network', network, 'text', text, 'length', length,
      'limit', length_limit, 'state', state, 'url', url, 'at', at, 'reason', reason, 'isOurs', json(iif(ours = 1, 'true', 'false'))))
    FROM (SELECT * FROM relay_publication WHERE crisis = relay.crisis AND relay = relay.number ORDER BY position)
  ) AS publications
  FROM relay
  """
private let selectTimes = """
  SELECT crisis, number, status, coalesce(iif(status = 'draft', written_at, approved_at), 0) AS since,
    coalesce(iif(status = 'draft', seq, approved_seq), 0) AS sequence,
    iif(status = 'draft', draft_reminders, approved_reminders) AS reminders, expires_at
  FROM relay
  """
private let live = "status IN ('draft', 'approved', 'published', 'failed')"

extension StoreQueries {
  package func relay(crisis: String, number: Int) throws -> Relay? {
    try db.record("\(selectRelay) WHERE crisis = ? AND number = ?", [crisis, number])
  }

  /// The latest first; those taken back are none.
  package func relays(crisis: String, limit: Int) throws -> [Relay] {
    try db.records(
      "\(selectRelay) WHERE crisis = ? AND status <> 'cancelled' ORDER BY number DESC LIMIT ?", [crisis, limit])
  }

  /// Those that went online in a span of time, can still be read and are worth it at a moment, in the order of their numbers.
  package func relays(crisis: String, publishedIn span: TimeSpan, inForceAt moment: Milliseconds) throws -> [Relay] {
    try db.records(
      """
      \(selectRelay) WHERE crisis = ?1 AND \(live) AND expires_at > ?4
        AND EXISTS (SELECT 1 FROM relay_publication WHERE crisis = ?1 AND relay = number AND state = 'published'
          AND at >= ?2 AND at < ?3)
      ORDER BY number
      """, [crisis, span.from, span.until, moment])
  }

  /// The numbers of those that can be read somewhere, and have not run out as far as the clock has said.
  func relaysOnline(crisis: String) throws -> [Int] {
    try db.rows(
      """
      SELECT number FROM relay WHERE crisis = ?1 AND \(live)
        AND EXISTS (SELECT 1 FROM relay_publication WHERE crisis = ?1 AND relay = number AND state = 'published')
      ORDER BY number
      """, [crisis]
    ) { $0[0] }
  }

  /// The numbers of those that nobody has approved or put online yet.
  func relaysWaiting(crisis: String, at now: Milliseconds) throws -> [Int] {
    try db.rows(
      """
      SELECT number FROM relay WHERE crisis = ? AND status IN ('draft', 'approved') AND expires_at > ? ORDER BY number
      """, [crisis, now]
    ) { $0[0] }
  }

  package func countRelays(crisis: String) throws -> Int {
    try db.value(Int.self, "SELECT count(*) FROM relay WHERE crisis = ? AND status <> 'cancelled'", [crisis]) ?? 0
  }

  /// The highest number of a relay of the crisis, those taken back too; 0: none.
  package func lastRelay(crisis: String) throws -> Int {
    try db.value(Int.self, "SELECT max(number) FROM relay WHERE crisis = ?", [crisis]) ?? 0
  }

  /// What a digest tells of: the live ones, and those that ended behind a row of the journal: online, or by running out.
  package func digestRelays(crisis: String, after sequence: Int64) throws -> [Relay] {
    try db.records(
      """
      \(selectRelay) WHERE crisis = ?1 AND (\(live) OR status IN ('withdrawn', 'expired', 'corrected')
        AND EXISTS (SELECT 1 FROM relay_act WHERE crisis = ?1 AND relay = number AND seq > ?2
          AND deed IN ('withdrawn', 'expired', 'corrected'))
        AND (status = 'expired'
          OR EXISTS (SELECT 1 FROM relay_publication WHERE crisis = ?1 AND relay = number
            AND state IN ('published', 'removed', 'replaced'))))
      ORDER BY number
      """, [crisis, sequence])
  }

  /// Whether anything was done to a relay behind a row of the journal.
  package func hasRelayNews(crisis: String, after sequence: Int64) throws -> Bool {
    try db.value(
      Bool.self, "SELECT EXISTS (SELECT 1 FROM relay_act WHERE crisis = ? AND seq > ?)", [crisis, sequence]) ?? false
  }

  /// What the clock looks at.
  package func liveRelays() throws -> [RelayTimes] {
    try db.records("\(selectTimes) WHERE \(live) ORDER BY seq")
  }

  package func relayTimes(crisis: String, number: Int) throws -> RelayTimes? {
    try db.record("\(selectTimes) WHERE crisis = ? AND number = ?", [crisis, number])
  }
}
