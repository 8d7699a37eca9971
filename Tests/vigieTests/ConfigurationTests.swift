import ChatModel
import CrisisCore
import Foundation
import IRCNetwork
import IRCProtocol
import StrictYAML
import SystemTLS
import Testing
import VigieTestSupport

@testable import vigie

@Suite("The configuration")
struct ConfigurationTests {
  @Test("The annotated sample is sound, and means what it says")
  func sample() throws {
    let folder = try TemporaryFolder()
    try folder.write("secret\n", to: "irc-password")
    let configuration = try ConfigurationReader.load(
      Repository.path("deploy/vigie.yaml"), environment: ["CREDENTIALS_DIRECTORY": folder.path], today: "2026-11-24")
    #expect(configuration.language == .french)
    #expect(configuration.zone.identifier == "Europe/Paris")
    #expect(configuration.admins == ["visov/camille"])
    let network = try #require(configuration.networks.first)
    #expect(network.servers == [IRCServer(host: "irc.example.org", port: 6697)])
    #expect(network.tls == TLSClientConfiguration())
    #expect(network.sasl?.password == Secret("secret"))
    #expect(network.pacing == Pacing(burst: 4, every: 2_000))
    #expect(
      network.channels == [
        .init(name: "#visov-veille", venue: .volunteers), .init(name: "#visov-coord", venue: .coordination),
        .init(name: "#gest-63", venue: .managers(authority: "SDIS63"), isStrict: true),
      ])
    #expect(configuration.authorities.map(\.code) == ["SDIS63", "PREF63"])
    let camille = try #require(configuration.members.first { $0.account == "visov/camille" })
    #expect(camille.roles == [.admin, .coordinator] && camille.name == "Camille")
    #expect(configuration.members.first { $0.account == "visov/lea" }?.name == "Léa")
    #expect(configuration.members.first { $0.account == "visov/capitaine" }?.manages == ["SDIS63"])
    #expect(configuration.onCall?.names == ["Camille"])
    #expect(configuration.digest == .init(every: 2 * .hour, firstWithin: 10 * .minute))
    #expect(configuration.warnings == [])
  }

  @Test("A password is never printed")
  func secrets() {
    let settings = SASLCredentials(account: "vigie", password: Secret("hunter2"), mechanisms: [])
    var dumped = ""
    dump(settings, to: &dumped)
    #expect(!"\(settings)".contains("hunter2") && !dumped.contains("hunter2"))
    #expect(!String(reflecting: settings).contains("hunter2"))
  }

  @Test("Every fault is told at once, at its place")
  func allFaults() throws {
    let faults = try faults(
      """
      language: de
      time_zone: Europe/Pariss
      store: /tmp/x.sqlite
      comands: [commands]
      commands: [commands]
      admins: []
      networks:
        visov:
          kind: irc
          servers: ["irc.example.org"]
          tls: none
          nick: "9Vigie"
          channels:
            "#gest-63": { is: managers }
            "#x": { is: volunteer }
      authorities:
        SDIS63: { kind: sdis, name: "SDIS", departements: [630], agreement: { signed: 2027-11-27, until: 2019-11-31 } }
      members:
        jo: { roles: [volonteer] }
        cap: { roles: [manager] }
        x: { roles: [manager], authority: NONE }
      on_call: { accounts: [camille], telephone: "abc" }
      digest: { every: 2 }
      """)
    let wanted: [(line: Int, word: String)] = [
      (1, "de"), (2, "time zone"), (4, "comands"), (6, "at least one account"), (10, "host:port"), (12, "nick"),
      (14, "authority"), (15, "volunteers"), (17, "département"), (17, "not a day"), (19, "volunteer"),
      (20, "authority"), (21, "NONE"), (22, "telephone"), (23, "duration"),
    ]
    for (line, word) in wanted {
      #expect(faults.contains { $0.line == line && $0.message.contains(word) }, "line \(line): \(word)")
    }
  }

  @Test("Plain text is for loopback only")
  func plainText() throws {
    let remote = try faults(Self.minimal(servers: #"["irc.example.org:6667"]"#, extra: "tls: none"))
    #expect(remote.count == 1 && remote[0].message.contains("loopback"))
    for host in ["127.0.0.1:6667", "[::1]:6667", "localhost:6667"] {
      let configuration = try load(Self.minimal(servers: #"["\#(host)"]"#, extra: "tls: none"))
      #expect(configuration.networks[0].tls == nil)
    }
  }

  @Test(
    "SASL needs a secret or a certificate that are there",
    arguments: [
      ("sasl: { account: vigie }", "password_file"),
      ("sasl: { account: vigie, password_file: nowhere }", "no file can be read"),
      ("sasl: { account: vigie, password_file: empty }", "one line"),
      ("sasl: { account: vigie, password_file: two-lines }", "one line"),
      ("sasl: { account: vigie, password_file: secret, mechanism: external }", "certificate"),
      ("tls: { certificate: secret }", "go together"),
      ("tls: { pin: \"sha256:00\" }", "fingerprint"),
    ])
  func secretsOnDisk(extra: String, word: String) throws {
    let faults = try faults(Self.minimal(extra: extra))
    #expect(faults.contains { $0.message.contains(word) }, "\(faults)")
  }

  @Test("none lifts pacing and throttle")
  func lifted() throws {
    let configuration = try load(Self.minimal(extra: "pacing: none\n    throttle: none"))
    #expect(configuration.networks[0].pacing == Pacing.none)
    #expect(configuration.networks[0].throttle == nil)
    #expect(try load(Self.minimal()).networks[0].throttle == .init(commands: 12, per: .minute))
  }

  @Test("With several networks an account says whose")
  func severalNetworks() throws {
    let second =
      "\n  autre:\n    kind: irc\n    servers: [\"127.0.0.1:1\"]\n    nick: Vigie\n    channels: { \"#a\": { is: volunteers } }"
    let text = Self.minimal() + second
    let faults = try faults(text)
    #expect(faults.contains { $0.message.contains("network/account") })
    let mended = text.replacing("admins: [camille]", with: "admins: [\"autre/camille\"]")
    #expect(try load(mended).admins == ["autre/camille"])
  }

  @Test("What deserves a look is a warning, not a fault")
  func warnings() throws {
    let configuration = try load(
      Self.minimal(extra: "identity: nick") + "\ndefault_role: volunteer\nauthorities:\n"
        + "  OLD: { kind: sdis, name: \"Ancien\", departements: [\"01\"], agreement: { signed: 2010-01-01, until: 2015-01-01 } }\n"
        + "  NEW: { kind: sdis, name: \"Nouveau\", departements: [\"01\"] }\n")
    #expect(configuration.warnings.count == 5, "\(configuration.warnings)")
  }

  @Test(
    "Addresses",
    arguments: [
      ("irc.example.org:6697", "irc.example.org", 6697), ("[::1]:6697", "::1", 6697), ("127.0.0.1:1", "127.0.0.1", 1),
    ])
  func endpoints(text: String, host: String, port: Int) {
    #expect(Endpoint.read(text) == IRCServer(host: host, port: port))
  }

  @Test(
    "What is no address", arguments: ["", "host", "host:", ":1", "host:0", "host:65536", "::1:6697", "[x]:1", "a b:1"])
  func badEndpoints(text: String) {
    #expect(Endpoint.read(text) == nil)
  }

  // MARK: - Files

  static func minimal(servers: String = #"["irc.example.org:6697"]"#, extra: String = "identity: account") -> String {
    """
    store: vigie.sqlite
    commands: [commands]
    admins: [camille]
    networks:
      visov:
        kind: irc
        servers: \(servers)
        nick: Vigie
        channels: { "#visov-veille": { is: volunteers } }
        \(extra)
    """
  }

  private func load(_ text: String) throws -> Configuration {
    let folder = try TemporaryFolder()
    try folder.write("hunter2", to: "secret")
    try folder.write("", to: "empty")
    try folder.write("a\nb\n", to: "two-lines")
    let path = try folder.write(text, to: "vigie.yaml")
    return try ConfigurationReader.load(path, environment: [:], today: "2026-11-24")
  }

  private func faults(_ text: String) throws -> [YAMLFault] {
    do {
      _ = try load(text)
      return []
    } catch let faults as YAMLFaults {
      return faults.faults
    }
  }
}

/// The checkout that the tests are in.
enum Repository {
  static func path(_ relative: String) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent(relative).path
  }
}
