import NIOCore
import SystemCrypto
import SystemTLS
import Testing
import VigieTestSupport

/// Ten million bytes through a real server and back.
@Suite(.timeLimit(.minutes(5)))
struct BulkTests {
  @Test(arguments: ["-tls1_2", "-tls1_3"])
  func tenMegabytesEachWayInOddPieces(version: String) async throws {
    let certificates = try TestCertificates.shared()
    let server = try await TestServer.startEcho(certificates.server, [version])
    do {
      try await exchange(with: server, certificates)
      await server.process.end()
    } catch {
      await server.process.end()
      throw error
    }
  }

  private func exchange(with server: TestServer, _ certificates: TestCertificates) async throws {
    let count = 10_000_000
    var random = Seeded(seed: 3)
    let sent = ByteBuffer(bytes: (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &random) })
    let client = try await TestClient.connect(
      port: server.port, TLSClientConfiguration(caFile: certificates.authority.certificateFile))
    var rest = sent
    var written: [EventLoopFuture<Void>] = []
    while rest.readableBytes > 0 {
      let length = min(
        rest.readableBytes, [1, 13, 511, 16_383, 16_384, 16_385, 70_001].randomElement(using: &random) ?? 1)
      guard let piece = rest.readSlice(length: length) else { break }
      if Bool.random(using: &random) {
        written.append(client.channel.writeAndFlush(piece))
      } else {
        written.append(client.channel.write(piece))
      }
    }
    client.channel.flush()
    let received = try await client.received(count)
    #expect(received == sent)
    try await EventLoopFuture.andAllSucceed(written, on: client.channel.eventLoop).get()
    try await client.close()
    #expect(try await client.errors().isEmpty)
  }
}
