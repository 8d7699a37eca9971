import ArgumentParser
import Foundation
import SystemTLS

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

/// What both ways to play are given.
struct PlayOptions: ParsableArguments {
  @Option(help: "Where the server is: the env file of deploy/ircd/up.sh.")
  var server: String

  @Option(help: "Accounts and passwords, one pair a line.")
  var passwords: String

  @Option(help: "Seconds to wait for an answer.")
  var patience = 20

  /// What the file of the server says, and how to come in there.
  func read() throws -> (values: [String: String], entrance: Entrance) {
    let values = try Self.pairs(server, separator: "=")
    let entrance = Entrance(
      host: values["ADDRESS"] ?? "127.0.0.1", port: Int(values["TLS_PORT"] ?? "") ?? 6697,
      tls: try TLSClientContext(TLSClientConfiguration(caFile: values["CA"])),
      passwords: try Self.pairs(passwords, separator: " "))
    return (values, entrance)
  }

  /// `NAME=value` or `name value`, one a line.
  private static func pairs(_ path: String, separator: Character) throws -> [String: String] {
    var pairs: [String: String] = [:]
    for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
      let parts = line.split(separator: separator, maxSplits: 1)
      if parts.count == 2 { pairs[String(parts[0])] = String(parts[1]) }
    }
    return pairs
  }
}
