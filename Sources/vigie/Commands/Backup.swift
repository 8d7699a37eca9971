import ArgumentParser
import CrisisStore

struct Backup: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Copy the store to a file, while the bot runs or not.",
    discussion: """
      The copy is one state of the records. It has its name only once it is on the disk and its journal was checked row by \
      row. Its owner alone can read it. Pictures are beside it, in FILE.pictures.
      """)

  @OptionGroup var options: StoreOptions

  @Flag(help: "Replace the file, if it is there.")
  var force = false

  @Argument(help: "The file to make.")
  var file: String

  func run() throws {
    let content = try options.withStore(.readOnly) { try $0.backUp(to: file, replacing: force) }
    Output.line("\(file): \(content.rows) rows, head \(content.head.short); the chain holds")
    Output.pictures(content)
  }
}

extension Output {
  static func pictures(_ content: BackupContent) {
    if content.pictures > 0 { line("pictures: \(content.pictures - content.missingPictures) of \(content.pictures)") }
  }
}
