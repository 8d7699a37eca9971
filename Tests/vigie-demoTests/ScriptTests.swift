import Foundation
import Testing

@testable import vigie_demo

@Suite("The script of the demo")
struct ScriptTests {
  @Test("every kind of line") func everyKind() throws {
    let script = try Script(
      """
      # nobody sees this
      == A heading
      -- A remark: with a colon
      + camille = camille: #a #b
      + passant: #a
      ? Vigie: #a #b

      camille #a: !signaler Issoire : l’eau monte
      > #a: S1 … Issoire
      > passant: …
      @ 03h20
      > #a: POINT N° 1
      camille Vigie: !aide
      === The end
        of {it}

      """, bot: "Vigie")
    #expect(
      script.steps == [
        .heading("A heading"), .remark("A remark: with a colon"),
        .enter([
          Script.Person(nick: "camille", account: "camille", channels: ["#a", "#b"]),
          Script.Person(nick: "passant", account: nil, channels: ["#a"]),
        ]),
        .await(nick: "Vigie", channels: ["#a", "#b"]),
        .say(
          nick: "camille", place: .channel("#a"), text: "!signaler Issoire : l’eau monte",
          expected: [
            Script.Expectation(place: .channel("#a"), pieces: ["S1", "Issoire"], line: 9),
            Script.Expectation(place: .person("passant"), pieces: [], line: 10),
          ]),
        .clock("03h20", expected: [Script.Expectation(place: .channel("#a"), pieces: ["POINT N° 1"], line: 12)]),
        .say(nick: "camille", place: .person("camille"), text: "!aide", expected: []),
      ])
    #expect(script.closing == ["The end", "  of {it}"])
  }

  @Test(
    "what cannot be understood is named by its line",
    arguments: [
      ("== a\nnonsense", 2), ("> #a: answer to nobody", 1), ("+ a b: #c", 1), ("one two three: four", 1),
      ("== a\n\n? Vigie #a", 3),
    ])
  func fault(text: String, line: Int) {
    let fault = #expect(throws: Script.Fault.self) { try Script(text, bot: "Vigie") }
    #expect(fault?.line == line)
  }

  @Test(
    "pieces in their order, whatever the spaces",
    arguments: [
      (["S1", "Issoire"], "S1 enregistré\u{A0}: Issoire", true), (["Issoire", "S1"], "S1 : Issoire", false),
      (["06 39"], "06\u{A0}39", true), (["a", "a"], "a", false), ([], "anything", true), (["S1"], "", false),
    ])
  func pieces(pieces: [String], text: String, isMet: Bool) {
    #expect(Script.Expectation(place: .channel("#a"), pieces: pieces, line: 1).isMet(by: text) == isMet)
  }

  @Test(
    "the play that ships: everyone who speaks has come in, and every line waits for its answer",
    arguments: [
      false, true,
    ])
  func shipped(onMatrix: Bool) throws {
    let text = try String(contentsOf: Self.top.appending(path: "deploy/demo/allier-2019.play"), encoding: .utf8)
    let script = try Script(text, bot: "Vigie", onMatrix: onMatrix)
    #expect(!script.closing.contains { $0.contains("%") })
    var present: [String: [String]] = [:]
    for step in script.steps {
      switch step {
      case .enter(let people): for person in people { present[person.nick] = person.channels }
      case .say(let nick, let place, let text, let expected):
        #expect(!expected.isEmpty, "nothing is expected of: \(text)")
        guard let channels = present[nick] else {
          Issue.record("\(nick) speaks before coming in")
          continue
        }
        if case .channel(let name) = place { #expect(channels.contains(name)) }
      case .heading, .remark, .await, .start, .clock: break
      }
    }
    #expect(!script.closing.isEmpty)
  }

  private static let top = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
}
