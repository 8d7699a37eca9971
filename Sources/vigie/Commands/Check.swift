import ArgumentParser
import CommandBook
import DutyDesk
import StrictYAML

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check the configuration and the commands: every fault at once, with its place.")

  @Option(name: .long, help: "The configuration to check.")
  var config: String?

  @Option(name: .long, parsing: .upToNextOption, help: "Folders of commands, instead of the configuration's.")
  var commands: [String] = []

  func run() throws {
    var faults = 0
    var folders = commands
    if let config {
      do {
        let configuration = try ConfigurationReader.load(config)
        for warning in configuration.warnings { Output.warn(warning) }
        let gazetteer = LoadedGazetteer(configuration.gazetteer)
        if let fault = gazetteer.fault {
          // Before the first import there is nothing yet.
          if gazetteer.isAbsent {
            Output.warn("\(fault)")
          } else {
            faults += 1
            Output.fault("\(fault)")
          }
        }
        Output.line(gazetteer.description)
        if folders.isEmpty { folders = configuration.commands }
      } catch {
        faults += error.faults.count
        Output.fault("\(error)")
      }
    }
    if folders.isEmpty, config == nil { folders = CommandFolders.standard() }
    if !folders.isEmpty {
      do {
        let book = try Book.load(folders: folders, commands: CommandList.all)
        Output.line("\(book.commandCodes.count) commands, \(book.textCodes.count) texts in French and English: sound")
      } catch {
        faults += error.faults.count
        Output.fault("\(error)")
      }
    }
    guard faults == 0 else {
      Output.fault("\(faults) fault\(faults == 1 ? "" : "s")")
      throw Exit.fault
    }
    if config != nil { Output.line("configuration: sound") }
  }
}
