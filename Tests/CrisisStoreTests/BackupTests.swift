import Foundation
import GRDB
import Synchronization
import Testing

@testable import CrisisCore
@testable import CrisisStore

@Suite struct BackupTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private var copy: String { "\(folder.path)/copy.sqlite" }

  @Test func aBackupHoldsAllThatWasCommittedAndStandsAlone() throws {
    let store = try Store.sample(.file(folder.store), Sample.filed(Sample.report(1, text: "l’eau monte")))
    let head = try store.read { try $0.journalHead() }
    let digest = try store.tablesDigest()
    #expect(try store.backUp(to: copy) == BackupContent(rows: 6, head: head))
    let names = try files()
    #expect(names.filter { $0.hasPrefix("copy") } == ["copy.sqlite"])
    #expect(try mode(copy) == 0o600)
    let opened = try Store(.file(copy), access: .readOnly)
    #expect(try opened.verifyJournal(expect: head.hash).isSound)
    #expect(try opened.tablesDigest() == digest)
    try store.close()
  }

  @Test func aReaderBesideTheWriterMakesTheBackup() throws {
    let writer = try Store.sample(.file(folder.store))
    let reader = try Store(.file(folder.store), access: .readOnly)
    #expect(try reader.backUp(to: copy).rows == 5)
    try writer.append(Sample.member(4, "Samir", [.volunteer]))
    #expect(try writer.verifyJournal().rows == 6)
  }

  /// A picture is in a file beside: it goes with the backup, comes back with it, and is compared with its hash.
  @Test func picturesGoWithABackupAndComeBack() throws {
    let bytes: [UInt8] = [0xFF, 0xD8, 0xFF, 1]
    let (hash, lost) = (PictureFolder.hash(bytes), PictureFolder.hash([7]))
    let store = try Store.sample(.file(folder.store), Sample.filed(Sample.report(1)))
    for hash in [hash, lost] {
      try store.append(
        PictureKept(crisisCode: Sample.code, number: 1, by: 2, hash: hash, type: .jpeg, size: 4, link: nil))
    }
    let own = PictureFolder(besides: folder.store)
    try own.keep(bytes)
    try own.keep([9])
    let content = try store.backUp(to: copy)
    #expect(content.pictures == 2 && content.missingPictures == 1)
    let backup = PictureFolder(besides: copy)
    #expect(backup.content() == [hash: 4] && backup.bytes(of: hash) == bytes)
    try store.close()
    // Somebody has been at the files.
    _ = own.remove(hash)
    try Data([1, 2, 3, 4]).write(to: URL(fileURLWithPath: "\(own.path)/\(hash)"))
    #expect(own.bytes(of: hash) == nil)
    let restored = try Store.restore(copy, to: folder.store, stamp: "t")
    #expect(restored.content.missingPictures == 1 && own.bytes(of: hash) == bytes)
    // What the store set aside had is kept with it.
    let kept = PictureFolder(besides: try #require(restored.kept))
    #expect(kept.bytes(of: PictureFolder.hash([9])) == [9])
    // A later backup of that name has no more than it needs.
    let again = try Store(.file(folder.store))
    try again.write { transaction in
      _ = try transaction.erase(
        .subject(.report(crisis: Sample.code, number: 1)), reason: "demande", by: .member(1), at: Sample.start)
    }
    #expect(try again.backUp(to: copy, replacing: true).pictures == 0)
    #expect(backup.content().isEmpty)
    try again.close()
  }

  private final class Progress: Sendable {
    let isDone = Mutex(false)
    let reports = Mutex(0)
    /// Backups begun: the writer does not run far ahead of them, however fast it is.
    let rounds = Mutex(0)
  }

  /// Each batch is five reports in one transaction: a state between two of them would be no state at all.
  @Test func backupsTakenWhileAWriterWritesAreEachOneState() async throws {
    let writer = try Store.sample(.file(folder.store))
    let progress = Progress()
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        var number = 0
        while !progress.isDone.withLock({ $0 }) {
          guard number < progress.rounds.withLock({ $0 }) * 250 else {
            await Task.yield()
            continue
          }
          try writer.append((1...5).map { Sample.filed(Sample.report(number + $0, text: "l’eau monte")) })
          number += 5
          progress.reports.withLock { $0 = number }
        }
      }
      group.addTask { [folder] in
        defer { progress.isDone.withLock { $0 = true } }
        let reader = try Store(.file(folder.store), access: .readOnly)
        for round in 1...8 {
          progress.rounds.withLock { $0 = round }
          while progress.reports.withLock({ $0 }) <= (round - 1) * 250 { await Task.yield() }
          let before = progress.reports.withLock { $0 }
          let path = "\(folder.path)/copy-\(round).sqlite"
          let content = try reader.backUp(to: path)
          let reports = content.rows - 5
          #expect(reports.isMultiple(of: 5) && reports >= before, "round \(round)")
          let copy = try Store(.file(path))
          #expect(try copy.read { try $0.figures(crisis: Sample.code).total } == reports)
          #expect(try copy.rebuild() == Rebuild(events: content.rows, isUnchanged: true))
          try copy.close()
        }
      }
      try await group.waitForAll()
    }
    let reports = progress.reports.withLock { $0 }
    #expect(reports > 0)
    #expect(try writer.verifyJournal().rows == reports + 5)
  }

  @Test func whatWasErasedIsInNoPageOfABackup() throws {
    let store = try Store.sample(.file(folder.store), Sample.filed(Sample.report(1, text: "téléphone de Jean")))
    try store.erase(report: 1)
    _ = try store.backUp(to: copy)
    #expect(try Data(contentsOf: URL(filePath: copy)).range(of: Data("téléphone de Jean".utf8)) == nil)
    #expect(try Store(.file(copy), access: .readOnly).verifyJournal().erased == 1)
  }

  @Test func aFileIsReplacedOnlyWhenAsked() throws {
    let store = try Store.sample(.file(folder.store))
    try Data("kept".utf8).write(to: URL(filePath: copy))
    #expect(throws: StoreFault.exists(path: copy)) { try store.backUp(to: copy) }
    #expect(try Data(contentsOf: URL(filePath: copy)) == Data("kept".utf8))
    #expect(try store.backUp(to: copy, replacing: true).rows == 5)
    #expect(try mode(copy) == 0o600)
  }

  @Test(arguments: ["", "-wal", "-shm", "-journal", ".lock"])
  func theStoreIsNeverItsOwnBackup(suffix: String) throws {
    let store = try Store.sample(.file(folder.store))
    let target = folder.store + suffix
    #expect(throws: StoreFault.isTheStore(path: target)) { try store.backUp(to: target, replacing: true) }
    #expect(try store.verifyJournal().isSound)
  }

  @Test func aBackupThatCannotBeMadeLeavesNothing() throws {
    let store = try Store.sample(.file(folder.store))
    #expect(throws: StoreFault.folderMissing(path: "/nowhere/copy")) { try store.backUp(to: "/nowhere/copy") }
    try tamper(store)
    let before = try files()
    #expect {
      try store.backUp(to: copy)
    } throws: { error in
      (error as? StoreFault)
        == .unsound(path: copy, reason: "row 2 of its journal is wrong: payloadAltered")
    }
    #expect(try files() == before)
  }

  private func tamper(_ store: Store) throws {
    try store.write { transaction in
      try transaction.db.execute(sql: "DROP TRIGGER journal_keeps_content")
      try transaction.db.execute(sql: "UPDATE journal SET payload = '{}' WHERE seq = 2")
    }
  }

  private func files() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  private func mode(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }
}
