import Foundation
import Testing
import VigieTestSupport

extension IntegrationTests {
  /// `vigie erase` as an operator types it: words and exit codes.
  @Suite("Erasure at the command line")
  struct EraseCommandTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder("vigie-erase") }

    private var store: String { folder.file("vigie.sqlite") }

    /// A store with a crisis, a report and a note; its code.
    private func makeStore() async throws -> String {
      let script = """
        /as capitaine
        /in #gest-63
        !activer crue de l’Allier
        !oui
        /as jo
        /in #visov-veille
        !signaler Issoire route : Mme Durand, 12 rue du Pont
        !note rappeler M. Martin

        """
      let played = try await Program.run(
        Checkout.vigie, ["console", "--store", store, "--as", "jo"], input: script,
        environment: ["VIGIE_COMMANDS": Checkout.commands])
      let code = try #require(played.output.firstMatch(of: /63-crue-[0-9]{4}/)?.0, "\(played)")
      return String(code)
    }

    private func holds(_ text: String) throws -> Bool {
      try FileManager.default.contentsOfDirectory(atPath: folder.path).contains { name in
        FileManager.default.contents(atPath: folder.file(name))?.range(of: Data(text.utf8)) != nil
      }
    }

    @Test func `words go and the chain holds`() async throws {
      let code = try await makeStore()
      #expect(try holds("Durand"))
      let erased = try await Program.vigie(
        "erase", "--store", store, "--crisis", code, "S1", "--reason", "demande", "--yes")
      #expect(erased.status == 0 && erased.output.hasPrefix("erased 1 row;"), "\(erased)")
      #expect(try !holds("Durand") && holds("Martin"))
      let note = try #require(erased.output.firstMatch(of: /row ([0-9]+) of the journal/)?.1)
      let row = try #require(Int(note)).advanced(by: -1)
      #expect(
        try await Program.vigie("erase", "--store", store, "--crisis", code, "\(row)", "--reason", "x", "--yes").status
          == 0)
      #expect(try !holds("Martin"))
      let member = try await Program.vigie("erase", "--store", store, "--member", "jo", "--reason", "x", "--yes")
      #expect(member.status == 0 && member.output.contains("the configuration"), "\(member)")
      #expect(try await Program.vigie("verify-journal", "--store", store).status == 0)
      let rebuilt = try await Program.vigie("rebuild", "--store", store)
      #expect(rebuilt.output.contains("the tables are as they were"), "\(rebuilt)")
      let again = try await Program.vigie(
        "erase", "--store", store, "--crisis", code, "s1", "--reason", "demande", "--yes")
      #expect(again.status == 0 && again.output.hasPrefix("nothing to erase"), "\(again)")
    }

    @Test func `what is not there, or nobody confirms, changes nothing`() async throws {
      let code = try await makeStore()
      let wrong: [([String], Int32, String)] = [
        (["--crisis", code, "S9", "--yes"], 1, "there is no S9 in \(code)"),
        (["--crisis", "42-feu-0101", "S1", "--yes"], 1, "there is no crisis 42-feu-0101"),
        (["--member", "personne", "--yes"], 1, "there is no member called personne"),
        (["--crisis", code, "S1"], 1, "nobody is there to confirm: add --yes"),
        (["--crisis", code, "X1", "--yes"], 64, "Not a thing that can be erased: X1"),
        (["--crisis", code, "--yes"], 64, "Give --crisis CODE and what to erase"),
        (["--crisis", code, "S1", "--member", "jo", "--yes"], 64, "Give --crisis CODE and what to erase"),
      ]
      for (arguments, status, words) in wrong {
        let said = try await Program.run(
          Checkout.vigie, ["erase", "--store", store, "--reason", "x"] + arguments, environment: [:])
        #expect(said.status == status && said.errors.contains(words), "\(arguments): \(said)")
      }
      #expect(try holds("Durand"))
    }
  }
}
