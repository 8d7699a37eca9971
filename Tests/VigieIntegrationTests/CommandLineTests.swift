import Foundation
import GRDB
import Testing
import VigieTestSupport

extension IntegrationTests {
  /// What scripts and people at a terminal rely on.
  @Suite("The command line")
  struct CommandLineTests {
    private func bot() throws -> Bot { try Bot(port: 6697, authority: "/etc/ssl/certs/ca-certificates.crt") }

    @Test func `--version says a version`() async throws {
      let version = try await Program.vigie("--version")
      #expect(version.status == 0)
      #expect(version.output.wholeMatch(of: #/\d+\.\d+\.\d+\n/#) != nil)
    }

    @Test func `check finds a good configuration and the shipped commands sound`() async throws {
      let bot = try bot()
      let checked = try await Program.vigie("check", "--config", bot.configuration)
      #expect(checked.status == 0, "\(checked.errors)")
      #expect(checked.output.contains("configuration: sound"))
      #expect(checked.output.contains(#/\d+ commands, \d+ texts in French and English: sound/#))
    }

    @Test func `check names every fault of a configuration with its place, and fails`() async throws {
      let bot = try bot()
      let text = try bot.folder.text("vigie.yaml")
        .replacingOccurrences(of: "time_zone: Europe/Paris", with: "time_zone: Europe/Pari")
        .replacingOccurrences(of: "throttle: none", with: "throtle: none")
      try bot.folder.write(text, to: "vigie.yaml")
      let checked = try await Program.vigie("check", "--config", bot.configuration)
      #expect(checked.status == 1)
      #expect(checked.errors.contains(#/vigie\.yaml:2:\d+: .*Pari/#))
      #expect(checked.errors.contains(#/vigie\.yaml:\d+:\d+: .*throtle/#))
      #expect(checked.errors.contains("2 faults"))
    }

    @Test func `try sends a webhook a signed test, and says in French what came back`() async throws {
      let bot = try bot()
      let answers = [200, 404, 403]
      let server = try await ScriptedWebServer.start(try TestCertificates.shared().server) { request in
        .whole(answers[Int(request.path.suffix(1)) ?? 0], [], "secret answer")
      }
      var text = try bot.folder.text("vigie.yaml") + "\nwebhooks:\n"
      for index in answers.indices {
        try bot.folder.write("\(server.base("localhost"))/hooks/secret-path-\(index)\n", to: "hook\(index)")
        text +=
          "  hook\(index): { url_file: hook\(index), format: tchap, for: SDIS63, send: [distress], private_network: true, secret_file: secret, tls: { ca: \"\(try TestCertificates.shared().authority.certificateFile)\" } }\n"
      }
      try bot.folder.write(
        "whsec_" + Data(Array(repeating: UInt8(7), count: 32)).base64EncodedString() + "\n", to: "secret")
      try bot.folder.write(text, to: "vigie.yaml")
      let good = try await Program.vigie("try", "--config", bot.configuration, "hook0")
      #expect(good.status == 0, "\(good.errors)")
      #expect(good.output == "hook0\u{A0}: reçu (HTTP 200). Demandez là-bas si l’essai s’affiche.\n")
      let request = try await server.requests.next()
      #expect(request.text.contains("ESSAI de Vigie") && request.headers["webhook-signature"]?.hasPrefix("v1,") == true)
      let gone = try await Program.vigie("try", "--config", bot.configuration, "hook1")
      #expect(gone.status == 1 && gone.output.contains("refusé (HTTP 404). Rien ne répond à cette adresse"))
      let locked = try await Program.vigie("try", "--config", bot.configuration, "hook2")
      #expect(locked.status == 1 && locked.output.contains("refusé (HTTP 403). Le destinataire ne reconnaît pas Vigie"))
      await server.stop()
      let away = try await Program.vigie("try", "--config", bot.configuration, "hook0")
      #expect(away.status == 1 && away.output.contains("pas de réponse"))
      for said in [good, gone, locked, away] {
        #expect(!(said.output + said.errors).contains("secret-path") && !said.output.contains("secret answer"))
      }
      let unknown = try await Program.vigie("try", "--config", bot.configuration, "hook9")
      #expect(unknown.status == 78 && unknown.errors.contains("these are: hook0, hook1, hook2"))
    }

