import COpenSSL
import NIOCore
import NIOEmbedded
import SystemTLS
import Testing
import VigieTestSupport

/// The handler against a server in memory: writes, reads and their promises.
@Suite struct HandlerTests {
  let scripted: ScriptedChannel
  let server: MemoryServer

  init() throws {
    scripted = try ScriptedChannel()
    server = try MemoryServer(scripted.certificates.server)
  }

  @Test(arguments: [1, 2, 7, 1000]) func recordsMayComeInAnyPieces(piece: Int) throws {
    try scripted.connect(to: server, piece: piece)
    #expect(scripted.recorder.events.map(\.version) == ["TLSv1.3"])
    server.send("a line\r\n")
    server.send("and another\r\n")
    try server.exchange(with: scripted.channel, piece: piece)
    #expect(scripted.text == "a line\r\nand another\r\n")
    #expect(scripted.recorder.errors.isEmpty)
  }

  @Test func writesBeforeTheHandshakeWaitForIt() throws {
    let first: Outcome = scripted.write("first ")
    try scripted.connect()
    let second: Outcome = scripted.write("second ")
    scripted.channel.flush()
    let unflushed: Outcome = scripted.write("third")
    #expect(first.isPending && second.isPending)
    try server.exchange(with: scripted.channel)
    #expect(first.isSuccess && second.isSuccess && unflushed.isPending)
    #expect(server.received == Array("first second ".utf8))
    scripted.channel.flush()
    try server.exchange(with: scripted.channel)
    #expect(unflushed.isSuccess)
    #expect(server.received == Array("first second third".utf8))
  }

  @Test func promisesFollowTheirCiphertext() throws {
    struct Broken: Error {}
    try scripted.connect(to: server)
    scripted.valve.isOpen = false
    let one: Outcome = scripted.write("one")
    let empty: Outcome = scripted.write("")
    let two: Outcome = scripted.write("two")
    scripted.channel.flush()
    #expect(one.isPending && empty.isPending && two.isPending)
    scripted.valve.release()
    #expect(one.isSuccess && empty.isSuccess && two.isSuccess)
    scripted.valve.isOpen = false
    let lost: Outcome = scripted.write("lost")
    scripted.channel.flush()
    scripted.valve.release(.failure(Broken()))
    #expect(lost.error is Broken)
    let nothing: Outcome = scripted.write("")
    scripted.channel.flush()
    #expect(nothing.isSuccess)
  }

  @Test func smallWritesShareRecordsAndOneFlush() throws {
    try scripted.connect(to: server)
    let before = server.wire.count
    let flushes = scripted.valve.flushes
    for _ in 0..<1000 { scripted.channel.write(ByteBuffer(string: "0123456789012345678\n"), promise: nil) }
    scripted.channel.flush()
    try server.exchange(with: scripted.channel)
    #expect(server.received.count == 20_000)
    #expect(try Self.records(in: server.wire.dropFirst(before)) == 2)
    #expect(scripted.valve.flushes == flushes + 1)
  }

  @Test(arguments: [(0, 0), (1, 1), (16_384, 1), (16_385, 2), (100_000, 7)])
  func largeWritesFillRecords(count: Int, records: Int) throws {
    try scripted.connect(to: server)
    let before = server.wire.count
    let text = String(repeating: "x", count: count)
    let outcome: Outcome = scripted.write(text)
    scripted.channel.flush()
    try server.exchange(with: scripted.channel)
    #expect(outcome.isSuccess)
    #expect(server.received == Array(text.utf8))
    #expect(try Self.records(in: server.wire.dropFirst(before)) == records)
  }

  @Test func keyUpdateIsAnswered() throws {
    try scripted.connect(to: server)
    for round in 1...3 {
      server.updateKeys()
      server.send("\(round)")
      try server.exchange(with: scripted.channel)
      let before = server.wire.count
      let outcome: Outcome = scripted.write("\(round)")
      scripted.channel.flush()
      try server.exchange(with: scripted.channel)
      #expect(outcome.isSuccess)
      // OpenSSL sends its own new keys with the next write.
      #expect(try Self.records(in: server.wire.dropFirst(before)) == 2)
    }
    #expect(scripted.text == "123")
    #expect(server.received == Array("123".utf8))
    #expect(scripted.recorder.errors.isEmpty)
  }

  /// What another call left in OpenSSL's queue of errors is not ours.
  @Test func staleErrorsAreNotTakenForOurs() throws {
    func leaveAnError() {
      #expect(BIO_new_file("/nowhere/at/all", "r") == nil)
      #expect(ERR_peek_error() != 0)
    }
    leaveAnError()
    try scripted.connect()
    try server.exchange(with: scripted.channel)
    server.send("a line")
    let record = server.drain()
    for piece in [record.prefix(10), record.dropFirst(10)] {
      leaveAnError()
      try scripted.channel.writeInbound(ByteBuffer(bytes: piece))
    }
    leaveAnError()
    let outcome: Outcome = scripted.write("another")
    scripted.channel.flush()
    #expect(outcome.isSuccess && scripted.text == "a line")
    #expect(scripted.recorder.errors.isEmpty)
  }

  @Test func renegotiationIsDeclined() throws {
    let server = try MemoryServer(scripted.certificates.server, version: TLS1_2_VERSION)
    try scripted.connect(to: server)
    server.askForRenegotiation()
    try server.exchange(with: scripted.channel)
    #expect(server.alert == SSL_AD_NO_RENEGOTIATION)
    #expect(scripted.recorder.events.map(\.version) == ["TLSv1.2"])
  }

  @Test func handshakeAsksForReadsByItself() throws {
    try scripted.channel.setOption(.autoRead, value: false).wait()
    try scripted.connect()
    #expect(scripted.valve.reads > 0)
    let before = scripted.valve.reads
    try scripted.channel.writeInbound(ByteBuffer(bytes: [22, 3, 3]))
    #expect(scripted.valve.reads == before + 1)
  }

  @Test func readIsOwedUntilThereIsPlaintext() throws {
    try scripted.channel.setOption(.autoRead, value: false).wait()
    try scripted.connect(to: server)
    server.send("whole")
    let record = server.drain()
    scripted.channel.read()
    let before = scripted.valve.reads
    try scripted.channel.writeInbound(ByteBuffer(bytes: record.prefix(9)))
    #expect(scripted.valve.reads == before + 1)
    try scripted.channel.writeInbound(ByteBuffer(bytes: record.dropFirst(9)))
    #expect(scripted.valve.reads == before + 1)
    #expect(scripted.text == "whole")
  }

  /// Counts TLS records (RFC 8446 §5.1: a type, a version, a length).
  private static func records(in wire: ArraySlice<UInt8>) throws -> Int {
    var rest = wire
    var count = 0
    while rest.count >= 5 {
      let header = Array(rest.prefix(5))
      rest = rest.dropFirst(5 + Int(header[3]) << 8 + Int(header[4]))
      count += 1
    }
    return try #require(rest.isEmpty ? count : nil)
  }
}
