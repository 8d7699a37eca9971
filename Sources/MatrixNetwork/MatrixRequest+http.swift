import MatrixProtocol
import SystemHTTP
import SystemTLS

extension MatrixRequest {
  /// A first answer holds the state of every room.
  static let answerLimit = 64 << 20

  /// - Throws: ``HTTPFailure`` where it makes no address.
  func http(to configuration: MatrixNetworkConfiguration, limit: Int = answerLimit) throws -> HTTPRequest {
    let base = configuration.homeserver.text
    let address = try HTTPAddress((base.hasSuffix("/") ? String(base.dropLast()) : base) + target)
    var request = HTTPRequest(HTTPRequest.Method(method), address, body: body)
    if let token { request.headers.append(("Authorization", "Bearer \(token.value)")) }
    if body != nil { request.headers.append(("Content-Type", "application/json")) }
    request.tls = configuration.tls
    request.timeout = .milliseconds(timeout)
    request.bodyLimit = limit
    return request
  }

  /// - Returns: nil: it was cancelled.
  func answer(from configuration: MatrixNetworkConfiguration, by client: HTTPClient) async -> MatrixAnswer? {
    do {
      return MatrixAnswer(.success(try await client.send(try http(to: configuration))))
    } catch {
      return MatrixAnswer(.failure(error))
    }
  }
}

extension MatrixAnswer {
  /// nil: it was cancelled.
  init?(_ outcome: Result<HTTPResponse, any Error>) {
    switch outcome {
    case .success(let response):
      self = .answered(
        status: response.status, body: response.body,
        retryAfter: response.retryAfter.map { Int64($0.components.seconds) * 1_000 })
    case .failure(is CancellationError): return nil
    case .failure(let error): self = .unreachable("\(error)")
    }
  }
}

extension HTTPRequest.Method {
  init(_ method: MatrixRequest.Method) {
    switch method {
    case .get: self = .get
    case .post: self = .post
    case .put: self = .put
    }
  }
}
