import CrisisCore
import GRDB

extension MapOpened: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    try db.run("UPDATE crisis SET public_map = ? WHERE code = ?", [address, code])
  }
}

extension MapClosed: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    try db.run("UPDATE crisis SET public_map = NULL WHERE code = ?", [code])
  }
}
