import NIOCore

/// What a TLS client is to trust and to show. With nothing set: the system's trust store, no client certificate.
package struct TLSClientConfiguration: Sendable, Equatable {
  /// A PEM file of authorities, instead of the system's trust store.
  package var caFile: String?
  /// The server certificate's fingerprint. Given, it alone decides: chain, name and dates are not looked at.
  package var pin: CertificatePin?
  /// The client certificate, followed by its intermediates, in PEM.
  package var certificateFile: String?
  /// The client's private key in PEM, unencrypted. Without it, the key is looked for in the certificate's file.
  package var keyFile: String?
  /// How long a server may take from the connection to the end of the handshake.
  package var handshakeTimeout: TimeAmount

  package init(
    caFile: String? = nil, pin: CertificatePin? = nil, certificateFile: String? = nil, keyFile: String? = nil,
    handshakeTimeout: TimeAmount = .seconds(15)
  ) {
    self.caFile = caFile
    self.pin = pin
    self.certificateFile = certificateFile
    self.keyFile = keyFile
    self.handshakeTimeout = handshakeTimeout
  }
}
