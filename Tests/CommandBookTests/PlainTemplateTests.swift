import CrisisCore
import Mustache
import Testing

@testable import CommandBook

/// What is rendered without Mustache is what Mustache would have made of it.
@Suite struct PlainTemplateTests {
  private static func value(_ kind: Variable.Kind, _ random: inout SplitMix) -> Value {
    func some<T>(_ values: [T]) -> T { values[Int(random.next() % UInt64(values.count))] }
    return switch kind {
    case .words: .text(some(["Issoire", "", "{{number}}", "<b>&\"", " l’eau ", "é\n"]))
    case .code: .text(some(["63-crue-2411", "", "&amp;"]))
    case .number: .number(some([0, 1, 2, -1, 1_000]))
    case .time: .time(floodDay - Milliseconds(random.next() % 3) * .day)
    case .day: .day("2027-11-27")
    case .duration: .duration(some([0, 45_000, .hour, 3 * .day]))
    case .term(let family): .term("\(family).\(some(["route", "unknown", "new"]))")
    case .authority:
      some([.authority(.sdis, departement: "63", name: "SDIS"), .authority(.commune, departement: nil, name: "Ambert")])
    case .list:
      some([
        .list([]), .list([.text("a")]), .choice([.text("a"), .number(2)]), .list([.text("a"), .text(""), .text("c")]),
      ])
    case .flag: .flag(some([true, false]))
    }
  }

  @Test func everyTextOfTheBookRendersAsWithMustache() throws {
    let book = try Shipped.book()
    var random = SplitMix(seed: 2019)
    var compared = 0
    for code in book.textCodes {
      let variables = Catalogue.texts[code] ?? Catalogue.authorities[code] ?? []
      for language in Language.allCases {
        let template = try #require(book.template(code, language))
        #expect(template.isPlain, "\(code)")
        let reference = try TextTemplate.mustache(template.text)
        let voice = Voice(book: book, language: language, clock: Clock.paris, now: floodDay, namesZone: false)
        for round in 0..<24 {
          var values: [String: Value] = [:]
          for variable in variables {
            switch random.next() % 5 {
            case 0: break
            case 1: values[variable.name] = .flag(false)
            default: values[variable.name] = Self.value(variable.kind, &random)
            }
          }
          let rendered = RenderedValues(values, voice, isReal: round % 2 == 0)
          #expect(template.render(rendered) == reference.render(rendered), "\(code) \(values)")
          compared += 1
        }
      }
    }
    #expect(compared > 2_000)
  }

  @Test(arguments: [
    "", "words", "{{x}}", "{{#x}}{{/x}}", "{{^x}}a{{/x}}{{#x}}b{{x}}{{/x}}",
    "{{#x}}{{#n}}{{n}}{{/n}}{{^n}}-{{/n}}{{/x}}z",
    "{{n_many}}{{n_one}}{{t_at}}{{absent}}{{absent_many}}{{_}}", "} { }} {x}",
    "{{real}}{{#real}}r{{/real}}{{^real}}e{{/real}}",
    "{{#f}}f{{/f}}{{f}}", "{{#n_many}}s{{/n_many}}{{x_cap}}", "é{{x}}e\u{301}",
  ])
  func formsOfTextsRenderAsWithMustache(_ text: String) throws {
    let voice = Voice(book: try Shipped.book(), language: .french, clock: Clock.paris, now: floodDay, namesZone: false)
    let reference = try TextTemplate.mustache(text)
    let plain = try #require(PlainTemplate(text))
    let given: [[String: Value]] = [
      [:], ["x": .text("word"), "n": .number(2), "t": .time(floodDay), "f": .flag(true)],
      ["x": .flag(false), "n": .number(1), "f": .flag(false)], ["x": .text(""), "n_many": .text("own")],
    ]
    for values in given {
      for isReal in [true, false] {
        let rendered = RenderedValues(values, voice, isReal: isReal)
        #expect(plain.render(rendered) == reference.render(rendered), "\(values)")
      }
    }
  }

  @Test(arguments: [
    "{{{x}}}", "{{&x}}", "{{! note }}", "{{>part}}", "{{x", "{{#x}}", "{{/x}}", "{{#x}}{{/y}}", "{{ x }}", "{{x.y}}",
    "{{X}}",
    "a\nb{{x}}", "{{}}", "{{.}}",
  ])
  func whatIsNotPlainIsLeftToMustache(_ text: String) {
    #expect(PlainTemplate(text).map { _ in text } == nil)
  }
}
