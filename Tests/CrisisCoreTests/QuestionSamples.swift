@testable import CrisisCore

/// What managers ask, and reports that are set aside.
enum QuestionSamples {
  static let code = "63-crue-2411"

  static let events: [Event] = [
    .reportSettled(ReportSettled(crisisCode: code, number: 52, by: 2, status: .duplicate, original: 47)),
    .reportSettled(ReportSettled(crisisCode: code, number: 47, by: 2, status: .superseded, reason: "rouverte")),
    .reportSettlementUndone(ReportSettlementUndone(crisisCode: code, number: 52, settlement: 9)),
    .questionAsked(QuestionAsked(crisisCode: code, number: 3, by: 6, text: "accès au gymnase ?")),
    .questionAnswered(QuestionAnswered(crisisCode: code, number: 3, by: 1, text: "libre par le nord")),
    .questionReminded(QuestionReminded(crisisCode: code, number: 3)),
    .questionWithdrawn(QuestionWithdrawn(crisisCode: code, number: 3)),
    .questionReopened(QuestionReopened(crisisCode: code, number: 3)),
    .questionFollowed(QuestionFollowed(crisisCode: code, number: 3, by: 2)),
    .questionFollowed(QuestionFollowed(crisisCode: code, number: 3, by: nil)),
  ]

  static func question(answer: ManagerQuestion.Answer? = nil, remindedAt: Milliseconds? = nil) -> ManagerQuestion {
    ManagerQuestion(
      crisis: code, number: 3, text: "accès au gymnase ?", askedAt: Samples.now, askedBy: 6, remindedAt: remindedAt,
      answer: answer)
  }
}
