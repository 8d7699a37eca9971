/// What a relay tells the public. The raw value is the French term without accents, as stored.
package enum RelayKind: String, Sendable, Codable, CaseIterable, Hashable {
  /// What the authorities say is to be done (consigne).
  case advice = "consigne"
  case info
  /// That something told is not so (démenti).
  case denial = "dementi"
  case solidarity = "solidarite"

  /// How long it is worth reading, where the configuration does not say.
  package var usualLifetime: Milliseconds {
    switch self {
    case .advice: 6 * .hour
    case .info, .denial: .day
    case .solidarity: 2 * .day
    }
  }
}

/// The life of a relay.
package enum RelayStatus: String, Sendable, Codable, CaseIterable, Hashable {
  /// Written, and read again by nobody yet.
  case draft
  case approved
  /// On one account at least.
  case published
  /// Somebody tried to publish it, and no account took it.
  case failed
  case rejected
  case withdrawn
  case expired
  /// Another relay, with the right words, has taken its place.
  case corrected
  /// Taken back by its author within two minutes. The number is not used again.
  case cancelled

  /// Whether it may still change, and will run out.
  package var isLive: Bool {
    switch self {
    case .draft, .approved, .published, .failed: true
    case .rejected, .withdrawn, .expired, .corrected, .cancelled: false
    }
  }
}

/// Where an account of the team is, as far as lengths and addresses go.
package enum RelayNetwork: String, Sendable, Codable, CaseIterable, Hashable {
  case x
  case mastodon
  case bluesky
  case facebook
  case threads
  case instagram
  case telegram
  /// Any other: the configuration names its host and its limit.
  case other

  /// Where its posts are; a Mastodon server, or another place, is named by the configuration.
  package var hosts: Set<String> {
    switch self {
    case .x: ["x.com", "twitter.com"]
    case .mastodon, .other: []
    case .bluesky: ["bsky.app"]
    case .facebook: ["facebook.com", "fb.com", "fb.watch"]
    case .threads: ["threads.net", "threads.com"]
    case .instagram: ["instagram.com"]
    case .telegram: ["t.me", "telegram.me"]
    }
  }

  /// The longest post, in the network's own counting.
  package var usualLimit: Int? {
    switch self {
    case .x: 280
    case .mastodon, .threads: 500
    case .bluesky: 300
    case .facebook: 5_000
    case .instagram: 2_200
    case .telegram: 4_096
    case .other: nil
    }
  }

  /// Whether a post there can be given other words at the same address, so that its readers see them.
  package var correctsInPlace: Bool { self == .mastodon }

  /// What any address counts for; nil: its own length.
  var addressLength: Int? {
    switch self {
    case .x, .mastodon: 23
    default: nil
    }
  }
}

/// What somebody, or the clock, did to a relay.
package enum RelayDeed: String, Sendable, Codable, CaseIterable, Hashable {
  case drafted
  case approved
  case rejected
  case published
  case failed
  case withdrawn
  case expired
  case corrected

  /// What the relay is by it.
  package var status: RelayStatus {
    switch self {
    case .drafted: .draft
    case .approved: .approved
    case .rejected: .rejected
    case .published: .published
    case .failed: .failed
    case .withdrawn: .withdrawn
    case .expired: .expired
    case .corrected: .corrected
    }
  }
}

extension RelayKind: Term { package static let family = "relay_kind" }
extension RelayStatus: Term { package static let family = "relay_status" }
extension RelayDeed: Term { package static let family = "relay_deed" }
