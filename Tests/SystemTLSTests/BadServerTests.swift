import NIOCore
import SystemTLS
import Testing
import VigieTestSupport

/// Servers that do not get as far as showing a certificate.
@Suite(.timeLimit(.minutes(5)))
struct BadServerTests {
  /// The first 24 bytes of a ServerHello of 122.
  private static let halfServerHello: [UInt8] =
    [22, 3, 3, 0, 122, 2, 0, 0, 118, 3, 3] + [UInt8](repeating: 0x5a, count: 13)

  private func failure(
    _ behaviour: RawServer.Behaviour, timeout: TimeAmount = .seconds(15)
  ) async throws -> TLSFailure? {
    try await RawServer.with(behaviour) { server in
      let client = try await TestClient.connect(
        port: server.port, TLSClientConfiguration(handshakeTimeout: timeout))
      let failure = try #require(try await client.failure())
      await #expect(throws: failure) { try await client.early.get() }
      return failure
    }
  }

  @Test(arguments: [
    "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n",
    ":irc.test NOTICE AUTH :*** Looking up your hostname\r\n",
    "SSH-2.0-OpenSSH_9.2\r\n",
    "220 mail.test ESMTP\r\n",
    String(repeating: "\u{0}", count: 64),
  ])
  func anotherProtocolIsNoTLS(greeting: String) async throws {
    #expect(try await failure(.answers(Array(greeting.utf8))) == TLSFailure(.notTLS))
    #expect(try await failure(.answersAndCloses(Array(greeting.utf8))) == TLSFailure(.notTLS))
  }

  @Test func silenceEndsWithTheTimer() async throws {
    #expect(try await failure(.staysSilent, timeout: .milliseconds(50))?.reason == .handshakeTimeout(.milliseconds(50)))
  }

  @Test func halfAServerHelloEndsWithTheTimer() async throws {
    let failure = try await failure(.answers(Self.halfServerHello), timeout: .milliseconds(50))
    #expect(failure == TLSFailure(.handshakeTimeout(.milliseconds(50))))
  }

  @Test func connectionClosedOnTheWayIsSaid() async throws {
    let closing: [RawServer.Behaviour] = [
      .closesAtOnce, .answersAndCloses([]), .answersAndCloses(Self.halfServerHello), .resets,
    ]
    for behaviour in closing {
      #expect(try await failure(behaviour) == TLSFailure(.closedDuringHandshake))
    }
  }

  @Test func alertInsteadOfAServerHelloIsTold() async throws {
    #expect(try await failure(.answers([21, 3, 3, 0, 2, 2, 40]))?.reason == .alert(40, "handshake failure"))
    #expect(try await failure(.answers([21, 3, 3, 0, 2, 2, 112]))?.reason == .alert(112, "unrecognized name"))
    #expect(try await failure(.answers([21, 3, 3, 0, 2, 2, 70]))?.reason == .protocolVersion)
  }

  @Test(arguments: ["-tls1", "-tls1_1"])
  func oldVersionIsRefused(version: String) async throws {
    let certificates = try TestCertificates.shared()
    try await TestServer.with(certificates.server, [version, "-cipher", "ALL:@SECLEVEL=0"]) { server in
      let client = try await TestClient.connect(
        port: server.port, TLSClientConfiguration(caFile: certificates.authority.certificateFile))
      #expect(try await client.failure() == TLSFailure(.protocolVersion))
    }
  }

  @Test func version12IsEnough() async throws {
    let certificates = try TestCertificates.shared()
    try await TestServer.with(certificates.server, ["-tls1_2", "-rev"]) { server in
      let client = try await TestClient.connect(
        port: server.port, TLSClientConfiguration(caFile: certificates.authority.certificateFile))
      #expect(try await client.completed().version == "TLSv1.2")
      try await client.send("abc\n")
      #expect(String(buffer: try await client.received(4)) == "cba\n")
      try await client.close()
    }
  }
}
