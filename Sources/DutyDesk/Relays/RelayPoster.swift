import CrisisCore
import CrisisStore
import Logging

/// Does on one account of the team's what the records want there: puts online what was approved, takes away what was
/// withdrawn or has run out. The records alone say what is to be done, and are asked again just before each try; so a
/// suspension, a withdrawal or a restart needs no word of its own.
///
/// What passes is tried again, later each time; what does not, or lasts too long, is handed to people.
package struct RelayPoster: Sendable {
  /// How long after each try comes the next; after the last, people do it.
  package static let pauses: [Milliseconds] = [5, 15, 40, 120, 240, 300].map { $0 * .second }
  /// No server is given more time than this by its own word.
  static let longestPause = 5 * Milliseconds.minute

  private let account: any PostingAccount
  private let store: Store
  private let desk: Desk
  private let clock: @Sendable () -> Milliseconds
  /// Waits for so long, or throws where the task is cancelled.
  private let sleep: @Sendable (Milliseconds) async throws -> Void
  private let log: Logger

  package init(
    for account: any PostingAccount, store: Store, desk: Desk, clock: @escaping @Sendable () -> Milliseconds,
    sleep: @escaping @Sendable (Milliseconds) async throws -> Void = { try await Task.sleep(for: .milliseconds($0)) },
    log: Logger
  ) {
    self.account = account
    self.store = store
    self.desk = desk
    self.clock = clock
    self.sleep = sleep
    self.log = log
  }

  /// Works until the task is cancelled.
  package func run() async {
    // Followed before they are first looked at: nothing is missed in between.
    let heads = store.heads.follow()
    await work()
    for await _ in heads {
      await work()
      // Of a thousand reports a second, the records are not asked a thousand times.
      try? await Task.sleep(for: .milliseconds(200))
    }
  }

  /// Does all there is.
  private func work() async {
    var tried: [PostJob: Int] = [:]
    while !Task.isCancelled, let job = next() {
      let count = tried[job, default: 0]
      let result = await attempt(job)
      if case .failure(let failure) = result, failure.isPassing, count < Self.pauses.count {
        tried[job] = count + 1
        log.warning(
          "an account of the team's is tried again",
          metadata: ["account": "\(account.name)", "fault": "\(failure.fault)", "detail": "\(failure.detail)"])
        let pause = max(Self.pauses[count], min(failure.pause ?? 0, Self.longestPause))
        do { try await sleep(pause) } catch { return }
        continue
      }
      guard !Task.isCancelled else { return }
      switch result {
      case .success:
        log.notice(
          job.url == nil ? "a relay is online" : "a relay is taken away",
          metadata: ["account": "\(account.name)", "relay": "\(job.post.crisis)/R\(job.post.number)"])
      case .failure(let failure):
        log.error(
          "an account of the team's did not do it",
          metadata: ["account": "\(account.name)", "fault": "\(failure.fault)", "detail": "\(failure.detail)"])
      }
      do {
        try await desk.take(PostOutcome(job, result))
      } catch {
        // It is found online at the next try.
        log.error("what was posted could not be recorded", metadata: ["error": "\(error)"])
        do { try await sleep(Self.pauses[0]) } catch { return }
      }
    }
  }

  /// The first thing to be done now, as the records are; nothing goes online while that is suspended.
  private func next() -> PostJob? {
    do {
      return try store.read { reader in
        let jobs = try reader.postJobs(of: account.name, at: clock())
        let isSuspended = try reader.postingSuspension() != nil
        return jobs.first { !isSuspended || $0.url != nil }
      }
    } catch {
      log.error("what is to be posted could not be read", metadata: ["error": "\(error)"])
      return nil
    }
  }

  private func attempt(_ job: PostJob) async -> Result<String, PostFailure> {
    do throws(PostFailure) {
      guard let url = job.url else { return .success(try await account.put(job.post)) }
      try await account.remove(job.post, at: url)
      return .success(url)
    } catch {
      return .failure(error)
    }
  }
}
