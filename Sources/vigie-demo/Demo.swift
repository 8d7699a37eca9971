import ArgumentParser
import Foundation

/// People who type, on a real server, and a bot that is to answer as it should.
@main
struct Demo: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vigie-demo",
    abstract: "Play what people say to Vigie on a real server, and fail where she does not answer as she should.",
    subcommands: [PlayScript.self, PlayScenario.self], defaultSubcommand: PlayScript.self)

  static func failure(_ error: any Error) -> any Error {
    FileHandle.standardError.write(Data("\(error)\n".utf8))
    return ExitCode(1)
  }
}

/// `NAME=value` or `name value`, one a line.
enum Pairs {
  static func read(_ path: String, separator: Character) throws -> [String: String] {
    var pairs: [String: String] = [:]
    for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
      let parts = line.split(separator: separator, maxSplits: 1)
      if parts.count == 2 { pairs[String(parts[0])] = String(parts[1]) }
    }
    return pairs
  }
}
