import Testing

@testable import CrisisCore

/// The same link is the same report, counted once a person, unless it shows something else.
@Suite struct ReportCountingTests {
  static let known = Samples.report(31, link: Link(typed: "https://x.com/jo/status/1"), people: 8)
  static let again = FileReport(link: "https://twitter.com/jo/status/1?s=20", place: "brassac", text: "vu")

  static func file(
    _ command: FileReport = again, by member: Member = Samples.lea, same: Report = known, isCounted: Bool = false
  ) throws -> Decision {
    let situation = ReportRules.Situation(
      crisis: Samples.crisis(lastReport: 46), same: same, isCounted: isCounted, place: .found(Samples.orbeil),
      at: Samples.now)
    return try ReportRules.file(command, by: member.asking(), in: situation)
  }

  @Test func anotherPersonIsCountedWithWhatTheyAdded() throws {
    let decision = try Self.file()
    let event = ReportCounted(
      crisisCode: "63-crue-2411", number: 31, member: 2, at: Samples.now, text: "vu", place: "brassac")
    #expect(decision.events == [event])
    #expect(decision.answer == Texts.reports.counted(31, "Issoire", .new, 9))
  }

  @Test func thePersonWhoIsCountedAlreadyCountsNoMore() throws {
    let decision = try Self.file(isCounted: true)
    #expect(decision.events.isEmpty)
    #expect(decision.answer.code == "report.counted_already")
    #expect(decision.answer.values["people"] == .number(8))
  }

  @Test func whoReportedItFirstIsCountedAlready() throws {
    let decision = try Self.file(by: Samples.jo)
    #expect(decision.events.isEmpty)
    #expect(decision.answer.code == "report.counted_already")
    #expect(decision.answer.values["people"] == .number(8))
  }

  @Test func anotherFactUnderTheSameLinkIsAReportOfItsOwn() throws {
    var command = Self.again
    command.another = true
    for isCounted in [false, true] {
      let decision = try Self.file(command, isCounted: isCounted)
      guard let event = decision.events.first as? ReportFiled else {
        Issue.record("not filed: \(decision)")
        return
      }
      #expect(event.number == 47)
      #expect(event.link?.canonical == Self.known.link?.canonical)
      #expect(event.place == Samples.orbeil)
    }
  }

  @Test(arguments: ReportStatus.allCases)
  func theAnswerSaysWhereTheReportStands(_ status: ReportStatus) throws {
    var known = Self.known
    known.status = status
    known.place = .unstated
    let answer = try Self.file(same: known).answer
    #expect(answer.values["status"] == .status(status))
    #expect(answer.values["place"] == .flag(false))
  }

  /// However often each of several people sends a link, it ends as one report with as many people as there are.
  @Test func peopleAreCountedOnce() throws {
    var generator = SeededGenerator(seed: 9)
    let crowd = (1...12).map { Member(number: $0, name: "V\($0)", roles: [.volunteer]) }
    for _ in 0..<50 {
      var same: Report?
      var counted: Set<Int> = []
      var senders: Set<Int> = []
      for _ in 0..<40 {
        guard let member = generator.pick(crowd) else { continue }
        senders.insert(member.number)
        let situation = ReportRules.Situation(
          crisis: Samples.crisis(), same: same, isCounted: counted.contains(member.number), place: .unstated,
          at: Samples.now)
        for event in try ReportRules.file(Self.again, by: member.asking(), in: situation).events {
          switch event {
          case let filed as ReportFiled:
            #expect(same == nil)
            same = Samples.report(filed.number, by: member)
          case let more as ReportCounted:
            counted.insert(more.member)
            same?.people += 1
          default: Issue.record("unexpected \(event)")
          }
        }
      }
      #expect(same?.people == senders.count)
    }
  }
}
