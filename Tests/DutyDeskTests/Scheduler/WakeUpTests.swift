import ChatModel
import CrisisCore
import Foundation
import Logging
import NIOPosix
import Testing

@testable import CrisisStore
@testable import DutyDesk

/// The one test in which time goes by of itself: the loop's timer wakes a desk that nobody speaks to.
struct WakeUpTests {
  /// A network that hands on what is said.
  private final class Listening: ChatNetwork {
    let name = "visov"
    let said: AsyncStream<OutgoingLine>
    private let hear: AsyncStream<OutgoingLine>.Continuation

    init() { (said, hear) = AsyncStream.makeStream() }

    func run(reporting sink: any ChatSink) async throws {}
    func send(_ lines: [OutgoingLine]) { for line in lines { hear.yield(line) } }
    func resumeReading() {}
    func close(reason: String) async {}
  }

  @Test(.timeLimit(.minutes(1)))
  func theDeskWakesForWhatFallsDue() async throws {
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    let store = try Store(.memory)
    let network = Listening()
    let begun = Date()
    let desk = Desk(
      store: store, book: try Shipped.book.get(),
      settings: .visov { $0.digest = DeskSettings.DigestSettings(every: .hour, firstWithin: 500) }, places: .france,
      networks: [network], loop: group.next(),
      clock: { Evening.start + Milliseconds(Date().timeIntervalSince(begun) * 1_000) },
      log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    try await desk.start()
    let work = Task { await desk.run() }
    desk.mailbox.noted(.joined(network: "visov", channel: gest63))
    for (index, text) in ["!activer crue", "!oui"].enumerated() {
      _ = desk.mailbox.heard([
        ChatMessage(
          network: "visov", id: "m\(index)", place: .channel(gest63),
          sender: ChatSender(nick: "capitaine", account: "capitaine", address: "host.test"), text: text, at: 0)
      ])
    }
    var digest: OutgoingLine?
    for await line in network.said where line.lane == .digest {
      digest = line
      break
    }
    #expect(digest?.text.hasPrefix("POINT N°\u{A0}1, 63-crue-2411") == true)
    let issued = try store.read { reader in
      try reader.openCrises().first.flatMap { try reader.lastDigest(crisis: $0.code) }
    }
    let (due, left) = (try #require(issued?.dueAt), try #require(issued?.to))
    // By the timer, and not by the tick of the desk.
    #expect(left - due < 10 * .second)
    desk.mailbox.close()
    await work.value
    try store.close()
    try await group.shutdownGracefully()
  }
}
