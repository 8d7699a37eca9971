import Foundation
import Testing
import VigieTestSupport

extension IntegrationTests {
  /// `vigie export` as an operator types it: words and exit codes.
  @Suite("Exports at the command line")
  struct ExportCommandTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder("vigie-export") }

    private var store: String { folder.file("vigie.sqlite") }

    private func export(_ arguments: String...) async throws -> Program {
      try await Program.run(
        Checkout.vigie, ["export", "--store", store] + arguments, environment: ["VIGIE_COMMANDS": Checkout.commands])
    }

    @Test func `a file is made, and never in the place of another`() async throws {
      let script = """
        /as capitaine
        /in #gest-63
        !activer crue de l’Allier
        !oui
        /as jo
        /in #visov-veille
        !signaler Issoire route : le pont est coupé

        """
      let played = try await Program.run(
        Checkout.vigie, ["console", "--store", store, "--as", "jo"], input: script,
        environment: ["VIGIE_COMMANDS": Checkout.commands])
      let code = String(try #require(played.output.firstMatch(of: /63-crue-[0-9]{4}/)?.0, "\(played)"))
      let file = folder.file("reports.csv")
      let made = try await export("--crisis", code, "--format", "csv", "--output", file)
      #expect(made.status == 0 && made.output == "\(file): 1 report of \(code); it holds personal data\n", "\(made)")
      let csv = String(decoding: try #require(FileManager.default.contents(atPath: file)), as: UTF8.self)
      let said = try await export("--crisis", code, "--format", "csv")
      #expect(said.status == 0 && said.output == csv, "\(said)")
      let again = try await export("--crisis", code, "--format", "md", "--output", file)
      #expect(again.status == 1 && again.errors == "\(file): is there already\n", "\(again)")
      let report = try await export("--crisis", code, "--format", "md", "--language", "en")
      #expect(report.status == 0 && report.output.hasPrefix("# After-action report: "), "\(report)")
      let opened = try await Program.run(
        Checkout.vigie, ["console", "--store", store, "--as", "camille"], input: "/in #visov-coord\n!accès\n",
        environment: ["VIGIE_COMMANDS": Checkout.commands])
      #expect(opened.output.contains("export de \(code), à la machine (vigie export)"), "\(opened)")
      let unknown = try await export("--crisis", "42-feu-0101", "--format", "csv", "--output", folder.file("x.csv"))
      #expect(unknown.status == 1 && unknown.errors == "there is no crisis 42-feu-0101\n", "\(unknown)")
      #expect(!FileManager.default.fileExists(atPath: folder.file("x.csv")))
      #expect(try await export("--crisis", code, "--format", "xls").status == 64)
      let far = try await export("--crisis", code, "--format", "json", "--time-zone", "Indian/Reunion")
      #expect(far.status == 0 && far.output.contains("+04:00\""), "\(far)")
      let nowhere = try await export("--crisis", code, "--format", "csv", "--time-zone", "Paris/Europe")
      #expect(nowhere.status == 64 && nowhere.errors.contains("--time-zone takes a name"), "\(nowhere)")
    }
  }
}
