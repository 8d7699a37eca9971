import Testing

@testable import CrisisCore

@Suite struct MissedCommandsTests {
  @Test(arguments: [CommandName.report, .correct, .verify, .language, .activate, .status, .list, .help])
  func youngOnesAreApplied(name: CommandName) {
    #expect(MissedCommands.areApplied(name, age: 0))
    #expect(MissedCommands.areApplied(name, age: 10 * .minute))
    #expect(!MissedCommands.areApplied(name, age: 10 * .minute + 1))
  }

  /// Whoever adds a command says whether it may come late; reading never does harm.
  @Test(arguments: CommandName.allCases) func whatOnlyReadsMayComeLate(name: CommandName) {
    if !name.writes { #expect(MissedCommands.areApplied(name, age: 10 * .minute)) }
    #expect(MissedCommands.areApplied(name, age: 10 * .minute + 1) == (name == .distress))
  }

  @Test(arguments: [CommandName.yes, .no, .undo, .deactivate, .digest])
  func whatWasMeantForThatMomentIsNot(name: CommandName) {
    #expect(!MissedCommands.areApplied(name, age: 0))
  }
}
