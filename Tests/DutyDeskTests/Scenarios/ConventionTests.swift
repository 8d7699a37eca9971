import CrisisCore
import Testing

@testable import DutyDesk
@testable import vigie_demo

/// What the convention with the authorities obliges to (R1 to R9, but for the map), each in a part of one night, read line
/// by line. `deploy/demo/night.sh convention` plays the same on a real server.
struct ConventionTests {
  /// What was said otherwise than the scenario has it, by obligation; one without faults has none of them.
  private static let played = Task { () throws -> [String: [String]] in
    let scenario = try DeskScenario("convention.fr.txt")
    let settings = DeskSettings.night(.french)
    var faults: [String: [String]] = [:]
    var part = ""
    try await Evening.play(settings, onDisk: true, from: scenario.start(in: settings.zone)) { e in
      try await scenario.play(e) { step, said in
        if let heading = step.line.prefixMatch(of: #/# (R\d)\./#) {
          part = String(heading.1)
          faults[part] = []
        }
        if !Scenario.isSame(said, step.said) {
          faults[part, default: []].append("\(step.number): \(step.line): \(said)")
        }
      }
    }
    return faults
  }

  @Test(arguments: ["R1", "R2", "R3", "R4", "R6", "R7", "R8", "R9"])
  func theObligationIsKept(_ obligation: String) async throws {
    let faults = try await Self.played.value
    #expect(faults[obligation] == [])
  }
}
