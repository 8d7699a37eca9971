import ChatModel
import Relays
import SystemHTTP
import SystemTLS
import Testing
import VigieTestSupport

/// Pictures behind the addresses that people give.
@Suite(.timeLimit(.minutes(1)))
struct LinkedPictureTests {
  private func read(
    _ address: String, reach: HTTPRequest.Reach = .anywhere
  ) async throws -> Result<[UInt8], PictureFailure> {
    let pictures = LinkedPictures(client: try HTTPClient(), reach: reach)
    do throws(PictureFailure) {
      return .success(try await pictures.picture(PictureSource(address), limit: 1_000))
    } catch {
      return .failure(error)
    }
  }

  @Test func whatIsThereIsReadAndWhatElseComesIsNamed() async throws {
    let server = try await ScriptedWebServer.start { request in
      switch request.path {
      case "/pont.jpg?name=large": .whole(200, [], "bytes")
      case "/moved": .whole(302, [("Location", "http://127.0.0.1/other")])
      case "/busy": .whole(503)
      case "/many": .whole(429)
      case "/huge": .whole(200, [], String(repeating: "x", count: 1_001))
      case "/torn": .raw("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\nx", closes: true)
      default: .whole(404)
      }
    }
    let base = server.base()
    #expect(try await read("\(base)/pont.jpg?name=large") == .success(Array("bytes".utf8)))
    let asked = try await server.requests.next("a picture") { _ in true }
    #expect(asked.headers["cookie"] == nil && asked.headers["referer"] == nil && asked.headers["accept"] == "image/*")
    #expect(try await read("\(base)/moved") == .failure(.gone("HTTP 302")))
    #expect(try await read("\(base)/none") == .failure(.gone("HTTP 404")))
    #expect(try await read("\(base)/busy") == .failure(.later("HTTP 503")))
    #expect(try await read("\(base)/many") == .failure(.later("HTTP 429")))
    #expect(try await read("\(base)/huge") == .failure(.tooLarge))
    if case .failure(.later) = try await read("\(base)/torn") {} else { Issue.record("torn") }
  }

  /// An address of a private network, however it is written, is asked nothing.
  @Test func privateNetworksAreOutOfReach() async throws {
    let server = try await ScriptedWebServer.start { _ in .whole(200, [], "secret") }
    for host in ["127.0.0.1", "localhost", "[::1]", "10.0.0.1", "169.254.169.254"] {
      guard case .failure(.gone) = try await read("http://\(host):\(server.port)/x", reach: .publicOnly) else {
        Issue.record("\(host)")
        continue
      }
    }
    #expect(server.requests.untaken.isEmpty)
    if case .failure(.gone) = try await read("file:///etc/passwd", reach: .publicOnly) {} else { Issue.record("file") }
  }
}
