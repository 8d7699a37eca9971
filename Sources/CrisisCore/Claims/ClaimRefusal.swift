/// Why a claim, or a silence, had no effect (`commands/texts/claims.yaml`).
package enum ClaimRefusal: Sendable, Equatable {
  /// There is nothing left to look for.
  case settled(number: Int, ReportStatus)
  case taken(number: Int, by: String, until: Milliseconds)
  case notClaimed(number: Int)
  case notYours(number: Int, by: String, until: Milliseconds)
  case distressIsNeverMuted

  package var statement: Statement {
    switch self {
    case .settled(let number, let status):
      Statement("refusal.claim_settled", ["number": .number(number), "status": .status(status)])
    case .taken(let number, let by, let until):
      Statement("refusal.claim_taken", ["number": .number(number), "by": .text(by), "until": .time(until)])
    case .notClaimed(let number): Statement("refusal.not_claimed", ["number": .number(number)])
    case .notYours(let number, let by, let until):
      Statement("refusal.claim_not_yours", ["number": .number(number), "by": .text(by), "until": .time(until)])
    case .distressIsNeverMuted:
      Statement(
        "refusal.distress_is_never_muted",
        ["topics": .list(NoticeTopic.allCases.map { .term("topic.\($0.rawValue)") })])
    }
  }
}
