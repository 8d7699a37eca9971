import COpenSSL

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// What there is to say of a certificate while it is being checked. Must not outlive its `X509`.
struct PeerCertificate {
  private let x509: OpaquePointer

  init(_ x509: OpaquePointer) {
    self.x509 = x509
  }

  var fingerprint: CertificatePin? {
    var length: UInt32 = 0
    var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    guard X509_digest(x509, EVP_sha256(), &digest, &length) == 1 else { return nil }
    return CertificatePin(digest: Array(digest.prefix(Int(length))))
  }

  /// The DNS names and addresses of the subjectAltName, made printable.
  var names: [String] {
    guard let extensionValue = X509_get_ext_d2i(x509, NID_subject_alt_name, nil, nil) else { return [] }
    let all = OpaquePointer(extensionValue)
    defer { GENERAL_NAMES_free(all) }
    return (0..<shim_GENERAL_NAMES_count(all)).compactMap { index in
      var type: Int32 = 0
      guard let name = shim_GENERAL_NAMES_at(all, index), let value = GENERAL_NAME_get0_value(name, &type) else {
        return nil
      }
      guard type == GEN_DNS || type == GEN_IPADD else { return nil }
      let string = value.assumingMemoryBound(to: ASN1_STRING.self)
      let bytes = UnsafeBufferPointer(start: ASN1_STRING_get0_data(string), count: Int(ASN1_STRING_length(string)))
      return type == GEN_DNS ? printable(String(decoding: bytes, as: UTF8.self)) : Self.address(bytes)
    }
  }

  /// The common name of the issuer, or nothing.
  var issuer: String {
    var buffer = [CChar](repeating: 0, count: 256)
    let length = X509_NAME_get_text_by_NID(X509_get_issuer_name(x509), NID_commonName, &buffer, Int32(buffer.count))
    guard length > 0 else { return "" }
    return printable(String(decoding: buffer.prefix(Int(length)).map { UInt8(bitPattern: $0) }, as: UTF8.self))
  }

  var firstDay: String { Self.day(X509_get0_notBefore(x509)) }
  var lastDay: String { Self.day(X509_get0_notAfter(x509)) }

  private static func day(_ time: UnsafePointer<ASN1_TIME>?) -> String {
    var parts = tm()
    guard let time, ASN1_TIME_to_tm(time, &parts) == 1 else { return "an unreadable date" }
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
  }

  private static func address(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    let family: Int32
    switch bytes.count {
    case 4: family = AF_INET
    case 16: family = AF_INET6
    default: return nil
    }
    var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    return text.withUnsafeMutableBufferPointer { text in
      inet_ntop(family, bytes.baseAddress, text.baseAddress, socklen_t(text.count)).map { String(cString: $0) }
    }
  }
}
