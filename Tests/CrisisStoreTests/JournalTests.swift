import Foundation
import GRDB
import SystemCrypto
import Testing

@testable import CrisisCore
@testable import CrisisStore

@Suite struct JournalTests {
  @Test func aRowHoldsWhoWhatWhenAndWhere() throws {
    let store = try Store.sample()
    let filed = Sample.filed(Sample.report(1, text: "l’eau monte"))
    let sequence = try store.append(filed)[0]
    let entry = try store.read { try $0.journalEntry(sequence) }
    #expect(
      entry
        == JournalEntry(
          sequence: 6, at: Sample.start, actor: .member(2),
          origin: Origin(network: "visov", channel: "#visov-veille", messageID: "m1"), event: filed))
    #expect(try store.read { try $0.lastWrite() } == Sample.start)
  }

  @Test(arguments: [(Actor.configuration, 0), (.clock, -1), (.member(7), 7)])
  func actorsAreNumbers(actor: Actor, number: Int) throws {
    let store = try Store(.memory)
    try store.append(Sample.team, by: actor)
    #expect(try store.read { try Int.fetchOne($0.db, sql: "SELECT actor FROM journal") } == number)
    #expect(try store.read { try $0.journalEntry(1)?.actor } == actor)
  }

  @Test func thePayloadIsSaltedJSONAndItsHashOfItsBytes() throws {
    let store = try Store.sample()
    try store.append(Sample.team)
    let rows = try store.read { try Row.fetchAll($0.db, sql: "SELECT payload, payload_hash FROM journal") }
    var salts: Set<String> = []
    for row in rows {
      let (payload, hash): (String, String) = (row[0], row[1])
      #expect(Hex.encode(SHA256.hash(payload)) == hash)
      let object = try JSONSerialization.jsonObject(with: Data(payload.utf8)) as? [String: Any]
      let salt = try #require(object?["salt"] as? String)
      #expect(Hex.decode(salt)?.count == 16)
      salts.insert(salt)
    }
    #expect(salts.count == rows.count)
  }

  /// As `docs/data.md` tells a stranger to do it: SQL for the text, SHA-256 for the hash.
  @Test func aStrangerComputesTheSameHashes() throws {
    let store = try Store.sample()
    _ = try store.write { transaction in
      try transaction.append(Sample.filed(Sample.report(1)), by: .clock, at: 5, origin: Origin(channel: "#été, 3:x"))
    }
    let texts = try store.read { reader in
      try Row.fetchAll(
        reader.db,
        sql: """
          WITH columns (seq, position, value) AS (
            SELECT seq, 0, seq FROM journal UNION ALL SELECT seq, 1, at FROM journal
            UNION ALL SELECT seq, 2, actor FROM journal UNION ALL SELECT seq, 3, network FROM journal
            UNION ALL SELECT seq, 4, channel FROM journal UNION ALL SELECT seq, 5, message_id FROM journal
            UNION ALL SELECT seq, 6, crisis FROM journal UNION ALL SELECT seq, 7, subject FROM journal
            UNION ALL SELECT seq, 8, kind FROM journal UNION ALL SELECT seq, 9, version FROM journal)
          SELECT coalesce((SELECT hash FROM journal AS before WHERE before.seq = journal.seq - 1), printf('%064d', 0))
              || (SELECT group_concat(coalesce(length(CAST(value AS BLOB)) || ':' || value, '-') || ',', '')
                  FROM (SELECT value FROM columns WHERE columns.seq = journal.seq ORDER BY position))
              || payload_hash, hash
          FROM journal ORDER BY seq
          """)
    }
    #expect(texts.count == 6)
    for row in texts {
      let (text, hash): (String, String) = (row[0], row[1])
      #expect(Hex.encode(SHA256.hash(text)) == hash)
    }
  }

  @Test func theHeadIsTheLastHash() throws {
    let store = try Store(.memory)
    #expect(try store.read { try $0.journalHead() } == .none)
    #expect(JournalHead.none.short == "00000000")
    try store.append(Sample.team)
    let head = try store.read { try $0.journalHead() }
    let last = try store.read { try String.fetchOne($0.db, sql: "SELECT hash FROM journal WHERE seq = 4") }
    #expect(head.sequence == 4)
    #expect(head.hash == last)
    #expect(head.short == last?.prefix(8).description)
  }

  @Test func theJournalIsReadSliceBySlice() throws {
    let store = try Store.sample()
    let slices = try store.read { try [$0.journal(after: 0, limit: 3), $0.journal(after: 3, limit: 3)] }
    #expect(slices.map { $0.map(\.sequence) } == [[1, 2, 3], [4, 5]])
  }
}

@Suite struct JournalTriggerTests {
  private static let forbidden = [
    "DELETE FROM journal WHERE seq = 3",
    "DELETE FROM journal",
    "UPDATE journal SET at = at + 1 WHERE seq = 3",
    "UPDATE journal SET actor = 9 WHERE seq = 3",
    "UPDATE journal SET subject = 'member:9' WHERE seq = 3",
    "UPDATE journal SET payload = '{}' WHERE seq = 3",
    "UPDATE journal SET payload = NULL WHERE seq = 3",
    "UPDATE OR REPLACE journal SET seq = 2 WHERE seq = 3",
    "INSERT OR REPLACE INTO journal SELECT * FROM journal WHERE seq = 3",
    "INSERT INTO journal SELECT 9, at, actor, network, channel, message_id, crisis, subject, kind, version, payload, payload_hash, hash FROM journal WHERE seq = 3",
    "INSERT INTO erasure VALUES (3, 5, '{}'); UPDATE journal SET payload = NULL WHERE seq = 3",
  ]

  @Test(arguments: forbidden)
  func theJournalLetsItselfNotBeChanged(sql: String) throws {
    let store = try Store.sample()
    #expect(throws: StoreFault.self) { try store.write { try $0.db.execute(sql: sql) } }
    #expect(
      try store.verifyJournal()
        == JournalVerification(
          rows: 5, erased: 0, head: try store.read { try $0.journalHead() }, fault: nil, expectation: .none))
  }

  @Test(arguments: [
    "UPDATE journal SET payload = NULL, at = 0 WHERE seq = 7",
    "UPDATE journal SET payload = '{}' WHERE seq = 6",
    "UPDATE journal SET payload = NULL WHERE seq = 7",
    "UPDATE journal SET payload = NULL WHERE seq = 8",
  ])
  func anErasureOpensTheRowsItNamesAndNoOther(sql: String) throws {
    let store = try Store.sample(
      .memory, Sample.filed(Sample.report(1, text: "un")), Sample.filed(Sample.report(2, text: "deux")))
    try store.erase(report: 1)
    #expect(throws: StoreFault.self) { try store.write { try $0.db.execute(sql: sql) } }
  }

  /// However late a clock says it is, a row is not older than the one before.
  @Test func momentsNeverGoBack() throws {
    let store = try Store.sample()
    try store.append(Sample.filed(Sample.report(1)), at: Sample.start + .hour)
    try store.append(Sample.filed(Sample.report(2)), at: Sample.start - 365 * .day)
    #expect(try store.read { try $0.lastWrite() } == Sample.start + .hour)
    #expect(try store.verifyJournal().isSound)
    #expect(try store.rebuild().isUnchanged)
  }
}
