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

  @Option(
    help:
      "Where the homeserver is, if some rooms are there: the env file of deploy/matrix/up.sh, with their names as ROOMS."
  )
  var matrix: String?

  @Option(help: "Accounts and passwords, one pair a line.")
  var passwords: String

  @Option(help: "Seconds to wait for an answer.")
  var patience = 20

  /// What the file of the server says, and how to come in there.
  func read() throws -> (values: [String: String], entrance: Entrance) {
    var values = try Self.pairs(server, separator: "=")
    var entrance = Entrance(
      host: values["ADDRESS"] ?? "127.0.0.1", port: Int(values["TLS_PORT"] ?? "") ?? 6697,
      tls: try TLSClientContext(TLSClientConfiguration(caFile: values["CA"])),
      passwords: try Self.pairs(passwords, separator: " "))
    if let matrix {
      let there = try Self.pairs(matrix, separator: "=")
      entrance.matrix = MatrixEntrance(
        port: Int(there["PORT"] ?? "") ?? 8008,
        rooms: Set((there["ROOMS"] ?? "").split(separator: " ").map(String.init)))
      for (name, value) in there { values["MATRIX_\(name)"] = value }
    }
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

/// The bot that both ways to play start, kill and start again.
struct ProcessOptions: ParsableArguments {
  @Option(help: "The program that is started, killed and started again.")
  var vigie: String

  @Option(help: "Its configuration.")
  var config: String

  @Option(help: "Where its log, its socket and the number of its process are kept.")
  var folder: String

  func settings(standsStill: Bool) -> BotProcess.Settings {
    BotProcess.Settings(
      program: vigie, configuration: config, socket: folder + "/clock", log: folder + "/log",
      processID: folder + "/pid", standsStill: standsStill)
  }
}
