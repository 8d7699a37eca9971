import SystemTLS

/// Why a request got no whole answer, in one line for a person to act on. It names the host and never the address, a
/// header or a body, which may be secrets.
package struct HTTPFailure: Error, Equatable, Sendable {
  package enum Reason: Equatable, Sendable {
    // The request: no retry mends it.
    /// What is wrong with it.
    case badAddress(String)
    /// A header with a line's end in it; its name.
    case badHeader(String)
    /// The body is longer than ``HTTPRequest/sentBodyLimit``.
    case requestTooLong
    /// `http` beyond loopback.
    case plainRefused
    /// The host is in a private network, and ``HTTPRequest/Reach/publicOnly`` was asked for.
    case addressRefused

    // The way there.
    case nameNotFound
    case proxyFailed
    case unreachable
    case connectTimeout
    case tls(TLSFailure)

    // The answer.
    /// None, or no whole one, within the time for everything.
    case timeout
    /// It ended, or the connection did, before it was whole.
    case torn
    /// Its body is longer than the limit, in bytes.
    case answerTooLong(limit: Int)
    /// Its headers are longer than 64 KiB.
    case headersTooLong
    /// It is no HTTP, or not to be unpacked.
    case notUnderstood

    // Our side.
    /// So many requests are under way already.
    case tooManyAtOnce(limit: Int)
    /// The client has ended.
    case closed
    /// libcurl's own words for its code.
    case other(String)
  }

  package var reason: Reason
  package var host: String
  /// Whether the server may have got the request, and have done what it asks.
  package var mayHaveArrived: Bool

  package init(_ reason: Reason, host: String = "", mayHaveArrived: Bool = false) {
    self.reason = reason
    self.host = host
    self.mayHaveArrived = mayHaveArrived
  }
}

extension HTTPFailure: CustomStringConvertible {
  package var description: String { host.isEmpty ? sentence : "\(host): \(sentence)" }

  private var sentence: String {
    switch reason {
    case .badAddress(let why): "this is not an address of the web: \(why)"
    case .badHeader(let name): "the header \(name) has a line's end in it"
    case .requestTooLong: "the request is too long"
    case .plainRefused: "http:// is for loopback only: use https://"
    case .addressRefused: "the host is in a private network, which is not allowed here"
    case .nameNotFound: "the name was not found"
    case .proxyFailed: "the proxy does not let it through"
    case .unreachable: "no connection to the server"
    case .connectTimeout: "no connection to the server in time"
    case .tls(let failure): "\(failure)"
    case .timeout: "no answer from the server in time"
    case .torn: "the connection ended before the answer did"
    case .answerTooLong(let limit): "the answer is longer than \(limit) bytes"
    case .headersTooLong: "the headers of the answer are too long"
    case .notUnderstood: "the answer is not HTTP"
    case .tooManyAtOnce(let limit): "\(limit) requests are under way already"
    case .closed: "the client has ended"
    case .other(let why): why
    }
  }
}
