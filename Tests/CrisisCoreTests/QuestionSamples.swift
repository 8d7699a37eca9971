@testable import CrisisCore

/// What managers ask, and reports that are set aside.
enum QuestionSamples {
  static let code = "63-crue-2411"

  static let events: [any Event] = [
    ReportSettled(crisisCode: code, number: 52, by: 2, status: .duplicate, original: 47),
    ReportSettled(crisisCode: code, number: 47, by: 2, status: .superseded, reason: "rouverte"),
    ReportEscalated(crisisCode: code, number: 47, by: 2, status: .new),
    QuestionAsked(crisisCode: code, number: 3, by: 6, text: "accès au gymnase ?"),
    QuestionAnswered(crisisCode: code, number: 3, by: 1, text: "libre par le nord"),
    QuestionReminded(crisisCode: code, number: 3),
    QuestionFollowed(crisisCode: code, number: 3, by: 2),
    QuestionFollowed(crisisCode: code, number: 3, by: nil),
  ]

  static func question(answer: ManagerQuestion.Answer? = nil, remindedAt: Milliseconds? = nil) -> ManagerQuestion {
    ManagerQuestion(
      crisis: code, number: 3, text: "accès au gymnase ?", askedAt: Samples.now, askedBy: 6, remindedAt: remindedAt,
      answers: answer.map { [$0] } ?? [])
  }
}
