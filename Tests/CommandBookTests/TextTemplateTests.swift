import CrisisCore
import Testing

@testable import CommandBook
@testable import DutyDesk

@Suite struct TextTemplateTests {
  private static let given: [String: Value] = [
    "x": .text("word"), "e": .text(""), "n": .number(2), "t": .time(floodDay), "on": .flag(true), "off": .flag(false),
    "l": .list([.text("a"), .text(""), .text("c")]), "none": .list([]), "k_many": .text("own"), "k": .number(1),
  ]

  @Test(arguments: [
    ("", ""), ("words", "words"), ("{{x}}", "word"), ("{{ x }}", "word"), ("é{{x}}e\u{301}", "éworde\u{301}"),
    ("{{#x}}{{/x}}", ""), ("{{^x}}a{{/x}}{{#x}}b{{x}}{{/x}}", "bword"), ("{{#e}}a{{/e}}{{^e}}b{{/e}}", "b"),
    ("{{#x}}{{#n}}{{n}}{{^off}}!{{/off}}{{/n}}{{^n}}-{{/n}}{{/x}}z", "2!z"), ("{{#off}}{{#x}}a{{/x}}{{/off}}z", "z"),
    ("{{# x }}a{{/ x }}", "a"), ("} { }} {x}", "} { }} {x}"), ("{{absent}}{{absent_many}}{{_}}{{x_at}}", ""),
    ("{{#absent}}a{{/absent}}{{^absent}}b{{/absent}}", "b"),
    ("{{#n_many}}s{{/n_many}}{{#n_one}}1{{/n_one}}{{#k_one}}1{{/k_one}}", "s1"), ("{{k_many}}", "own"),
    ("{{x_cap}}", "Word"), ("{{l}}", "a et c"), ("{{#none}}a{{/none}}{{^none}}b{{/none}}", "b"),
    ("{{#on}}a{{/on}}{{#off}}b{{/off}}{{off}}", "a"),
    ("{{#t}}a{{/t}}{{#t_at}}b{{/t_at}}{{#t_day}}c{{/t_day}}", "ab"),
  ])
  func valuesStandInTheirPlaces(_ text: String, _ line: String) throws {
    let voice = Voice(book: try Shipped.book(), language: .french, clock: Clock.paris, now: floodDay, namesZone: false)
    let template = try #require(TextTemplate(text))
    #expect(template.render(RenderedValues(Self.given, voice)) == line)
  }

  @Test(arguments: [(true, "r"), (false, "e")])
  func everyTextMayAskWhetherItIsReal(_ isReal: Bool, _ line: String) throws {
    let voice = Voice(book: try Shipped.book(), language: .french, clock: Clock.paris, now: floodDay, namesZone: false)
    let template = try #require(TextTemplate("{{#real}}r{{/real}}{{^real}}e{{/real}}"))
    #expect(template.render(RenderedValues([:], voice, isReal: isReal)) == line)
  }

  @Test(arguments: [
    "{{{x}}}", "{{&x}}", "{{! note }}", "{{>part}}", "{{x", "{{#x}}", "{{/x}}", "{{#x}}{{/y}}", "{{x.y}}", "{{X}}",
    "{{}}",
    "{{.}}", "{{x y}}", "{{#x}}{{#y}}{{/x}}{{/y}}", "{{=<% %>=}}", "{{% CONTENT_TYPE: HTML}}", "{{#}}", "{{\nx}}",
  ])
  func whatIsNeitherAValueNorASectionIsAFault(_ text: String) {
    #expect(!TemplateScan(text).faults.isEmpty)
    #expect(TextTemplate(text) == nil)
  }
}
