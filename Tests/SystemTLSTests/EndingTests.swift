import COpenSSL
import NIOCore
import NIOEmbedded
import SystemTLS
import Testing
import VigieTestSupport

/// How connections end: by either side, by a fault, by the timer.
@Suite struct EndingTests {
  let scripted: ScriptedChannel
  let server: MemoryServer

  init() throws {
    scripted = try ScriptedChannel()
    server = try MemoryServer(scripted.certificates.server)
  }

  @Test func goodbyeOfTheServerIsAnsweredAndEndsTheStream() throws {
    try scripted.connect(to: server)
    server.send("last words")
    server.sayGoodbye()
    try server.exchange(with: scripted.channel)
    #expect(scripted.text == "last words")
    #expect(server.hasCloseNotify)
    #expect(scripted.recorder.isEnded && !scripted.channel.isActive)
    #expect(scripted.recorder.errors.isEmpty)
  }

  @Test func connectionDroppedWithoutGoodbyeIsTheEndOfTheStream() throws {
    try scripted.connect(to: server)
    let unflushed: Outcome = scripted.write("never flushed")
    scripted.channel.pipeline.fireChannelInactive()
    #expect(scripted.recorder.isEnded)
    #expect(scripted.recorder.errors.isEmpty)
    #expect(unflushed.error as? ChannelError == .ioOnClosedChannel)
  }

  @Test func closingSaysGoodbyeAfterWhatWasFlushed() throws {
    try scripted.connect(to: server)
    let flushed: Outcome = scripted.write("QUIT")
    scripted.channel.flush()
    let unflushed: Outcome = scripted.write("never flushed")
    let closed = Outcome(scripted.channel.close())
    #expect(closed.isSuccess && !scripted.channel.isActive)
    try server.exchange(with: scripted.channel)
    #expect(server.received == Array("QUIT".utf8))
    #expect(server.hasCloseNotify)
    #expect(flushed.isSuccess)
    #expect(unflushed.error as? ChannelError == .ioOnClosedChannel)
    #expect(scripted.recorder.errors.isEmpty)
  }

  @Test func closingWaitsForAGoodbyeThatIsStuckButNotForEver() throws {
    try scripted.connect(to: server)
    scripted.valve.isOpen = false
    let closed = Outcome(scripted.channel.close())
    #expect(closed.isPending && scripted.channel.isActive)
    scripted.channel.embeddedEventLoop.advanceTime(by: .seconds(5))
    #expect(closed.isSuccess && !scripted.channel.isActive)
    scripted.valve.release()
    #expect(scripted.recorder.errors.isEmpty)
  }

  @Test func closingDuringTheHandshakeIsNoFailure() throws {
    try scripted.connect()
    let waiting: Outcome = scripted.write("waiting")
    scripted.channel.flush()
    let closed = Outcome(scripted.channel.close())
    #expect(closed.isSuccess)
    #expect(waiting.error as? ChannelError == .ioOnClosedChannel)
    #expect(scripted.recorder.errors.isEmpty)
    scripted.channel.embeddedEventLoop.advanceTime(by: .hours(1))
    #expect(scripted.recorder.errors.isEmpty)
  }

  @Test func halfClosureStillReads() throws {
    try scripted.connect(to: server)
    let closed = Outcome(scripted.channel.close(mode: .output))
    #expect(closed.isSuccess && scripted.valve.isOutputClosed)
    let late: Outcome = scripted.write("too late")
    #expect(late.error as? ChannelError == .outputClosed)
    try server.exchange(with: scripted.channel)
    #expect(server.hasCloseNotify)
    server.send("still talking")
    try server.exchange(with: scripted.channel)
    #expect(scripted.text == "still talking")
    #expect(scripted.channel.isActive && scripted.recorder.errors.isEmpty)
  }

  @Test func halfClosureBeforeTheHandshakeComesAfterTheWrites() throws {
    let early: Outcome = scripted.write("early")
    scripted.channel.flush()
    let closed = Outcome(scripted.channel.close(mode: .output))
    #expect(closed.isPending)
    let late: Outcome = scripted.write("too late")
    #expect(late.error as? ChannelError == .outputClosed)
    try scripted.connect(to: server)
    #expect(early.isSuccess && closed.isSuccess)
    #expect(server.received == Array("early".utf8))
    #expect(server.hasCloseNotify)
  }

  @Test func halfClosureOfWhatNeverConnectsIsAnswered() throws {
    let closed = Outcome(scripted.channel.close(mode: .output))
    let waiting: Outcome = scripted.write("waiting")
    try scripted.channel.close().wait()
    #expect(!closed.isPending)
    #expect(!waiting.isPending && !waiting.isSuccess)
  }

  @Test func inputClosedDuringTheHandshakeIsAFailure() throws {
    try scripted.connect()
    scripted.channel.pipeline.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
    #expect(scripted.recorder.errors as? [TLSFailure] == [TLSFailure(.closedDuringHandshake)])
    #expect(!scripted.channel.isActive)
  }

  @Test func handshakeHasFifteenSeconds() throws {
    try scripted.connect()
    let waiting: Outcome = scripted.write("waiting")
    scripted.channel.embeddedEventLoop.advanceTime(by: .milliseconds(14_999))
    #expect(scripted.recorder.errors.isEmpty)
    scripted.channel.embeddedEventLoop.advanceTime(by: .milliseconds(1))
    let failure = TLSFailure(.handshakeTimeout(.seconds(15)))
    #expect(scripted.recorder.errors as? [TLSFailure] == [failure])
    #expect(waiting.error as? TLSFailure == failure)
    #expect(!scripted.channel.isActive)
  }

  @Test func timerEndsWithTheHandshake() throws {
    try scripted.connect(to: server)
    scripted.channel.embeddedEventLoop.advanceTime(by: .hours(1))
    #expect(scripted.channel.isActive && scripted.recorder.errors.isEmpty)
  }

  @Test func forgedRecordEndsTheConnectionWithAnAlert() throws {
    try scripted.connect(to: server)
    server.send("true")
    var record = server.drain()
    record[record.count - 1] ^= 1
    try scripted.channel.writeInbound(ByteBuffer(bytes: record))
    try server.exchange(with: scripted.channel)
    #expect(server.alert == SSL_AD_BAD_RECORD_MAC)
    let failures = scripted.recorder.errors as? [TLSFailure]
    #expect(failures?.map(\.reason) == [.protocolError("decryption failed or bad record mac")])
    #expect(failures?.first?.offered != nil)
    #expect(scripted.text.isEmpty && !scripted.channel.isActive)
  }

  @Test func refusedServerIsToldWhy() throws {
    let table = [
      (scripted.certificates.expired, SSL_AD_CERTIFICATE_EXPIRED), (scripted.certificates.stranger, SSL_AD_UNKNOWN_CA),
    ]
    for (pair, alert) in table {
      let scripted = try ScriptedChannel()
      let server = try MemoryServer(pair)
      try scripted.connect(to: server)
      #expect(server.alert == alert)
      #expect(scripted.recorder.errors.count == 1)
      #expect(scripted.recorder.events.isEmpty)
      #expect(!scripted.channel.isActive)
    }
  }
}
