import Testing

@testable import CrisisCore

@Suite struct LogStatementTests {
  /// A new kind of event needs its sentence: in ``Event/logPhrase(_:)``, in the catalogue of texts, and in
  /// `commands/texts/log.yaml`.
  @Test(arguments: EventTests.all)
  func everyKindOfEventHasASentence(_ event: any Event) {
    #expect(event.logPhrase { "n\($0)" }.code == type(of: event).logCode, "\(event.kind) has no sentence")
  }

  @Test func theSentenceSaysWhatHappened() {
    let filed = ReportFiled(Samples.report(text: String(repeating: "é", count: 900)))
    let phrase = filed.logPhrase { _ in "" }
    #expect(phrase.code == "log_entry.report_filed")
    #expect(phrase.values["place"] == .text("Issoire"))
    // Whole: `!journal` cuts it, a card does not.
    #expect(phrase.values["text"] == .text(String(repeating: "é", count: 900)))
    let role = RoleSet(member: 3, .role(.publisher), isGranted: true).logPhrase { "n\($0)" }
    #expect(role.values["person"] == .text("n3"))
    #expect(role.values["role"] == .list([.role(.publisher)]))
  }

  @Test func aCorrectionSaysWhatChanged() {
    let bare = ReportCorrected(crisisCode: "63", number: 1).logPhrase { _ in "" }
    #expect(bare.values["changes"] == .flag(false))
    let full = ReportCorrected(
      crisisCode: "63", number: 1, place: Samples.orbeil, category: .water, urgency: .normal, peopleAtRisk: 2,
      observedAt: 5, text: "x"
    ).logPhrase { _ in "" }
    guard case .list(let changes)? = full.values["changes"] else {
      Issue.record("no changes")
      return
    }
    #expect(changes.count == 6)
  }

  @Test func aListOfTheTeamIsWhatOneNeedsToKnow() {
    let members = [Samples.jo, Samples.lea, Samples.camille, Samples.ines, Samples.capitaine, Samples.loire]
    let team = TeamList(members: members, active: [1, 6]).lines
    #expect(
      team.compactMap { $0.values["group"] } == [
        .term("who_group.admins"), .term("who_group.coordinators"), .term("who_group.verifiers"),
        .term("who_group.volunteers"), .term("who_group.managers"),
      ])
    #expect(team.last?.values["names"] == .list([.text("Jo"), .text("Capitaine")]))
    let managers = TeamList(members: members, active: [1], authorities: ["SDIS63"]).lines
    #expect(managers.map(\.code) == ["who.group", "who.group", "who.volunteers"])
    #expect(managers.last?.values["count"] == .number(3))
    #expect(managers.last?.values["active"] == .number(1))
    let names = managers.flatMap { "\($0.values)" }
    #expect(!String(names).contains("Loire") && !String(names).contains("Léa"))
  }

  @Test func aLongListIsCut() {
    let members = (1...30).map { Member(number: $0, name: "n\($0)", roles: [.volunteer]) }
    guard case .list(let names)? = TeamList(members: members, active: []).lines.first?.values["names"] else {
      Issue.record("no names")
      return
    }
    #expect(names.count == 13)
    #expect(names.last == .phrase(Statement("who.others", ["count": .number(18)])))
  }
}
