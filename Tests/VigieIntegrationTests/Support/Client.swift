import VigieTestSupport

/// The real program with one network, on a server that says what a test makes it say.
struct Client: Sendable {
  static let volunteers = "#visov-veille"
  static let managers = "#gest-63"

  /// An account to identify with.
  struct Account: Sendable {
    var name = "jilles"
    var password = "sesame"
    /// As in the configuration; nil: all that can be done with a password.
    var mechanism: String?
  }

  let folder: TemporaryFolder

  /// - Parameters:
  ///   - tls: the value of `tls:`; `none` is for loopback alone.
  ///   - identity: how people are known.
  ///   - more: further lines of the network.
  init(
    port: Int, host: String = "127.0.0.1", tls: String = "none", account: Account?, identity: String = "account",
    more: String = ""
  ) throws {
    folder = try TemporaryFolder("vigie-client")
    try folder.write((account?.password ?? "") + "\n", to: "irc-password")
    let sasl = account.map { account in
      let mechanism = account.mechanism.map { ", mechanism: \($0)" } ?? ""
      return "sasl: { account: \(account.name), password_file: irc-password\(mechanism) }"
    }
    try folder.write(
      """
      language: fr
      time_zone: Europe/Paris
      store: \(folder.path)/vigie.sqlite
      commands: ["\(Checkout.commands)"]
      admins: [camille]
      networks:
        visov:
          kind: irc
          servers: ["\(host):\(port)"]
          tls: \(tls)
          nick: Vigie
          identity: \(identity)
          \(sasl ?? "# without an account")
          pacing: none
          throttle: none
          \(more)
          channels:
            "\(Self.volunteers)": { is: volunteers }
            "\(Self.managers)": { is: managers, authority: SDIS63 }
      authorities:
        SDIS63: { kind: sdis, name: "SDIS 63", departements: ["63"], agreement: { signed: 2019-11-27, until: 2999-11-27 } }
      members:
        camille: { roles: [admin, coordinator] }
        jo: { roles: [volunteer, verifier] }
        capitaine: { roles: [manager], authority: SDIS63 }
      """, to: "vigie.yaml")
  }

  /// Runs the program while `body` lasts, and ends it however that ends.
  func running<Result: Sendable>(_ body: (RunningProcess) async throws -> Result) async throws -> Result {
    let process = try RunningProcess(
      Checkout.vigie, ["run", "--config", folder.file("vigie.yaml"), "--log-level", "debug"], in: folder.path)
    let result: Swift.Result<Result, any Error>
    do { result = .success(try await body(process)) } catch { result = .failure(error) }
    await process.end()
    return try result.get()
  }

  /// Runs the program on a server with these manners; without any, the server says nothing but what the test says.
  static func on(
    _ manners: ScriptedIRCServer.Manners = .silent, account: Account? = nil,
    more: String = "", _ body: (ScriptedIRCServer, RunningProcess) async throws -> Void
  ) async throws {
    let server = try await ScriptedIRCServer.start(manners)
    let result: Swift.Result<Void, any Error>
    do {
      let client = try Client(port: server.port, account: account, more: more)
      result = .success(try await client.running { try await body(server, $0) })
    } catch {
      result = .failure(error)
    }
    await server.stop()
    try result.get()
  }
}

extension ScriptedIRCServer {
  /// The next line of the client, whatever it is.
  func next() async throws -> String { try await lines.next("line") }

  /// The client comes in and is offered this; what it asks for is granted.
  ///
  /// - Returns: what it says next.
  func negotiate(_ offer: String, expecting request: String?) async throws -> String {
    guard try await next() == "CAP LS 302" else { return "not CAP LS 302" }
    guard try await next() == "NICK Vigie" else { return "not NICK" }
    guard try await next().hasPrefix("USER ") else { return "not USER" }
    try await say(":irc.test CAP * LS :\(offer)")
    if let request {
      let asked = try await next()
      guard asked == "CAP REQ \(request)" else { return asked }
      try await say(":irc.test CAP * ACK :\(request)")
    }
    return try await next()
  }
}

extension ScriptedIRCServer.Manners {
  /// Leaves every word to the test, but for the last.
  static let silent = ScriptedIRCServer.Manners(answer: { $0.command == "QUIT" ? ["ERROR :Closing link"] : [] })
}
