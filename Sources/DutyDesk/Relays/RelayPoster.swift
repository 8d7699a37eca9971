import CrisisCore
import CrisisStore
import Logging
import Synchronization

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
    let (wakes, wake) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    // Followed before they are first looked at: nothing is missed in between.
    let heads = store.heads.follow()
    let resting = Resting()
    wake.yield()
    await withDiscardingTaskGroup { group in
      group.addTask {
        for await _ in heads {
          wake.yield()
          // Of a thousand reports a second, the records are not asked a thousand times.
          try? await Task.sleep(for: .milliseconds(200))
        }
      }
      var tried: [PostJob: Int] = [:]
      for await _ in wakes {
        while !Task.isCancelled, let job = next(&tried, resting) {
          guard let (pause, rest) = await carryOut(job, &tried) else { continue }
          resting.begin(rest)
          group.addTask { [sleep] in
            guard (try? await sleep(pause)) != nil else { return }
            resting.end(rest)
            wake.yield()
          }
        }
        if Task.isCancelled { break }
      }
      group.cancelAll()
    }
  }

  /// Tries it once, and records what came of it.
  ///
  /// - Returns: for how long what is left alone; nil: it is dealt with.
  private func carryOut(_ job: PostJob, _ tried: inout [PostJob: Int]) async -> (Milliseconds, Resting.What)? {
    let count = tried[job, default: 0]
    let result = await attempt(job)
    if Task.isCancelled { return nil }
    switch result {
    case .failure(let failure) where failure.isPassing && count < Self.pauses.count:
      tried[job] = count + 1
      log.warning(
        "an account of the team's is tried again",
        metadata: ["account": "\(account.name)", "fault": "\(failure.fault)", "detail": "\(failure.detail)"])
      // A server that asks to be left alone means the account; else the other posts go on.
      let asked = failure.pause.map { min($0, Self.longestPause) }
      return (max(Self.pauses[count], asked ?? 0), asked == nil ? .job(job) : .account)
    case .success:
      log.notice(
        job.publishes ? "a relay is online" : "a relay is taken away",
        metadata: ["account": "\(account.name)", "relay": "\(job.post.crisis)/R\(job.post.number)"])
    case .failure(let failure):
      log.error(
        "an account of the team's did not do it",
        metadata: ["account": "\(account.name)", "fault": "\(failure.fault)", "detail": "\(failure.detail)"])
    }
    do {
      try await desk.take(PostOutcome(job, result))
      return nil
    } catch {
      // It is found online at the next try.
      log.error("what was posted could not be recorded", metadata: ["error": "\(error)"])
      return (Self.pauses[0], .job(job))
    }
  }

  /// The first thing to be done now, as the records are; nothing goes online while that is suspended.
  private func next(_ tried: inout [PostJob: Int], _ resting: Resting) -> PostJob? {
    do {
      let (jobs, isSuspended) = try store.read { reader in
        (try reader.postJobs(of: account.name, at: clock()), try reader.postingSuspension() != nil)
      }
      tried = tried.filter { jobs.contains($0.key) }
      return jobs.first { !(isSuspended && $0.publishes) && !resting.holds($0) }
    } catch {
      log.error("what is to be posted could not be read", metadata: ["error": "\(error)"])
      return nil
    }
  }

  private func attempt(_ job: PostJob) async -> Result<String, PostFailure> {
    do throws(PostFailure) {
      switch job.act {
      case .put: return .success(try await account.put(job.post))
      case .replace(let url): return .success(try await account.put(job.post, inPlaceOf: url))
      case .remove(let url):
        try await account.remove(job.post, at: url)
        return .success(url)
      }
    } catch {
      return .failure(error)
    }
  }
}

/// What waits for its next try.
private final class Resting: Sendable {
  enum What: Hashable, Sendable {
    case job(PostJob)
    case account
  }

  private let held = Mutex<Set<What>>([])

  func begin(_ what: What) { held.withLock { _ = $0.insert(what) } }
  func end(_ what: What) { held.withLock { _ = $0.remove(what) } }
  func holds(_ job: PostJob) -> Bool { held.withLock { $0.contains(.account) || $0.contains(.job(job)) } }
}
