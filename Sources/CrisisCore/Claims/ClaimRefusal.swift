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
    case .settled(let number, let status): Texts.claims.isSettled(number, status)
    case .taken(let number, let by, let until): Texts.claims.isTaken(number, by, until)
    case .notClaimed(let number): Texts.claims.notClaimed(number)
    case .notYours(let number, let by, let until): Texts.claims.notYours(number, by, until)
    case .distressIsNeverMuted: Texts.mute.distressIsNever(NoticeTopic.allCases)
    }
  }
}
