import COpenSSL
import NIOCore
import SystemCrypto

/// A configuration made ready: files are read and checked once, and every connection's handler comes from here.
package final class TLSClientContext: Sendable {
  package let configuration: TLSClientConfiguration
  let openSSL: OpenSSLObject

  /// - Throws: where a file cannot be used, or a key is not that of its certificate. No retry mends this.
  package init(_ configuration: TLSClientConfiguration) throws(TLSFailure) {
    self.configuration = configuration
    OpenSSLErrors.clear()
    guard let context = SSL_CTX_new(TLS_client_method()) else {
      throw TLSFailure(.unavailable(OpenSSLErrors.removeText()))
    }
    openSSL = OpenSSLObject(context) { SSL_CTX_free($0) }
    Self.setPolicy(of: context)
    try Self.loadTrust(configuration, into: context)
    try Self.loadIdentity(configuration, into: context)
  }

  /// A handler for one connection, to be the first of its pipeline.
  ///
  /// - Parameter serverName: the name or the IP address as configured, before any lookup.
  package func makeHandler(serverName: String) throws(TLSFailure) -> TLSClientHandler {
    TLSClientHandler(
      session: try TLSSession(self, server: ServerName(serverName)), timeout: configuration.handshakeTimeout)
  }

  private static func setPolicy(of context: OpaquePointer) {
    TLSClientConfiguration.setPolicy(of: context)
    shim_SSL_CTX_set_mode(context, Int(SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER))
    SSL_CTX_set_cert_verify_callback(context, { store, _ in TLSSession.verify(store) ? 1 : 0 }, nil)
  }

  private static func loadTrust(_ configuration: TLSClientConfiguration, into context: OpaquePointer) throws(TLSFailure)
  {
    guard configuration.pin == nil else { return }
    guard let file = configuration.caFile else {
      guard SSL_CTX_set_default_verify_paths(context) == 1 else {
        throw TLSFailure(.unavailable(OpenSSLErrors.removeText()))
      }
      return
    }
    OpenSSLErrors.clear()
    guard SSL_CTX_load_verify_file(context, file) == 1 else { throw unreadable(file) }
    // Whatever the administrator put in that file is trusted, an intermediate authority too.
    X509_VERIFY_PARAM_set_flags(SSL_CTX_get0_param(context), UInt(X509_V_FLAG_PARTIAL_CHAIN))
  }

  private static func loadIdentity(
    _ configuration: TLSClientConfiguration, into context: OpaquePointer
  ) throws(TLSFailure) {
    guard let certificate = configuration.certificateFile else {
      if let key = configuration.keyFile { throw TLSFailure(.keyWithoutCertificate(key: key)) }
      return
    }
    let key = configuration.keyFile ?? certificate
    OpenSSLErrors.clear()
    guard SSL_CTX_use_certificate_chain_file(context, certificate) == 1 else { throw unreadable(certificate) }
    guard SSL_CTX_use_PrivateKey_file(context, key, SSL_FILETYPE_PEM) == 1 else {
      if OpenSSLErrors.isKeyMismatch(OpenSSLErrors.first) {
        throw TLSFailure(.keyMismatch(certificate: certificate, key: key))
      }
      // OpenSSL's own words ("unsupported") would send nobody the right way.
      let why = OpenSSLErrors.isOfTheSystem(OpenSSLErrors.first) ? OpenSSLErrors.removeText() : Self.noKey
      throw TLSFailure(.unreadable(file: key, why: why))
    }
    guard SSL_CTX_check_private_key(context) == 1 else {
      throw TLSFailure(.keyMismatch(certificate: certificate, key: key))
    }
  }

  private static let noKey = "it holds no unencrypted private key in PEM"

  private static func unreadable(_ file: String) -> TLSFailure {
    TLSFailure(.unreadable(file: file, why: OpenSSLErrors.removeText()))
  }
}
