import ChatModel
import CrisisCore
import Foundation

/// What the configuration says that the desk must know.
package struct DeskSettings: Sendable {
  package var language: Language
  package var zone: TimeZone
  /// What each configured channel is. A line from any other is not heard.
  package var channels: [ChannelKey: Venue]
  /// The networks on which each crisis has rooms of its own.
  package var crisisRooms: Set<String> = []
  /// The networks on which a text of several lines is one message.
  package var blockNetworks: Set<String> = []
  /// The bot's nick on each network, for lines that begin with it.
  package var nicks: [String: String]
  package var defaultRole: DefaultRole
  package var onCall: OnCall?
  /// By network; none: no limit.
  package var throttles: [String: ThrottleSettings]
  package var seed: Seed
  package var digest: DigestSettings
  package var watch: WatchSettings
  /// Of the program, for `!diagnostic`.
  package var version = ""
  package var eased = EasedSettings()
  package var retention = RetentionSettings()
  package var relays = RelaySettings()
  package var pictures = PictureSettings()
  /// What the accounts' own servers say of their longest posts.
  package let accountLimits = AccountLimits()
  package var advice: [OfficialAdvice] = []
  /// Where the record is read on the web; nil: nowhere.
  package var board: BoardSettings?
  /// The networks on which nothing can be said in private, and whose private answers stand on the board.
  package var pageNetworks: Set<String> = []
  /// Where people identify by one-time codes.
  package var codeNetworks: Set<String> = []
  /// Where lines go that nobody answers.
  package var webhooks: [Webhook] = []
  /// What the operator's alert command is called for.
  package var alerts: Set<AlertKind> = []

  package init(
    language: Language = .french, zone: TimeZone, channels: [ChannelKey: Venue], nicks: [String: String] = [:],
    defaultRole: DefaultRole = .none, onCall: OnCall? = nil, throttles: [String: ThrottleSettings] = [:],
    seed: Seed = Seed(), digest: DigestSettings = DigestSettings(),
    watch: WatchSettings = WatchSettings()
  ) {
    self.language = language
    self.zone = zone
    self.channels = channels
    self.nicks = nicks
    self.defaultRole = defaultRole
    self.onCall = onCall
    self.throttles = throttles
    self.seed = seed
    self.digest = digest
    self.watch = watch
  }

  /// How the watch is kept.
  package struct WatchSettings: Sendable, Equatable {
    /// How many are needed where no coordinator said anything, once somebody has begun to plan.
    package var people: Int?

    package init(people: Int? = nil) { self.people = people }

    /// How many are needed where nobody said anything: somebody, once there is a watch.
    var usual: Int { people ?? 1 }
    /// Whether so many are needed from the opening of a crisis, without anybody's thinking of a watch.
    var isFromOpening: Bool { people.map { $0 > 0 } ?? false }
  }

  /// How the watch is kept while it is eased.
  package struct EasedSettings: Sendable, Equatable {
    /// How many are enough; 0: nobody is needed, and no gap is told of.
    package var people = 1
    /// Digests come no more often.
    package var digestEvery: Milliseconds = 6 * .hour

    package init() {}
  }

  /// What becomes of missions that are over, in days after their end.
  package struct RetentionSettings: Sendable, Equatable {
    /// When they are put away; nil: by hand alone.
    package var archive: Int? = 30
    /// When their words go; nil: never.
    package var erase: Int?
    /// How long before that it is said.
    package var warning = 7
    /// How long it is known who opened what, in days from then.
    package var access = 365
    /// Whom to ask about what is held; nil: who is on call.
    package var contact: String?

    package init() {}
  }

  /// When digests come of themselves.
  package struct DigestSettings: Sendable, Equatable {
    package var every: Milliseconds
    /// How soon after an activation the first one is said.
    package var firstWithin: Milliseconds

    package init(every: Milliseconds = 2 * .hour, firstWithin: Milliseconds = 10 * .minute) {
      self.every = every
      self.firstWithin = firstWithin
    }
  }

  /// What an identified account that nobody enrolled becomes on its first command in a volunteers' channel.
  package enum DefaultRole: Sendable, Equatable {
    case none
    case volunteer
  }
}

/// A channel of a network.
package struct ChannelKey: Sendable, Hashable {
  package var network: String
  package var channel: String

  package init(_ network: String, _ channel: String) {
    self.network = network
    self.channel = channel
  }
}

/// The members and authorities of the configuration, applied once to those who have no history.
package struct Seed: Sendable, Equatable {
  package var authorities: [Authority]
  package var members: [SeedMember]

  package init(authorities: [Authority] = [], members: [SeedMember] = []) {
    self.authorities = authorities
    self.members = members
  }

  package struct SeedMember: Sendable, Equatable {
    /// `network/account`
    package var account: String
    package var name: String
    package var roles: Set<Role>
    package var manages: Set<String>

    package init(account: String, name: String, roles: Set<Role>, manages: Set<String> = []) {
      self.account = account
      self.name = name
      self.roles = roles
      self.manages = manages
    }
  }
}

extension DeskSettings {
  func venue(of message: ChatMessage) -> Venue? {
    switch message.place {
    case .direct: .direct
    case .channel(let channel): venue(of: ChannelKey(message.network, channel))
    }
  }

  /// What a room is; nil: none of ours.
  func venue(of room: ChannelKey) -> Venue? {
    if let venue = channels[room] { return venue }
    guard crisisRooms.contains(room.network),
      let own = CrisisRoom.allCases.first(where: { room.channel.hasPrefix($0.rawValue) })
    else { return nil }
    return .crisis(String(room.channel.dropFirst(own.rawValue.count)), own)
  }

  /// The channels that an announcement is for, in a stable order; none where it is for one member.
  ///
  /// - Parameter crisis: that it tells of.
  func channels(for audience: AnnouncementAudience, of crisis: Crisis? = nil) -> [ChannelKey] {
    channels
      .filter { audience.includes($0.value, crisis) }
      .map(\.key)
      .sorted { ($0.network, $0.channel) < ($1.network, $1.channel) }
  }
}

extension AnnouncementAudience {
  /// Whether an announcement is for a room, as far as its people may hear of the crisis.
  func includes(_ venue: Venue, _ crisis: Crisis?) -> Bool {
    if let crisis, !NeedToKnow.mayHear(of: crisis, in: venue) { return false }
    return switch (self, venue) {
    case (.volunteers, .volunteers), (.coordination, .coordination): true
    case (.managersConcerned, .managers): crisis != nil
    case (.managers(let authorities), .managers(let authority)): authorities.contains(authority)
    case (.volunteers, .crisis(_, .volunteers)), (.managersConcerned, .crisis(_, .managers)): crisis != nil
    case (.managers(let authorities), .crisis(_, .managers)): crisis?.authorities.isSubset(of: authorities) ?? false
    default: false
    }
  }
}
