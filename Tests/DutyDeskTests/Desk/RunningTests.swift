import NIOCore
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
}
