import Glibc
import NIOCore
import NIOPosix

/// The threads of the web, which give way to those that read, decide and answer in chat: where all want a processor, the
/// chat has it.
enum Threads {
  /// One loop serves as many readers as there are volunteers.
  static let loops: MultiThreadedEventLoopGroup = {
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    for loop in group.makeIterator() { loop.execute { giveWay() } }
    return group
  }()

  /// The tasks of the web run on its loop, and not among those of the chat.
  static let executor = WebExecutor()

  /// For what waits for the store: however many read pages, whoever asks in chat waits for none of them.
  static let forPages = started(2)
  /// For those who follow, who are many and wait for each other.
  static let forFollowers = started(1)

  private static func started(_ count: Int) -> NIOThreadPool {
    let pool = NIOThreadPool(numberOfThreads: count)
    pool.start()
    return pool
  }

  private final class Mark: Sendable {}
  private static let hasGivenWay = ThreadSpecificVariable<Mark>()

  /// Once a thread. What may not be had is done without.
  static func giveWay() {
    guard hasGivenWay.currentValue == nil else { return }
    hasGivenWay.currentValue = Mark()
    // On Linux 0 is the thread that calls.
    _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 10)
  }
}

/// Runs tasks on the web's loop.
final class WebExecutor: TaskExecutor {
  private let loop = Threads.loops.next()

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    loop.execute { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}

extension Board {
  /// Away from the threads of the web itself.
  func blocking<T: Sendable>(
    on threads: NIOThreadPool = Threads.forPages, _ work: @escaping @Sendable () throws -> T
  ) async throws -> T {
    try await threads.runIfActive {
      Threads.giveWay()
      return try work()
    }
  }
}
