import ArgumentParser
import Foundation
import UnixSignals

/// Plays a script on an IRC server, as people who type, and fails where Vigie does not answer as the script says.
struct PlayScript: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "play",
    abstract: "Play a scripted conversation on the server that deploy/demo/run.sh started.")

  @Option(help: "The script.")
  var script: String

  @OptionGroup var options: PlayOptions

  @OptionGroup var process: ProcessOptions

  @Option(help: "Vigie's nick.")
  var bot = "Vigie"

  @Option(help: "Seconds to leave for reading after each line.")
  var pause = 0.0

  @Flag(help: "Stay until SIGINT or SIGTERM when the script is over, and show what is said.")
  var stay = false

  func run() async throws {
    let play: Play
    do {
      let (values, entrance) = try options.read()
      play = try Play(
        script: Script(
          String(contentsOfFile: script, encoding: .utf8), bot: bot, onMatrix: entrance.matrix != nil),
        entrance: entrance, values: values, bot: bot, process: process.settings(standsStill: false),
        patience: .seconds(options.patience),
        pause: .milliseconds(Int(pause * 1_000)))
    } catch {
      throw Demo.failure(error)
    }
    let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm)
    let isInterrupted = try await withThrowingTaskGroup(of: Ending.self) { group in
      defer { group.cancelAll() }
      group.addTask {
        do {
          try await play.perform()
        } catch let error where !(error is CancellationError) {
          throw Demo.failure(error)
        }
        return .played
      }
      group.addTask {
        for await _ in signals { break }
        return .signal
      }
      let first = try await group.next()
      if stay, first == .played { _ = try await group.next() }
      return first == .signal
    }
    await play.leave()
    if isInterrupted { throw ExitCode(130) }
  }

  private enum Ending {
    case played
    case signal
  }
}
