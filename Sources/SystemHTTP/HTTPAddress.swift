import CCurl

/// An address of the web: `https://host[:port]/path?query`, read by the parser that will use it.
///
/// It may be a secret (that of a webhook is): its text is in no error and no description.
package struct HTTPAddress: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible {
  /// As it is asked for, in ASCII but for the host's name.
  package let text: String
  /// The name or the IP address, the latter without brackets.
  package let host: String
  /// Whether it is `https`.
  package let isEncrypted: Bool
  /// Whether it has nothing behind the host: what requests are made from.
  package let isBase: Bool

  /// - Throws: ``HTTPFailure/Reason/badAddress(_:)`` where it is no address, has another scheme than `http` and
  ///   `https`, or a user's name or password in it.
  package init(_ text: String) throws(HTTPFailure) {
    guard text.utf8.count <= 8_000, let parts = curl_url() else { throw HTTPFailure(.badAddress("too long")) }
    defer { curl_url_cleanup(parts) }
    // Blanks and control characters would be taken as they are.
    guard text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }), curl_url_set(parts, CURLUPART_URL, text, 0) == CURLUE_OK
    else { throw HTTPFailure(.badAddress("not an address")) }
    func part(_ which: CURLUPart) -> String? {
      var value: UnsafeMutablePointer<CChar>?
      guard curl_url_get(parts, which, &value, 0) == CURLUE_OK, let value else { return nil }
      defer { curl_free(value) }
      return String(cString: value)
    }
    guard let scheme = part(CURLUPART_SCHEME), ["http", "https"].contains(scheme) else {
      throw HTTPFailure(.badAddress("neither https:// nor http://"))
    }
    guard part(CURLUPART_USER) == nil, part(CURLUPART_PASSWORD) == nil else {
      throw HTTPFailure(.badAddress("a name or a password stands in it"))
    }
    guard var host = part(CURLUPART_HOST), !host.isEmpty else { throw HTTPFailure(.badAddress("no host")) }
    if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
    self.text = text
    self.host = host
    isEncrypted = scheme == "https"
    isBase =
      ["/", nil].contains(part(CURLUPART_PATH)) && part(CURLUPART_QUERY) == nil
      && part(CURLUPART_FRAGMENT) == nil
  }

  private init(text: String, as other: HTTPAddress) {
    self.text = text
    host = other.host
    isEncrypted = other.isEncrypted
    isBase = false
  }

  /// A page below this address.
  ///
  /// - Parameters:
  ///   - path: each part of the path as it is meant: a `/` within one is encoded, like all but RFC 3986's unreserved.
  ///   - query: likewise encoded.
  package func adding(_ path: [String], query: [(String, String)] = []) -> HTTPAddress {
    let base = text.hasSuffix("/") ? String(text.dropLast()) : text
    let fields = query.map { "\(Self.encoded($0.0))=\(Self.encoded($0.1))" }.joined(separator: "&")
    return HTTPAddress(
      text: base + path.map { "/" + Self.encoded($0) }.joined() + (fields.isEmpty ? "" : "?" + fields), as: self)
  }

  /// A text as it stands in an address or a form: RFC 3986's unreserved characters as they are, all else as `%XX`.
  package static func encoded(_ text: String) -> String {
    var encoded = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        encoded += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return encoded
  }

  package var description: String { "an address of \(host)" }
  package var debugDescription: String { description }
}
