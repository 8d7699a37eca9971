/// `!vérifier`: a second person looks at what was reported, and says what it is worth.
package enum VerificationRules {
  /// How much of a report's words, or of a reason, a line repeats, in bytes of UTF-8.
  static let longestQuote = 120

  package static func verify(
    _ command: VerifyReport, report: Report, held: ClaimRules.Held? = nil, crisis: Crisis, by asker: Asker
  ) throws(Refusal) -> Decision {
    guard let member = asker.member else { throw .unidentified }
    guard report.status != .cancelled else { throw .reportCancelled(number: report.number) }
    let reason = command.reason?.unlessBlank
    try ReportRules.checkLength(reason)
    let isOwn = report.reportedBy == member.number
    guard !isOwn || asker.isCoordinator && reason != nil else {
      throw .ownReport(number: report.number, mayOverride: asker.isCoordinator)
    }
    guard command.outcome == .verified || reason != nil else {
      throw .reasonMissing(number: report.number, command.outcome)
    }
    let checks = VerificationCheck.allCases.filter(command.checks.contains)
    let event = ReportVerified(
      crisisCode: crisis.code, number: report.number, by: member.number, outcome: command.outcome, checks: checks,
      grade: command.grade, reason: reason, overridden: isOwn ? true : nil)
    var values: [String: Value] = [
      "number": .number(report.number), "by": .text(member.name), "at": .time(asker.at),
      "place": report.place.shown.map { .text($0.quoted(longestQuote)) } ?? .flag(false),
      "category": report.category.map { .category($0) } ?? .flag(false),
      "text": (report.text?.unlessBlank).map { .text($0.quoted(longestQuote)) } ?? .flag(false),
      "checks": checks.isEmpty ? .flag(false) : .list(checks.map { .check($0) }),
      "grade": command.grade.map { .text($0.code) } ?? .flag(false),
      "reason": reason.map { .text($0.quoted(longestQuote)) } ?? .flag(false),
    ]
    let isRectified = report.status == .verified && command.outcome == .refuted
    values["rectified"] = .flag(isRectified)
    let other = held.flatMap { $0.holder.number == member.number ? nil : $0 }
    values["claimed_by"] = other.map { .text($0.holder.name) } ?? .flag(false)
    let told = other.map { [ClaimRules.verified($0, outcome: command.outcome, by: member, crisis, at: asker.at)] } ?? []
    return Decision(
      [event],
      answer: Statement("verify.\(command.outcome.rawValue)", values, nature: crisis.nature),
      announcements: told + (isRectified ? rectified(values, crisis) : []))
  }

  /// What was given as verified and is not true: those who may have acted on it are told.
  private static func rectified(_ values: [String: Value], _ crisis: Crisis) -> [Announcement] {
    var kept = values.filter { ["number", "by", "at", "place", "text", "reason"].contains($0.key) }
    kept["crisis"] = .text(crisis.code)
    let statement = Statement("announcement.rectified", kept, nature: crisis.nature)
    return [
      Announcement(to: .coordination, about: crisis.code, statement),
      Announcement(to: .managersConcerned, about: crisis.code, statement),
    ]
  }
}

extension String {
  /// As much of it as fits into so many bytes of UTF-8, marked where something is left out.
  package func quoted(_ limit: Int) -> String {
    guard utf8.count > limit else { return self }
    var kept = ""
    var room = limit - "…".utf8.count
    for character in self {
      room -= character.utf8.count
      guard room >= 0 else { break }
      kept.append(character)
    }
    return kept + "…"
  }
}
