import CrisisCore
import Foundation
import GRDB
import Testing

@testable import CrisisStore

@Suite struct RestoreTests {
  private let folder: TemporaryFolder
  private let backup: String
  /// That of the backup: the store has one row more.
  private let content: BackupContent

  init() throws {
    folder = try TemporaryFolder()
    backup = "\(folder.path)/backup.sqlite"
    let store = try Store.sample(.file(folder.store))
    content = try store.backUp(to: backup)
    try store.append(Sample.member(4, "Samir", [.volunteer]))
    try store.close()
  }

  private var kept: String { "\(folder.store).before-restore-now" }

  private func restore() throws -> (content: BackupContent, kept: String?) {
    try Store.restore(backup, to: folder.store, stamp: "now")
  }

  @Test func theStoreIsThatOfTheBackupAndTheOldOneIsKept() throws {
    let restored = try restore()
    #expect(restored.content == content)
    #expect(restored.kept == kept)
    for path in [folder.store, kept] {
      #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
    }
    let store = try Store(.file(folder.store))
    #expect(try store.read { try $0.journalHead() } == content.head)
    #expect(try store.rebuild().isUnchanged)
    try store.append(Sample.member(4, "Kate", [.volunteer]))
    #expect(try store.verifyJournal().isSound)
    try store.close()
    #expect(try Store(.file(kept), access: .readOnly).read { try $0.members().count } == 4)
  }

  /// A log that SQLite would replay into whatever database stands beside it.
  @Test func aStoreThatIsGoneIsMadeAgainWithoutItsLog() throws {
    let log = try killedLeavingItsLog()
    try FileManager.default.removeItem(atPath: folder.store)
    try log.write(to: URL(filePath: "\(folder.store)-wal"))
    #expect(try restore().kept == nil)
    #expect(try Store(.file(folder.store)).verifyJournal().rows == content.rows)
  }

  @Test func aStoreInUseIsRefused() throws {
    let store = try Store(.file(folder.store))
    #expect(throws: StoreFault.locked(path: folder.store, process: getpid())) { try restore() }
    try store.append(Sample.member(5, "Kate", [.volunteer]))
    #expect(try store.verifyJournal().rows == content.rows + 2)
    try store.close()
  }

  /// What was committed last goes into the store that is kept, never into the new one.
  @Test func theLogOfAKilledProcessStaysWithTheOldStore() throws {
    _ = try killedLeavingItsLog()
    #expect(try restore().kept == kept)
    #expect(try Store(.file(folder.store)).verifyJournal().rows == content.rows)
    #expect(try Store(.file(kept), access: .readOnly).verifyJournal().rows == content.rows + 2)
  }

  /// Neither the file nor what is left of its log holds a whole commit.
  @Test func theLogOfADamagedStoreIsKeptBesideIt() throws {
    let log = try killedLeavingItsLog().prefix(5_000)
    try log.write(to: URL(filePath: "\(folder.store)-wal"))
    let damaged = Data(repeating: 0x41, count: 8_192)
    try damaged.write(to: URL(filePath: folder.store))
    #expect(try restore().kept == kept)
    #expect(try Store(.file(folder.store)).verifyJournal().rows == content.rows)
    #expect(try Data(contentsOf: URL(filePath: kept)) == damaged)
    #expect(try Data(contentsOf: URL(filePath: "\(kept)-wal")) == log)
  }

  /// Leaves the store as `kill -9` does, one commit in its log alone.
  private func killedLeavingItsLog() throws -> Data {
    let store = try Store(.file(folder.store))
    try store.append(Sample.member(5, "Kate", [.volunteer]))
    let files = try ["", "-wal"].map { ($0, try Data(contentsOf: URL(filePath: folder.store + $0))) }
    try store.close()
    for (suffix, bytes) in files { try bytes.write(to: URL(filePath: folder.store + suffix)) }
    return try #require(files.last?.1.isEmpty == false ? files.last?.1 : nil)
  }

  @Test(arguments: [
    "cut short", "bytes altered", "last page altered", "payload altered", "empty", "text", "another program's",
    "a store in use",
  ])
  func aBackupThatIsNotSoundIsRefusedAndTheStoreStays(damage: String) throws {
    try spoil(damage)
    let before = try Data(contentsOf: URL(filePath: folder.store))
    #expect(throws: StoreFault.self) { try restore() }
    #expect(try Data(contentsOf: URL(filePath: folder.store)) == before)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(!names.contains { $0.contains("before-restore") || $0.hasSuffix(".part") }, "\(names)")
    #expect(try Store(.file(folder.store)).verifyJournal().rows == content.rows + 1)
  }

  @Test func aBackupOfANewerBuildIsRefused() throws {
    try change("INSERT INTO grdb_migrations VALUES ('9 holograms')")
    #expect(throws: StoreFault.newerVersion(path: backup, steps: ["9 holograms"])) { try restore() }
  }

  @Test func aBackupMustBeThereAndNotTheStore() throws {
    #expect(throws: StoreFault.missing(path: "\(folder.path)/nothing")) {
      try Store.restore("\(folder.path)/nothing", to: folder.store, stamp: "now")
    }
    #expect(throws: StoreFault.isTheStore(path: folder.store)) {
      try Store.restore(folder.store, to: folder.store, stamp: "now")
    }
  }

  private func spoil(_ damage: String) throws {
    let url = URL(filePath: backup)
    let bytes = try Data(contentsOf: url)
    switch damage {
    case "cut short": try bytes.prefix(bytes.count / 2).write(to: url)
    case "bytes altered":
      try (bytes.prefix(8_192) + Data(repeating: 0xFF, count: 8_192) + bytes.dropFirst(16_384)).write(to: url)
    case "last page altered": try (bytes.dropLast(4_096) + Data(repeating: 0xFF, count: 4_096)).write(to: url)
    case "payload altered":
      try change("DROP TRIGGER journal_keeps_content; UPDATE journal SET payload = '{}' WHERE seq = 3")
    case "empty": try Data().write(to: url)
    case "text": try Data(repeating: 0x41, count: 8_192).write(to: url)
    case "another program's":
      try FileManager.default.removeItem(atPath: backup)
      try change("CREATE TABLE recipe (name TEXT)")
    default: try Data("log".utf8).write(to: URL(filePath: "\(backup)-wal"))
    }
  }

  private func change(_ sql: String) throws {
    let queue = try DatabaseQueue(path: backup)
    try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    try queue.close()
  }
}
