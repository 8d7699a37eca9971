import Testing

@testable import CrisisCore

/// Which crisis a call for help is about: never a refusal.
@Suite struct DistressScopeTests {
  private let flood = Samples.crisis()
  private let fire = Samples.crisis42
  private let drill = Samples.crisis("63-feu-2411", hazard: .forestFire, nature: .exercise)

  private func choose(
    _ open: [Crisis], given: String? = nil, by asker: Asker = Samples.jo.asking(), at departement: String? = nil
  ) -> DistressScope.Choice {
    DistressScope.choose(given: given, open: open, asker: asker) { crisis in
      departement.flatMap { Departement($0) }.map { crisis.departements.contains($0) } ?? false
    }
  }

  @Test func theOnlyOneIsMeant() {
    #expect(choose([]) == .none)
    #expect(choose([flood]) == .one(flood, isInferred: false))
    #expect(choose([drill]) == .one(drill, isInferred: false))
    #expect(choose([flood], by: Samples.loire.asking()) == .none)
    #expect(choose([flood, fire], by: Samples.loire.asking()) == .one(fire, isInferred: false))
  }

  @Test func theNameThenThePlaceDecideElseAllAreTold() {
    #expect(choose([flood, fire], given: "42") == .one(fire, isInferred: false))
    #expect(choose([flood, fire], at: "63") == .one(flood, isInferred: true))
    #expect(choose([flood, fire], given: "99-rien", at: "42") == .one(fire, isInferred: true))
    #expect(choose([flood, fire]) == .all([flood, fire]))
    #expect(choose([flood, fire], given: "75") == .all([flood, fire]))
  }

  @Test func anExerciseIsMeantOnlyByItsNameWhileThereIsSomethingReal() {
    #expect(choose([flood, drill]) == .one(flood, isInferred: true))
    #expect(choose([drill, flood], at: "63") == .one(flood, isInferred: true))
    #expect(choose([flood, drill], given: "63-feu-2411") == .one(drill, isInferred: false))
  }
}
