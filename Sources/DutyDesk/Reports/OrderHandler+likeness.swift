import CrisisCore
import CrisisStore

/// A report, and what it is perhaps the double of.
extension OrderHandler {
  /// What a report that comes, or changes, is like; it is remembered for those that follow.
  func likeness(of report: Report) throws -> Likeness? {
    guard let gist = Gist(report) else { return nil }
    let memory = processor.likenesses
    let like = try memory.like(gist, beside: report.number, in: report.crisis, from: transaction)
    memory.add(report.number, gist, in: report.crisis)
    // The next may do where the likest is settled, or is none.
    var report = report
    for number in like.prefix(Self.mostLookedAt) {
      report.like = number
      if let likeness = try transaction.likeness(of: report, gist) { return likeness }
    }
    return nil
  }

  private static let mostLookedAt = 8

  /// Takes a report in that is compared with nothing: a call for help is nobody's double.
  func remember(_ filed: ReportFiled) {
    guard let gist = Gist(filed) else { return }
    processor.likenesses.add(filed.number, gist, in: filed.crisisCode)
  }
}
