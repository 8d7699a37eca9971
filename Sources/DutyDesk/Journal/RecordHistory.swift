import CrisisCore
import CrisisStore

/// What people did to a report, a question or a relay, act by act: what its card tells behind how it stands. What was taken
/// back is not among it.
package struct RecordHistory: Sendable {
  package struct Act: Sendable, Equatable {
    package var at: Milliseconds
    package var by: String
    package var what: Statement
    /// How often in a row, and since when.
    package var times = 1
    package var since: Milliseconds
  }

  package private(set) var acts: [Act] = []

  /// More are not told one by one.
  static let longest = 30

  package init() {}

  /// In the order in which they came.
  init(_ entries: [JournalEntry], _ names: [Int: String]) {
    for entry in entries {
      let act = Act(at: entry.at, by: entry.author(names), what: entry.phrase(names), since: entry.at)
      if let last = acts.last, last.by == act.by, last.what == act.what {
        acts[acts.count - 1].at = act.at
        acts[acts.count - 1].times += 1
      } else {
        acts.append(act)
      }
    }
  }

  package func lines(nature: CrisisNature) -> [Statement] {
    let left = acts.count - Self.longest
    return (left > 0 ? [Texts.journal.earlierActs(left, nature: nature)] : [])
      + acts.suffix(Self.longest).map { act in
        let times = act.times > 1 ? act.times : nil
        return Texts.journal.act(act.at, act.by, act.what, times, times.map { _ in act.since }, nature: nature)
      }
  }
}

extension QueryHandler {
  /// What was done to a record and stands.
  ///
  /// - Parameter isTold: whether the card says it already.
  func history(of subject: Subject, isTold: (any Event, _ all: [any Event]) -> Bool) throws -> RecordHistory {
    let entries = try reader.journal(of: subject).filter { $0.undoneAt == nil }
    let all = entries.map(\.event)
    let told = entries.filter { !isTold($0.event, all) }
    return RecordHistory(told, try names(in: told))
  }
}
