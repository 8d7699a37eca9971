import CrisisCore
import GRDB

extension StoreOpening {
  /// Compares the journal with the head that was noted beside it.
  ///
  /// - Parameter noted: read before the journal, which may be growing.
  static func loss(_ db: Database, since noted: NotedHead?) throws -> JournalLoss? {
    guard let noted, noted.head.sequence > 0 else { return nil }
    let there = try db.value(String.self, "SELECT hash FROM journal WHERE seq = ?", [noted.head.sequence])
    guard there != noted.head.hash else { return nil }
    let found = try JournalWriter.head(db)
    return JournalLoss(
      noted: noted, found: found,
      foundAt: try db.value(Milliseconds.self, "SELECT at FROM journal WHERE seq = ?", [found.sequence]))
  }

  /// Of a store just opened by the one who writes.
  static func headFile(_ pool: DatabasePool, path: String) throws(StoreFault) -> (HeadFile, JournalLoss?) {
    do {
      let noted = HeadFile.read(besides: path)
      let (lost, numbers) = try pool.write { db -> (JournalLoss?, [String: Int]) in
        var numbers: [String: Int] = [:]
        for crisis in try StoreReader(db).openCrises() where crisis.lastReport > 0 {
          numbers[crisis.code] = crisis.lastReport
        }
        // Numbers that were given and of which nothing is left are not given again.
        for (crisis, last) in noted?.numbers ?? [:] {
          let there = try db.value(Int.self, "SELECT max(number) FROM report WHERE crisis = ?", [crisis]) ?? 0
          guard last > there else { continue }
          try db.run(
            """
            INSERT INTO given_number (crisis, last) VALUES (?, ?)
            ON CONFLICT (crisis) DO UPDATE SET last = max(last, excluded.last)
            """, [crisis, last])
          numbers[crisis] = last
        }
        return (try loss(db, since: noted), numbers)
      }
      return (try HeadFile(besides: path, numbers: numbers, isHeld: lost != nil), lost)
    } catch {
      throw StoreFault(opening: error, path: path)
    }
  }
}

extension Store {
  /// What was lost is noted in the records, or told: the next end of the journal is the one to be noted.
  package func acknowledgeLoss() throws {
    headFile?.release()
    try write { _ in }
  }

  /// Sees to it that the noted head is on the disk, beside whatever else is done.
  package func syncHead() { checkpointer?.beside { [headFile] in headFile?.sync() } }
}
