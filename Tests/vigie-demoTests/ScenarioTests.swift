import Foundation
import Testing

@testable import vigie_demo

@Suite("Scenarios")
struct ScenarioTests {
  @Test("every kind of line") func everyKind() throws {
    let scenario = try Scenario(
      """
      # a remark
      @ 2020-10-24 18:00
      jo #a: !s Issoire : l’eau monte
      > #a: S1 enregistré\u{A0}: Issoire
      > 18:40 jo: Journal : 0123abcd
      > 02:00 again jo: oui
      ?passant: !aide
      ! stop
      @ 2020-10-25 02:00 again
      ! start
      """)
    #expect(
      scenario.steps.map(\.act) == [
        .nothing, .clock("2020-10-24 18:00"),
        .say(nick: "jo", isIdentified: true, room: "#a", text: "!s Issoire : l’eau monte"),
        .say(nick: "passant", isIdentified: false, room: nil, text: "!aide"), .stop,
        .clock("2020-10-25 02:00 again"), .start,
      ])
    #expect(scenario.start == "2020-10-24 18:00")
    #expect(
      scenario.steps[2].said.map(\.description) == [
        "#a: S1 enregistré : Issoire", "18:40 jo: Journal : ########", "02:00 again jo: oui",
      ])
    #expect(scenario.steps[3].number == 7)
  }

  @Test(
    "what cannot be understood is named by its line",
    arguments: [("nonsense", 1), ("@ x\n> nothing", 2), ("> #a: b", 1)])
  func fault(text: String, line: Int) {
    let fault = #expect(throws: Script.Fault.self) { try Scenario(text) }
    #expect(fault?.line == line)
  }

  private static let a1 = Scenario.Line(place: "#a", text: "1")
  private static let a2 = Scenario.Line(place: "#a", text: "2")
  private static let b = Scenario.Line(place: "#b", text: "1")

  @Test(
    "in each place the same order; between places there is none",
    arguments: [
      ([a1, a2, b], [b, a1, a2], true), ([a1, a2], [a2, a1], false), ([a1], [a1, a1], false), ([a1], [b], false),
      ([], [], true), ([Scenario.Line(time: "18:40", place: "#a", text: "1")], [a1], false),
    ])
  func same(some: [Scenario.Line], others: [Scenario.Line], isSame: Bool) {
    #expect(Scenario.isSame(some, others) == isSame)
  }

  @Test("a fault names what is missing and what is too much") func difference() throws {
    var step = try #require(Scenario("jo: !aide").steps.first)
    step.said = [Self.a1, Self.b]
    #expect(
      ScenarioPlay.Fault(step: step, heard: [Self.a2, Self.b]).description
        == "line 1 of the scenario, jo: !aide\n  - #a: 1\n  + #a: 2")
    #expect(ScenarioPlay.Fault(step: step, heard: [Self.b, Self.a1]).description.contains("in another order"))
  }
}
