import COpenSSL
import Glibc
import NIOCore
import NIOEmbedded
import SystemTLS

// Lines a second through the TLS handler, each way, without sockets.
// openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout k.pem -out c.pem -subj /CN=x -addext subjectAltName=DNS:localhost
// swift run -c release tls-throughput c.pem k.pem

guard CommandLine.arguments.count == 3 else {
  print("usage: tls-throughput CERTIFICATE KEY")
  exit(64)
}
let lines = 1_000_000
let batch = 50
let line = ByteBuffer(
  string:
    "@time=2026-03-01T14:10:00.000Z :jo!jo@host.test PRIVMSG #visov-veille :!signaler https://example.org/12345\r\n")

/// The server's end.
struct Peer {
  struct Unavailable: Error {}
  let ssl: OpaquePointer
  let input: OpaquePointer
  let output: OpaquePointer

  init(certificate: String, key: String) throws {
    guard let context = SSL_CTX_new(TLS_server_method()),
      SSL_CTX_use_certificate_chain_file(context, certificate) == 1,
      SSL_CTX_use_PrivateKey_file(context, key, SSL_FILETYPE_PEM) == 1,
      let ssl = SSL_new(context), let input = BIO_new(BIO_s_mem()), let output = BIO_new(BIO_s_mem())
    else { throw Unavailable() }
    (self.ssl, self.input, self.output) = (ssl, input, output)
    shim_BIO_set_retry_when_empty(input)
    SSL_set_bio(ssl, input, output)
    SSL_set_accept_state(ssl)
  }

  func take(_ bytes: ByteBuffer) {
    bytes.withUnsafeReadableBytes { _ = BIO_write(input, $0.baseAddress, Int32($0.count)) }
  }

  func give() -> ByteBuffer {
    var bytes = ByteBuffer()
    let count = shim_BIO_pending(output)
    guard count > 0 else { return bytes }
    bytes.writeWithUnsafeMutableBytes(minimumWritableBytes: count) {
      Int(BIO_read(output, $0.baseAddress, Int32(count)))
    }
    return bytes
  }
}

final class Counter: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  var bytes = 0

  func channelRead(context: ChannelHandlerContext, data: NIOAny) { bytes += unwrapInboundIn(data).readableBytes }
}

func report(_ what: String, _ time: Duration) {
  let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
  let megabytes = Double(lines * line.readableBytes) / 1e6
  print("\(what): \(Int(Double(lines) / seconds)) lines/s, \(Int(megabytes / seconds)) MB/s")
}

let channel = EmbeddedChannel()
let counter = Counter()
let context = try TLSClientContext(TLSClientConfiguration(caFile: CommandLine.arguments[1]))
try channel.pipeline.syncOperations.addHandlers([context.makeHandler(serverName: "localhost"), counter])
try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 6697)).wait()
let peer = try Peer(certificate: CommandLine.arguments[1], key: CommandLine.arguments[2])
while SSL_is_init_finished(peer.ssl) == 0 {
  while let sent = try channel.readOutbound(as: ByteBuffer.self) { peer.take(sent) }
  SSL_do_handshake(peer.ssl)
  try channel.writeInbound(peer.give())
}

let clock = ContinuousClock()
report(
  "out, \(batch) lines a flush",
  try clock.measure {
    for _ in 0..<(lines / batch) {
      for _ in 0..<batch { channel.write(line, promise: nil) }
      channel.flush()
      while try channel.readOutbound(as: ByteBuffer.self) != nil {}
    }
  })
report(
  "out, each line flushed",
  try clock.measure {
    for _ in 0..<lines {
      channel.writeAndFlush(line, promise: nil)
      while try channel.readOutbound(as: ByteBuffer.self) != nil {}
    }
  })

for (what, perRecord, records) in [("in, \(batch) lines a record", batch, 1), ("in, a record each line", 1, batch)] {
  var total = Duration.zero
  for _ in 0..<(lines / batch) {
    for _ in 0..<records {
      let text = String(repeating: String(buffer: line), count: perRecord)
      SSL_write(peer.ssl, text, Int32(text.utf8.count))
    }
    let ciphertext = peer.give()
    total += try clock.measure { try channel.writeInbound(ciphertext) }
  }
  report(what, total)
}
print("received:", counter.bytes == 2 * lines * line.readableBytes)
