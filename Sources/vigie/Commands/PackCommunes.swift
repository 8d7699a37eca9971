import ArgumentParser
import Foundation
import Gazetteer

/// For those who build the program: makes the list of communes that it carries.
struct PackCommunes: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pack-communes", abstract: "Pack a list of communes, as Sources/CCommunes/make.py makes it.",
    shouldDisplay: false)

  @Argument(help: "The list: \(CommuneList.required.joined(separator: ", ")) and more.")
  var list: String

  @Argument(help: "The file to make.")
  var file: String

  func run() throws {
    try Exit.onFault {
      let list = try CommuneList(ListFile.read(self.list))
      try Data(list.packed()).write(to: URL(fileURLWithPath: file), options: .atomic)
      Output.line("\(file): \(list.communes) communes, \(list.parts) parts of communes and names of the past")
    }
  }
}
