import Glibc
import NIOCore
import NIOPosix
import Testing

@testable import DutyDesk

/// The desk at work by itself: woken by what is heard, until its mailbox is closed.
struct RunningTests {
  @Test func whatWasHeardBeforeTheEndIsDealtWithAndNoted() async throws {
    try await Evening.play { e in
      await e.activate()
      let desk = e.desk
      async let running: Void = desk.run()
      for number in 1...600 { e.mutter("jo", in: veille, "!s Issoire : fait \(number)") }
      desk.mailbox.close()
      await running
      #expect(e.lastReport() == 600)
      #expect(e.collect().map(\.description).to(veille).count == 600)
      #expect(e.unanswered == 0)
    }
  }

  /// A reload, and the timers with it, wait for the batch under way and not for the end of a rush.
  @Test func aReloadHasItsTurnUnderLoad() async throws {
    try await Evening.play { e in
      await e.activate()
      let (desk, loop) = (e.desk, e.loop)
      for number in 1...3_000 { e.mutter("jo", in: veille, "!s Issoire : fait \(number)") }
      let waiting = loop.makePromise(of: Int.self)
      // What wants the desk's thread after its first batch, as a reload does.
      e.network.onNextSend { loop.execute { waiting.succeed(desk.mailbox.depth) } }
      async let running: Void = desk.run()
      let depth = try await waiting.futureResult.get()
      #expect(depth > 0)
      desk.mailbox.close()
      await running
      #expect(e.lastReport() == 3_000)
    }
  }

  /// Where a network shares the desk's loop, what its server says (a PING, say) is read after the batch under way, and
  /// not at the end of a rush.
  @Test func socketsOfTheSameLoopAreSeenToBetweenTwoBatches() async throws {
    try await Evening.play { e in
      await e.activate()
      let (desk, loop) = (e.desk, e.loop)
      var ends: [Int32] = [0, 0]
      #expect(pipe(&ends) == 0)
      let (input, output) = (ends[0], ends[1])
      defer { close(output) }
      let read = loop.makePromise(of: Int.self)
      let channel = try await NIOPipeBootstrap(group: loop)
        .channelInitializer { channel in
          channel.eventLoop.makeCompletedFuture {
            try channel.pipeline.syncOperations.addHandler(FirstRead { read.succeed(desk.mailbox.depth) })
          }
        }
        .takingOwnershipOfDescriptor(input: input).get()
      for number in 1...3_000 { e.mutter("jo", in: veille, "!s Issoire : fait \(number)") }
      // After the first batch, on the desk's thread.
      e.network.onNextSend { _ = write(output, "x", 1) }
      async let running: Void = desk.run()
      let depth = try await read.futureResult.get()
      #expect(depth > 2_000)
      desk.mailbox.close()
      await running
      #expect(e.lastReport() == 3_000)
      try await channel.close()
    }
  }
}

/// Tells that something was read.
private final class FirstRead: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer

  private let read: () -> Void

  init(_ read: @escaping () -> Void) { self.read = read }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) { read() }
}
