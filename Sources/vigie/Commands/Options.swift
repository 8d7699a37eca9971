import ArgumentParser
import CommandBook
import CrisisStore
import Foundation
import Logging
import StrictYAML

/// Where the configuration is.
struct ConfigurationOption: ParsableArguments {
  @Option(name: .long, help: "The configuration, as deploy/vigie.yaml shows it.")
  var config: String
}

extension Configuration {
  /// Loads the configuration, or prints all that is wrong with it and ends the program.
  static func load(orExit path: String) throws -> Configuration {
    do {
      let configuration = try ConfigurationReader.load(path)
      for warning in configuration.warnings { Output.warn(warning) }
      return configuration
    } catch {
      Output.fault("\(error)")
      throw Exit.configuration
    }
  }
}

enum Output {
  static func line(_ text: String) { FileHandle.standardOutput.write(Data((text + "\n").utf8)) }
  static func fault(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
  static func warn(_ text: String) { fault("warning: \(text)") }
}

/// The folders of commands when no configuration names them.
enum CommandFolders {
  static func standard() -> [String] {
    let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    let beside = program.deletingLastPathComponent().appendingPathComponent("../share/vigie/commands").standardized.path
    let candidates = [
      ProcessInfo.processInfo.environment["VIGIE_COMMANDS"], FileManager.default.currentDirectoryPath + "/commands",
      beside, "/usr/share/vigie/commands",
    ]
    let found = candidates.compactMap { $0 }.first {
      FileManager.default.fileExists(atPath: $0 + "/report.yaml")
    }
    return found.map { [$0] } ?? ["/usr/share/vigie/commands"]
  }
}

/// The file of the store: the one named, or the configuration's.
struct StoreOptions: ParsableArguments {
  @Option(name: .long, help: "The configuration that names the store.")
  var config: String?

  @Option(name: .long, help: "The store itself, instead of a configuration.")
  var store: String?

  func path() throws -> String {
    if let store { return store }
    guard let config else { throw ValidationError("Give --config FILE or --store FILE.") }
    return try Configuration.load(orExit: config).store
  }
}
