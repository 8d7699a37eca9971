import Foundation
import Testing

@testable import CrisisStore

@Suite struct ExportFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private struct Interrupted: Error {}

  @Test func aFileHasItsNameOnceItIsWhole() throws {
    let writer = try Store.sample(.file(folder.store))
    let reader = try Store(.file(folder.store), access: .readOnly)
    let path = "\(folder.path)/reports.csv"
    let value = try reader.makeFile(path) { put in
      try put(Array("a;".utf8))
      #expect(!FileManager.default.fileExists(atPath: path))
      try writer.append(Sample.member(4, "Samir", [.volunteer]))
      try put(Array("b\r\n".utf8))
      return 1
    }
    #expect(value == 1)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "a;b\r\n")
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
    #expect(throws: StoreFault.exists(path: path)) { try reader.makeFile(path) { _ in Issue.record("it is there") } }
    #expect(throws: StoreFault.isTheStore(path: folder.store + "-wal")) {
      try reader.makeFile(folder.store + "-wal") { _ in }
    }
    try writer.close()
  }

  @Test func nothingIsLeftOfWhatWentWrong() throws {
    let store = try Store.sample(.file(folder.store))
    #expect(throws: Interrupted.self) {
      try store.makeFile("\(folder.path)/reports.csv") { put in
        try put([0x61])
        throw Interrupted()
      }
    }
    #expect(try !FileManager.default.contentsOfDirectory(atPath: folder.path).contains { $0.hasPrefix("reports") })
    try store.close()
  }
}