    @Test func `check names every fault of the commands with its place, and fails`() async throws {
      let bot = try bot()
      let file = bot.commands + "/ping.yaml"
      let words = try String(contentsOfFile: file, encoding: .utf8)
      try words.replacingOccurrences(of: "Je suis là", with: "{{nulle_part}}")
        .write(toFile: file, atomically: true, encoding: .utf8)
      try FileManager.default.removeItem(atPath: bot.commands + "/undo.yaml")
      let checked = try await Program.vigie("check", "--commands", bot.commands)
      #expect(checked.status == 1)
      #expect(checked.errors.contains(#/ping\.yaml:\d+:\d+: .*nulle_part/#))
      #expect(checked.errors.contains("undo"))
    }

    @Test func `run with a bad configuration says why and ends with 78`() async throws {
      let bot = try bot()
      try bot.folder.write("language: klingon\n", to: "vigie.yaml")
      let ended = try await Program.vigie("run", "--config", bot.configuration)
      #expect(ended.status == 78)
      #expect(ended.errors.contains(#/vigie\.yaml:1:\d+: .*klingon/#))
      let absent = try await Program.vigie("run", "--config", bot.folder.file("absent.yaml"))
      #expect(absent.status == 78)
      #expect(absent.errors.contains("absent.yaml"))
    }

    @Test func `wrong usage ends with 64`() async throws {
      #expect(try await Program.vigie("run").status == 64)
      #expect(try await Program.vigie("dance").status == 64)
    }

    @Test(.timeLimit(.minutes(5)))
    func `a store in use by another process is refused in one clear line`() async throws {
      let port = try freePort()
      let bot = try Bot(port: port, authority: try TestCertificates.shared().authority.certificateFile)
      try await bot.running { first in
        _ = try await first.line(containing: "keeps the watch")
        for subcommand in ["run", "rebuild"] {
          let second = try await Program.vigie(subcommand, "--config", bot.configuration)
          #expect(second.status == 1, "\(subcommand)")
          let said = second.errors.split(separator: "\n")
          #expect(said.count == 1, "\(second.errors)")
          #expect(said.first?.contains("vigie.sqlite") ?? false)
          #expect(said.first?.contains("\(first.processID)") ?? false, "which process holds it")
        }
        // Reading is free.
        let verified = try await Program.vigie("verify-journal", "--config", bot.configuration)
        #expect(verified.status == 0, "\(verified.errors)")
      }
    }

    @Test func `verify-journal compares with a head that was noted`() async throws {
      let folder = try TemporaryFolder("vigie-journal")
      let store = folder.file("vigie.sqlite")
      func play(_ lines: String) async throws {
        let played = try await Program.vigie("console", "--store", store, input: lines)
        try #require(played.status == 0, "\(played.errors)")
      }
      func verify(_ arguments: String...) async throws -> Program {
        try await Program.run(Checkout.vigie, ["verify-journal", "--store", store] + arguments)
      }
      try await play("/as capitaine\n/in #gest-63\n!activer crue\n!oui\n")
      let first = try await verify()
      let head = try #require(first.output.firstMatch(of: #/head ([0-9a-f]{8})/#)).1
      try await play("/as jo\n!signaler Issoire : un fait de plus\n")
      let later = try await verify("--expect", String(head))
      #expect(later.status == 0)
      #expect(later.output.contains(#/the expected head is that of row \d+/#))
      let wrong = try await verify("--expect", head == "11111111" ? "22222222" : "11111111")
      #expect(wrong.status == 1)
      #expect(wrong.output.contains("no row has the expected head"))

      try await DatabaseQueue(path: store).write { db in
        try db.execute(sql: "DROP TRIGGER journal_keeps_content")
        try db.execute(sql: "UPDATE journal SET actor = actor + 1 WHERE seq = 2")
      }
      let altered = try await verify()
      #expect(altered.status == 1)
      #expect(altered.output.contains("row 2 is wrong"))
    }
  }
}
