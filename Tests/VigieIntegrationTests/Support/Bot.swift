import Foundation
import VigieTestSupport

/// The `vigie` executable with a configuration, a store and a copy of the commands, all in one folder.
struct Bot: Sendable {
  static let account = "vigie"
  static let accounts = [account, "capitaine", "jo", "lea", "camille"]
  static let managers = "#gest-63"
  static let volunteers = "#visov-veille"
  static let coordination = "#visov-coord"

  let folder: TemporaryFolder

  var configuration: String { folder.file("vigie.yaml") }
  var store: String { folder.file("vigie.sqlite") }
  var commands: String { folder.file("commands") }

  /// - Parameters:
  ///   - host: as the configuration names the server.
  ///   - authority: the PEM file that is trusted.
  ///   - volunteers: accounts that may report, beside `jo` and `lea`.
  ///   - rooms: more rooms of managers of the same authority.
  ///   - isPaced: speaks as fast as the server lets it, as in service; else as fast as it can.
  init(
    port: Int, authority: String, host: String = "localhost", password: String = IRCServer.password(of: account),
    volunteers: [String] = [], rooms: [String] = [], isPaced: Bool = false
  ) throws {
    folder = try TemporaryFolder("vigie-bot")
    try FileManager.default.copyItem(atPath: Checkout.commands, toPath: folder.file("commands"))
    try folder.write(password + "\n", to: "irc-password")
    let channels =
      rooms.map { "      \"\($0)\": { is: managers, authority: SDIS63 }" } + [
        "      \"\(Self.coordination)\": { is: coordination }"
      ]
    let members = volunteers.map { "  \($0): { roles: [volunteer] }" }.joined(separator: "\n")
    try folder.write(
      """
      language: fr
      time_zone: Europe/Paris
      store: \(folder.path)/vigie.sqlite
      commands: [\(folder.path)/commands]
      admins: [camille]
      retention: { erase: 365 }
      networks:
        visov:
          kind: irc
          servers: ["\(host):\(port)"]
          tls: { ca: "\(authority)" }
          nick: Vigie
          sasl: { account: \(Self.account), password_file: irc-password }
          identity: account
          \(isPaced ? "# at the server's pace" : "pacing: none")
          throttle: none
          channels:
            "\(Self.volunteers)": { is: volunteers }
            "\(Self.managers)": { is: managers, authority: SDIS63 }
      \((rooms.isEmpty ? [] : channels).joined(separator: "\n"))
      authorities:
        SDIS63:
          kind: sdis
          name: "SDIS du Puy-de-Dôme"
          departements: ["63"]
          agreement: { signed: 2019-11-27, until: 2999-11-27 }
          emergency_phone: "04 65 71 00 63"
      members:
        camille: { roles: [admin, coordinator] }
        jo: { roles: [volunteer, verifier, publisher] }
        lea: { name: "Léa", roles: [volunteer, verifier] }
        capitaine: { name: "capitaine", roles: [manager], authority: SDIS63 }
      \(members)
      default_role: none
      relays: { accounts: { X: { network: x, handle: visov } } }
      """, to: "vigie.yaml")
  }

  init(on server: IRCServer, volunteers: [String] = [], rooms: [String] = [], isPaced: Bool = false) throws {
    try self.init(
      port: server.port, authority: server.authority, volunteers: volunteers, rooms: rooms, isPaced: isPaced)
  }

  func start(_ more: [String] = []) throws -> RunningProcess {
    try RunningProcess(
      Checkout.vigie, ["run", "--config", configuration, "--log-level", "debug"] + more, in: folder.path)
  }

  /// Runs the bot while `body` lasts, and ends it however that ends.
  func running<Result: Sendable>(
    _ more: [String] = [], _ body: (RunningProcess) async throws -> Result
  ) async throws -> Result {
    let process = try start(more)
    let result: Swift.Result<Result, any Error>
    do { result = .success(try await body(process)) } catch { result = .failure(error) }
    await process.end()
    return try result.get()
  }
}
