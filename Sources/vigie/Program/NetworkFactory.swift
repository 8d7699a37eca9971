import ChatModel
import IRCNetwork
import IRCProtocol
import Logging
import NIOCore
import SystemTLS

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
          name: settings.name,
          servers: settings.servers.map { IRCServer(host: $0.host, port: $0.port) },
          tls: try tls(settings.tls), session: session(settings),
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

  private static func tls(_ settings: TLSSettings) throws -> TLSClientConfiguration? {
    switch settings {
    case .none: return nil
    case .verified(let ca, let pin, let certificate, let key):
      var configuration = TLSClientConfiguration()
      configuration.caFile = ca
      configuration.pin = try pin.map { try CertificatePin($0) }
      configuration.certificateFile = certificate
      configuration.keyFile = key
      return configuration
    }
  }

  private static func session(_ settings: NetworkSettings) -> IRCSessionConfiguration {
    let pacing: Pacing =
      switch settings.pacing {
      case .usual: .standard
      case .lifted: .none
      case .set(let burst, let every): Pacing(burst: burst, every: every)
      }
    let identity: IRCSessionConfiguration.IdentityRule =
      switch settings.identity {
      case .account: .account
      case .certificate: .certificate
      case .code: .code
      case .nick: .nick
      }
    var session = IRCSessionConfiguration(
      nick: settings.nick, realName: "Vigie, VISOV", sasl: settings.sasl.map { credentials($0, settings.tls) },
      identity: identity, channels: settings.channels.map(\.name), pacing: pacing,
      version: "Vigie \(Version.text)")
    session.adaptsPacing = settings.pacing == .usual
    session.silence = settings.silence
    for channel in settings.channels {
      session.keys[channel.name] = channel.key
      if channel.venue.isManagers { session.inspected[channel.name] = channel.isStrict ? .strict : .told }
    }
    session.regain =
      switch settings.regain {
      case .ghost: .ghost
      case .regain: .regain
      case .recover: .recover
      case .none: nil
      }
    return session
  }

  /// The mechanisms asked for, else those that can work with what is given.
  private static func credentials(_ settings: SASLSettings, _ tls: TLSSettings) -> SASLCredentials {
    var usable: [SASLMechanism] = []
    if case .verified(_, _, .some, .some) = tls { usable.append(.external) }
    if settings.password != nil { usable += [.scramSHA256, .plain] }
    let wanted = settings.mechanisms.map { mechanism -> SASLMechanism in
      switch mechanism {
      case .external: .external
      case .scramSHA256: .scramSHA256
      case .plain: .plain
      }
    }
    return SASLCredentials(
      account: settings.account, password: settings.password,
      mechanisms: settings.mechanisms.isEmpty ? usable : wanted)
  }
}
