import COpenSSL
import NIOCore

/// The server's end of TLS for a channel, as the first handler of its pipeline.
final class TLSServerHandler: ChannelDuplexHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer
  typealias OutboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private struct Unavailable: Error {}

  private let ssl: OpaquePointer
  private let fromClient: OpaquePointer
  private let toClient: OpaquePointer

  init(_ pair: TestCertificates.Pair) throws {
    guard let context = SSL_CTX_new(TLS_server_method()) else { throw Unavailable() }
    defer { SSL_CTX_free(context) }
    guard SSL_CTX_use_certificate_chain_file(context, pair.certificateFile) == 1,
      SSL_CTX_use_PrivateKey_file(context, pair.keyFile, SSL_FILETYPE_PEM) == 1,
      let ssl = SSL_new(context), let fromClient = BIO_new(BIO_s_mem()), let toClient = BIO_new(BIO_s_mem())
    else { throw Unavailable() }
    (self.ssl, self.fromClient, self.toClient) = (ssl, fromClient, toClient)
    shim_BIO_set_retry_when_empty(fromClient)
    SSL_set_bio(ssl, fromClient, toClient)
    SSL_set_accept_state(ssl)
  }

  deinit { SSL_free(ssl) }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let ciphertext = Array(unwrapInboundIn(data).readableBytesView)
    BIO_write(fromClient, ciphertext, Int32(ciphertext.count))
    var plaintext = [UInt8](repeating: 0, count: 16_384)
    while true {
      ERR_clear_error()
      let count = SSL_read(ssl, &plaintext, Int32(plaintext.count))
      let error = SSL_get_error(ssl, count)
      guard count > 0 else {
        flush(to: context)
        if error == SSL_ERROR_SSL { context.close(promise: nil) }
        return
      }
      context.fireChannelRead(wrapInboundOut(context.channel.allocator.buffer(bytes: plaintext.prefix(Int(count)))))
    }
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    let plaintext = Array(unwrapOutboundIn(data).readableBytesView)
    if !plaintext.isEmpty { SSL_write(ssl, plaintext, Int32(plaintext.count)) }
    context.write(wrapOutboundOut(ciphertext(context)), promise: promise)
  }

  private func flush(to context: ChannelHandlerContext) {
    let ciphertext = ciphertext(context)
    if ciphertext.readableBytes > 0 { context.writeAndFlush(wrapOutboundOut(ciphertext), promise: nil) }
  }

  private func ciphertext(_ context: ChannelHandlerContext) -> ByteBuffer {
    var bytes = [UInt8](repeating: 0, count: shim_BIO_pending(toClient))
    if !bytes.isEmpty { BIO_read(toClient, &bytes, Int32(bytes.count)) }
    return context.channel.allocator.buffer(bytes: bytes)
  }
}
