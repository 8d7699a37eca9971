import ArgumentParser
import CommandBook
import CrisisCore
import CrisisStore
import DutyDesk
import Foundation

struct ExportCrisis: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Hand the reports of a crisis on, while the bot runs or not.",
    discussion: """
      csv has the columns that others rely on, geojson the reports that have a position, json all for programs, vost and \
      ushahidi the columns of those tools; md is the after-action report, hours how long each person kept the watch. Reports that were cancelled are left out; what is \
      erased stays so. The file is its owner's alone and holds personal data. Who made it is noted, for !accès.
      """)

  @OptionGroup var options: StoreOptions

  @Option(name: .long, help: "The code of the crisis (63-crue-2411).")
  var crisis: String

  @Option(name: .long, help: "csv, geojson, json, md, vost, ushahidi or hours.")
  var format: ExportFormat

  @Option(name: .long, help: "fr or en, instead of the configuration's (fr without one).")
  var language: Language?

  @Option(
    name: .long, help: "Whose local times (Indian/Reunion), instead of the configuration's (Europe/Paris without one).")
  var timeZone: String?

  @Option(name: .long, help: "The file to make, which must not be there; else it goes to the standard output.")
  var output: String?

  func validate() throws {
    guard let timeZone, TimeZone(identifier: timeZone) == nil else { return }
    throw ValidationError("--time-zone takes a name such as Europe/Paris, not \(timeZone).")
  }

  func run() throws {
    let configuration = try options.configuration()
    try Exit.onFault {
      let book = try Book.load(
        folders: configuration?.commands ?? CommandFolders.standard(), commands: CommandList.all)
      let store = try Store(.file(options.store ?? configuration?.store ?? ""), access: .readOnly)
      defer { try? store.close() }
      guard let found = try store.read({ try $0.crisis(crisis) }) else {
        throw CommandFault("there is no crisis \(crisis)")
      }
      try noteAccess(to: found.code)
      let export = CrisisExport(
        of: found, in: store, book: book, language: language ?? configuration?.language ?? .french,
        zone: timeZone.flatMap { TimeZone(identifier: $0) } ?? configuration?.zone ?? TimeZone(
          identifier: "Europe/Paris") ?? .gmt, now: Bot.systemClock())
      guard let output else {
        _ = try export.write(format) { try FileHandle.standardOutput.write(contentsOf: Data($0)) }
        return
      }
      let count = try store.makeFile(output) { put in try export.write(format, to: put) }
      let noun = format == .hours ? (count == 1 ? "person" : "people") : (count == 1 ? "report" : "reports")
      Output.line("\(output): \(count) \(noun) of \(found.code); it holds personal data")
    }
  }

  /// Before anything leaves. Of a copy that nobody may write to it cannot be noted, which is said.
  private func noteAccess(to crisis: String) throws {
    let environment = ProcessInfo.processInfo.environment
    let access = Access.Entry(
      at: Bot.systemClock(), user: environment["SUDO_USER"] ?? NSUserName(), access: Access(.export, of: crisis))
    do {
      try Store.note(access, in: options.path())
    } catch let fault as StoreFault {
      Output.warn("who takes this is not noted (!accès): \(fault)")
    }
  }
}

extension ExportFormat: ExpressibleByArgument {}
extension Language: ExpressibleByArgument {}
