import ChatModel
import DutyDesk
import IRCNetwork
import IRCProtocol
import Logging
import MatrixNetwork
import MatrixProtocol
import NIOCore
import Relays
import SystemHTTP

/// What is said in a Matrix room by the room's own nature.
struct Notices {
  /// It is encrypted.
  var encrypted: String
  /// The answer is for one person, and nothing can be said in private.
  var noPrivacy: String
  /// The same, where the answer stands on the board.
  var onPage: String
}

/// Makes the networks that the configuration names.
struct NetworkFactory {
  /// The path of the store.
  var store: String
  var clock: @Sendable () -> Int64
  /// What is said in a Matrix room of itself.
  var notices: Notices
  var log: Logger
  /// One for all; nil: nobody needed it yet.
  private var client: HTTPClient?

  init(
    store: String, clock: @escaping @Sendable () -> Int64, notices: Notices, log: Logger
  ) {
    self.store = store
    self.clock = clock
    self.notices = notices
    self.log = log
  }

  /// - Throws: what no retry can mend, as a certificate that cannot be read.
  mutating func make(_ settings: NetworkSettings, on loop: any EventLoop) throws -> any ChatNetwork {
    switch settings.kind {
    case .matrix:
      guard let matrix = settings.matrix else { throw CommandFault("\(settings.name) is no homeserver") }
      let client = try webClient()
      var configuration = matrix.configuration(of: settings.name, store: store)
      configuration.session.encryptedNotice = notices.encrypted
      configuration.session.privateNotice =
        configuration.session.privacy == .board ? notices.onPage : notices.noPrivacy
      return try MatrixNetwork(configuration, client: client, on: loop, log: log, clock: clock)
    case .console:
      return ConsoleNetwork(
        name: settings.name, channels: settings.channels.map(\.name),
        printer: .standardOutput(botNick: settings.nick))
    case .irc:
      return try IRCNetwork(
        IRCNetworkConfiguration(
          name: settings.name, servers: settings.servers, tls: settings.tls, session: Self.session(settings),
          redeemCode: settings.identity == .code ? Self.redeem(CodeFile(store: store), on: settings.name, log) : nil),
        on: loop, log: log, clock: clock)
    }
  }

  /// The one that the whole program asks through.
  mutating func webClient() throws -> HTTPClient {
    let client = try client ?? HTTPClient(userAgent: "Vigie/\(Version.text)")
    self.client = client
    return client
  }

  /// nil: the configuration names none.
  mutating func webhooks(_ settings: [WebhookSettings]) throws -> WebhookNetwork? {
    guard !settings.isEmpty else { return nil }
    return WebhookNetwork(
      name: Webhook.network, settings.map(\.target), client: try webClient(), clock: clock, log: log)
  }

  /// Codes run by the clock of this machine, as `vigie code` does, also in a rehearsal.
  private static func redeem(
    _ codes: CodeFile, on network: String, _ log: Logger
  ) -> @Sendable (Secret) -> String? {
    { code in
      do {
        return try codes.redeem(code, on: network, at: Bot.systemClock())
      } catch {
        log.error("the one-time codes cannot be read", metadata: ["error": "\(error)"])
        return nil
      }
    }
  }

  private static func session(_ settings: NetworkSettings) -> IRCSessionConfiguration {
    var session = IRCSessionConfiguration(
      nick: settings.nick, realName: "Vigie, VISOV", sasl: settings.sasl, identity: settings.identity,
      channels: settings.channels.map(\.name), pacing: settings.pacing ?? .standard, version: "Vigie \(Version.text)")
    session.adaptsPacing = settings.pacing == nil
    session.silence = settings.silence
    for channel in settings.channels {
      session.keys[channel.name] = channel.key
      if channel.venue.isManagers { session.inspected[channel.name] = channel.isStrict ? .strict : .told }
    }
    session.regain = settings.regain
    return session
  }
}

extension MatrixSettings {
  func configuration(of network: String, store: String) -> MatrixNetworkConfiguration {
    MatrixNetworkConfiguration(
      name: network, homeserver: homeserver, tls: tls, session: session,
      accountFile: AccountFile.path(store: store, network: network))
  }
}
