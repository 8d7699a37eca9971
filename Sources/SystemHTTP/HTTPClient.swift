import CCurl
import SystemTLS

/// Requests over HTTP/1.1 and HTTP/2 on the system's libcurl, all by one thread of this client's own: one client serves
/// the whole program. Connections are kept for the next request that trusts the same.
package final class HTTPClient: Sendable {
  /// As many requests at most are under way at once.
  package static let limit = 512

  /// Told once how a request ended.
  package typealias End = @Sendable (Result<HTTPResponse, any Error>) -> Void
  package typealias RequestID = UInt64

  private let mailbox: Mailbox

  /// - Parameters:
  ///   - userAgent: what every request says it comes from.
  ///   - proxy: an `http://` proxy that everything but loopback goes through; the environment's are never used.
  ///     It decides where `publicOnly` leads, since it looks names up.
  /// - Throws: where the system's libcurl is not fit, or the system has no thread.
  package init(userAgent: String = "Vigie", proxy: HTTPAddress? = nil) throws {
    try CurlLibrary.start()
    if let proxy, proxy.isEncrypted || !proxy.isBase { throw HTTPFailure(.badAddress("a proxy is http://host:port")) }
    mailbox = try Mailbox()
    try HTTPWorker.start(on: mailbox, common: Transfer.Common(userAgent: userAgent, proxy: proxy))
  }

  /// Requests under way end with ``HTTPFailure/Reason/closed``.
  deinit { mailbox.close() }

  /// Requests that have no answer yet.
  package var underWay: Int { mailbox.underWay }

  /// Asks, and waits for the whole answer, whatever its status. Where the task is cancelled, the request is dropped at
  /// once.
  ///
  /// - Throws: ``HTTPFailure``, or `CancellationError`.
  package func send(_ request: HTTPRequest) async throws -> HTTPResponse {
    try request.check()
    let number = mailbox.nextNumber()
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        mailbox.post(Order(number: number, request: request) { continuation.resume(with: $0) })
      }
    } onCancel: {
      mailbox.cancel(number)
    }
  }

  /// Asks, without a task that waits.
  ///
  /// - Parameters:
  ///   - request: where it cannot be made, that is its end.
  ///   - end: called on the client's thread, or on this one where nothing was sent, with the whole answer,
  ///     ``HTTPFailure``, or `CancellationError`.
  package func send(_ request: @autoclosure () throws -> HTTPRequest, then end: @escaping End) -> RequestID {
    let number = mailbox.nextNumber()
    do {
      let request = try request()
      try request.check()
      mailbox.post(Order(number: number, request: request, end: end))
    } catch {
      end(.failure(error))
    }
    return number
  }

  /// Drops a request; one that is over is left as it is.
  package func cancel(_ request: RequestID) { mailbox.cancel(request) }
}

extension HTTPRequest {
  /// What can be said of it without asking anybody.
  func check() throws(HTTPFailure) {
    for (name, value) in headers {
      let ends: Set<UInt8> = [0, UInt8(ascii: "\r"), UInt8(ascii: "\n")]
      guard !name.isEmpty, !(name + value).utf8.contains(where: ends.contains), !name.contains(":") else {
        throw HTTPFailure(.badHeader(name.filter { $0.isLetter || $0 == "-" }), host: address.host)
      }
    }
    if let body, body.count > Self.sentBodyLimit { throw HTTPFailure(.requestTooLong, host: address.host) }
    let literal = IPAddress(address.host)
    if let literal, reach == .publicOnly, !literal.isPublic {
      throw HTTPFailure(.addressRefused, host: address.host)
    }
    if let literal, !address.isEncrypted, !allowsPlain, !literal.isLoopback {
      throw HTTPFailure(.plainRefused, host: address.host)
    }
  }
}
