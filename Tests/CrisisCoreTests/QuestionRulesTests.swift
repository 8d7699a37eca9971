import Testing

@testable import CrisisCore

@Suite struct QuestionRulesTests {
  private let crisis = Samples.crisis()

  @Test func managersAskAndVolunteersAreTold() throws {
    let asked = try QuestionRules.ask("accès au gymnase", number: 3, crisis: crisis, by: Samples.capitaine.asking())
    #expect(asked.events.map(\.kind) == [QuestionAsked.kind])
    #expect(asked.announcements.map(\.audience) == [.volunteers, .coordination])
    #expect(
      refusal { _ = try QuestionRules.ask("a", number: 3, crisis: crisis, by: Samples.loire.asking()) }
        == .because(Texts.questions.notYourCrisis(crisis.code)))
    #expect(
      refusal { _ = try QuestionRules.ask(" ", number: 3, crisis: crisis, by: Samples.camille.asking()) }
        == .because(Texts.questions.isEmpty()))
  }

  @Test func theAnswerReachesTheManagers() throws {
    let answered = try QuestionRules.answer(
      QuestionSamples.question(), "libre par le nord.", crisis: crisis, by: Samples.jo.asking())
    #expect(answered.announcements.map(\.audience) == [.managersConcerned, .coordination])
    #expect(answered.announcements.first?.statement.values["text"] == .text("libre par le nord"))
    let again = try QuestionRules.answer(
      QuestionSamples.question(answer: .init(text: "a", at: 1, by: 1, name: "Jo")), "b", crisis: crisis,
      by: Samples.jo.asking())
    #expect(again.answer.values["again"] == .flag(true))
    var withdrawn = QuestionSamples.question()
    withdrawn.isWithdrawn = true
    #expect(
      refusal { _ = try QuestionRules.answer(withdrawn, "b", crisis: crisis, by: Samples.jo.asking()) }
        == .because(Texts.questions.isWithdrawn(3)))
  }

  @Test func isRemindedAfterHalfAnHourThenEveryTwoHours() {
    #expect(QuestionRules.nextReminder(of: QuestionSamples.question()) == Samples.now + 30 * .minute)
    let reminded = QuestionSamples.question(remindedAt: Samples.now + 31 * .minute)
    #expect(QuestionRules.nextReminder(of: reminded) == Samples.now + 151 * .minute)
  }
}
