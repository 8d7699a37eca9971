import ChatModel
import CrisisCore
import CrisisStore
import Logging
import Synchronization

/// Reads the pictures that the records want, from where each is, and keeps them beside the store; sees to it that no file
/// is there which the records do not name. The records alone say what is to be done, so that a restart loses nothing.
///
/// What is not to be had at the moment is tried again, later each time, for a day.
package final class PictureKeeper: Sendable {
  /// How long after each try comes the next; the last one holds on.
  static let pauses: [Milliseconds] = [5, 30, 120, 600, 1_800, 3_600].map { $0 * .second }
  static let patience = 24 * Milliseconds.hour

  private let servers: [(network: String?, server: any PictureServer)]
  private let store: Store
  private let folder: PictureFolder
  private let desk: Desk
  private let settings: PictureSettings
  private let clock: @Sendable () -> Milliseconds
  /// Waits for so long, or throws where the task is cancelled.
  private let sleep: @Sendable (Milliseconds) async throws -> Void
  private let log: Logger
  private let state = Mutex(State())

  private struct State {
    /// By hash, in bytes.
    var files: [String: Int] = [:]
    /// Those that are kept, and not yet in the records.
    var underWay: Set<String> = []
    /// How many times one was kept since the start.
    var kept = 0
  }

  /// - Parameter servers: each with the network that it serves; nil: the web.
  package init(
    _ servers: [(network: String?, server: any PictureServer)], store: Store, desk: Desk, settings: PictureSettings,
    clock: @escaping @Sendable () -> Milliseconds,
    sleep: @escaping @Sendable (Milliseconds) async throws -> Void = { try await Task.sleep(for: .milliseconds($0)) },
    log: Logger
  ) {
    self.servers = servers
    self.store = store
    folder = PictureFolder(besides: store.path)
    self.desk = desk
    self.settings = settings
    self.clock = clock
    self.sleep = sleep
    self.log = log
  }

  /// Works until the task is cancelled.
  package func run() async {
    do {
      // Nothing is under way yet: what has no name in the records was left by an earlier run.
      _ = folder.remove(allBut: try store.read { try $0.pictureHashes() })
    } catch {
      log.error("pictures could not be looked through", metadata: ["error": "\(error)"])
    }
    state.withLock { $0.files = folder.content() }
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await self.follow { self.sweep() } }
      group.addTask { await self.follow { await self.giveUp() } }
      for (network, server) in servers {
        group.addTask { await self.follow { await self.read(on: network, from: server) } }
      }
    }
  }

  /// Does something at once, whenever the records have changed, and at the moment that it says itself.
  private func follow(_ work: @Sendable () async -> Milliseconds?) async {
    let (wakes, wake) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    let heads = store.heads.follow()
    let following = Task { for await _ in heads { wake.yield() } }
    var timer: Task<Void, Never>?
    defer {
      following.cancel()
      timer?.cancel()
    }
    wake.yield()
    for await _ in wakes {
      timer?.cancel()
      let next = await work()
      timer = next.map { moment in
        Task { [clock, sleep] in
          if (try? await sleep(max(moment - clock(), 0))) != nil { wake.yield() }
        }
      }
      // Of a thousand reports a second, the records are not asked a thousand times.
      if (try? await sleep(200)) == nil { return }
    }
  }

  // MARK: - Reading

  /// - Returns: when there is more to be done; nil: nothing is known to come.
  private func read(on network: String?, from server: any PictureServer) async -> Milliseconds? {
    while !Task.isCancelled {
      do {
        guard let wanted = try store.read({ try $0.nextWantedPicture(on: network) }) else { return nil }
        if wanted.nextAt > clock() { return wanted.nextAt }
        try await read(wanted, from: server)
      } catch {
        log.error("a picture could not be recorded", metadata: ["error": "\(error)"])
        return clock() + Self.pauses[0]
      }
    }
    return nil
  }

  /// - Throws: what the store, or the disk, does not take: it is read again.
  private func read(_ wanted: WantedPicture, from server: any PictureServer) async throws {
    let bytes: [UInt8]
    do {
      bytes = try await server.picture(wanted.source, limit: settings.limit)
    } catch {
      if Task.isCancelled { return }
      let loss: PictureLoss
      switch error {
      case .later(let why):
        guard clock() - wanted.wantedAt >= Self.patience else {
          log.warning("a picture is asked for again", metadata: ["why": "\(why)"])
          let pause = Self.pauses[min(wanted.tries, Self.pauses.count - 1)]
          return try store.write { try $0.postpone(wanted, until: clock() + pause) }
        }
        loss = .unreachable
      case .gone(let why):
        log.warning("a picture is not to be had", metadata: ["why": "\(why)"])
        loss = .gone
      case .tooLarge: loss = .tooLarge
      }
      return try await desk.take(PictureOutcome(wanted: wanted, result: .failure(loss)))
    }
    let hash = PictureFolder.hash(bytes)
    defer { state.withLock { _ = $0.underWay.remove(hash) } }
    let result = try keep(bytes, hash)
    try await desk.take(PictureOutcome(wanted: wanted, result: result))
    if case .success = result {
      log.notice("a picture is kept", metadata: ["report": "\(wanted.crisis)/S\(wanted.report)", "hash": "\(hash)"])
    }
  }

  /// What was wanted of a network that is configured no more is told as lost like any other, after its day.
  private func giveUp() async -> Milliseconds? {
    do {
      let wanted = try store.read {
        try $0.wantedPictures(exceptOn: servers.map(\.network), before: clock() - Self.patience)
      }
      for wanted in wanted { try await desk.take(PictureOutcome(wanted: wanted, result: .failure(.unreachable))) }
    } catch {
      log.error("a picture could not be given up", metadata: ["error": "\(error)"])
      return clock() + Self.pauses[0]
    }
    return nil
  }

  private func keep(_ bytes: [UInt8], _ hash: String) throws -> Result<PictureOutcome.Read, PictureLoss> {
    guard let type = PictureType(bytes) else { return .failure(.isNone) }
    let hasRoom = state.withLock { state in
      guard state.files[hash] != nil || state.files.values.reduce(bytes.count, +) <= settings.total else {
        return false
      }
      state.underWay.insert(hash)
      state.kept += 1
      return true
    }
    guard hasRoom else {
      log.error("there is no more room for pictures", metadata: ["bytes": "\(settings.total)"])
      return .failure(.full)
    }
    try folder.keep(bytes)
    state.withLock { $0.files[hash] = bytes.count }
    return .success(PictureOutcome.Read(hash: hash, type: type, size: bytes.count))
  }

  // MARK: - Files that nothing names

  /// What was taken back or erased goes with its file.
  private func sweep() -> Milliseconds? {
    let (candidates, kept) = state.withLock { (Set($0.files.keys).subtracting($0.underWay), $0.kept) }
    do {
      let strays = candidates.subtracting(try store.read { try $0.pictureHashes() })
      guard !strays.isEmpty else { return nil }
      return state.withLock { state in
        // One of them may have been given again since.
        guard state.kept == kept else { return clock() + .second }
        for hash in strays where folder.remove(hash) { state.files[hash] = nil }
        return nil
      }
    } catch {
      log.error("pictures could not be looked through", metadata: ["error": "\(error)"])
      return clock() + Self.pauses[0]
    }
  }
}
