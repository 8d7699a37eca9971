import NIOCore

/// TLS for one client connection, as the first handler of its pipeline.
///
/// Writes are taken from the start and leave once the handshake is done. ``TLSHandshakeCompleted`` tells of that moment;
/// a ``TLSFailure`` is fired as an error, once, before the channel closes. A server that just closes is the end of the
/// stream, without an error.
package final class TLSClientHandler: ChannelDuplexHandler {
  package typealias InboundIn = ByteBuffer
  package typealias InboundOut = ByteBuffer
  package typealias OutboundIn = ByteBuffer
  package typealias OutboundOut = ByteBuffer

  private enum State {
    case unconnected
    case handshaking
    case open
    /// close_notify is sent, reading goes on.
    case outputClosed
    /// Nothing more goes up or down, but for the last ciphertext.
    case closed
  }

  /// How long the last ciphertext may wait for a socket that takes none.
  private static let closeTimeout = TimeAmount.seconds(5)
  /// Ciphertext is handed on at the latest when there is this much of it.
  private static let writeSize = 262_144

  private let session: TLSSession
  private let timeout: TimeAmount
  private var state = State.unconnected
  private var timer: Scheduled<Void>?
  private var queue = PlaintextQueue()
  private var ciphertext = ByteBuffer()
  /// The ciphertext is handed on, its storage waits to serve again.
  private var ciphertextIsSpent = false
  /// A read was asked for and nothing has gone up since.
  private var readIsOwed = false
  /// Ciphertext was written to the next handler and not flushed yet.
  private var flushIsOwed = false
  /// A half closure asked for before the end of the handshake.
  private var wantsOutputClosed = false
  /// Those who asked for the closure that is under way.
  private var closing = PromiseGroup()

  init(session: TLSSession, timeout: TimeAmount) {
    self.session = session
    self.timeout = timeout
  }

  // MARK: connection

  package func handlerAdded(context: ChannelHandlerContext) {
    if context.channel.isActive { start(context) }
  }

  package func handlerRemoved(context: ChannelHandlerContext) {
    end(with: ChannelError.ioOnClosedChannel)
    closing.fail(ChannelError.ioOnClosedChannel)
  }

  package func channelActive(context: ChannelHandlerContext) {
    start(context)
    context.fireChannelActive()
  }

  private func start(_ context: ChannelHandlerContext) {
    guard case .unconnected = state else { return }
    state = .handshaking
    let timeout = timeout
    timer = context.eventLoop.assumeIsolated().scheduleTask(in: timeout) { [self] in
      guard case .handshaking = state else { return }
      fail(session.failure(.handshakeTimeout(timeout)), context)
    }
    advance(context)
    flushOwed(context)
    context.read()
  }

  package func channelInactive(context: ChannelHandlerContext) {
    if case .handshaking = state {
      let failure = session.failure(.closedDuringHandshake)
      end(with: failure)
      context.fireErrorCaught(failure)
    } else {
      end(with: ChannelError.ioOnClosedChannel)
    }
    closing.removeAll(on: context.eventLoop)?.succeed()
    context.fireChannelInactive()
  }

  package func errorCaught(context: ChannelHandlerContext, error: any Error) {
    if case .handshaking = state, error is IOError {
      fail(session.failure(.closedDuringHandshake), context)
    } else {
      context.fireErrorCaught(error)
    }
  }

  package func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if case .handshaking = state, case .some(.inputClosed) = event as? ChannelEvent {
      fail(session.failure(.closedDuringHandshake), context)
    }
    context.fireUserInboundEventTriggered(event)
  }

  // MARK: reading

  package func read(context: ChannelHandlerContext) {
    readIsOwed = true
    context.read()
  }

  package func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    session.receive(unwrapInboundIn(data))
    if case .handshaking = state { advance(context) }
    deliver(context)
  }

  package func channelReadComplete(context: ChannelHandlerContext) {
    flushOwed(context)
    context.fireChannelReadComplete()
    switch state {
    case .handshaking: context.read()
    case .open, .outputClosed: if readIsOwed { context.read() }
    case .unconnected, .closed: break
    }
  }

  private func advance(_ context: ChannelHandlerContext) {
    let done: Bool
    do {
      done = try session.handshake()
    } catch {
      return fail(error, context)
    }
    drain(context)
    guard done, case .handshaking = state else { return }
    guard let completed = session.completed else { return fail(session.failure(.noCertificate), context) }
    state = .open
    timer?.cancel()
    timer = nil
    context.fireUserInboundEventTriggered(completed)
    pump(context)
    if wantsOutputClosed, state == .open { leave(context, mode: .output, promise: nil) }
  }

  private func deliver(_ context: ChannelHandlerContext) {
    switch state {
    case .open, .outputClosed: break
    case .unconnected, .handshaking, .closed: return
    }
    var plaintext = context.channel.allocator.buffer(capacity: session.readableAtMost + 1024)
    let outcome = session.read(into: &plaintext)
    drain(context)
    if plaintext.readableBytes > 0 {
      readIsOwed = false
      context.fireChannelRead(wrapInboundOut(plaintext))
    }
    switch outcome {
    case .drained: break
    case .endOfStream: if state != .closed { leave(context, mode: .all, promise: nil) }
    case .failed(let failure): fail(failure, context)
    }
  }

  // MARK: writing

  package func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    switch state {
    case .closed: promise?.fail(ChannelError.ioOnClosedChannel)
    case .outputClosed: promise?.fail(ChannelError.outputClosed)
    case .unconnected, .handshaking, .open:
      if wantsOutputClosed {
        promise?.fail(ChannelError.outputClosed)
      } else {
        queue.append(unwrapOutboundIn(data), promise)
      }
    }
  }

  package func flush(context: ChannelHandlerContext) {
    queue.mark()
    pump(context)
    flushIsOwed = false
    context.flush()
  }

  /// Encrypts what was flushed.
  private func pump(_ context: ChannelHandlerContext) {
    guard case .open = state else { return }
    while queue.hasMarked {
      clearSpentCiphertext()
      do throws(TLSFailure) {
        try queue.encrypt(with: session, into: &ciphertext, upTo: Self.writeSize)
      } catch {
        return fail(error, context)
      }
      writeCiphertext(context, promise: queue.nextPromise(on: context.eventLoop))
    }
  }

  /// Hands on what OpenSSL has to say by itself: handshake, alerts, answers to key updates.
  private func drain(_ context: ChannelHandlerContext) {
    clearSpentCiphertext()
    session.drain(into: &ciphertext)
    if ciphertext.readableBytes > 0 { writeCiphertext(context, promise: nil) }
  }

  private func writeCiphertext(_ context: ChannelHandlerContext, promise: EventLoopPromise<Void>?) {
    flushIsOwed = true
    ciphertextIsSpent = true
    context.write(wrapOutboundOut(ciphertext), promise: promise)
  }

  /// The storage serves again where the next handler has let go of it.
  private func clearSpentCiphertext() {
    guard ciphertextIsSpent else { return }
    ciphertextIsSpent = false
    ciphertext.clear()
  }

  private func flushOwed(_ context: ChannelHandlerContext) {
    guard flushIsOwed else { return }
    flushIsOwed = false
    context.flush()
  }

  // MARK: closing

  package func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
    switch (mode, state) {
    case (.all, .open), (.all, .outputClosed): leave(context, mode: .all, promise: promise)
    case (.output, .open): leave(context, mode: .output, promise: promise)
    case (.output, .unconnected), (.output, .handshaking):
      wantsOutputClosed = true
      closing.join(promise)
    case (.all, _):
      end(with: ChannelError.ioOnClosedChannel)
      context.close(mode: mode, promise: promise)
    default: context.close(mode: mode, promise: promise)
    }
  }

  /// Says close_notify. Does not wait for the server's: nothing that it could still say would be read.
  private func leave(_ context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
    session.shutdown()
    if mode == .output {
      state = .outputClosed
      queue.failAll(ChannelError.outputClosed)
    } else {
      end(with: ChannelError.ioOnClosedChannel)
    }
    closing.join(promise)
    let written = flushLast(context)
    close(context, mode: mode, after: written)
  }

  /// The end by a fault: the alert goes out, everybody is told, the channel closes.
  private func fail(_ failure: TLSFailure, _ context: ChannelHandlerContext) {
    guard state != .closed else { return }
    end(with: failure)
    let written = flushLast(context)
    context.fireErrorCaught(failure)
    close(context, mode: .all, after: written)
  }

  private func end(with error: any Error) {
    state = .closed
    timer?.cancel()
    timer = nil
    queue.failAll(error)
  }

  private func flushLast(_ context: ChannelHandlerContext) -> EventLoopFuture<Void> {
    let written = context.eventLoop.makePromise(of: Void.self)
    clearSpentCiphertext()
    session.drain(into: &ciphertext)
    writeCiphertext(context, promise: written)
    flushOwed(context)
    return written.futureResult
  }

  /// Closes when the last ciphertext is written, or will not be: a channel that closes drops what it still holds.
  private func close(_ context: ChannelHandlerContext, mode: CloseMode, after written: EventLoopFuture<Void>) {
    var isDue = true
    let close = { [self] in
      guard isDue else { return }
      isDue = false
      context.close(mode: mode, promise: closing.removeAll(on: context.eventLoop))
    }
    let deadline = context.eventLoop.assumeIsolated().scheduleTask(in: Self.closeTimeout, close)
    written.assumeIsolated().whenComplete { _ in
      deadline.cancel()
      close()
    }
  }
}
