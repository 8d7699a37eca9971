import CrisisCore
import Testing

@testable import CommandBook
@testable import DutyDesk

@Suite struct ClaimParsingTests {
  @Test(arguments: [
    ("!prendre S47", Wanted.order(ClaimCommand.take(47))),
    ("!claim @63 47", Wanted.order(ClaimCommand.take(47), crisis: "63")),
    ("!lacher n° 47", Wanted.order(ClaimCommand.release(47))), ("!release 47.", Wanted.order(ClaimCommand.release(47))),
    ("!prendre Q3", Wanted.order(QuestionOrder.take(3))), ("!release q3", Wanted.order(QuestionOrder.drop(3))),
    ("!silence", Wanted.query(ShowMuted())), ("!silence relève", Wanted.order(MuteCommand.mute([.reliefs]))),
    ("!mute end claims", Wanted.order(MuteCommand.unmute([.claims]))),
    ("!silence fin", Wanted.order(MuteCommand.unmute(Set(NoticeTopic.allCases)))),
    ("!silence tout", Wanted.order(MuteCommand.mute(Set(NoticeTopic.allCases)))),
    ("!silence détresse", Wanted.order(MuteCommand.distress)),
    ("!silence fin détresses", Wanted.order(MuteCommand.distress)),
  ])
  func lines(_ line: String, _ expected: Wanted) throws {
    let parsed = try Shipped.book().parse(line, .french())
    #expect(parsed.wanted == expected, "\(parsed)")
  }

  @Test(arguments: [
    ("!prendre", "fault.missing"), ("!prendre R3", "fault.wrong_kind"), ("!silence musique", "fault.bad_value"),
  ])
  func faultsSayTheMend(_ line: String, _ code: String) throws {
    #expect(try Shipped.book().faultCode(line, .french()) == code)
  }
}
