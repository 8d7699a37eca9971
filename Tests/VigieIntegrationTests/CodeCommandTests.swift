import Foundation
import Testing
import VigieTestSupport

extension IntegrationTests {
  /// A network without services: somebody is known by a code of `vigie code`.
  @Suite("One-time codes", .timeLimit(.minutes(5)))
  struct CodeCommandTests {
    @Test func `a code makes its member known, once, and is kept nowhere`() async throws {
      let server = try await ScriptedIRCServer.start()
      let client = try Client(port: server.port, account: nil, identity: "code")
      func jo(_ text: String, to target: String, as prefix: String = "jo!u@h.test") async throws {
        try await server.say(":\(prefix) PRIVMSG \(target) :\(text)")
      }
      func told(_ words: String) async throws { _ = try await server.lines.next(words) { $0.contains(words) } }
      func code() async throws -> String {
        let made = try await Program.vigie("code", "--config", client.folder.file("vigie.yaml"), "--member", "jo")
        try #require(made.status == 0, "\(made.errors)")
        #expect(made.output.contains("once, for visov/jo, until "))
        return String(made.output.prefix(9))
      }
      let log = try await client.running { log in
        _ = try await server.heard("JOIN")
        try await server.say(":jo!u@h.test JOIN \(Client.volunteers)")
        try await jo("!ping", to: Client.volunteers)
        try await told("Demandez un code à un administrateur de Vigie")
        let codes = [try await code(), try await code(), try await code()]
        // Only the newest is good; in a room it is no more.
        try await jo("!code \(codes[0])", to: "Vigie")
        try await told("Code refusé")
        try await jo("!code \(codes[2])", to: Client.volunteers)
        try await told("Code annulé")
        let good = try await code()
        try await jo("!code \(good)", to: "Vigie")
        try await told("Code accepté")
        try await jo("!ping", to: Client.volunteers)
        try await told("Je suis là")
        try await jo("!langue en", to: "Vigie")
        try await told("NOTICE jo ")
        // The same nick from elsewhere is nobody.
        try await jo("!ping", to: Client.volunteers, as: "jo!m@evil.test")
        try await told("Demandez un code")
        for spoken in codes + [good] {
          #expect(!server.lines.untaken.contains { $0.contains(spoken) })
        }
        return (log.lines, codes + [good])
      }
      await server.stop()
      let files = try FileManager.default.contentsOfDirectory(atPath: client.folder.path).filter { $0 != "commands" }
      #expect(files.contains("vigie.sqlite.codes"))
      for code in log.1 {
        let bare = code.filter { $0 != "-" }
        #expect(!log.0.contains { $0.contains(code) || $0.contains(bare) })
        for file in files {
          let bytes = FileManager.default.contents(atPath: client.folder.file(file)) ?? Data()
          #expect(bytes.range(of: Data(code.utf8)) == nil && bytes.range(of: Data(bare.utf8)) == nil, "\(file)")
        }
      }
    }

    @Test func `nobody gets a code whom the bot does not know, or where none are taken`() async throws {
      let client = try Client(port: 6667, account: nil, identity: "code")
      let unknown = try await Program.vigie("code", "--config", client.folder.file("vigie.yaml"), "--member", "nemo")
      #expect(unknown.status == 1 && unknown.errors.contains("visov/nemo is nobody that the bot knows"))
      let usual = try Client(port: 6667, account: nil)
      let refused = try await Program.vigie("code", "--config", usual.folder.file("vigie.yaml"), "--member", "jo")
      #expect(refused.status == 1 && refused.errors.contains("identity: code"))
    }
  }
}
