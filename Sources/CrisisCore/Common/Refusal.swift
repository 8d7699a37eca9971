/// Why a command had no effect, in words: they say the mend as well. Those of no topic: `commands/texts/refusals.yaml`.
package enum Refusal: Error, Sendable, Equatable {
  case because(Statement)
  /// The network vouches for no account.
  case unidentified
  /// Identified, but not one of the team.
  case notAMember(account: String)
  /// A manager asks for a digest, and there is no crisis; `departements`: those of the manager's authorities.
  case noCrisisToSumUp(departements: [String])

  package var statement: Statement { statement(onCall: nil, byCode: nil) }

  /// - Parameters:
  ///   - onCall: whom to telephone.
  ///   - byCode: whom one tells one's code, where that is how one gets known.
  package func statement(onCall: OnCall?, byCode: String?) -> Statement {
    switch self {
    case .because(let statement): statement
    case .unidentified: Texts.refusals.unidentified(onCall, byCode)
    case .notAMember(let account): Texts.refusals.notAMember(account, onCall)
    case .noCrisisToSumUp(let departements): Texts.refusals.noCrisisToSumUp(departements, onCall)
    }
  }
}
