import CrisisCore
import GRDB

/// What is held about one person, counted.
package struct HeldData: Sendable, Equatable {
  /// Acts in the journal, reports among them.
  package var acts = 0
  package var reports = 0
  package var shifts = 0
  /// Lines that were heard of late, and what was answered.
  package var lines = 0

  package init() {}
}

extension StoreQueries {
  /// - Parameter account: `network/account` of each.
  package func held(of member: Int?, accounts: [String]) throws -> HeldData {
    var held = HeldData()
    for account in accounts {
      held.lines += try db.value(Int.self, "SELECT count(*) FROM inbox WHERE sender = ?", [account]) ?? 0
    }
    guard let member else { return held }
    held.reports = try db.value(Int.self, "SELECT count(*) FROM report WHERE reported_by = ?", [member]) ?? 0
    held.acts = held.reports
    held.acts +=
      try db.value(
        Int.self, "SELECT count(*) FROM journal WHERE actor = ? AND kind <> 'report.filed'", [member]) ?? 0
    held.shifts = try db.value(Int.self, "SELECT count(*) FROM shift WHERE member = ?", [member]) ?? 0
    return held
  }
}
