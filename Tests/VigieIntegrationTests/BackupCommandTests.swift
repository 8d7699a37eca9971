import Foundation
import Testing
import VigieTestSupport

extension IntegrationTests {
  /// `vigie backup` and `vigie restore` as an operator types them: words and exit codes.
  @Suite("Backup and restore at the command line")
  struct BackupCommandTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder("vigie-backup") }

    private var store: String { folder.file("vigie.sqlite") }
    private var copy: String { folder.file("copy.sqlite") }

    /// A store with a crisis and two reports.
    private func makeStore() async throws {
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
      try #require(played.status == 0 && played.output.contains("S1"), "\(played)")
    }

    @Test func `a backup is made, is not overwritten unasked, and comes back`() async throws {
      try await makeStore()
      let made = try await Program.vigie("backup", copy, "--store", store)
      #expect(made.status == 0 && made.output.contains("the chain holds"), "\(made)")
      let again = try await Program.vigie("backup", copy, "--store", store)
      #expect(again.status == 1 && again.errors == "\(copy): is there already\n", "\(again)")
      #expect(try await Program.vigie("backup", copy, "--store", store, "--force").status == 0)

      let restored = try await Program.vigie("restore", copy, "--store", store)
      #expect(restored.status == 0 && restored.output.contains("\(store).before-restore-"), "\(restored)")
      let verified = try await Program.vigie("verify-journal", "--store", store)
      #expect(verified.status == 0)
      let head = try #require(verified.output.firstMatch(of: /head ([0-9a-f]{8})/)?.1)
      #expect(made.output.contains("head \(head)") && restored.output.contains("head \(head)"))
    }

    @Test func `a damaged backup is refused in one line`() async throws {
      try await makeStore()
      #expect(try await Program.vigie("backup", copy, "--store", store).status == 0)
      let bytes = try Data(contentsOf: URL(fileURLWithPath: copy))
      try bytes.prefix(bytes.count / 2).write(to: URL(fileURLWithPath: copy))
      let refused = try await Program.vigie("restore", copy, "--store", store)
      #expect(refused.status == 1 && refused.errors.hasPrefix("\(copy): no sound backup ("), "\(refused)")
      #expect(refused.errors.split(separator: "\n").count == 1)
      #expect(try await Program.vigie("verify-journal", "--store", store).status == 0)
    }

    @Test func `a command that lacks something is a usage fault`() async throws {
      for arguments in [["backup", copy], ["restore", copy], ["backup", "--store", store], ["restore"]] {
        #expect(try await Program.run(Checkout.vigie, arguments).status == 64, "\(arguments)")
      }
    }

    @Test func `a running bot is backed up, and its store is not replaced`() async throws {
      try await IRCServer.run(accounts: Bot.accounts) { server in
        let bot = try Bot(on: server)
        try await bot.running { process in
          _ = try await process.line(containing: "keeps the watch")
          let made = try await Program.vigie("backup", copy, "--config", bot.configuration)
          #expect(made.status == 0, "\(made)")
          let refused = try await Program.vigie("restore", copy, "--config", bot.configuration)
          #expect(
            refused.status == 1
              && refused.errors.contains("in use by another process (pid \(process.processID))"), "\(refused)")
        }
        #expect(try await Program.vigie("restore", copy, "--config", bot.configuration).status == 0)
      }
    }
  }
}
