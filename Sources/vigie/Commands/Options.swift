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
    let configuration = try Exit.onFault(Exit.configuration) { try ConfigurationReader.load(path) }
    for warning in configuration.warnings { Output.warn(warning) }
    return configuration
  }
}

/// Why a command cannot do what it was asked, for people.
struct CommandFault: Error, CustomStringConvertible {
  var description: String
  init(_ description: String) { self.description = description }
}

extension Exit {
  /// Does `work`; what goes wrong is printed, and ends the program with this code.
  static func onFault<T>(_ code: ExitCode = fault, _ work: () throws -> T) throws -> T {
    do {
      return try work()
    } catch let exit as ExitCode {
      throw exit
    } catch {
      Output.fault("\(error)")
      throw code
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
    let found = candidates.compactMap { $0 }.first { FileManager.default.fileExists(atPath: $0 + "/report.yaml") }
    return [found ?? "/usr/share/vigie/commands"]
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
    return try configuration()?.store ?? ""
  }

  /// nil: the store alone was named.
  func configuration() throws -> Configuration? {
    guard config != nil || store != nil else { throw ValidationError("Give --config FILE or --store FILE.") }
    return try config.map { try Configuration.load(orExit: $0) }
  }

  /// Opens the store for `work`; what goes wrong is printed, and ends the program.
  func withStore<T>(_ access: Store.Access, _ work: (Store) throws -> T) throws -> T {
    let path = try path()
    return try Exit.onFault {
      let store = try Store(.file(path), access: access)
      defer { try? store.close() }
      return try work(store)
    }
  }
}
