import COpenSSL
import NIOCore

/// One `SSL` between two memory BIOs: ciphertext in and out on one side, plaintext on the other. No sockets, no timers.
///
/// After every call that may have produced ciphertext, failed or not, the caller takes it with ``drain(into:)``:
/// alerts, tickets and key updates travel that way.
final class TLSSession {
  /// The most plaintext that one record carries.
  static let recordSize = 16_384

  enum ReadOutcome: Equatable {
    /// All that had come is read.
    case drained
    /// The peer said that it sends no more.
    case endOfStream
    case failed(TLSFailure)
  }

  private let ssl: OpaquePointer
  private let fromPeer: OpaquePointer
  private let toPeer: OpaquePointer
  private var check: CertificateCheck

  init(_ context: TLSClientContext, server: ServerName) throws(TLSFailure) {
    check = CertificateCheck(server, pin: context.configuration.pin)
    OpenSSLErrors.clear()
    guard let ssl = SSL_new(context.openSSL.pointer) else { throw TLSFailure(.unavailable(OpenSSLErrors.removeText())) }
    guard let fromPeer = BIO_new(BIO_s_mem()), let toPeer = BIO_new(BIO_s_mem()) else {
      SSL_free(ssl)
      throw TLSFailure(.unavailable("out of memory"))
    }
    self.ssl = ssl
    self.fromPeer = fromPeer
    self.toPeer = toPeer
    shim_BIO_set_retry_when_empty(fromPeer)
    SSL_set_bio(ssl, fromPeer, toPeer)  // the SSL owns both from here
    SSL_set_connect_state(ssl)
    SSL_set_ex_data(ssl, 0, Unmanaged.passUnretained(self).toOpaque())
    guard wantName() else { throw TLSFailure(.badServerName(server.text)) }
  }

  deinit { SSL_free(ssl) }

  private func wantName() -> Bool {
    guard check.wantName(SSL_get0_param(ssl)) else { return false }
    guard case .host(let name) = check.server else { return true }
    return shim_SSL_set_tlsext_host_name(ssl, name) == 1
  }

  // MARK: the exchange

  /// Goes as far as what was received allows.
  ///
  /// - Returns: whether the handshake is done.
  func handshake() throws(TLSFailure) -> Bool {
    OpenSSLErrors.clear()
    let result = SSL_do_handshake(ssl)
    let error = SSL_get_error(ssl, result)
    if result == 1 { return true }
    if error == SSL_ERROR_WANT_READ { return false }
    throw handshakeFailure(error)
  }

  func receive(_ ciphertext: ByteBuffer) {
    ciphertext.withUnsafeReadableBytes { bytes in
      _ = BIO_write(fromPeer, bytes.baseAddress, Int32(bytes.count))
    }
  }

  /// Appends all the plaintext there is.
  func read(into plaintext: inout ByteBuffer) -> ReadOutcome {
    while true {
      var error = SSL_ERROR_NONE
      plaintext.writeWithUnsafeMutableBytes(minimumWritableBytes: 1024) { space in
        OpenSSLErrors.clear()
        let count = SSL_read(ssl, space.baseAddress, Int32(clamping: space.count))
        error = SSL_get_error(ssl, count)
        return max(0, Int(count))
      }
      switch error {
      case SSL_ERROR_NONE: continue
      case SSL_ERROR_WANT_READ: return .drained
      case SSL_ERROR_ZERO_RETURN: return .endOfStream
      default: return .failed(exchangeFailure(error))
      }
    }
  }

  /// The most plaintext that what was received can hold.
  var readableAtMost: Int { shim_BIO_pending(fromPeer) + Int(SSL_pending(ssl)) }

  /// Encrypts, record by record.
  ///
  /// - Returns: how much was taken; the rest is to be offered again, it may have moved.
  func write(_ plaintext: UnsafeRawBufferPointer) throws(TLSFailure) -> Int {
    OpenSSLErrors.clear()
    let count = SSL_write(ssl, plaintext.baseAddress, Int32(clamping: plaintext.count))
    let error = SSL_get_error(ssl, count)
    if count > 0 { return Int(count) }
    throw exchangeFailure(error)
  }

