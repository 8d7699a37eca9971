import ChatModel
import SystemHTTP
import SystemTLS

/// Pictures of the web, by the addresses that people give. Only what the whole internet reaches is asked, nothing tells
/// who asks, and no redirect is followed: the address that is kept is where the picture was.
package struct LinkedPictures: PictureServer {
  private let client: HTTPClient
  private let tls: TLSClientConfiguration
  private let reach: HTTPRequest.Reach

  /// - Parameter reach: other than public for tests alone.
  package init(client: HTTPClient, tls: TLSClientConfiguration = .init(), reach: HTTPRequest.Reach = .publicOnly) {
    self.client = client
    self.tls = tls
    self.reach = reach
  }

  package func picture(_ source: PictureSource, limit: Int) async throws(PictureFailure) -> [UInt8] {
    let response: HTTPResponse
    do {
      var request = HTTPRequest(.get, try HTTPAddress(source.address), headers: [("Accept", "image/*")])
      request.tls = tls
      request.reach = reach
      request.bodyLimit = limit
      response = try await client.send(request)
    } catch let failure as HTTPFailure {
      switch failure.reason {
      case .answerTooLong: throw .tooLarge
      case .badAddress, .addressRefused, .plainRefused: throw .gone("\(failure)")
      default: throw .later("\(failure)")
      }
    } catch {
      throw .later("\(error)")
    }
    if response.isSuccess { return response.body }
    if [408, 425, 429].contains(response.status) || response.status >= 500 { throw .later("HTTP \(response.status)") }
    throw .gone("HTTP \(response.status)")
  }
}
