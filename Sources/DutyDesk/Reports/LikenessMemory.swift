import CrisisCore
import CrisisStore
import Synchronization

/// What the reports of each crisis told last. Made of the records when a crisis is first asked about; a report of a batch
/// that was rolled back may be in it, so that each is looked at again before it is named.
final class LikenessMemory: Sendable {
  /// So many reports of a crisis are read at first.
  static let depth = 500

  private let recent = Mutex<[String: RecentGists]>([:])

  /// The reports beside one that are perhaps the same fact, the likest first.
  func like(
    _ gist: Gist, beside number: Int, in crisis: String, from records: some StoreQueries
  ) throws -> [Int] {
    try prepare(crisis, from: records)
    return recent.withLock { $0[crisis]?.like(gist, beside: number) ?? [] }
  }

  func add(_ number: Int, _ gist: Gist, in crisis: String) {
    recent.withLock { $0[crisis]?.add(number, gist) }
  }

  /// Reads what a crisis told last, where that is not known yet.
  func prepare(_ crisis: String, from records: some StoreQueries) throws {
    guard !recent.withLock({ $0[crisis] != nil }) else { return }
    let first = RecentGists(try records.reports(ReportSelection(crisis: crisis), limit: Self.depth))
    recent.withLock { $0[crisis] = first }
  }
}
