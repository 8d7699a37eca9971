import SystemHTTP
import SystemTLS
import Testing
import VigieTestSupport

/// The certificates of IRC's tests, shown by a web server: the same are taken, and the same is said of the others.
@Suite(.timeLimit(.minutes(2)))
struct TrustTests {
  let certificates: TestCertificates

  init() throws {
    certificates = try TestCertificates.shared()
  }

  private func failure(
    of pair: TestCertificates.Pair, host: String = "localhost", _ configuration: TLSClientConfiguration? = nil
  ) async throws -> HTTPFailure? {
    let server = try await ScriptedWebServer.start(pair) { _ in .whole(200, [], "secret") }
    var request = try server.request(host: host)
    if let configuration { request.tls = configuration }
    let failure = await SystemHTTPTests.failure(of: request, by: try HTTPClient())
    // Not a byte of a request reached it.
    if failure != nil { #expect(server.requests.untaken.isEmpty) }
    await server.stop()
    return failure
  }

  @Test(arguments: ["localhost", "127.0.0.1"])
  func goodCertificateIsTrusted(host: String) async throws {
    let failure = try await failure(of: certificates.server, host: host)
    #expect(failure == nil)
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
      let offered = try CertificatePin("sha256:\(pair.fingerprint)")
      #expect(failure == HTTPFailure(.tls(TLSFailure(reason, offered: offered)), host: "localhost"))
    }
    let named = try await failure(of: certificates.nameOnly, host: "127.0.0.1")
    guard case .tls(let failure) = named?.reason else { throw HTTPFailure(.torn) }
    #expect(failure.reason == .wrongName(wanted: "127.0.0.1", names: ["localhost"]))
  }

  @Test func systemTrustsNoTestAuthority() async throws {
    let failure = try await failure(of: certificates.server, TLSClientConfiguration())
    guard case .tls(let failure) = failure?.reason else { throw HTTPFailure(.torn) }
    #expect(failure.reason == .unknownAuthority(issuer: "Vigie test authority"))
  }

  @Test func fittingPinDecidesAlone() async throws {
    for pair in [certificates.selfSigned, certificates.expired, certificates.wrongName, certificates.stranger] {
      let pin = try CertificatePin("sha256:\(pair.fingerprint)")
      #expect(try await failure(of: pair, TLSClientConfiguration(pin: pin)) == nil)
    }
  }

  @Test func otherPinIsRefusedWhateverTheChain() async throws {
    let wanted = try CertificatePin("sha256:\(certificates.selfSigned.fingerprint)")
    let configuration = TLSClientConfiguration(caFile: certificates.authority.certificateFile, pin: wanted)
    let failure = try await failure(of: certificates.server, configuration)
    let offered = try CertificatePin("sha256:\(certificates.server.fingerprint)")
    #expect(failure?.reason == .tls(TLSFailure(.pinMismatch(wanted: wanted), offered: offered)))
  }

  /// A connection that stands, made under one trust, is not another's.
  @Test func connectionIsNotLentToAnotherTrust() async throws {
    try await withServer(certificates.server, answering: { _ in .whole(200) }) { server, client in
      let right = try CertificatePin("sha256:\(certificates.server.fingerprint)")
      let wrong = try CertificatePin("sha256:\(certificates.stranger.fingerprint)")
      var request = try server.request(host: "localhost")
      for tls in [request.tls, TLSClientConfiguration(pin: right)] {
        request.tls = tls
        for _ in 1...2 { try await expectAnswer(to: request, by: client) }
      }
      #expect(server.acceptedConnections == 2)
      for tls in [
        TLSClientConfiguration(pin: wrong), TLSClientConfiguration(),
        TLSClientConfiguration(caFile: certificates.otherAuthority.certificateFile),
      ] {
        request.tls = tls
        #expect(await SystemHTTPTests.failure(of: request, by: client)?.mayHaveArrived == false)
      }
      for _ in 1...4 { _ = try await server.requests.next() }
      #expect(server.requests.untaken.isEmpty)
    }
  }

  @Test func filesThatCannotBeUsedAreNamed() async throws {
    let missing = try await failure(of: certificates.server, TLSClientConfiguration(caFile: "/nowhere.pem"))
    guard case .tls(let failure) = missing?.reason, case .unreadable(let file, _) = failure.reason else {
      throw HTTPFailure(.torn)
    }
    #expect(file == "/nowhere.pem")
  }

  @Test func serverWithoutTLSIsNamed() async throws {
    try await withServer(answering: { _ in .whole(200) }) { server, client in
      let request = HTTPRequest(.get, try HTTPAddress("https://localhost:\(server.port)/"))
      guard case .tls = await SystemHTTPTests.failure(of: request, by: client)?.reason else { throw HTTPFailure(.torn) }
    }
  }
}
