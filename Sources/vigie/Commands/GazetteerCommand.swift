import ArgumentParser
import Foundation
import Gazetteer

struct GazetteerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gazetteer", abstract: "The list of communes.", subcommands: [Import.self])

  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Use newer official lists of communes and postal codes, from the next start on.",
      discussion: """
        FILE is INSEE's list of communes (Code officiel géographique, v_commune_2026.csv), La Poste's of postal codes \
        (laposte_hexasmal.csv), or both, one behind the other. Columns are known by their names, whatever their order and case; \
        others are passed over:

          communes:     \(CommuneList.required.joined(separator: ", ")); if there, \(CommuneList.optional.joined(separator: ", "))
          postal codes: \(PostalCodeList.required.joined(separator: ", "))

        Commas or semicolons, UTF-8. Positions, numbers of people, postal codes and names of the past that the lists do not hold \
        are taken over from the program's own list: give both files each time. A list with a fault, or that is not all of France, \
        is refused, and what was imported before stays.
        """)

    @Option(name: .long, help: "The configuration whose gazetteer: names the file to make.")
    var config: String?

    @Option(name: .long, help: "The file to make, instead of a configuration.")
    var to: String?

    @Argument(help: "The lists.")
    var file: [String]

    func run() throws {
      let target = try target()
      try Exit.onFault {
        let list = try ImportedList(file.map(ListFile.read))
        for commune in list.gone { Output.warn("\(commune) is in none of the lists: its name will not be found") }
        if !list.gone.isEmpty {
          Output.warn(
            "to keep a name, add it to the list of communes: TYPECOM ANC, and in COMPARENT what it is part of now")
        }
        try CommuneFile.write(list.packed, to: target)
        Output.line(
          "\(target): \(list.communes) communes, \(list.parts) parts of communes and names of the past; in use from the next start on"
        )
      }
    }

    private func target() throws -> String {
      if let to { return to }
      guard let config else { throw ValidationError("Give --config FILE or --to FILE.") }
      if let target = try Configuration.load(orExit: config).gazetteer { return target }
      Output.fault("\(config) names no file for the list. Add a line: gazetteer: /var/lib/vigie/communes.list")
      throw Exit.configuration
    }
  }
}
