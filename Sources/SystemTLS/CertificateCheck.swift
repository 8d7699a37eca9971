import COpenSSL

/// Decides whether the certificate that a server shows is taken: one check for every connection of one's own, whoever
/// moves its bytes. It holds what the handshake showed.
package struct CertificateCheck {
  let server: ServerName
  private let pin: CertificatePin?
  /// The fingerprint of the certificate that the server showed; nil before.
  package private(set) var offered: CertificatePin?
  /// Why it was refused.
  package private(set) var refusal: TLSFailure.Reason?

  /// - Parameter server: the name or the IP address as configured, before any lookup.
  package init(server: String, pin: CertificatePin?) throws(TLSFailure) {
    self.init(try ServerName(server), pin: pin)
  }

  init(_ server: ServerName, pin: CertificatePin?) {
    self.server = server
    self.pin = pin
  }

  /// Has OpenSSL compare the certificate's names with the server's.
  ///
  /// - Parameter checks: the `X509_VERIFY_PARAM` of the connection.
  package func wantName(_ checks: OpaquePointer?) -> Bool {
    switch server {
    case .address(let address):
      return X509_VERIFY_PARAM_set1_ip_asc(checks, address) == 1
    case .host(let name):
      X509_VERIFY_PARAM_set_hostflags(
        checks, UInt32(X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS | X509_CHECK_FLAG_NEVER_CHECK_SUBJECT))
      return X509_VERIFY_PARAM_set1_host(checks, name, name.utf8.count) == 1
    }
  }

  /// In place of OpenSSL's own check, once the server has shown its chain.
  ///
  /// - Parameter store: the `X509_STORE_CTX` that OpenSSL's callback is given.
  package mutating func verify(_ store: OpaquePointer) -> Bool {
    guard let leaf = X509_STORE_CTX_get0_cert(store) else {
      refusal = .noCertificate
      return false
    }
    let certificate = PeerCertificate(leaf)
    offered = certificate.fingerprint
    if let pin {
      guard pin == offered else {
        refusal = .pinMismatch(wanted: pin)
        X509_STORE_CTX_set_error(store, X509_V_ERR_CERT_REJECTED)
        return false
      }
      X509_STORE_CTX_set_error(store, X509_V_OK)
      return true
    }
    if X509_verify_cert(store) == 1 { return true }
    refusal = CertificateVerdict.reason(of: store, leaf: certificate, wanted: server.text)
    return false
  }

  /// Whether a connection that stands shows the pinned certificate; without a pin, any does.
  ///
  /// - Parameter ssl: the `SSL` of the connection.
  package mutating func stillHolds(_ ssl: OpaquePointer) -> Bool {
    guard let pin else { return true }
    guard let certificate = SSL_get1_peer_certificate(ssl) else {
      refusal = .noCertificate
      return false
    }
    defer { X509_free(certificate) }
    offered = PeerCertificate(certificate).fingerprint
    guard offered != pin else { return true }
    refusal = .pinMismatch(wanted: pin)
    return false
  }
}

extension TLSClientConfiguration {
  /// Makes an `SSL_CTX` of somebody else's follow our policy: TLS 1.2 at least, no renegotiation, no resumed sessions.
  package static func setPolicy(of context: OpaquePointer) {
    // The system's policy may ask for more than TLS 1.2, never for less.
    if shim_SSL_CTX_get_min_proto_version(context) < TLS1_2_VERSION {
      _ = shim_SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION)
    }
    shim_SSL_CTX_set_client_options(context)
    // No session is ever resumed: a resumed one shows no certificate, and the pin would go unchecked.
    shim_SSL_CTX_disable_session_cache(context)
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER, nil)
    // Without this, an encrypted key would ask for its passphrase on the terminal.
    SSL_CTX_set_default_passwd_cb(context) { _, _, _, _ in -1 }
  }
}

extension CertificateCheck {
  /// Makes an `SSL_CTX` of somebody else's, for one connection, check as our own do. Its `verify` callback is to be set
  /// to ``verify(_:)``.
  ///
  /// - Parameter trustsSystem: whether the system's trust store is to be loaded into it.
  package func prepare(_ context: OpaquePointer, trustsSystem: Bool) -> Bool {
    TLSClientConfiguration.setPolicy(of: context)
    OpenSSLErrors.clear()
    if trustsSystem, SSL_CTX_set_default_verify_paths(context) != 1 { return false }
    return wantName(SSL_CTX_get0_param(context))
  }
}
