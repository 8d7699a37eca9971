import ChatModel
import Foundation
import IRCProtocol
import StrictYAML
import Testing
import VigieTestSupport

@testable import vigie

@Suite("Rooms of the configuration: keys, strictness, the nick's regain")
struct RoomConfigurationTests {
  private func load(_ channel: String, network: String = "") throws -> Configuration {
    let folder = try TemporaryFolder()
    try folder.write("sésame\n", to: "gest-63.key")
    try folder.write("un deux\n", to: "bad.key")
    try folder.write("secret\n", to: "irc-password")
    try folder.write(
      """
      language: fr
      time_zone: Europe/Paris
      store: vigie.sqlite
      commands: [commands]
      admins: [camille]
      networks:
        visov:
          kind: irc
          servers: ["irc.example.org:6697"]
          nick: Vigie
          sasl: { account: vigie, password_file: irc-password }
      \(network.isEmpty ? "" : "    \(network)\n")    channels:
            "#gest-63": \(channel)
      authorities:
        SDIS63: { kind: sdis, name: "SDIS 63", departements: ["63"], agreement: { signed: 2019-11-27, until: 2027-11-27 } }
      """, to: "vigie.yaml")
    return try ConfigurationReader.load(
      folder.file("vigie.yaml"), environment: ["CREDENTIALS_DIRECTORY": folder.path], today: "2026-11-24")
  }

  @Test func aKeyIsASecretInAFile() throws {
    let configuration = try load("{ is: managers, authority: SDIS63, key_file: gest-63.key, strict: true }")
    let channel = try #require(configuration.networks.first?.channels.first)
    #expect(channel.key == Secret("sésame") && channel.isStrict)
    #expect(!"\(channel)".contains("sésame"))
  }

  @Test(arguments: [
    ("{ is: volunteers, strict: true }", "strict is for a managers' channel"),
    ("{ is: managers, authority: SDIS63, strict: perhaps }", "true or false"),
    ("{ is: volunteers, key_file: missing.key }", "no file can be read"),
    ("{ is: volunteers, key_file: bad.key }", "no space, comma or colon"),
  ])
  func faultsAreToldAtTheirPlace(channel: String, fault: String) throws {
    do {
      _ = try load(channel)
      Issue.record("« \(channel) » passes")
    } catch let faults as YAMLFaults {
      let text = "\(faults)"
      #expect(text.contains(fault) && text.contains("vigie.yaml:13:"), "\(text)")
    }
  }

  @Test func regainIsAWordOfNickServ() throws {
    let channel = "{ is: managers, authority: SDIS63 }"
    #expect(try load(channel).networks.first?.regain == nil)
    #expect(try load(channel, network: "regain: ghost").networks.first?.regain == .ghost)
    #expect(throws: YAMLFaults.self) { try load(channel, network: "regain: please") }
  }
}
