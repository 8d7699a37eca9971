import CrisisCore
import Foundation
import GRDB
import Testing

@testable import CrisisStore

@Suite struct OpeningTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func anEmptyFolderGetsEveryTable() throws {
    let store = try Store(.file(folder.store))
    let tables = try store.read { reader in
      try String.fetchSet(reader.db, sql: "SELECT name FROM sqlite_master WHERE type = 'table'")
    }
    #expect(tables.isSuperset(of: Tables.names))
    #expect(tables.isSuperset(of: ["journal", "inbox", "outbox", "question", "cursor"]))
    try store.close()
    try Store(.file(folder.store)).close()
  }

  /// Nothing had shipped when the steps became one: such a file is left as it is.
  @Test func tablesOfBeforeTheFirstVersionAreRefused() throws {
    let queue = try DatabaseQueue(path: folder.store)
    try queue.write { db in
      try db.execute(
        sql: """
          CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
          INSERT INTO grdb_migrations VALUES ('1 journal and tables'), ('2 verifications'), ('watch');
          CREATE TABLE journal (seq INTEGER PRIMARY KEY)
          """)
    }
    try queue.close()
    let fault = StoreFault.ofDevelopment(path: folder.store)
    #expect(throws: fault) { try Store(.file(folder.store)) }
    #expect(throws: fault) { try Store(.file(folder.store), access: .readOnly) }
    #expect(fault.description.contains("before 0.1; start with a new file"))
    let tables = try DatabaseQueue(path: folder.store).read {
      try String.fetchSet($0, sql: "SELECT name FROM sqlite_master WHERE type = 'table'")
    }
    #expect(tables == ["grdb_migrations", "journal"])
  }

  @Test func everyTableOfStateIsRebuilt() throws {
    let operational: Set = [
      "journal", "inbox", "outbox", "question", "said", "wanted_picture", "access", "board_session", "feed", "cursor",
      "given_number",
      "grdb_migrations",
      "report_words_due",
    ]
    let store = try Store(.memory)
    let tables = try store.read { reader in
      try String.fetchSet(
        reader.db, sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    }
    #expect(tables.subtracting(operational).filter { !$0.hasPrefix("report_words") } == Set(Tables.names))
  }

  @Test func theWriterSyncsEachCommitAndErasesForGood() throws {
    let store = try Store(.file(folder.store))
    let settings = try store.write { transaction in
      try ["synchronous", "secure_delete", "foreign_keys"].map {
        try Int.fetchOne(transaction.db, sql: "PRAGMA \($0)")
      }
    }
    #expect(settings == [2, 1, 1])
    #expect(try store.read { try String.fetchOne($0.db, sql: "PRAGMA journal_mode") } == "wal")
  }

  @Test func aConnectionThatWouldNotSyncIsRefused() throws {
    let queue = try DatabaseQueue(path: folder.store)
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA synchronous = NORMAL")
      #expect(throws: StoreFault.notDurable(level: 1)) { try StoreOpening.refuseUnlessDurable(db) }
    }
  }

  @Test func itsFilesAreItsOwnersOnlyWhateverTheUmask() throws {
    let store = try Store(.file(folder.store))
    try store.append(Sample.team)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(
      Set(names).isSuperset(of: [
        "vigie.sqlite", "vigie.sqlite-wal", "vigie.sqlite-shm", "vigie.sqlite.lock", "vigie.sqlite.head",
      ]))
    for name in names {
      let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder.path)/\(name)")
      #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
    }
    try store.close()
  }

  @Test func aMissingFolderIsSaid() {
    #expect(throws: StoreFault.folderMissing(path: "/nowhere/vigie.sqlite")) {
      try Store(.file("/nowhere/vigie.sqlite"))
    }
  }

  /// `/sys` lets nobody make a file, not even root.
  @Test func aReadOnlyFolderIsSaid() {
    #expect {
      try Store(.file("/sys/vigie.sqlite"))
    } throws: { error in
      guard case .notWritable(path: "/sys/vigie.sqlite", _)? = error as? StoreFault else { return false }
      return true
    }
  }

  @Test func aFileThatIsNoDatabaseIsRefusedAndLeftAsItIs() throws {
    let content = Data(repeating: 0x41, count: 8_192)
    try content.write(to: URL(filePath: folder.store))
    #expect(throws: StoreFault.notADatabase(path: folder.store)) { try Store(.file(folder.store)) }
    #expect(try Data(contentsOf: URL(filePath: folder.store)) == content)
  }

  @Test func anotherProgramsDatabaseIsRefusedAndLeftAsItIs() throws {
    let queue = try DatabaseQueue(path: folder.store)
    try queue.write { try $0.execute(sql: "CREATE TABLE recipe (name TEXT)") }
    try queue.close()
    #expect(throws: StoreFault.notADatabase(path: folder.store)) { try Store(.file(folder.store)) }
    let tables = try DatabaseQueue(path: folder.store).read {
      try String.fetchAll($0, sql: "SELECT name FROM sqlite_master")
    }
    #expect(tables == ["recipe"])
  }

  @Test func aCorruptDatabaseIsSaid() throws {
    let store = try Store.sample(.file(folder.store))
    try store.close()
    let handle = try FileHandle(forUpdating: URL(filePath: folder.store))
    let size = try handle.seekToEnd()
    try handle.seek(toOffset: 4_096)
    try handle.write(contentsOf: Data(repeating: 0xFF, count: Int(size) - 4_096))
    try handle.close()
    #expect {
      let store = try Store(.file(folder.store))
      _ = try store.read { try $0.members() }
    } throws: { error in
      guard case .corrupt(path: folder.store, _)? = error as? StoreFault else { return false }
      return true
    }
  }

  @Test func tablesOfANewerBuildAreRefused() throws {
    try Store(.file(folder.store)).close()
    let queue = try DatabaseQueue(path: folder.store)
    try queue.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('9 holograms')") }
    try queue.close()
    let fault = StoreFault.newerVersion(path: folder.store, steps: ["9 holograms"])
    #expect(throws: fault) { try Store(.file(folder.store)) }
    #expect(throws: fault) { try Store(.file(folder.store), access: .readOnly) }
    #expect(fault.description.contains("newer Vigie (unknown: 9 holograms)"))
  }

  @Test(arguments: [("shift.dreamt", 1), ("report.filed", 2)])
  func eventsOfANewerBuildAreRefused(kind: String, version: Int) throws {
    try Store.sample(.file(folder.store)).close()
    let queue = try DatabaseQueue(path: folder.store)
    try queue.write { try $0.execute(sql: "INSERT INTO journal_kind VALUES (?, ?, 7)", arguments: [kind, version]) }
    try queue.close()
    #expect(throws: StoreFault.newerEvent(kind: kind, version: version, sequence: 7)) {
      try Store(.file(folder.store))
    }
  }

  @Test func aReaderSeesWhatAWriterCommits() throws {
    let writer = try Store.sample(.file(folder.store))
    let reader = try Store(.file(folder.store), access: .readOnly)
    #expect(try reader.read { try $0.members().count } == 3)
    try writer.append(Sample.member(4, "Samir", [.volunteer]))
    #expect(try reader.read { try $0.members().count } == 4)
    #expect(throws: StoreFault.openedForReading(path: folder.store)) { try reader.append(Sample.team) }
    try writer.close()
    #expect(try Store(.file(folder.store), access: .readOnly).read { try $0.members().count } == 4)
  }

  @Test func aReaderNeedsAStoreThatIsThere() {
    #expect(throws: StoreFault.missing(path: folder.store)) { try Store(.file(folder.store), access: .readOnly) }
  }

  @Test func aFullDiskIsSaidAndNothingOfTheBatchStays() throws {
    let store = try Store.sample(.file(folder.store))
    try store.write { transaction in
      let pages = try Int.fetchOne(transaction.db, sql: "PRAGMA page_count") ?? 0
      try transaction.db.execute(sql: "PRAGMA max_page_count = \(pages + 4)")
    }
    let head = try store.read { try $0.journalHead() }
    let text = String(repeating: "l’eau monte ", count: 100)
    #expect(throws: StoreFault.diskFull(path: folder.store)) {
      try store.write { transaction in
        for number in 1...100 {
          _ = try transaction.attempt {
            try transaction.append(Sample.filed(Sample.report(number, text: text)), by: .member(2), at: Sample.start)
          }
        }
      }
    }
    #expect(try store.read { try $0.journalHead() } == head)
    #expect(try store.read { try $0.figures(crisis: Sample.code).total } == 0)
    #expect(try store.verifyJournal().isSound)
    try store.write { try $0.db.execute(sql: "PRAGMA max_page_count = 100000") }
    #expect(try store.append(Sample.filed(Sample.report(1, text: text))) == [head.sequence + 1])
  }
}
