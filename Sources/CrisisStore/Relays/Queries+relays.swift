import CrisisCore
import GRDB

private let selectRelay = """
  SELECT crisis, number, kind, status, text, source, authority, beneficiary, report, written_by, written_at, expires_at,
    approved_by, approved_at, end_reason
  FROM relay
  """
private let live = "status IN ('draft', 'approved', 'published', 'failed')"

extension StoreQueries {
  package func relay(crisis: String, number: Int) throws -> Relay? {
    try db.row("\(selectRelay) WHERE crisis = ? AND number = ?", [crisis, number], relay).map(withPublications)
  }

  /// The latest first; those taken back are none.
  package func relays(crisis: String, limit: Int) throws -> [Relay] {
    try db.rows(
      "\(selectRelay) WHERE crisis = ? AND status <> 'cancelled' ORDER BY number DESC LIMIT ?", [crisis, limit], relay
    ).map(withPublications)
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

  package func countRelays(crisis: String) throws -> Int {
    try db.value(Int.self, "SELECT count(*) FROM relay WHERE crisis = ? AND status <> 'cancelled'", [crisis]) ?? 0
  }

  /// The highest number of a relay of the crisis, those taken back too; 0: none.
  package func lastRelay(crisis: String) throws -> Int {
    try db.value(Int.self, "SELECT max(number) FROM relay WHERE crisis = ?", [crisis]) ?? 0
  }

  /// What a digest tells of: the live ones, and those that were online and ended behind a row of the journal.
  package func digestRelays(crisis: String, after sequence: Int64) throws -> [Relay] {
    try db.rows(
      """
      \(selectRelay) WHERE crisis = ?1 AND (\(live) OR status IN ('withdrawn', 'expired')
        AND EXISTS (SELECT 1 FROM relay_act WHERE crisis = ?1 AND relay = number AND seq > ?2
          AND deed IN ('withdrawn', 'expired'))
        AND EXISTS (SELECT 1 FROM relay_publication WHERE crisis = ?1 AND relay = number AND state = 'published'))
      ORDER BY number
      """, [crisis, sequence], relay
    ).map(withPublications)
  }

  /// Whether anything was done to a relay behind a row of the journal.
  package func hasRelayNews(crisis: String, after sequence: Int64) throws -> Bool {
    try db.value(
      Bool.self, "SELECT EXISTS (SELECT 1 FROM relay_act WHERE crisis = ? AND seq > ?)", [crisis, sequence]) ?? false
  }

  /// What the clock looks at.
  package func liveRelays() throws -> [RelayTimes] {
    try db.rows(
      """
      SELECT crisis, number, status, iif(status = 'draft', written_at, approved_at),
        iif(status = 'draft', seq, approved_seq), iif(status = 'draft', draft_reminders, approved_reminders), expires_at
      FROM relay WHERE \(live) ORDER BY seq
      """, [], times)
  }

  package func relayTimes(crisis: String, number: Int) throws -> RelayTimes? {
    try db.row(
      """
      SELECT crisis, number, status, iif(status = 'draft', written_at, approved_at),
        iif(status = 'draft', seq, approved_seq), iif(status = 'draft', draft_reminders, approved_reminders), expires_at
      FROM relay WHERE crisis = ? AND number = ?
      """, [crisis, number], times)
  }

  private func times(_ row: StoredRow) throws -> RelayTimes {
    let (since, sequence): (Milliseconds?, Int64?) = (row[3], row[4])
    return RelayTimes(
      crisis: row[0], number: row[1], status: try term(row[2]), since: since ?? 0, sequence: sequence ?? 0,
      reminders: row[5], expiresAt: row[6])
  }

  private func relay(_ row: StoredRow) throws -> Relay {
    Relay(
      crisis: row[0], number: row[1], kind: try term(row[2]), status: try term(row[3]), text: row[4], source: row[5],
      authority: row[6], beneficiary: row[7], report: row[8], writtenBy: row[9], writtenAt: row[10],
      expiresAt: row[11], approvedBy: row[12], approvedAt: row[13], endReason: row[14])
  }

  private func withPublications(_ relay: Relay) throws -> Relay {
    var relay = relay
    relay.publications = try db.rows(
      """
      SELECT account, network, text, length, length_limit, state, url, at, reason FROM relay_publication
      WHERE crisis = ? AND relay = ? ORDER BY position
      """, [relay.crisis, relay.number]
    ) { row in
      RelayPublication(
        account: row[0], network: try term(row[1]), text: row[2], length: row[3], limit: row[4],
        state: try term(row[5]), url: row[6], at: row[7], reason: row[8])
    }
    return relay
  }
}
