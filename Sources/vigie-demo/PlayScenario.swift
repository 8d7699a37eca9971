import ArgumentParser
import Foundation

/// Plays a ``Scenario`` on a real server, with power cuts, and compares every line with it.
struct PlayScenario: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scenario",
    abstract: "Play a scenario on the server that deploy/demo/night.sh started, and compare each line with it.")

  @Option(help: "The scenario.")
  var scenario: String

  @OptionGroup var options: PlayOptions

  @OptionGroup var process: ProcessOptions

  func run() async throws {
    let faults: [ScenarioPlay.Fault]
    do {
      let scenario = try Scenario(String(contentsOfFile: scenario, encoding: .utf8))
      let play = ScenarioPlay(
        scenario,
        ScenarioPlay.Settings(
          entrance: try options.read().entrance,
          process: process.settings(standsStill: true),
          patience: .seconds(options.patience)))
      faults = try await play.perform()
    } catch {
      throw Demo.failure(error)
    }
    for fault in faults { FileHandle.standardError.write(Data("\(fault)\n".utf8)) }
    if !faults.isEmpty { throw ExitCode(1) }
  }
}
