import ChatModel
import CrisisCore
import DutyDesk
import Foundation
import IRCNetwork
import IRCProtocol
import MatrixProtocol
import SystemHTTP
import SystemTLS

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
  var digest: DeskSettings.DigestSettings
  var watch: DeskSettings.WatchSettings
  var eased = DeskSettings.EasedSettings()
  var retention = DeskSettings.RetentionSettings()
  var relays: RelaySettings
  var pictures = PictureSettings()
  /// The accounts on which Vigie posts by itself.
  var posting: [PostingSettings] = []
  var webhooks: [WebhookSettings] = []
  /// Who is called to wake people outside chat; nil: nobody.
  var alert: AlertSettings?
  var advice: [OfficialAdvice] = []
  /// Where the board listens, and how people reach it; nil: there is none.
  var board: BoardAddress?
  /// The file of an imported list of communes, absolute; nil: the program's own list.
  var gazetteer: String?
  /// What deserves a look, but does not keep the program from running.
  var warnings: [String]
}

/// One network of the configuration.
struct NetworkSettings: Sendable {
  var name: String
  var kind: Kind
  var servers: [IRCServer]
  /// nil: plain text, to a loopback address only.
  var tls: TLSClientConfiguration?
  var nick: String
  var sasl: SASLCredentials?
  var identity: IRCSessionConfiguration.IdentityRule
  /// nil: by what the server is.
  var pacing: Pacing?
  /// nil: lifted.
  var throttle: ThrottleSettings?
  var channels: [Channel]
  /// Each crisis has rooms of its own here.
  var hasCrisisRooms = false
  var regain: IRCSessionConfiguration.Regain?
  /// After so much silence the server is asked whether it is there.
  var silence = 45 * Milliseconds.second

  /// Of a homeserver; nil: it is none.
  var matrix: MatrixSettings?

  enum Kind: String, Sendable, CaseIterable {
    case irc
    case matrix
    case console
  }

  struct Channel: Sendable, Equatable {
    var name: String
    var venue: Venue
    /// The room's key.
    var key: Secret?
    /// Digests are withheld while anybody may enter.
    var isStrict = false
  }
}

/// A Matrix homeserver of the configuration.
struct MatrixSettings: Sendable {
  var homeserver: HTTPAddress
  var tls: TLSClientConfiguration
  var session: MatrixSessionConfiguration
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
      digest: digest, watch: watch)
    settings.eased = eased
    settings.retention = retention
    settings.relays = relays
    settings.pictures = pictures
    settings.alerts = alert?.kinds ?? []
    settings.webhooks = webhooks.map(\.hook)
    settings.advice = advice
    settings.board = board.map { board in
      var settings = BoardSettings(url: board.url)
      settings.leaflet = board.leaflet ?? settings.leaflet
      settings.tiles = board.tiles
      settings.publicDelay = board.publicDelay ?? settings.publicDelay
      return settings
    }
    settings.crisisRooms = Set(networks.filter(\.hasCrisisRooms).map(\.name))
    settings.blockNetworks = Set(networks.filter { $0.kind == .matrix }.map(\.name))
    settings.pageNetworks = Set(networks.filter { $0.matrix?.session.privacy == .board }.map(\.name))
    settings.codeNetworks = Set(networks.filter { $0.identity == .code }.map(\.name))
    return settings
  }
}
