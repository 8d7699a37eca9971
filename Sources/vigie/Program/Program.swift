import ArgumentParser

/// Vigie, the duty officer of a virtual operations support team.
@main
struct Program: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vigie",
    abstract: "The duty officer of a virtual operations support team: from a line in a channel to a durable record.",
    version: Version.text,
    subcommands: [
      Run.self, Check.self, Console.self, VerifyJournal.self, RebuildTables.self, Backup.self, Restore.self, Erase.self,
      ExportCrisis.self, Alert.self, Try.self, Code.self, MatrixCommand.self, GazetteerCommand.self, PackCommunes.self,
    ])
}

enum Version {
  static let text = "0.1.0"
}

/// The exit codes that scripts and systemd rely on (those of sysexits.h where it has one).
enum Exit {
  /// What was given has a fault.
  static let fault = ExitCode(1)
  /// A server that cannot be had.
  static let unavailable = ExitCode(69)
  /// The configuration.
  static let configuration = ExitCode(78)
}
