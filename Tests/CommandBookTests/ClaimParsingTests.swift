import CrisisCore
import Testing

@testable import CommandBook

@Suite struct ClaimParsingTests {
  @Test(arguments: [
    ("!prendre S47", Request(.claim(.take(47)))), ("!claim @63 47", Request(.claim(.take(47)), crisis: "63")),
    ("!lacher n° 47", Request(.claim(.release(47)))), ("!release 47.", Request(.claim(.release(47)))),
    ("!prendre Q3", Request(.question(.take(3)))), ("!release q3", Request(.question(.drop(3)))),
    ("!silence", Request(.people(.mute(.list)))), ("!silence relève", Request(.people(.mute(.mute([.reliefs]))))),
    ("!mute end claims", Request(.people(.mute(.unmute([.claims]))))),
    ("!silence fin", Request(.people(.mute(.unmute(Set(NoticeTopic.allCases)))))),
    ("!silence tout", Request(.people(.mute(.mute(Set(NoticeTopic.allCases)))))),
    ("!silence détresse", Request(.people(.mute(.distress)))),
    ("!silence fin détresses", Request(.people(.mute(.distress)))),
  ])
  func lines(_ line: String, _ expected: Request) throws {
    let parsed = try Shipped.book().parse(line, .french())
    #expect(parsed.asRequest == expected, "\(parsed)")
  }

  @Test(arguments: [
    ("!prendre", "fault.missing"), ("!prendre R3", "fault.wrong_kind"), ("!silence musique", "fault.bad_value"),
  ])
  func faultsSayTheMend(_ line: String, _ code: String) throws {
    #expect(try Shipped.book().faultCode(line, .french()) == code)
  }

  @Test(arguments: [
    ClaimRefusal.settled(number: 4, .refuted), .taken(number: 4, by: "Léa", until: floodDay), .notClaimed(number: 4),
    .notYours(number: 4, by: "Léa", until: floodDay), .distressIsNeverMuted,
  ])
  func everyRefusalIsFitToBeSaid(_ refusal: ClaimRefusal) throws {
    let book = try Shipped.book()
    #expect(book.mismatches(refusal.statement).isEmpty, "\(book.mismatches(refusal.statement))")
    for language in Language.allCases {
      let line = book.render(refusal.statement, RenderContext(language, Clock.paris, now: floodDay))
      #expect(TextRulesTests.slips(line, language) == [] && line.contains("!"), "\(line)")
    }
  }
}
