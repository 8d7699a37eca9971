import ArgumentParser
import Foundation
import SystemTLS

/// Plays a ``Scenario`` on a real server, with power cuts, and compares every line with it.
struct PlayScenario: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "night",
    abstract: "Play a scenario on the server that deploy/demo/night.sh started, and compare each line with it.")

  @Option(help: "The scenario.")
  var scenario: String

  @Option(help: "Where the server is: the env file of deploy/ircd/up.sh.")
  var server: String

  @Option(help: "Accounts and passwords, one pair a line.")
  var passwords: String

  @Option(help: "The program that is started, killed and started again.")
  var vigie: String

  @Option(help: "Its configuration.")
  var config: String

  @Option(help: "Where its log, its socket and the number of its process are kept.")
  var folder: String

  @Option(help: "Seconds to wait for an answer.")
  var patience = 20

  func run() async throws {
    let faults: [ScenarioPlay.Fault]
    do {
      let values = try Pairs.read(server, separator: "=")
      let scenario = try Scenario(String(contentsOfFile: scenario, encoding: .utf8))
      let play = ScenarioPlay(
        scenario,
        ScenarioPlay.Settings(
          server: ServerAddress(host: values["ADDRESS"] ?? "127.0.0.1", port: Int(values["TLS_PORT"] ?? "") ?? 6697),
          tls: try TLSClientContext(TLSClientConfiguration(caFile: values["CA"])),
          passwords: try Pairs.read(passwords, separator: " "),
          process: BotProcess.Settings(
            program: vigie, configuration: config, socket: folder + "/clock", log: folder + "/log",
            processID: folder + "/pid"),
          patience: .seconds(patience)))
      faults = try await play.perform()
    } catch {
      throw Demo.failure(error)
    }
    for fault in faults { FileHandle.standardError.write(Data("\(fault)\n".utf8)) }
    if !faults.isEmpty { throw ExitCode(1) }
  }
}
