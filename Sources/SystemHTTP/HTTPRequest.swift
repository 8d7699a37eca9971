import SystemTLS

/// One request: what is asked, of whom, and what is put up with.
///
/// Redirects are not followed (one is an answer like any other), no cookies are kept, nothing is read from the
/// environment or from files of the user's.
package struct HTTPRequest: Sendable {
  package enum Method: String, Sendable {
    case get = "GET"
    case head = "HEAD"
    case post = "POST"
    case put = "PUT"
    case delete = "DELETE"
  }

  /// Which machines may be spoken to. Looked at on the resolved address, before anything is sent to it.
  package enum Reach: Sendable {
    /// Any.
    case anywhere
    /// Those that the whole internet reaches: none on loopback, in private networks or other special ranges.
    case publicOnly
  }

  package var method: Method
  package var address: HTTPAddress
  /// As they are sent. `Host`, `Content-Length`, `Accept-Encoding` and `User-Agent` are seen to.
  package var headers: [(name: String, value: String)]
  /// Not with ``Method/get`` and ``Method/head``.
  package var body: [UInt8]?
  /// Whom to trust: as for any other connection. Its client certificate is shown where it has one, and the time for
  /// its handshake is part of ``connectTimeout``.
  package var tls = TLSClientConfiguration()
  /// From the lookup of the name to the end of the TLS handshake.
  package var connectTimeout = Duration.seconds(15)
  /// For everything, from the lookup to the last byte: of a long poll, more than the server waits.
  package var timeout = Duration.seconds(30)
  /// How long the answer's body may be, in bytes, after it is unpacked.
  package var bodyLimit = 1 << 20
  package var reach = Reach.anywhere
  /// Whether `http` may be spoken beyond loopback.
  package var allowsPlain = false

  package init(
    _ method: Method = .get, _ address: HTTPAddress, headers: [(name: String, value: String)] = [],
    body: [UInt8]? = nil
  ) {
    self.method = method
    self.address = address
    self.headers = headers
    self.body = body
  }

  /// Longer bodies are not sent.
  package static let sentBodyLimit = 64 << 20
}

/// What a server answered, whatever its status.
package struct HTTPResponse: Sendable {
  /// 200 and the like.
  package var status: Int
  /// In their order; names in small letters, values without blanks around them.
  package var headers: [(name: String, value: String)]
  /// Unpacked, where it came packed.
  package var body: [UInt8]
  /// The protocol that it came by.
  package var version: Version

  package enum Version: Sendable {
    case http1
    case http2
  }

  /// The first header of that name, which is given in small letters.
  package func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }

  package var isSuccess: Bool { (200..<300).contains(status) }

  /// How long the server asks to be left alone (`Retry-After` in seconds; the form with a date is not read).
  package var retryAfter: Duration? {
    header("retry-after").flatMap { Int($0) }.flatMap { $0 >= 0 && $0 <= 86_400 ? .seconds($0) : nil }
  }
}

// Headers and bodies hold secrets, and what people say: neither is told by printing.
extension HTTPRequest: CustomStringConvertible, CustomDebugStringConvertible {
  package var description: String { "\(method.rawValue) to \(address.host)" }
  package var debugDescription: String { description }
}

extension HTTPResponse: CustomStringConvertible, CustomDebugStringConvertible {
  package var description: String { "status \(status), \(body.count) bytes" }
  package var debugDescription: String { description }
}
