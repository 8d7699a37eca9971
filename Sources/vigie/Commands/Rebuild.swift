import ArgumentParser
import CrisisStore

struct RebuildTables: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rebuild",
    abstract: "Make the tables anew from the journal.",
    discussion: "Holds the lock of the store: stop the bot first.")

  @OptionGroup var options: StoreOptions

  func run() throws {
    try options.withStore(.exclusive) { store in
      if let loss = store.loss { Output.line("the head noted beside it is not met: \(loss.description)") }
      let rebuilt = try store.rebuild()
      Output.line(
        "rebuilt from \(rebuilt.events) events; "
          + (rebuilt.isUnchanged ? "the tables are as they were" : "the tables were wrong, and are right now"))
    }
  }
}
