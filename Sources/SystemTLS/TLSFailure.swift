import NIOCore

/// Why there is no TLS, in one line for a person to act on.
package struct TLSFailure: Error, Equatable, Sendable {
  /// The check that failed.
  package enum Reason: Equatable, Sendable {
    // The certificate of the server.
    /// `on`: the day the certificate ended, as 2021-01-31 (UTC); likewise below.
    case expired(on: String)
    case notYetValid(until: String)
    /// `names`: those in the certificate, empty where it has none (its subject does not count: RFC 9525).
    case wrongName(wanted: String, names: [String])
    case selfSigned
    case unknownAuthority(issuer: String)
    case pinMismatch(wanted: CertificatePin)
    /// Any other fault of the chain, in OpenSSL's words.
    case certificateRefused(String)
    case noCertificate

    // The exchange.
    case protocolVersion
    case handshakeTimeout(TimeAmount)
    /// What the server sent is no TLS at all.
    case notTLS
    case closedDuringHandshake
    /// The server ended the exchange, and said why (RFC 8446 §6.2: the number and its name).
    case alert(UInt8, String)
    /// Any other fault of the exchange, in OpenSSL's words.
    case protocolError(String)

    // Our side.
    case badPin(String)
    case badServerName(String)
    case unreadable(file: String, why: String)
    /// The private key is not that of the certificate.
    case keyMismatch(certificate: String, key: String)
    case keyWithoutCertificate(key: String)
    /// OpenSSL itself would not start.
    case unavailable(String)
  }

  package var reason: Reason
  /// The fingerprint of the certificate that the server showed, where it came to that.
  package var offered: CertificatePin?

  package init(_ reason: Reason, offered: CertificatePin? = nil) {
    self.reason = reason
    self.offered = offered
  }
}

extension TLSFailure: CustomStringConvertible {
  package var description: String {
    guard let offered else { return sentence }
    return "\(sentence) (the server's certificate is \(offered))"
  }

  private var sentence: String {
    switch reason {
    case .expired(let day): "the server's certificate expired on \(day)"
    case .notYetValid(let day): "the server's certificate is not valid before \(day)"
    case .wrongName(let wanted, let names):
      names.isEmpty
        ? "the server's certificate bears no name, \(wanted) was wanted"
        : "the server's certificate is for \(Self.list(names)), not for \(wanted)"
    case .selfSigned: "the server's certificate is self-signed"
    case .unknownAuthority(let issuer):
      issuer.isEmpty
        ? "the server's certificate is from an unknown authority"
        : "the server's certificate is from an unknown authority, \"\(issuer)\""
    case .pinMismatch(let wanted): "the server's certificate is not the pinned \(wanted)"
    case .certificateRefused(let why): "the server's certificate is refused: \(why)"
    case .noCertificate: "the server shows no certificate"
    case .protocolVersion: "the server speaks no TLS 1.2 or later"
    case .handshakeTimeout(let time): "no TLS handshake within \(Self.text(time))"
    case .notTLS: "the server does not speak TLS on this port"
    case .closedDuringHandshake: "the server closed the connection during the TLS handshake"
    case .alert(116, _): "the server wants a client certificate"
    case .alert(let number, let name): "the server refused with the TLS alert \(number), \(name)"
    case .protocolError(let why): "TLS failed: \(why)"
    case .badPin(let text): "not a fingerprint (sha256: and 64 hexadecimal digits): \(printable(text))"
    case .badServerName(let name): "not a server name: \(printable(name))"
    case .unreadable(let file, let why): "cannot use \(file): \(why)"
    case .keyMismatch(let certificate, let key): "the key \(key) is not that of the certificate \(certificate)"
    case .keyWithoutCertificate(let key): "the key \(key) comes without a certificate"
    case .unavailable(let why): "OpenSSL is unavailable: \(why)"
    }
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(5).joined(separator: ", ")
    return names.count > 5 ? "\(shown) and \(names.count - 5) more" : shown
  }

  private static func text(_ time: TimeAmount) -> String {
    let milliseconds = time.nanoseconds / 1_000_000
    return milliseconds.isMultiple(of: 1000) ? "\(milliseconds / 1000) s" : "\(milliseconds) ms"
  }
}

/// A stranger's text made safe for one line of a log: visible ASCII and spaces only, at most 100 characters.
func printable(_ text: String) -> String {
  let visible = text.unicodeScalars.prefix(100).map { (" "..."~").contains($0) ? Character($0) : "?" }
  return String(visible)
}
