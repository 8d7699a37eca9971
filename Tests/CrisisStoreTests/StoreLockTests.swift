import CrisisCore
import Foundation
import Testing

@testable import CrisisStore

@Suite struct StoreLockTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func aSecondWriterIsToldWhoHasTheStore() throws {
    let store = try Store(.file(folder.store))
    let fault = StoreFault.locked(path: folder.store, process: getpid())
    #expect(throws: fault) { try Store(.file(folder.store)) }
    #expect(fault.description == "store \(folder.store): in use by another process (pid \(getpid()))")
    try store.close()
    try Store(.file(folder.store)).close()
  }

  /// A child that is not its program yet has all that was open when it was forked.
  @Test func aCopyOfTheFileKeepsNoLock() throws {
    let store = try Store(.file(folder.store))
    let files = FileManager.default
    let copies = try files.contentsOfDirectory(atPath: "/proc/self/fd").filter { name in
      let path = try? files.destinationOfSymbolicLink(atPath: "/proc/self/fd/\(name)")
      return path?.hasSuffix("\(folder.store).lock") ?? false
    }.compactMap { Int32($0) }.map { dup($0) }
    #expect(copies.count == 1)
    try store.close()
    try Store(.file(folder.store)).close()
    for copy in copies { close(copy) }
  }

  /// Who takes an export out of a store at work is noted beside the writer, who goes on.
  @Test func anExportIsNotedBesideAWriter() throws {
    let store = try Store(.file(folder.store))
    let access = Access.Entry(at: 5, user: "root", access: Access(.export, of: Sample.code))
    try Store.note(access, in: folder.store)
    #expect(try store.read { try $0.accesses(of: Sample.code, limit: 9) }.entries == [access])
    try store.append(Sample.member(1, "Jo", [.volunteer]))
    #expect(try store.verifyJournal().isSound)
    try store.close()
    try Store.note(access, in: folder.store)
    let kept = try Store(.file(folder.store), access: .readOnly)
    #expect(try kept.read { try $0.accesses(of: nil, limit: 9) }.total == 2)
    #expect(throws: (any Error).self) { try Store.note(access, in: "\(folder.path)/nowhere/vigie.sqlite") }
  }

  @Test func anotherNameOfTheFileMeetsTheSameLock() throws {
    let store = try Store(.file(folder.store))
    let alias = "\(folder.path)/alias.sqlite"
    try FileManager.default.createSymbolicLink(atPath: alias, withDestinationPath: folder.store)
    #expect(throws: StoreFault.locked(path: folder.store, process: getpid())) { try Store(.file(alias)) }
    try store.close()
  }

  @Test func anotherProcessMeetsTheLock() throws {
    let store = try Store(.file(folder.store))
    #expect(try otherProcessGetsTheLock() == false)
    try store.close()
    #expect(try otherProcessGetsTheLock())
  }

  @Test func aProcessThatHoldsTheLockIsMet() throws {
    let input = Pipe()
    let output = Pipe()
    let holder = Process()
    holder.executableURL = URL(filePath: "/usr/bin/flock")
    holder.arguments = ["\(folder.store).lock", "sh", "-c", "echo held; cat"]
    holder.standardInput = input
    holder.standardOutput = output
    try holder.run()
    #expect(output.fileHandleForReading.availableData == Data("held\n".utf8))
    #expect(throws: StoreFault.locked(path: folder.store, process: nil)) { try Store(.file(folder.store)) }
    try input.fileHandleForWriting.close()
    holder.waitUntilExit()
    try Store(.file(folder.store)).close()
  }

  @Test func aStoreThatCannotBeOpenedLetsGoOfTheLock() throws {
    try Data(repeating: 0x41, count: 4_096).write(to: URL(filePath: folder.store))
    #expect(throws: StoreFault.notADatabase(path: folder.store)) { try Store(.file(folder.store)) }
    #expect(try otherProcessGetsTheLock())
  }

  private func otherProcessGetsTheLock() throws -> Bool {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/flock")
    process.arguments = ["--nonblock", "\(folder.store).lock", "true"]
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}
