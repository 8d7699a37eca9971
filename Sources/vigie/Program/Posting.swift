import CrisisCore
import CrisisStore
import DutyDesk
import Logging
import Relays
import SystemHTTP

/// The accounts on which Vigie posts by itself, at work beside the desk.
struct Posting: Sendable {
  private static let limitsEvery = Duration.seconds(6 * 3_600)

  private let accounts: [any PostingAccount]
  private let posters: [RelayPoster]
  private let limits: AccountLimits

  init(
    _ configuration: Configuration, client: HTTPClient, store: Store, desk: Desk, limits: AccountLimits,
    clock: @escaping @Sendable () -> Milliseconds, log: Logger
  ) {
    self.limits = limits
    accounts = configuration.posting.compactMap { $0.open(client, store: configuration.store) }
    posters = accounts.map { RelayPoster(for: $0, store: store, desk: desk, clock: clock, log: log) }
  }

  /// Until the task is cancelled.
  func run() async {
    await withTaskGroup(of: Void.self) { group in
      for poster in posters { group.addTask { await poster.run() } }
      for account in accounts { group.addTask { await follow(account) } }
    }
  }

  /// Asks the account's server how long a post may be, now and then.
  private func follow(_ account: any PostingAccount) async {
    while !Task.isCancelled {
      if let limit = await account.limit() { limits.note(limit, of: account.name) }
      try? await Task.sleep(for: Self.limitsEvery)
    }
  }
}

extension PostingSettings {
  /// - Parameter store: the path of the store, beside which a session is kept.
  func open(_ client: HTTPClient, store: String) -> (any PostingAccount)? {
    switch network {
    case .mastodon: MastodonAccount(account, at: server, token: key.value, tls: tls, client: client)
    case .bluesky:
      handle.map {
        BlueskyAccount(
          account, at: server, handle: $0, password: key.value, sessionFile: "\(store).bluesky-\(account)", tls: tls,
          client: client)
      }
    case .x, .facebook, .threads, .instagram, .telegram, .other: nil
    }
  }
}
