import ChatModel
import CommandBook
import CoreMetrics
import CrisisCore
import CrisisStore
import DutyDesk
import Foundation
import Gazetteer
import Logging
import NIOCore
import NIOPosix

/// The desk and its networks, wired together: what `run` serves and `console` plays.
struct Bot: Sendable {
  let desk: Desk
  let networks: [any ChatNetwork]
  let log: Logger

  static let systemClock: @Sendable () -> Milliseconds = { Milliseconds(Date().timeIntervalSince1970 * 1_000) }

  /// - Throws: the store's fault, if the seed cannot be written.
  init(
    store: Store, book: Book, settings: DeskSettings, places: Places, networks: [any ChatNetwork],
    loop: any EventLoop,
    clock: @escaping @Sendable () -> Milliseconds = Bot.systemClock, log: Logger,
    metrics: any MetricsFactory = NOOPMetricsHandler.instance
  ) async throws {
    var settings = settings
    settings.version = Version.text
    self.networks = networks
    self.log = log
    desk = Desk(
      store: store, book: book, settings: settings, places: places, networks: networks, loop: loop,
      clock: clock, log: log, metrics: metrics)
    try await desk.start()
  }

  /// Serves until ``drain(reason:)``. The desk outlives the networks, so that what they report last is noted.
  ///
  /// - Throws: what no retry can mend on one of the networks.
  func serve() async throws {
    async let deskDone: Void = desk.run()
    let failure: (any Error)? = await withTaskGroup(of: (any Error)?.self) { group in
      for network in networks {
        group.addTask {
          do {
            try await network.run(reporting: desk.mailbox)
            return nil
          } catch {
            return error
          }
        }
      }
      var first: (any Error)?
      for await failure in group where failure != nil && first == nil {
        first = failure
        group.cancelAll()
      }
      return first
    }
    desk.mailbox.close()
    await deskDone
    if let failure { throw failure }
  }

  /// Deals with what was heard, says what is queued, takes leave.
  func drain(reason: String) async {
    await desk.settle()
    await withTaskGroup(of: Void.self) { group in
      for network in networks { group.addTask { await network.close(reason: reason) } }
    }
  }
}
