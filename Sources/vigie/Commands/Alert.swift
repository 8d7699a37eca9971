import ArgumentParser
import Foundation
import Logging

/// To see that an alert arrives, before the night in which it has to.
struct Alert: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Call the alert command of the configuration once, to see that it wakes people.",
    discussion: "The kind is \"test\". To be run as the user that the bot runs as.")

  @OptionGroup var options: ConfigurationOption

  @Argument(help: "What it says.")
  var text = "Essai d’alerte de Vigie : rien à faire."

  func run() async throws {
    let configuration = try Configuration.load(orExit: options.config)
    guard let settings = configuration.alert else {
      Output.fault("\(options.config): there is no alert: with its command")
      throw Exit.configuration
    }
    LoggingSystem.bootstrap { StreamLogHandler.standardError(label: $0) }
    let alert = AlertCommand(settings, telephone: configuration.onCall?.telephone, log: Logger(label: "vigie"))
    guard await alert.call(kind: "test", text: text, number: 0) == nil else { throw Exit.fault }
  }
}
