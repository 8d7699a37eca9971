import NIOCore
import NIOPosix

/// On which threads the networks and the desk work.
///
/// Where there is one network, the desk works on its event loop: a line and its answer then change threads never, instead
/// of twice. What is waited for is one batch and its commit: between two batches the loop sees to its sockets, so a PONG
/// is late by that at most. Where there are several, the desk has a thread of its own, so that a batch of lines from one
/// network does not delay the PONG of another.
struct Loops {
  private let group: MultiThreadedEventLoopGroup
  private let desk: MultiThreadedEventLoopGroup?
  let forDesk: any EventLoop

  init(networks: Int) {
    group = MultiThreadedEventLoopGroup(numberOfThreads: networks > 1 ? 2 : 1)
    desk = networks > 1 ? MultiThreadedEventLoopGroup(numberOfThreads: 1) : nil
    forDesk = (desk ?? group).next()
  }

  /// For one network; several share them in turn.
  func forNetwork() -> any EventLoop { group.next() }

  func shutdown() async throws {
    try await group.shutdownGracefully()
    try await desk?.shutdownGracefully()
  }
}
