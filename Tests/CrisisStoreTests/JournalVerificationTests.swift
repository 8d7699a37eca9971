import GRDB
import Testing

@testable import CrisisCore
@testable import CrisisStore

@Suite struct JournalVerificationTests {
  private let store: Store

  init() throws {
    store = try Store.sample(.memory, Sample.filed(Sample.report(1)), Sample.filed(Sample.report(2)))
  }

  @Test func anUntouchedJournalIsSound() throws {
    let verification = try store.verifyJournal()
    #expect(verification.isSound)
    #expect(verification.rows == 7)
    #expect(verification.head == (try store.read { try $0.journalHead() }))
  }

  @Test func anEmptyJournalIsSound() throws {
    let verification = try Store(.memory).verifyJournal(expect: "00000000")
    #expect(verification.isSound)
    #expect(verification.rows == 0)
  }

  private static let alterations: [(String, Int64, JournalVerification.Problem)] = [
    ("UPDATE journal SET at = at + 1 WHERE seq = 4", 4, .rowAltered),
    ("UPDATE journal SET actor = 3 WHERE seq = 4", 4, .rowAltered),
    ("UPDATE journal SET network = NULL WHERE seq = 4", 4, .rowAltered),
    ("UPDATE journal SET network = '' WHERE seq = 4", 4, .rowAltered),
    ("UPDATE journal SET channel = '#x' WHERE seq = 4", 4, .rowAltered),
    ("UPDATE journal SET message_id = 'm2' WHERE seq = 4", 4, .rowAltered),
    ("UPDATE journal SET channel = network, network = channel WHERE seq = 4", 4, .rowAltered),
    ("UPDATE journal SET crisis = '42-feu-0101' WHERE seq = 6", 6, .rowAltered),
    ("UPDATE journal SET kind = 'report.counted' WHERE seq = 6", 6, .rowAltered),
    ("UPDATE journal SET version = 2 WHERE seq = 6", 6, .rowAltered),
    ("UPDATE journal SET payload = replace(payload, '3', '4') WHERE seq = 6", 6, .payloadAltered),
    ("UPDATE journal SET payload = payload || ' ' WHERE seq = 6", 6, .payloadAltered),
    ("UPDATE journal SET payload_hash = printf('%064d', 1) WHERE seq = 6", 6, .payloadAltered),
    ("UPDATE journal SET hash = printf('%064d', 1) WHERE seq = 6", 6, .rowAltered),
    ("UPDATE journal SET payload = NULL WHERE seq = 6", 6, .payloadMissing),
    ("INSERT INTO erasure VALUES (6, 7, '{}'); UPDATE journal SET payload = NULL WHERE seq = 6", 6, .payloadMissing),
    ("DELETE FROM journal WHERE seq = 4", 5, .outOfSequence),
    ("DELETE FROM journal WHERE seq = 1", 2, .outOfSequence),
    ("DELETE FROM journal WHERE seq = 4; UPDATE journal SET seq = seq - 1 WHERE seq > 4", 4, .rowAltered),
    (
      """
      UPDATE journal SET seq = 100 WHERE seq = 6; UPDATE journal SET seq = 6 WHERE seq = 7;
      UPDATE journal SET seq = 7 WHERE seq = 100
      """, 6, .rowAltered
    ),
  ]

  @Test(arguments: alterations)
  func anyAlterationIsFound(sql: String, sequence: Int64, problem: JournalVerification.Problem) throws {
    try tamper(sql)
    let verification = try store.verifyJournal()
    #expect(verification.fault == JournalVerification.Fault(sequence: sequence, problem: problem))
    #expect(!verification.isSound)
  }

  @Test func rowsCutFromTheEndAreMissedByTheNotedHead() throws {
    let noted = try store.read { try $0.journalHead() }
    try store.append(Sample.filed(Sample.report(3)))
    #expect(try store.verifyJournal(expect: noted.short).expectation == .met(sequence: 7))
    #expect(try store.verifyJournal(expect: noted.hash.uppercased()).isSound)
    try tamper("DELETE FROM journal WHERE seq > 6")
    #expect(try store.verifyJournal().isSound)
    let verification = try store.verifyJournal(expect: noted.short)
    #expect(verification.expectation == .unmet)
    #expect(!verification.isSound)
  }

  private func tamper(_ sql: String) throws {
    try store.write { transaction in
      for trigger in ["journal_appends_only", "journal_keeps_rows", "journal_keeps_content"] {
        try transaction.db.execute(sql: "DROP TRIGGER \(trigger)")
      }
      try transaction.db.execute(sql: sql)
    }
  }
}
