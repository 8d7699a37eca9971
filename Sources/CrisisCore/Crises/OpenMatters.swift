/// What of a crisis waits for somebody, beside reports to verify: never left unsaid where the crisis is summed up or ended.
package struct OpenMatters: Sendable, Equatable {
  package var distresses: [DistressCard] = []
  package var questions: [ManagerQuestion] = []
  /// The numbers of the relays that the public can read, and that somebody has to take away.
  package var relays: [Int] = []
  /// The numbers of those that wait for an approval or to be published.
  package var waitingRelays: [Int] = []
  /// How many shifts are not over.
  package var shifts = 0

  package static let none = OpenMatters()

  /// `S61 et S62`; nil where there is none.
  package var distressNumbers: [Statement]? {
    distresses.map { Texts.distress.number($0.report.number) }.unlessEmpty
  }

  /// `R1 et R3`
  var relayNumbers: [String]? { relays.map { "R\($0)" }.unlessEmpty }

  /// `Q3 et Q4`
  var questionNumbers: [Statement]? {
    questions.map { Texts.questions.number($0.number) }.unlessEmpty
  }
}

extension DistressCard {
  /// The line of `!état` and of `!voir`.
  package func statusStatement(nature: CrisisNature) -> Statement {
    Texts.distress.status(
      report.number, report.crisis, distress.raisedAt, report.place.spelt?.quoted(60),
      report.text?.unlessBlank?.quoted(VerificationRules.longestQuote).withoutFinalStop,
      distress.received == nil ? nil : receiver, distress.received?.at, distress.isRescueTold == true,
      distress.isRescueTold == false, nature: report.nature(in: nature))
  }
}
