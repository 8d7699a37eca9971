import ArgumentParser
import CrisisStore
import Foundation

struct Restore: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Put a backup in the place of the store.",
    discussion: """
      Stop the bot first: a store in use is refused. The backup is checked row by row before anything changes, and the store \
      that was there stays beside, as FILE.before-restore-DATE.
      """)

  @OptionGroup var options: StoreOptions

  @Argument(help: "A file that vigie backup made.")
  var file: String

  func run() throws {
    let path = try options.path()
    try Exit.onFault {
      let (content, kept) = try Store.restore(file, to: path, stamp: Self.stamp(Date()))
      Output.line("\(path): restored, \(content.rows) rows, head \(content.head.short); the chain holds")
      Output.pictures(content)
      Output.line("what was recorded after that is not in it, and is not told as lost at the next start")
      if let kept { Output.line("the store before it is kept: \(kept)") }
    }
  }

  /// As `20191124T024100.000Z`.
  static func stamp(_ date: Date) -> String {
    date.formatted(
      .iso8601.year().month().day().time(includingFractionalSeconds: true).timeZone(separator: .omitted)
        .dateSeparator(.omitted).timeSeparator(.omitted))
  }
}
