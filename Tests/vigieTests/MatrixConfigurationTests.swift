import ChatModel
import Foundation
import MatrixProtocol
import StrictYAML
import Testing
import VigieTestSupport

@testable import vigie

@Suite("Matrix homeservers of the configuration")
struct MatrixConfigurationTests {
  private func load(_ lines: [String], members: String = "") throws -> Configuration {
    let folder = try TemporaryFolder()
    try folder.write("sésame\n", to: "matrix-password")
    try folder.write(
      """
      language: fr
      store: vigie.sqlite
      commands: [commands]
      admins: ["@camille:example.org"]
      networks:
        etat:
          kind: matrix
      \(lines.map { "    " + $0 }.joined(separator: "\n"))
      authorities:
        PREF63: { kind: prefecture, name: "Préfecture", departements: ["63"], agreement: { signed: 2019-11-27, until: 2027-11-27 } }
      members:
        "etat/@Jean:example.org": { roles: [manager], authority: PREF63 }
        "@jean:example.org": { roles: [volunteer] }
      """, to: "vigie.yaml")
    return try ConfigurationReader.load(
      folder.file("vigie.yaml"), environment: ["CREDENTIALS_DIRECTORY": folder.path], today: "2026-11-24")
  }

  private static let sound = [
    "homeserver: \"https://matrix.example.org\"", "user: \"@vigie:example.org\"", "password_file: matrix-password",
    "channels: { \"#gest-63:example.org\": { is: managers, authority: PREF63, strict: true } }",
  ]

  @Test func everyKeyOfTheDesignIsRead() throws {
    let configuration = try load(
      Self.sound + ["tls: {}", "device: VIGIE2", "private: none", "encryption: pantalaimon"])
    let network = try #require(configuration.networks.first)
    let matrix = try #require(network.matrix)
    #expect(network.kind == .matrix && network.nick == "vigie")
    #expect(matrix.session.device == "VIGIE2" && matrix.session.privacy == .none && matrix.session.readsEncrypted)
    #expect(matrix.session.password == Secret("sésame"))
    #expect(matrix.session.channels == [.init("#gest-63:example.org", inspection: .strict)])
    #expect(configuration.deskSettings.blockNetworks == ["etat"])
    #expect(!"\(configuration)".contains("sésame"))
  }

  /// The whole user, letter for letter: two that differ in case alone are two people.
  @Test func peopleAreWholeUsers() throws {
    let configuration = try load(Self.sound)
    #expect(configuration.admins == ["etat/@camille:example.org"])
    let members = configuration.members.map(\.account)
    #expect(members.contains("etat/@Jean:example.org") && members.contains("etat/@jean:example.org"))
    #expect(configuration.members.first { $0.account == "etat/@Jean:example.org" }?.name == "Jean")
  }

  @Test(arguments: [
    (0, "homeserver: \"http://matrix.example.org\"", "http:// is for a loopback address only"),
    (0, "homeserver: \"https://matrix.example.org/path\"", "only the server"),
    (1, "user: vigie", "a whole user such as"),
    (2, "token_file: missing", "no file can be read"),
    (2, "password_file: matrix-password\n    private: board", "there is none without board:"),
    (3, "channels: { \"#gest-63\": { is: volunteers } }", "is not a room's alias"),
    (3, "channels: { \"#gest-63:example.org\": { is: volunteers, key_file: x } }", "key_file"),
  ])
  func faultsAreToldAtTheirPlace(line: Int, text: String, fault: String) throws {
    var lines = Self.sound
    lines[line] = text
    do {
      _ = try load(lines)
      Issue.record("« \(text) » passes")
    } catch let faults as YAMLFaults {
      #expect("\(faults)".contains(fault), "\(faults)")
    }
  }

  @Test func whoHasNotLoggedInYetIsTold() throws {
    let lines = Self.sound.filter { !$0.hasPrefix("password_file") }
    #expect(try load(lines).warnings.contains { $0.contains("vigie matrix login") })
    #expect(try !load(Self.sound).warnings.contains { $0.contains("vigie matrix login") })
  }
}
