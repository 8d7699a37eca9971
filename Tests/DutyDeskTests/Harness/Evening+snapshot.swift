import CrisisCore
import GRDB
import Testing

@testable import CrisisStore
@testable import DutyDesk

/// The records of an evening in memory as they were at one moment, to begin from again and again.
struct Snapshot {
  fileprivate let records: DatabaseQueue
  fileprivate let moment: Milliseconds
}

extension Evening {
  func snapshot() throws -> Snapshot {
    let records = try DatabaseQueue()
    try store.base.backup(to: records)
    return Snapshot(records: records, moment: clock.now)
  }

  /// All that was done since is as if it had not been; what the desk keeps beside the records only saves time.
  func goBack(to snapshot: Snapshot) async throws {
    try snapshot.records.backup(to: #require(store.base as? DatabaseQueue))
    clock.set(snapshot.moment)
    try store.write { $0.journal.recent.forget() }
    await desk.forgetFaults()
  }
}

extension Desk {
  /// The same line is answered in full once more.
  fileprivate func forgetFaults() { faults = FaultLimiter() }
}
