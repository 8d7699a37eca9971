import Testing

@testable import vigie_demo

@Suite("Who hears what in the demo")
struct StageTests {
  @Test("a line in a channel is told once, however many hear it") func once() async throws {
    let stage = Stage(bot: "Vigie", screen: Screen(isSilent: true))
    for hearer in ["camille", "jo"] {
      await stage.note(Heard(hearer: hearer, event: .said(from: "Vigie", target: "#a", text: "S1")))
    }
    #expect(await stage.mark == 1)
    try await stage.waitFor(Self.wanted("S1"), since: 0, within: .seconds(20))
    await #expect(throws: Stage.Missing.self) {
      try await stage.waitFor(Self.wanted("S1"), since: 0, within: .zero)
    }
  }

  @Test("an answer that comes later ends the waiting") func later() async throws {
    let stage = Stage(bot: "Vigie", screen: Screen(isSilent: true))
    async let answered: Void = stage.waitFor(Self.wanted("S2"), since: 0, within: .seconds(60))
    for text in ["S1", "S2"] {
      await stage.note(Heard(hearer: "jo", event: .said(from: "Vigie", target: "#a", text: text)))
    }
    try await answered
  }

  @Test("another's words are no answer of Vigie's, nor is an answer elsewhere") func others() async {
    let stage = Stage(bot: "Vigie", screen: Screen(isSilent: true))
    await stage.note(Heard(hearer: "jo", event: .said(from: "lea", target: "#a", text: "S1")))
    await stage.note(Heard(hearer: "jo", event: .said(from: "Vigie", target: "jo", text: "S1")))
    let missing = await #expect(throws: Stage.Missing.self) {
      try await stage.waitFor(Self.wanted("S1"), since: 0, within: .zero)
    }
    #expect(missing?.said == [Stage.Line(from: "Vigie", place: .person("jo"), text: "S1")])
  }

  @Test("who is there: named on joining, gone on leaving") func presence() async throws {
    let stage = Stage(bot: "Vigie", screen: Screen(isSilent: true))
    await stage.note(Heard(hearer: "jo", event: .present(nick: "Vigie", channel: "#a")))
    try await stage.waitFor("Vigie", in: ["#a"], within: .seconds(20))
    await stage.note(Heard(hearer: "jo", event: .absent(nick: "Vigie")))
    await #expect(throws: Stage.Missing.self) {
      try await stage.waitFor("Vigie", in: ["#a"], within: .zero)
    }
  }

  static func wanted(_ piece: String) -> Script.Expectation {
    Script.Expectation(place: .channel("#a"), pieces: [piece], line: 1)
  }
}
