import IRCProtocol
import Logging
import NIOCore
import SystemTLS

#if canImport(Glibc)
import Glibc
#endif

/// One connection's end of the pipeline: bytes to lines for the driver, and the driver's bytes out.
final class IRCConnection: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let driver: IRCDriver
  private let waitsForTLS: Bool
  private let log: Logger
  private let ended: EventLoopPromise<IRCNetwork.Ending>
  private var assembler = LineAssembler()
  private var context: ChannelHandlerContext?
  private var hasBegun = false
  private var wasActive = false
  private var failure: String?

  init(driver: IRCDriver, waitsForTLS: Bool, log: Logger, ended: EventLoopPromise<IRCNetwork.Ending>) {
    self.driver = driver
    self.waitsForTLS = waitsForTLS
    self.log = log
    self.ended = ended
  }

  // MARK: - The channel

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
    if context.channel.isActive { becameActive() }
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    finish()
  }

  func channelActive(context: ChannelHandlerContext) {
    becameActive()
    context.fireChannelActive()
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if let handshake = event as? TLSHandshakeCompleted {
      log.info("encrypted", metadata: ["with": "\(handshake.version)"])
      begin()
    }
    context.fireUserInboundEventTriggered(event)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let buffer = unwrapInboundIn(data)
    var messages: [IRCMessage] = []
    assembler.feed(Array(buffer.readableBytesView)) { messages.append($0) }
    driver.received(messages, by: self)
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    driver.readCompleted()
    acknowledgeAtOnce(context)
    context.fireChannelReadComplete()
  }

  func channelInactive(context: ChannelHandlerContext) {
    finish()
    context.fireChannelInactive()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    failure = failure ?? IRCNetwork.text(of: error)
    context.close(promise: nil)
  }

  /// A server that waits for our acknowledgement before it sends its next small line (Nagle's algorithm) would wait 40 ms
  /// for it. The option does not last, so it is set again after each read.
  private func acknowledgeAtOnce(_ context: ChannelHandlerContext) {
    #if os(Linux)
    context.channel.setOption(.tcpOption(.init(rawValue: TCP_QUICKACK)), value: 1).whenFailure { _ in }
    #endif
  }

  // MARK: - For the driver

  func write(_ bytes: ByteBuffer) {
    guard let context else { return }
    context.writeAndFlush(wrapOutboundOut(bytes), promise: nil)
  }

  func close() { context?.close(promise: nil) }

  func setReading(_ isReading: Bool) {
    context?.channel.setOption(.autoRead, value: isReading).whenFailure { [log] error in
      log.warning("reading could not be switched", metadata: ["error": "\(error)"])
    }
  }

  // MARK: - Beginning and end

  private func becameActive() {
    guard !wasActive else { return }
    wasActive = true
    if !waitsForTLS { begin() }
  }

  private func begin() {
    guard !hasBegun else { return }
    hasBegun = true
    driver.begin(self)
  }

  private func finish() {
    guard context != nil else { return }
    let (goodFor, reason) = driver.lost(self)
    context = nil
    // An address that never answered is for the attempt to report, which may have others.
    guard wasActive else { return }
    let kind: ReconnectPolicy.Ending =
      switch reason {
      case .banned: .banned
      case .servicesAway: .servicesAway
      default: hasBegun ? .lost(goodFor: goodFor) : .unencrypted
      }
    ended.succeed(
      IRCNetwork.Ending(kind: kind, reason: reason?.text ?? failure ?? "the connection was lost"))
  }
}
