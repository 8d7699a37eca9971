import SystemHTTP
import SystemTLS
import Testing
import VigieTestSupport

extension ScriptedWebServer {
  /// A request to this server; an encrypted one trusts the tests' authority.
  func request(
    _ method: HTTPRequest.Method = .get, _ path: [String] = [], host: String = "127.0.0.1",
    headers: [(name: String, value: String)] = [], body: String? = nil
  ) throws -> HTTPRequest {
    var request = HTTPRequest(
      method, try HTTPAddress(base(host)).adding(path), headers: headers, body: body.map { Array($0.utf8) })
    if isEncrypted {
      request.tls = TLSClientConfiguration(caFile: try TestCertificates.shared().authority.certificateFile)
    }
    return request
  }
}

/// Runs a server and a client for as long as `body`, and ends them whatever happens.
func withServer(
  _ certificate: TestCertificates.Pair? = nil, answering script: @escaping ScriptedWebServer.Script,
  _ body: (ScriptedWebServer, HTTPClient) async throws -> Void
) async throws {
  let server = try await ScriptedWebServer.start(certificate, script)
  do {
    try await body(server, try HTTPClient())
    await server.stop()
  } catch {
    await server.stop()
    throw error
  }
}

/// How a request failed; nil: it did not, or otherwise.
func failure(of request: HTTPRequest, by client: HTTPClient) async -> HTTPFailure? {
  do {
    _ = try await client.send(request)
    return nil
  } catch {
    return error as? HTTPFailure
  }
}

/// The answer's status is 200, and its body this one.
func expectAnswer(
  _ body: String? = nil, to request: HTTPRequest, by client: HTTPClient,
  sourceLocation: SourceLocation = #_sourceLocation
) async throws {
  let response = try await client.send(request)
  #expect(response.status == 200, sourceLocation: sourceLocation)
  if let body {
    #expect(String(decoding: response.body, as: UTF8.self) == body, sourceLocation: sourceLocation)
  }
}
