import CrisisCore
import Testing

@testable import DutyDesk

/// What went online while the public slept is proposed again at seven, once.
struct MorningTests {
  private static let source = "https://www.puy-de-dome.gouv.fr/crue"
  /// Seven o'clock of that Sunday.
  private static let seven = Evening.start + 230 * .minute

  private static func publish(_ number: Int, in e: Evening, as kind: String = "consigne") async {
    await e.say("samir", in: veille, "!relayer \(kind) \(source) Restez chez vous, message \(number).")
    await e.say("camille", in: coord, "!valider R\(number)")
    await e.say("jo", in: veille, "!en-ligne R\(number) https://x.com/visov/status/\(number)")
  }

  @Test func whatStillStandsIsProposedOnce() async throws {
    try await Evening.play(onDisk: true) { (e: Evening) async throws in
      await e.activate()
      await Self.publish(1, in: e)
      await Self.publish(2, in: e, as: "info")
      await Self.publish(3, in: e)
      await e.say("jo", in: veille, "!retirer R3")
      await e.say("samir", in: veille, "!relayer info \(Self.source) Jamais publié.")
      await e.pass(to: Self.seven - .minute)
      #expect(!e.transcript.contains { $0.text.contains("cette nuit") })
      try e.stop()
      e.clock.set(Self.seven + .hour)
      var said = try await e.comeBack().map(\.description)
      said += await e.settle()
      let line =
        "63-crue-2411, inondation, publiés cette nuit et toujours en vigueur : R1, consigne « Restez chez vous, message 1 » et R2, info « Restez chez vous, message 2 ». À republier ce matin, pour ceux qui dormaient ? Exemple : !relayer @63-crue-2411 encore R1"
      #expect(said.to(coord).filter { $0 == line }.count == 1, "\(said)")
      #expect(said.to("jo").filter { $0 == line }.count == 1)
      #expect(said.to(veille).filter { $0.contains("cette nuit") } == [])
      try await e.restart()
      await e.wait(.hour)
      #expect(e.transcript.filter { $0.text.contains("cette nuit") }.count == 2)
      let again = await e.say("jo", in: veille, "!relayer @63-crue-2411 encore R1")
      #expect(again.to(veille).first?.hasPrefix("R5 enregistré, consigne") == true, "\(again)")
      #expect(try e.read { try $0.relay(crisis: "63-crue-2411", number: 5)?.text } == "Restez chez vous, message 1.")
      for (number, why) in [
        ("R4", "R4 est "), ("R3", "R3 est "), ("R99", "Pas de R99"), ("S1", "!relayer porte sur un relais"),
      ] {
        let refused = await e.say("jo", in: veille, "!relayer encore \(number)").to("jo").first
        #expect(refused?.hasPrefix(why) == true, "\(String(describing: refused))")
      }
    }
  }

  /// By the clock of the place, on a day of 25 hours too; what was put online by day is no night's.
  @Test(arguments: [
    // Sunday 27 October 2019, 00:30 in summer time: seven in winter time is 7 h 30 later.
    (Milliseconds(1_572_129_000_000), 450 * Milliseconds.minute, true),
    (Evening.start + 5 * .hour, 23 * .hour, false),
  ])
  func theNightIsThatOfThePlace(_ start: Milliseconds, _ wait: Milliseconds, _ isTold: Bool) async throws {
    try await Evening.play(from: start) { e in
      await e.activate()
      await Self.publish(1, in: e, as: "info")
      await e.pass(to: start + wait - .minute)
      #expect(!e.transcript.contains { $0.text.contains("cette nuit") })
      await e.pass(to: start + wait)
      #expect(e.transcript.contains { $0.text.contains("publié cette nuit") } == isTold)
    }
  }
}
