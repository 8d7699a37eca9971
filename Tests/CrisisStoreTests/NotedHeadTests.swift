import Foundation
import Testing

@testable import CrisisCore
@testable import CrisisStore

/// A store that lost its end says so: the head was noted beside it.
@Suite struct NotedHeadTests {
  private let folder: TemporaryFolder
  private var earlier: String { "\(folder.path)/earlier" }

  init() throws { folder = try TemporaryFolder() }

  /// A store of which a copy was made before its last reports were filed.
  private func filed(_ before: Int, then after: Int) throws {
    let store = try Store.sample(.file(folder.store))
    try store.append((0..<before).map { Sample.filed(Sample.report($0 + 1)) })
    try store.close()
    try FileManager.default.copyItem(atPath: folder.store, toPath: earlier)
    let again = try Store(.file(folder.store))
    try again.append(
      (before..<before + after).map { Sample.filed(Sample.report($0 + 1)) }, at: Sample.start + 2 * .minute)
    try again.close()
  }

  private func loseTheEnd() throws {
    try FileManager.default.removeItem(atPath: folder.store)
    try FileManager.default.copyItem(atPath: earlier, toPath: folder.store)
  }

  @Test func aWholeStoreHasLostNothing() throws {
    try filed(2, then: 3)
    let store = try Store(.file(folder.store))
    #expect(store.loss == nil)
    #expect(HeadFile.read(besides: folder.store)?.head == (try store.read { try $0.journalHead() }))
    // Nor has one that is read while it is written to.
    try store.append(Sample.filed(Sample.report(6)))
    #expect(try Store(.file(folder.store), access: .readOnly).loss == nil)
    try store.close()
  }

  /// Who has answers to give notes the head after them; what was not noted is noted on closing.
  @Test func theHeadMayBeNotedLater() throws {
    try filed(2, then: 3)
    let store = try Store(.file(folder.store))
    func noted() -> Int64? { HeadFile.read(besides: folder.store)?.head.sequence }
    func end() throws -> Int64 { try store.read { try $0.journalHead().sequence } }
    func append(_ number: Int) throws {
      _ = try store.write(notingHead: false) { transaction in
        try transaction.append(Sample.filed(Sample.report(number)), by: .clock, at: Sample.start + .hour)
      }
    }
    let before = try end()
    try append(6)
    #expect(noted() == before)
    store.noteHead()
    #expect(noted() == before + 1)
    try append(7)
    try store.close()
    #expect(noted() == before + 2)
  }

  @Test func aStoreThatLostItsEndSaysSoUntilThatIsKnown() throws {
    try filed(392, then: 8)
    try loseTheEnd()
    #expect(try Store(.file(folder.store), access: .readOnly).loss?.count == 8)
    let store = try Store(.file(folder.store))
    let loss = try #require(store.loss)
    #expect(loss.count == 8 && loss.noted.at == Sample.start + 2 * .minute && loss.foundAt == Sample.start)
    #expect(loss.description.hasPrefix("8 records are missing at its end: row 405 "))
    #expect(try store.verifyJournal().isSound)
    // The numbers 393 to 400 were given.
    #expect(try store.read { try $0.nextReportNumber(crisis: Sample.code) } == 401)
    #expect(try store.read { try $0.openCrises().first?.lastReport } == 400)
    try store.append(Sample.filed(Sample.report(401)))
    try store.close()

    let next = try Store(.file(folder.store))
    #expect(next.loss == loss.growing(by: 1, to: next))
    #expect(try next.read { try $0.nextReportNumber(crisis: Sample.code) } == 402)
    #expect(try next.rebuild().isUnchanged)
    try next.acknowledgeLoss()
    try next.close()
    let last = try Store(.file(folder.store))
    #expect(last.loss == nil)
    #expect(try last.read { try $0.nextReportNumber(crisis: Sample.code) } == 402)
    try last.close()
  }

  @Test func aFileThatIsGoneIsALossToo() throws {
    try filed(1, then: 0)
    try FileManager.default.removeItem(atPath: folder.store)
    let store = try Store(.file(folder.store))
    #expect(store.loss?.count == 6 && store.loss?.foundAt == nil)
    try store.close()
  }

  /// As many records as were noted, but others.
  @Test func anotherJournalIsALossToo() throws {
    try filed(1, then: 1)
    try loseTheEnd()
    try FileManager.default.moveItem(atPath: folder.store + ".head", toPath: folder.path + "/noted")
    let store = try Store(.file(folder.store))
    try store.append(Sample.filed(Sample.report(2, text: "autre")))
    try store.close()
    try FileManager.default.removeItem(atPath: folder.store + ".head")
    try FileManager.default.moveItem(atPath: folder.path + "/noted", toPath: folder.store + ".head")
    let loss = try #require(try Store(.file(folder.store), access: .readOnly).loss)
    #expect(loss.count == 0)
    #expect(loss.description.hasPrefix("its journal is not the one that was written last"))
  }

  /// What was undone with its savepoint was not given.
  @Test func aReportThatWasRefusedUsesUpNoNumber() throws {
    let store = try Store.sample(.file(folder.store))
    try store.write { transaction in
      let result = try transaction.attempt {
        try transaction.append(Sample.filed(Sample.report(1)), by: .member(2), at: Sample.start)
        throw Refusal.unidentified
      }
      #expect(throws: Refusal.self) { try result.get() }
    }
    try store.close()
    #expect(HeadFile.read(besides: folder.store)?.numbers == [:])
  }

  /// To restore is to know what is lost; numbers are not given again all the same.
  @Test func aRestoredBackupHasLostNothing() throws {
    try filed(2, then: 3)
    let noted = HeadFile.read(besides: folder.store)
    let restored = try Store.restore(earlier, to: folder.store, stamp: "now")
    let kept = try #require(restored.kept)
    #expect(HeadFile.read(besides: kept) == noted)
    #expect(try Store(.file(kept), access: .readOnly).loss == nil)
    let store = try Store(.file(folder.store))
    #expect(store.loss == nil)
    #expect(try store.read { try $0.nextReportNumber(crisis: Sample.code) } == 6)
    try store.close()
  }

  @Test func theLineIsReadAsItWasWrittenOrNotAtAll() {
    let noted = NotedHead(JournalHead(sequence: 7, hash: "ab"), at: 12, numbers: ["63-crue-2411": 3, "42-feu-0107": 1])
    let line = String(noted.line.dropLast())
    #expect(NotedHead(line: line) == noted)
    #expect(NotedHead(line: NotedHead(.none, at: 0, numbers: [:]).line.replacing("\n", with: "")) != nil)
    for end in line.indices { #expect(NotedHead(line: String(line[..<end])) == nil) }
    #expect(NotedHead(line: line.replacing("=3", with: "=4")) == nil)
    #expect(NotedHead(line: "") == nil)
  }

  @Test func aHeadThatCannotBeReadIsNone() throws {
    try filed(1, then: 1)
    try loseTheEnd()
    try Data([0xFF, 0x00, 0x0A]).write(to: URL(filePath: folder.store + ".head"))
    let store = try Store(.file(folder.store))
    #expect(store.loss == nil)
    try store.append(Sample.filed(Sample.report(2)))
    try store.close()
    #expect(HeadFile.read(besides: folder.store)?.head.sequence == 7)
  }
}

extension JournalLoss {
  /// The same loss after more was written.
  fileprivate func growing(by records: Int64, to store: Store) -> JournalLoss? {
    guard let head = try? store.read({ try $0.journalHead() }), head.sequence == found.sequence + records else {
      return nil
    }
    return JournalLoss(noted: noted, found: head, foundAt: foundAt)
  }
}
