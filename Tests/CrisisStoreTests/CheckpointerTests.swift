import CrisisCore
import Foundation
import GRDB
import Testing
import VigieTestSupport

@testable import CrisisStore

/// The write-ahead log is copied into the database beside the writer.
@Suite struct CheckpointerTests {
  /// Reports of one transaction each, until the log is long enough to be copied.
  private static func fill(_ store: Store, _ numbers: ClosedRange<Int>) throws {
    let text = String(repeating: "eau ", count: 500)
    for number in numbers { try store.append([Sample.filed(Sample.report(number, text: text))]) }
  }

  @Test func aLongLogIsCopiedWithoutTheWriter() throws {
    let folder = try TemporaryFolder()
    let store = try Store(.file(folder.store))
    try store.append(Sample.team + [Sample.activated()])
    try Self.fill(store, 1...400)
    let checkpointer = try #require(store.checkpointer)
    #expect(checkpointer.pages < Checkpointer.most, "the writer has copied itself")
    checkpointer.settle()
    // The database without its log has what was copied.
    let copy = folder.store + ".copy"
    try FileManager.default.copyItem(atPath: folder.store, toPath: copy)
    let rows = try DatabaseQueue(path: copy).read { try Int.fetchOne($0, sql: "SELECT count(*) FROM report") ?? 0 }
    #expect(rows > 0)
    try Self.fill(store, 401...410)
    try store.close()
    let again = try Store(.file(folder.store))
    #expect(try again.read { try $0.crisis(Sample.code)?.lastReport } == 410)
    #expect(try again.verifyJournal().isSound)
    try again.close()
  }

  @Test func aShortLogIsLeftAlone() throws {
    let folder = try TemporaryFolder()
    let store = try Store(.file(folder.store))
    try store.append(Sample.team + [Sample.activated()])
    let checkpointer = try #require(store.checkpointer)
    let before = checkpointer.copies
    try Self.fill(store, 1...5)
    checkpointer.settle()
    #expect(checkpointer.copies == before)
    try store.close()
  }

  /// What is at the end of the log when it is given its full length stays there, and so does what comes after.
  @Test func aLogHasItsFullLengthAtOnce() throws {
    let folder = try TemporaryFolder()
    let store = try Store(.file(folder.store))
    try store.append(Sample.team + [Sample.activated()])
    try Self.fill(store, 1...5)
    store.lengthenLog()
    try #require(store.checkpointer).settle()
    try Self.fill(store, 6...10)
    let log = try FileManager.default.attributesOfItem(atPath: folder.store + "-wal")
    #expect(log[.size] as? Int == Checkpointer.fileLength)
    // As a crash leaves it.
    let copy = folder.store + ".copy"
    for suffix in ["", "-wal"] {
      try FileManager.default.copyItem(atPath: folder.store + suffix, toPath: copy + suffix)
    }
    try store.close()
    let again = try Store(.file(copy))
    #expect(try again.read { try $0.crisis(Sample.code)?.lastReport } == 10)
    #expect(try again.verifyJournal().isSound)
    try again.close()
  }
}
