import Foundation
import SystemHTTP
import Testing
import VigieTestSupport

/// Who may be spoken to, and how.
@Suite(.timeLimit(.minutes(2)))
struct ReachTests {
  /// By address and by a name that leads to one: the name is what rebinding would use.
  @Test(arguments: ["127.0.0.1", "localhost"])
  func privateAddressIsRefused(host: String) async throws {
    let certificates = try TestCertificates.shared()
    try await withServer(certificates.server, answering: { _ in .whole(200) }) { server, client in
      var request = try server.request(host: host)
      try await expectAnswer(to: request, by: client)
      #expect(server.acceptedConnections == 1)
      // The connection that stands is not used either.
      request.reach = .publicOnly
      #expect(await failure(of: request, by: client) == HTTPFailure(.addressRefused, host: host))
      #expect(server.acceptedConnections == 1)
    }
  }

  @Test func plainTextIsForLoopback() async throws {
    try await withServer(answering: { _ in .whole(200) }) { server, client in
      try await expectAnswer(to: server.request(host: "localhost"), by: client)
    }
    let client = try HTTPClient()
    for host in ["192.0.2.1", "[2001:db8::1]"] {
      let failure = await failure(of: HTTPRequest(.get, try HTTPAddress("http://\(host)/")), by: client)
      #expect(failure?.reason == .plainRefused)
    }
  }

  @Test(arguments: [
    ("93.184.216.34", true), ("10.0.0.1", false), ("172.15.0.1", true), ("172.16.0.1", false),
    ("172.31.255.255", false),
    ("172.32.0.1", true), ("192.168.1.1", false), ("169.254.169.254", false), ("100.64.0.1", false),
    ("100.128.0.1", true), ("127.8.8.8", false), ("0.0.0.0", false), ("224.0.0.1", false), ("255.255.255.255", false),
    ("198.19.0.1", false), ("::1", false), ("::", false), ("fe80::1", false), ("fd00::1", false), ("ff02::1", false),
    ("2a01:e0a::1", true), ("2001:db8::1", false), ("2002:7f00:1::1", false), ("::ffff:10.0.0.1", false),
    ("::ffff:93.184.216.34", true), ("64:ff9b::a00:1", false), ("64:ff9b::5db8:d822", true), ("2001::1", false),
    ("2001:4860::8888", true),
  ])
  func whatIsPublic(text: String, isPublic: Bool) throws {
    #expect(try #require(IPAddress(text)).isPublic == isPublic)
  }

  @Test(arguments: ["", "1.2.3", "1.2.3.4.5", "256.1.1.1", "a.test", "[::1]", "::1%lo", "1.2.3.4 "])
  func whatIsNoAddress(text: String) { #expect(IPAddress(text) == nil) }

  /// All goes to the proxy, but for loopback; the environment names none.
  @Test func proxyIsTheConfiguredOne() async throws {
    let proxy = try await ScriptedWebServer.start { .whole(200, [], $0.path) }
    setenv("http_proxy", "http://127.0.0.1:1", 1)
    setenv("no_proxy", "*", 1)
    defer {
      unsetenv("http_proxy")
      unsetenv("no_proxy")
    }
    let client = try HTTPClient(proxy: HTTPAddress(proxy.base()))
    var request = HTTPRequest(.get, try HTTPAddress("http://far.test/page"))
    request.allowsPlain = true
    try await expectAnswer("http://far.test/page", to: request, by: client)
    try await withServer(answering: { _ in .whole(200, [], "near") }) { server, _ in
      try await expectAnswer("near", to: server.request(), by: client)
    }
    await proxy.stop()
    #expect(throws: HTTPFailure.self) { try HTTPClient(proxy: HTTPAddress("https://proxy.test")) }
  }
}
