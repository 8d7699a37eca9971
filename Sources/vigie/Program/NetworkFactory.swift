import ChatModel
import IRCNetwork
import IRCProtocol
import Logging
import NIOCore

/// Makes the networks that the configuration names.
enum NetworkFactory {
  /// - Throws: what no retry can mend, as a certificate that cannot be read.
  static func make(
    _ settings: NetworkSettings, on loop: any EventLoop, clock: @escaping @Sendable () -> Int64, codes: CodeFile,
    log: Logger
  ) throws -> any ChatNetwork {
    switch settings.kind {
    case .console:
      return ConsoleNetwork(
        name: settings.name, channels: settings.channels.map(\.name),
        printer: .standardOutput(botNick: settings.nick))
    case .irc:
      return try IRCNetwork(
        IRCNetworkConfiguration(
          name: settings.name, servers: settings.servers, tls: settings.tls, session: session(settings),
          redeemCode: settings.identity == .code ? redeem(codes, on: settings.name, log) : nil),
        on: loop, log: log, clock: clock)
    }
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
