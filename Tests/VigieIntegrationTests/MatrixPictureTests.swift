import Foundation
import MatrixProtocol
import SystemCrypto
import SystemHTTP
import Testing
import VigieTestSupport

extension IntegrationTests {
  /// Pictures as evidence: from a real homeserver into a file beside the store, and onto a page.
  @Suite("Pictures of what reports say")
  struct MatrixPictureTests {
    @Test(.timeLimit(.minutes(5)))
    func `a picture shown on Matrix is kept with its hash, whatever is killed, and seen on the card`() async throws {
      try await IRCServer.run(accounts: Bot.accounts) { irc in
        try await Homeserver.run(accounts: MatrixTests.people) { matrix in
          let chef = try await MatrixPerson.logIn(matrix, as: "chef")
          let room = try await chef.makeRoom("gest-63", inviting: ["vigie"])
          let jo = try await Person.join(irc, as: "jo", channels: [Bot.volunteers])
          let bot = try Bot(on: irc, and: matrix)
          let url = try bot.addBoard()
          try await bot.running { process in
            try await jo.seesBot(in: Bot.volunteers)
            try await chef.seesBot(in: room)
            try await chef.ask("!activer crue de l’Allier", in: room, expecting: "Activer l’équipe")
            try await chef.ask("!oui", in: room, expecting: "activée")
            try await jo.ask("!rejoindre 63", in: Bot.volunteers, expecting: "63-crue")
            let recorded = try await chef.ask(
              "!signaler Issoire : pont coupé", in: room, expecting: "S1 enregistré")
            // In answer to what Vigie said of it, and as a caption.
            let first = try await chef.upload(Sample.png)
            try await chef.show(first, in: room, inAnswerTo: recorded["event_id"]?.string)
            try await chef.heard("Image pour S1")
            let second = try await chef.upload(Sample.other)
            try await chef.show(second, "!signaler Coudes : cave inondée", in: room)
            try await chef.heard("L’image va avec S2")
            try await bot.keeps([Sample.png, Sample.other], process)
          }
          // Said while the power is away; it is read when it comes back, once.
          try await chef.show(try await chef.upload(Sample.third), "!photo 2", in: room)
          let mark = jo.lines.count
          try await bot.running { process in
            try await jo.seesBot(in: Bot.volunteers, from: mark)
            try await chef.heard("Image pour S2")
            try await bot.keeps([Sample.third], process)
            _ = try await process.line(containing: "the board listens")
            try await card(jo, url)
          }
          let names = try FileManager.default.contentsOfDirectory(atPath: "\(bot.store).pictures")
          #expect(names.count == 3, "\(names)")
          let verified = try await Program.run(Checkout.vigie, ["verify-journal", "--store", bot.store])
          #expect(verified.status == 0, "\(verified.output)")
          try FileManager.default.removeItem(atPath: "\(bot.store).pictures/\(names[0])")
          let lacking = try await Program.run(Checkout.vigie, ["verify-journal", "--store", bot.store])
          #expect(lacking.status == 1 && lacking.output.contains("picture \(names[0]): the file is missing"))
          chef.leave()
          await jo.leave()
        }
      }
    }

    private func card(_ jo: Person, _ url: String) async throws {
      try await Driver.browser { browser in
        let said = try await jo.ask("!document", in: "Vigie", expecting: "\(url)/l/")
        let start = try #require(said.range(of: url)?.lowerBound)
        try await browser("open \(said[start...].prefix { $0 != " " && $0 != "\u{A0}" })")
        try await browser("press Ouvrir le document")
        let page = try await browser("at \(url)/c/")
        try await browser("open \(page)/S2")
        try await browser("sees Image 2, PNG")
        try await browser("pictures 2")
        try await browser("axe")
        try await browser("quiet")
        if let folder = ProcessInfo.processInfo.environment["VIGIE_PICTURES"] {
          try await browser("shot \(folder)/evidence.png")
        }
      }
    }

    @Test(.timeLimit(.minutes(5)))
    func `a picture of an encrypted room is opened by Vigie, and by nobody on the way`() async throws {
      try await IRCServer.run(accounts: Bot.accounts) { irc in
        try await Homeserver.run(accounts: MatrixTests.people) { matrix in
          try await Pantalaimon.run(before: matrix) { proxy in
            try await Driver.encrypting("chef", on: matrix) { chef in
              try await chef("room gest-63 vigie")
              let bot = try Bot(on: irc, and: matrix, through: proxy.port)
              try await bot.running { process in
                _ = try await process.line(containing: "logged in")
                try await chef("meets vigie")
                try await chef("say !activer crue de l’Allier")
                try await chef("hears Activer l’équipe")
                try await chef("say !oui")
                try await chef("hears activée")
                let file = bot.folder.file("shown.png")
                try Data(Sample.png).write(to: URL(fileURLWithPath: file))
                try await chef("shows \(file) !signaler Issoire : pont coupé")
                #expect(try await chef("hears L’image va avec S1").hasPrefix("sealed "))
                try await bot.keeps([Sample.png], process)
                #expect(process.lines.allSatisfy { !$0.contains("mxc://") })
              }
            }
          }
        }
      }
    }

    /// Small pictures, each a picture for a browser too.
    private enum Sample {
      static let png = make(0)
      static let other = make(1)
      static let third = make(2)

      /// A picture of one point, and something behind its end.
      private static func make(_ tail: UInt8) -> [UInt8] {
        let text = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
        return Array(Data(base64Encoded: text) ?? Data()) + [tail]
      }
    }
  }
}

extension Bot {
  /// - Returns: how people reach it.
  func addBoard() throws -> String {
    let port = try freePort()
    let url = "http://127.0.0.1:\(port)"
    let text = try String(contentsOfFile: configuration, encoding: .utf8)
    try folder.write(text + "\nboard: { listen: \"127.0.0.1:\(port)\", url: \"\(url)\" }\n", to: "vigie.yaml")
    return url
  }

  /// Until each of these is kept; it is then in a file that has its hash for a name.
  func keeps(_ wanted: [[UInt8]], _ process: RunningProcess) async throws {
    for bytes in wanted {
      let hash = Hex.encode(SHA256.hash(bytes))
      _ = try await process.line(containing: hash)
      #expect(FileManager.default.contents(atPath: "\(store).pictures/\(hash)") == Data(bytes))
    }
  }
}

extension MatrixPerson {
  /// - Returns: its address.
  func upload(_ bytes: [UInt8]) async throws -> String {
    let answer = try await media(.post, "upload?filename=pont.png", bytes, type: "image/png")
    return answer["content_uri"]?.string ?? ""
  }

  func show(_ address: String, _ caption: String? = nil, in room: String, inAnswerTo id: String? = nil) async throws {
    var content: [String: JSON] = [
      "msgtype": "m.image", "url": .string(address), "filename": "pont.png", "body": .string(caption ?? "pont.png"),
      "info": ["mimetype": "image/png"],
    ]
    if let id { content["m.relates_to"] = ["m.in_reply_to": ["event_id": .string(id)]] }
    try await send("m.room.message", .object(content), in: room)
  }
}
