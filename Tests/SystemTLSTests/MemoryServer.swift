import COpenSSL
import NIOCore
import NIOEmbedded
import SystemTLS
import VigieTestSupport

/// The server's end of a TLS connection, in memory: for what no real server does on demand, byte by byte.
final class MemoryServer {
  struct Unavailable: Error {}

  private let context: OpaquePointer
  private let ssl: OpaquePointer
  private let fromClient: OpaquePointer
  private let toClient: OpaquePointer
  /// All that the client ever sent, as it was on the wire.
  private(set) var wire: [UInt8] = []
  /// The plaintext of it.
  private(set) var received: [UInt8] = []
  /// The alert by which the client ended the connection.
  private(set) var alert: Int32?

  init(_ pair: TestCertificates.Pair, version: Int32 = TLS1_3_VERSION) throws {
    guard let context = SSL_CTX_new(TLS_server_method()),
      SSL_CTX_use_certificate_chain_file(context, pair.certificateFile) == 1,
      SSL_CTX_use_PrivateKey_file(context, pair.keyFile, SSL_FILETYPE_PEM) == 1,
      let ssl = SSL_new(context), let fromClient = BIO_new(BIO_s_mem()), let toClient = BIO_new(BIO_s_mem())
    else { throw Unavailable() }
    (self.context, self.ssl, self.fromClient, self.toClient) = (context, ssl, fromClient, toClient)
    if version == TLS1_2_VERSION { SSL_set_options(ssl, UInt64(1) << 29) }  // SSL_OP_NO_TLSv1_3
    shim_BIO_set_retry_when_empty(fromClient)
    SSL_set_bio(ssl, fromClient, toClient)
    SSL_set_accept_state(ssl)
  }

  deinit {
    SSL_free(ssl)
    SSL_CTX_free(context)
  }

  var hasCloseNotify: Bool { SSL_get_shutdown(ssl) & SSL_RECEIVED_SHUTDOWN != 0 }

  /// Carries bytes both ways until neither side has any, those to the client in pieces of `piece` bytes.
  func exchange(with channel: EmbeddedChannel, piece: Int = .max) throws {
    var isQuiet = false
    while !isQuiet {
      isQuiet = true
      while let ciphertext = try channel.readOutbound(as: ByteBuffer.self) {
        take(ciphertext)
        isQuiet = false
      }
      advance()
      var rest = drain()[...]
      while !rest.isEmpty, channel.isActive {
        isQuiet = false
        try channel.writeInbound(ByteBuffer(bytes: rest.prefix(piece)))
        rest = rest.dropFirst(piece)
      }
    }
  }

  private func take(_ ciphertext: ByteBuffer) {
    let bytes = Array(ciphertext.readableBytesView)
    wire += bytes
    if !bytes.isEmpty { BIO_write(fromClient, bytes, Int32(bytes.count)) }
  }

  private func advance() {
    var plaintext = [UInt8](repeating: 0, count: 16_384)
    while true {
      ERR_clear_error()
      let count = SSL_read(ssl, &plaintext, Int32(plaintext.count))
      if SSL_get_error(ssl, count) == SSL_ERROR_SSL {
        let reason = ERR_GET_REASON(ERR_peek_error())
        if reason > SSL_AD_REASON_OFFSET { alert = reason - SSL_AD_REASON_OFFSET }
        if reason == SSL_R_NO_RENEGOTIATION { alert = SSL_AD_NO_RENEGOTIATION }
      }
      guard count > 0 else { return }
      received += plaintext.prefix(Int(count))
    }
  }

  /// What waits to be sent to the client.
  func drain() -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: shim_BIO_pending(toClient))
    if !bytes.isEmpty { BIO_read(toClient, &bytes, Int32(bytes.count)) }
    return bytes
  }

  func send(_ text: String) {
    SSL_write(ssl, text, Int32(text.utf8.count))
  }

  func sayGoodbye() { SSL_shutdown(ssl) }

  /// New keys for what the server sends; the client is asked to renew its own.
  func updateKeys() {
    SSL_key_update(ssl, SSL_KEY_UPDATE_REQUESTED)
    SSL_do_handshake(ssl)
  }

  /// TLS 1.2 only.
  func askForRenegotiation() {
    SSL_renegotiate(ssl)
    SSL_do_handshake(ssl)
  }
}
