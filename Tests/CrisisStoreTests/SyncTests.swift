import CSyncCount
import CrisisCore
import GRDB
import Testing

@testable import CrisisStore

/// That a commit is on the disk cannot be seen by killing the process: the syncs themselves are counted, by a file
/// system put under SQLite.
@Suite(.serialized) struct SyncTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try #require(sync_count_watch(folder.path) == 0)
  }

  @Test func everyCommittedBatchIsSynced() throws {
    let store = try Store.sample(.file(folder.store))
    for number in 1...20 {
      let before = sync_count_log()
      try store.append(Sample.filed(Sample.report(number)))
      #expect(sync_count_log() > before, "batch \(number) was acknowledged unsynced")
    }
    try store.close()
  }

  @Test func aBatchIsSyncedOnceHoweverManyItsLines() throws {
    let store = try Store.sample(.file(folder.store))
    let before = sync_count_log()
    try store.append((1...64).map { Sample.filed(Sample.report($0)) })
    #expect((1...2).contains(sync_count_log() - before))
    try store.close()
  }

  /// The count can tell: what GRDB sets by itself syncs no commit.
  @Test func theUsualSettingWouldSyncNothing() throws {
    let pool = try DatabasePool(path: folder.store)
    try pool.write { try $0.execute(sql: "CREATE TABLE line (text TEXT)") }
    let before = sync_count_log()
    for _ in 1...20 { try pool.write { try $0.execute(sql: "INSERT INTO line VALUES ('x')") } }
    #expect(sync_count_log() == before)
    try pool.close()
  }
}
