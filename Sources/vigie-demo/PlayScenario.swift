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

  @Option(help: "The program that is started, killed and started again.")
  var vigie: String

  @Option(help: "Its configuration.")
  var config: String

  @Option(help: "Where its log, its socket and the number of its process are kept.")
  var folder: String

  func run() async throws {
    let faults: [ScenarioPlay.Fault]
    do {
      let scenario = try Scenario(String(contentsOfFile: scenario, encoding: .utf8))
      let play = ScenarioPlay(
        scenario,
        ScenarioPlay.Settings(
          entrance: try options.read().entrance,
          process: BotProcess.Settings(
            program: vigie, configuration: config, socket: folder + "/clock", log: folder + "/log",
            processID: folder + "/pid"),
          patience: .seconds(options.patience)))
      faults = try await play.perform()
    } catch {
      throw Demo.failure(error)
    }
    for fault in faults { FileHandle.standardError.write(Data("\(fault)\n".utf8)) }
    if !faults.isEmpty { throw ExitCode(1) }
  }
}
