import CrisisCore
import DutyDesk
import Foundation
import IRCProtocol

/// What the administrator wrote in `vigie.yaml`, checked.
struct Configuration: Sendable {
  var language: Language
  var zone: TimeZone
  /// The SQLite file, absolute.
  var store: String
  /// The folders of commands, absolute; later ones override by name.
  var commands: [String]
  /// `network/account`
  var admins: [String]
  var networks: [NetworkSettings]
  var authorities: [Authority]
  var members: [Seed.SeedMember]
  var defaultRole: DeskSettings.DefaultRole
  var onCall: OnCall?
  var digest: DigestSettings
  var watch: DeskSettings.WatchSettings
  var relays: RelaySettings
  var board: BoardSettings?
  /// What deserves a look, but does not keep the program from running.
  var warnings: [String]

  struct DigestSettings: Sendable, Equatable {
    var every: Milliseconds = 2 * .hour
    var firstWithin: Milliseconds = 10 * .minute
  }

  struct BoardSettings: Sendable, Equatable {
    var listen: String
    var url: String
  }
}

/// One network of the configuration.
struct NetworkSettings: Sendable {
  var name: String
  var kind: Kind
  var servers: [Server]
  var tls: TLSSettings
  var nick: String
  var sasl: SASLSettings?
  var identity: Identity
  var pacing: PacingSettings
  /// nil: lifted.
  var throttle: ThrottleSettings?
  var channels: [Channel]
  var regain = Regain.none
  /// After so much silence the server is asked whether it is there.
  var silence = 45 * Milliseconds.second

  enum Kind: String, Sendable, CaseIterable {
    case irc
    case console
  }

  /// What makes a person known.
  enum Identity: String, Sendable, CaseIterable {
    case account
    case certificate
    /// A one-time code of `vigie code`, said in private.
    case code
    /// Only where everybody on the server is trusted.
    case nick
  }

  struct Channel: Sendable, Equatable {
    var name: String
    var venue: Venue
    /// The room's key.
    var key: Secret?
    /// Digests are withheld while anybody may enter.
    var isStrict = false
  }

  /// What NickServ is asked when somebody else has the nick.
  enum Regain: String, Sendable, CaseIterable {
    case ghost
    case regain
    case recover
    case none
  }

  struct Server: Sendable, Equatable {
    var host: String
    var port: Int

    var isLoopback: Bool {
      host == "localhost" || host == "::1" || (host.hasPrefix("127.") && host.allSatisfy { $0.isNumber || $0 == "." })
    }
  }

  enum PacingSettings: Sendable, Equatable {
    /// By what the server is.
    case usual
    case lifted
    case set(burst: Int, every: Milliseconds)
  }
}

/// How a network's connection is protected; nil files: none given.
enum TLSSettings: Sendable, Equatable {
  /// Plain text, to a loopback address only.
  case none
  case verified(ca: String?, pin: String?, certificate: String?, key: String?)
}

struct SASLSettings: Sendable {
  var account: String
  /// nil: a certificate identifies (EXTERNAL).
  var password: Secret?
  /// In the order they are tried; empty: the program's own order.
  var mechanisms: [Mechanism]

  enum Mechanism: String, Sendable, CaseIterable {
    case external
    case scramSHA256 = "scram-sha-256"
    case plain
  }
}

extension Configuration {
  /// What the desk must know of it.
  var deskSettings: DeskSettings {
    var channels: [ChannelKey: Venue] = [:]
    var throttles: [String: ThrottleSettings] = [:]
    for network in networks {
      for channel in network.channels { channels[ChannelKey(network.name, channel.name)] = channel.venue }
      throttles[network.name] = network.throttle
    }
    var settings = DeskSettings(
      language: language, zone: zone, channels: channels,
      nicks: Dictionary(networks.map { ($0.name, $0.nick) }, uniquingKeysWith: { first, _ in first }),
      defaultRole: defaultRole, onCall: onCall, throttles: throttles,
      seed: Seed(authorities: authorities, members: members),
      digest: DeskSettings.DigestSettings(every: digest.every, firstWithin: digest.firstWithin),
      watch: watch)
    settings.relays = relays
    settings.codeNetworks = Set(networks.filter { $0.identity == .code }.map(\.name))
    return settings
  }
}
