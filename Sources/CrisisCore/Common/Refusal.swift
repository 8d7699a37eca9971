/// Why a command had no effect, in words: they say the mend as well. Those of no topic: `commands/texts/refusals.yaml`.
package enum Refusal: Error, Sendable, Equatable {
  case because(Statement)
  /// The network vouches for no account.
  case unidentified
  /// Identified, but not one of the team.
  case notAMember(account: String)
  /// A manager asks for a digest, and there is no crisis; `departements`: those of the manager's authorities.
  case noCrisisToSumUp(departements: [String])
  /// Several may be meant, by their codes.
  case severalCrises([String])
  /// None of that name, or none that this person may know of; those that there are.
  case noSuchCrisis(String, [String])

  package var statement: Statement { statement(onCall: nil, byCode: nil) }

  /// Whether there is no open crisis for this person, or none of the name that was given.
  package var isWithoutCrisis: Bool {
    switch self {
    case .noSuchCrisis: true
    case .because(let statement): statement.code == Texts.refusals.noCrisis.code
    case .unidentified, .notAMember, .noCrisisToSumUp, .severalCrises: false
    }
  }

  /// - Parameters:
  ///   - onCall: whom to telephone.
  ///   - byCode: whom one tells one's code, where that is how one gets known.
  ///   - retyped: the line once more, with the crisis of that code named in it; nil: it is too long.
  package func statement(
    onCall: OnCall?, byCode: String?, retyped: (_ crisis: String) -> String? = { _ in nil }
  ) -> Statement {
    switch self {
    case .because(let statement): statement
    case .unidentified: Texts.refusals.unidentified(onCall, byCode)
    case .notAMember(let account): Texts.refusals.notAMember(account, onCall)
    case .noCrisisToSumUp(let departements): Texts.refusals.noCrisisToSumUp(departements, onCall)
    case .severalCrises(let codes): Texts.refusals.severalCrises(codes, codes.first.flatMap(retyped))
    case .noSuchCrisis(let given, let codes):
      Texts.refusals.noSuchCrisis(given, codes, codes.first.flatMap(retyped))
    }
  }
}
