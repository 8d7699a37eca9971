/// Fired up the pipeline when the handshake is done and the server is the one that was wanted.
package struct TLSHandshakeCompleted: Sendable, Equatable {
  /// `TLSv1.2` or `TLSv1.3`.
  package var version: String
  /// In OpenSSL's spelling: `TLS_AES_256_GCM_SHA384`.
  package var cipher: String
  /// The fingerprint of the server's certificate.
  package var peer: CertificatePin
}
