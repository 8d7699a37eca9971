import COpenSSL

/// OpenSSL's verdict on a chain, as the check that failed.
enum CertificateVerdict {
  static func reason(of store: OpaquePointer, leaf: PeerCertificate, wanted: String) -> TLSFailure.Reason {
    let faulty = X509_STORE_CTX_get_current_cert(store).map { PeerCertificate($0) } ?? leaf
    let code = X509_STORE_CTX_get_error(store)
    switch code {
    case X509_V_ERR_CERT_HAS_EXPIRED: return .expired(on: faulty.lastDay)
    case X509_V_ERR_CERT_NOT_YET_VALID: return .notYetValid(until: faulty.firstDay)
    case X509_V_ERR_HOSTNAME_MISMATCH, X509_V_ERR_IP_ADDRESS_MISMATCH:
      return .wrongName(wanted: wanted, names: leaf.names)
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT: return .selfSigned
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN, X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT,
      X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY, X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
      return .unknownAuthority(issuer: faulty.issuer)
    default:
      let text = X509_verify_cert_error_string(Int(code)).map { String(cString: $0) }
      return .certificateRefused(text ?? "error \(code)")
    }
  }
}
