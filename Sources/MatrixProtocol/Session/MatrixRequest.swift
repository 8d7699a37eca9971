import ChatModel

/// One request to the homeserver, by the client-server API (spec.matrix.org).
package struct MatrixRequest: Sendable, Equatable {
  package typealias ID = UInt64

  package enum Method: String, Sendable {
    case get = "GET"
    case post = "POST"
    case put = "PUT"
  }

  package var id: ID
  package var method: Method
  /// Path and query, encoded: `/_matrix/client/v3/sync?timeout=0`.
  package var target: String
  /// nil: none.
  package var body: [UInt8]?
  /// What identifies Vigie; nil: nothing yet.
  package var token: Secret?
  /// Milliseconds for the whole of it.
  package var timeout: Int64
}

/// What came of a request.
package enum MatrixAnswer: Sendable {
  /// - Parameter retryAfter: milliseconds, by the header of that name.
  case answered(status: Int, body: [UInt8], retryAfter: Int64? = nil)
  /// No whole answer; whether it arrived is not known. The words say why.
  case unreachable(String)
}

/// What a homeserver says that did not do what it was asked.
struct MatrixFault {
  var status: Int
  /// `M_FORBIDDEN`; empty: it gives none.
  var code: String
  var words: String
  /// Milliseconds.
  var retryAfter: Int64?
  /// The device is known: a new login with it goes on where the old one ended.
  var isSoftLogout: Bool

  init(_ status: Int, _ body: JSON?, retryAfter: Int64?) {
    self.status = status
    code = body?["errcode"]?.string ?? ""
    words = String((body?["error"]?.string ?? "").prefix(200))
    // No server may silence us for longer than an hour.
    self.retryAfter = (body?["retry_after_ms"]?.integer ?? retryAfter).map { min(max(0, $0), 3_600_000) }
    isSoftLogout = body?["soft_logout"]?.bool ?? false
  }

  var text: String {
    let said = [code, words].filter { !$0.isEmpty }.joined(separator: ": ")
    return said.isEmpty ? "status \(status)" : "\(status) \(said)"
  }

  /// A busy or a broken server: the same may work later.
  var isPassing: Bool { status == 429 || status >= 500 || status == 408 }
}

enum MatrixPath {
  /// One segment of a path, or one value of a query.
  static func encoded(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        bytes.append(byte)
      default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// - Parameter isOld: as before Matrix 1.11, when anybody could ask.
  static func media(_ media: MediaAddress, isOld: Bool) -> String {
    let start = isOld ? "/_matrix/media/v3/download/" : "/_matrix/client/v1/media/download/"
    return "\(start)\(encoded(media.server))/\(encoded(media.id))"
  }

  static func client(_ segments: String..., query: [(String, String)] = []) -> String {
    let path = "/_matrix/client/v3/" + segments.map(encoded).joined(separator: "/")
    guard !query.isEmpty else { return path }
    return path + "?" + query.map { "\($0.0)=\(encoded($0.1))" }.joined(separator: "&")
  }
}