  /// Says that we send no more. Does nothing before the end of the handshake.
  func shutdown() {
    guard SSL_is_init_finished(ssl) == 1 else { return }
    OpenSSLErrors.clear()
    _ = SSL_get_error(ssl, SSL_shutdown(ssl))
    OpenSSLErrors.clear()
  }

  /// Appends the ciphertext that waits to be sent.
  func drain(into ciphertext: inout ByteBuffer) {
    let pending = shim_BIO_pending(toPeer)
    guard pending > 0 else { return }
    ciphertext.writeWithUnsafeMutableBytes(minimumWritableBytes: pending) { space in
      max(0, Int(BIO_read(toPeer, space.baseAddress, Int32(clamping: space.count))))
    }
  }

  /// What was agreed. Nil before the end of the handshake.
  var completed: TLSHandshakeCompleted? {
    guard SSL_is_init_finished(ssl) == 1, let offered = check.offered, let version = SSL_get_version(ssl),
      let cipher = SSL_CIPHER_get_name(SSL_get_current_cipher(ssl))
    else { return nil }
    return TLSHandshakeCompleted(
      version: String(cString: version), cipher: String(cString: cipher), peer: offered)
  }

  /// A failure of this connection, with the certificate that was shown.
  func failure(_ reason: TLSFailure.Reason) -> TLSFailure { TLSFailure(reason, offered: check.offered) }

  private func handshakeFailure(_ error: Int32) -> TLSFailure {
    if let refusal = check.refusal { return failure(refusal) }
    let code = OpenSSLErrors.first
    if error == SSL_ERROR_SSL, ERR_GET_LIB(code) == ERR_LIB_SSL {
      switch ERR_GET_REASON(code) {
      case SSL_R_UNSUPPORTED_PROTOCOL, SSL_R_NO_PROTOCOLS_AVAILABLE, SSL_R_VERSION_TOO_LOW,
        SSL_R_WRONG_SSL_VERSION:
        return failure(.protocolVersion)
      case SSL_R_WRONG_VERSION_NUMBER, SSL_R_HTTP_REQUEST, SSL_R_HTTPS_PROXY_REQUEST, SSL_R_UNKNOWN_PROTOCOL,
        SSL_R_BAD_PROTOCOL_VERSION_NUMBER, SSL_R_PACKET_LENGTH_TOO_LONG:
        return failure(.notTLS)
      default: break
      }
    }
    return exchangeFailure(error)
  }

  private func exchangeFailure(_ error: Int32) -> TLSFailure {
    let code = OpenSSLErrors.first
    guard error == SSL_ERROR_SSL else {
      return failure(.protocolError(code == 0 ? "OpenSSL's outcome \(error)" : OpenSSLErrors.removeText()))
    }
    let reason = ERR_GET_REASON(code)
    if ERR_GET_LIB(code) == ERR_LIB_SSL, reason > SSL_AD_REASON_OFFSET,
      let alert = UInt8(exactly: reason - SSL_AD_REASON_OFFSET)
    {
      if Int32(alert) == SSL_AD_PROTOCOL_VERSION { return failure(.protocolVersion) }
      let name = SSL_alert_desc_string_long(Int32(alert)).map { String(cString: $0) } ?? "unknown"
      return failure(.alert(alert, name))
    }
    return failure(.protocolError(OpenSSLErrors.removeText()))
  }

  // MARK: the certificate

  /// Called by OpenSSL in place of its own check, once the server has shown its chain.
  static func verify(_ store: OpaquePointer?) -> Bool {
    guard let store,
      let ssl = X509_STORE_CTX_get_ex_data(store, SSL_get_ex_data_X509_STORE_CTX_idx()),
      let session = SSL_get_ex_data(OpaquePointer(ssl), 0)
    else { return false }
    return Unmanaged<TLSSession>.fromOpaque(session).takeUnretainedValue().check.verify(store)
  }
}
