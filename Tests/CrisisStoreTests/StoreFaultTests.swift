import GRDB
import Testing

@testable import CrisisStore

@Suite struct StoreFaultTests {
  private static let cases: [(ResultCode, StoreFault)] = [
    (.SQLITE_FULL, .diskFull(path: "f")),
    (.SQLITE_IOERR_WRITE, .inputOutput(path: "f", reason: "why")),
    (.SQLITE_READONLY_DIRECTORY, .notWritable(path: "f", reason: "why")),
    (.SQLITE_CANTOPEN, .notReadable(path: "f", reason: "why")),
    (.SQLITE_NOTADB, .notADatabase(path: "f")),
    (.SQLITE_CORRUPT_INDEX, .corrupt(path: "f", reason: "why")),
    (.SQLITE_BUSY, .locked(path: "f", process: nil)),
    (.SQLITE_CONSTRAINT_TRIGGER, .unexpected(path: "f", reason: "why")),
  ]

  @Test(arguments: cases)
  func databaseErrorsBecomeFaults(code: ResultCode, fault: StoreFault) {
    #expect(StoreFault(DatabaseError(resultCode: code, message: "why"), path: "f") == fault)
    #expect(!fault.description.contains("\n"))
    #expect(fault.description.contains("f"))
  }
}
