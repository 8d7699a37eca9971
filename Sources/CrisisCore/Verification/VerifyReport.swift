/// `!vérifier 47 ok source date lieu recoup B2 : raison`
package struct VerifyReport: Sendable, Equatable, Codable {
  package var number: Int
  package var outcome: VerificationOutcome
  package var checks: Set<VerificationCheck>
  package var grade: Grade?
  package var reason: String?

  package init(
    number: Int, outcome: VerificationOutcome, checks: Set<VerificationCheck> = [], grade: Grade? = nil,
    reason: String? = nil
  ) {
    self.number = number
    self.outcome = outcome
    self.checks = checks
    self.grade = grade
    self.reason = reason
  }
}
