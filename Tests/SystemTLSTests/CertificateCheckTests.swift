import NIOCore
import SystemTLS
import Testing
import VigieTestSupport

/// Real servers with good and bad certificates: who is let in, and what is said of the others.
@Suite(.timeLimit(.minutes(5)))
struct CertificateCheckTests {
  let certificates: TestCertificates

  init() throws {
    certificates = try TestCertificates.shared()
  }

  private var trusting: TLSClientConfiguration {
    TLSClientConfiguration(caFile: certificates.authority.certificateFile)
  }

  private func failure(
    of pair: TestCertificates.Pair, name: String = "localhost", _ configuration: TLSClientConfiguration? = nil
  ) async throws -> TLSFailure? {
    try await TestServer.with(pair, ["-rev"]) { server in
      let client = try await TestClient.connect(port: server.port, name: name, configuration ?? trusting)
      return try await client.failure()
    }
  }

  /// Sends a line to a server that sends lines back reversed.
  private func talk(
    to pair: TestCertificates.Pair, name: String = "localhost", _ configuration: TLSClientConfiguration? = nil
  ) async throws -> TLSHandshakeCompleted {
    try await TestServer.with(pair, ["-rev"]) { server in
      let client = try await TestClient.connect(
        port: server.port, name: name, early: "!ping\n", configuration ?? trusting)
      let completed = try await client.completed()
      #expect(String(buffer: try await client.received(6)) == "gnip!\n")
      try await client.send("!aide\n")
      #expect(String(buffer: try await client.received(12)) == "gnip!\nedia!\n")
      try await client.early.get()
      try await client.close()
      #expect(try await client.errors().isEmpty)
      return completed
    }
  }

  @Test(arguments: ["localhost", "LOCALHOST", "localhost.", "irc.test", "a.wild.test", "127.0.0.1", "::1", "[::1]"])
  func goodCertificateIsTrusted(name: String) async throws {
    let completed = try await talk(to: certificates.server, name: name)
    #expect(completed.version == "TLSv1.3")
    #expect(completed.cipher.hasPrefix("TLS_"))
    #expect(completed.peer == (try CertificatePin("sha256:\(certificates.server.fingerprint)")))
  }

  /// The configured file may hold the server's own certificate instead of an authority's.
  @Test func certificateInTheFileIsTrustedItself() async throws {
    for pair in [certificates.selfSigned, certificates.server] {
      let completed = try await talk(to: pair, TLSClientConfiguration(caFile: pair.certificateFile))
      #expect(completed.peer == (try CertificatePin("sha256:\(pair.fingerprint)")))
    }
    let configuration = TLSClientConfiguration(caFile: certificates.selfSigned.certificateFile)
    #expect(try await failure(of: certificates.selfSigned, name: "other.test", configuration)?.offered != nil)
  }

  @Test(arguments: [
    ("other.test", "other.test"), ("b.a.wild.test", "b.a.wild.test"), ("wild.test", "wild.test"),
    ("127.0.0.2", "127.0.0.2"), ("::2", "::2"),
  ])
  func nameThatTheCertificateLacksIsRefused(name: String, wanted: String) async throws {
    let failure = try await failure(of: certificates.server, name: name)
    let names = ["localhost", "irc.test", "*.wild.test", "127.0.0.1", "::1"]
    #expect(failure?.reason == .wrongName(wanted: wanted, names: names))
    #expect(failure?.offered == (try CertificatePin("sha256:\(certificates.server.fingerprint)")))
  }

  @Test func addressIsNotTakenForAName() async throws {
    let failure = try await failure(of: certificates.nameOnly, name: "127.0.0.1")
    #expect(failure?.reason == .wrongName(wanted: "127.0.0.1", names: ["localhost"]))
  }

  @Test func eachFaultIsNamed() async throws {
    let table: [(TestCertificates.Pair, TLSFailure.Reason)] = [
      (certificates.expired, .expired(on: "2021-01-01")),
      (certificates.future, .notYetValid(until: "2090-01-01")),
      (certificates.wrongName, .wrongName(wanted: "localhost", names: ["other.test"])),
      (certificates.selfSigned, .selfSigned),
      (certificates.stranger, .unknownAuthority(issuer: "Nobody's authority")),
    ]
    for (pair, reason) in table {
      let failure = try await failure(of: pair)
      #expect(failure == TLSFailure(reason, offered: try CertificatePin("sha256:\(pair.fingerprint)")))
    }
  }

  @Test func systemTrustsNoTestAuthority() async throws {
    let failure = try await failure(of: certificates.server, TLSClientConfiguration())
    #expect(failure?.reason == .unknownAuthority(issuer: "Vigie test authority"))
  }

  @Test func fittingPinDecidesAlone() async throws {
    for pair in [certificates.selfSigned, certificates.expired, certificates.wrongName, certificates.stranger] {
      let pin = try CertificatePin("sha256:\(pair.fingerprint)")
      let completed = try await talk(to: pair, name: "irc.test", TLSClientConfiguration(pin: pin))
      #expect(completed.peer == pin)
    }
  }

  @Test func otherPinIsRefusedWhateverTheChain() async throws {
    let wanted = try CertificatePin("sha256:\(certificates.selfSigned.fingerprint)")
    var configuration = trusting
    configuration.pin = wanted
    let failure = try await failure(of: certificates.server, configuration)
    let offered = try CertificatePin("sha256:\(certificates.server.fingerprint)")
    #expect(failure == TLSFailure(.pinMismatch(wanted: wanted), offered: offered))
  }

  /// The second connection must show its certificate too: nothing of the first is resumed.
  @Test(arguments: ["-tls1_2", "-tls1_3"])
  func noSessionIsReused(version: String) async throws {
    let context = try TLSClientContext(trusting)
    try await TestServer.with(certificates.server, [version]) { server in
      for _ in 1...2 {
        let client = try await TestClient.connect(port: server.port, context)
        _ = try await client.completed()
        _ = try await server.process.line(containing: "CIPHER is")
        try await client.close()
      }
      let output = String(decoding: server.process.output, as: UTF8.self)
      #expect(!output.contains("Reused session-id"))
    }
  }

  @Test func serverNameIsSentAhead() async throws {
    try await TestServer.with(
      certificates.wrongName,
      [
        "-servername", "irc.test", "-cert2", certificates.server.certificateFile, "-key2",
        certificates.server.keyFile,
      ]
    ) { server in
      let named = try await TestClient.connect(port: server.port, name: "irc.test", trusting)
      #expect(try await named.completed().peer == CertificatePin("sha256:\(certificates.server.fingerprint)"))
      _ = try await server.process.line(containing: "Hostname in TLS extension: \"irc.test\"")
      try await named.close()
      // An address is never sent: the server shows its other certificate.
      let unnamed = try await TestClient.connect(port: server.port, name: "127.0.0.1", trusting)
      #expect(try await unnamed.failure()?.reason == .wrongName(wanted: "127.0.0.1", names: ["other.test"]))
    }
  }

  @Test(arguments: ["-tls1_2", "-tls1_3"])
  func clientCertificateIsGiven(version: String) async throws {
    var configuration = trusting
    configuration.certificateFile = certificates.client1.certificateFile
    configuration.keyFile = certificates.client1.keyFile
    try await TestServer.with(certificates.server, [version] + asking) { server in
      let client = try await TestClient.connect(port: server.port, configuration)
      _ = try await client.completed()
      _ = try await server.process.line(containing: "subject=CN = client1")
      try await client.close()
    }
  }

  @Test(arguments: ["-tls1_2", "-tls1_3"])
  func missingClientCertificateIsSaid(version: String) async throws {
    try await TestServer.with(certificates.server, [version] + asking) { server in
      let client = try await TestClient.connect(port: server.port, trusting)
      let failure = try await client.failure()
      // TLS 1.2 has no alert of its own for that.
      let reason: TLSFailure.Reason =
        version == "-tls1_3" ? .alert(116, "unknown") : .alert(40, "handshake failure")
      #expect(failure?.reason == reason)
    }
  }

  private var asking: [String] { ["-Verify", "2", "-CAfile", certificates.authority.certificateFile] }
}
