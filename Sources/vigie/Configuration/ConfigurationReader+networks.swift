import ChatModel
import CrisisCore
import DutyDesk
import Foundation
import IRCNetwork
import IRCProtocol
import StrictYAML
import SystemTLS

extension ConfigurationReader {
  func network(
    _ name: String, _ value: YAMLValue, authorities: Set<String>
  ) -> NetworkSettings? {
    if name.contains("/") { value.fault("a network's name holds no /") }
    if name == AlertKind.network { value.fault("\(name) is the name of the alert command's own: choose another") }
    if name == Webhook.network { value.fault("\(name) is the name of the webhooks' own: choose another") }
    if name == BoardSettings.network { value.fault("\(name) is the name of the document's own: choose another") }
    return value.map { map -> NetworkSettings? in
      let kind = map.required("kind") { $0.oneOf(NetworkSettings.Kind.self) } ?? .irc
      if kind == .matrix { return matrix(name, map, value, authorities: authorities) }
      let servers = servers(map, kind)
      let tls = tls(map, servers)
      let nick = map.required("nick") { $0.word("a nick such as Vigie") { Self.isNick($0) ? $0 : nil } }
      let sasl = map.optional("sasl") { value in value.map { self.sasl($0, value, tls) } }
      let identity = map.optional("identity") { $0.oneOf(IRCSessionConfiguration.IdentityRule.self) } ?? .account
      if identity == .nick {
        warnings.append("networks: \(name): identity: nick takes anyone for whoever they say they are")
      }
      let pacing = map.optional("pacing") { self.pacing($0) }
      let throttle = throttle(map)
      let regain = regain(map)
      if regain != nil, sasl == nil {
        warnings.append("networks: \(name): regain needs sasl: NickServ serves accounts")
      }
      let silence = map.optional("silence") { $0.duration(Milliseconds.second...10 * Milliseconds.minute) }
      let channels = map.required("channels") { value -> [NetworkSettings.Channel]? in
        self.channels(value, kind, authorities)
      }
      let hasCrisisRooms = crisisRooms(map, kind, identity, sasl)
      guard let nick, let channels else { return nil }
      var settings = NetworkSettings(
        name: name, kind: kind, servers: servers, tls: tls, nick: nick, sasl: sasl, identity: identity,
        pacing: pacing, throttle: throttle, channels: channels, regain: regain,
        silence: silence ?? 45 * .second)
      settings.hasCrisisRooms = hasCrisisRooms
      return settings
    }
  }

  func channels(
    _ value: YAMLValue, _ kind: NetworkSettings.Kind, _ authorities: Set<String>
  ) -> [NetworkSettings.Channel]? {
    let channels = value.pairs { self.channel($0, $1, kind, authorities: authorities) }?.map(\.value)
    if channels?.isEmpty ?? false { value.fault("at least one channel is needed") }
    return channels
  }

  private func crisisRooms(
    _ map: YAMLMap, _ kind: NetworkSettings.Kind, _ identity: IRCSessionConfiguration.IdentityRule,
    _ sasl: SASLCredentials?
  ) -> Bool {
    map.optional("crisis_channels") { value -> Bool? in
      guard let isWanted = value.bool() else { return nil }
      guard isWanted, kind == .irc else { return isWanted }
      if identity != .account {
        value.fault("crisis_channels needs identity: account: people are let into those rooms by their accounts")
      }
      if sasl == nil {
        value.fault("crisis_channels needs sasl: the network's services keep those rooms for Vigie's account")
      }
      return true
    } ?? false
  }

  private func servers(_ map: YAMLMap, _ kind: NetworkSettings.Kind) -> [IRCServer] {
    guard kind == .irc else { return [] }
    return map.required("servers") { value -> [IRCServer]? in
      let servers = value.list { $0.word("host:port, as irc.example.org:6697") { Endpoint.read($0) } }
      if servers?.isEmpty ?? false { value.fault("at least one server is needed") }
      return servers
    } ?? []
  }

  private func tls(_ map: YAMLMap, _ servers: [IRCServer]) -> TLSClientConfiguration? {
    var isPlain = false
    let tls = map.optional("tls") { value -> TLSClientConfiguration? in
      if value.isMap { return value.map { self.verified($0, value) } }
      guard value.oneOf(["none"]) != nil else { return nil }
      if let remote = servers.first(where: { !$0.isLoopback }) {
        value.fault("tls: none is for a loopback address only, and \(remote.host) is not one: remove the line")
      }
      isPlain = true
      return nil
    }
    return isPlain ? nil : tls ?? TLSClientConfiguration()
  }

  func verified(_ map: YAMLMap, _ value: YAMLValue) -> TLSClientConfiguration? {
    let ca = map.optional("ca") { file($0) }
    let pin = map.optional("pin") { value -> CertificatePin? in
      guard let text = value.word() else { return nil }
      do {
        return try CertificatePin(text)
      } catch { return value.refuse("\(error)") }
    }
    let certificate = map.optional("certificate") { file($0) }
    let key = map.optional("key") { file($0) }
    if map.has("certificate") != map.has("key") { value.fault("certificate and key go together") }
    if let key, finder.isOpenToAll(key) { warnings.append("\(key) can be read by everybody: chmod o-r") }
    return TLSClientConfiguration(caFile: ca, pin: pin, certificateFile: certificate, keyFile: key)
  }

  /// A file of one line that nobody else should read.
  func secret(_ value: YAMLValue, _ what: String) -> Secret? {
    guard let path = file(value) else { return nil }
    if finder.isOpenToAll(path) { warnings.append("\(path) can be read by everybody: chmod o-r") }
    return finder.secret(at: path) ?? value.refuse("\(path) must hold the \(what), on one line")
  }

  private func sasl(_ map: YAMLMap, _ value: YAMLValue, _ tls: TLSClientConfiguration?) -> SASLCredentials? {
    let account = map.required("account") { $0.word() }
    let password = map.optional("password_file") { secret($0, "password") }
    let mechanisms =
      map.optional("mechanism") { value in
        value.isList ? value.list { mechanism($0) } : mechanism(value).map { [$0] }
      } ?? []
    let hasCertificate = tls?.certificateFile != nil
    if !map.has("password_file"), !hasCertificate {
      value.fault("sasl needs password_file, or a certificate and key under tls")
    }
    if mechanisms.contains(.external), !hasCertificate {
      value.fault("mechanism external needs a certificate and a key under tls")
    }
    // Where none is asked for: those that can work with what is given.
    let usable: [SASLMechanism] =
      (hasCertificate && tls?.keyFile != nil ? [.external] : []) + (password == nil ? [] : [.scramSHA256, .plain])
    return account.map {
      SASLCredentials(account: $0, password: password, mechanisms: mechanisms.isEmpty ? usable : mechanisms)
    }
  }

  private func mechanism(_ value: YAMLValue) -> SASLMechanism? {
    value.oneOf(SASLMechanism.allCases.map { $0.rawValue.lowercased() }).flatMap {
      SASLMechanism(rawValue: $0.uppercased())
    }
  }

  private func regain(_ map: YAMLMap) -> IRCSessionConfiguration.Regain? {
    let words = IRCSessionConfiguration.Regain.allCases.map { $0.rawValue.lowercased() } + ["none"]
    return map.optional("regain") { $0.oneOf(words) }.flatMap { .init(rawValue: $0.uppercased()) }
  }

  private func pacing(_ value: YAMLValue) -> Pacing? {
    if value.isMap {
      return value.map { map in
        guard let burst = map.required("burst", { $0.integer(1...100) }),
          let every = map.required("every", { $0.duration(1...Milliseconds.minute) })
        else { return nil }
        return Pacing(burst: burst, every: every)
      }
    }
    return value.oneOf(["none"]).map { _ in Pacing.none }
  }

  func throttle(_ map: YAMLMap) -> ThrottleSettings? {
    var isLifted = false
    let settings = map.optional("throttle") { value -> ThrottleSettings? in
      if value.isMap {
        return value.map { map in
          guard let commands = map.required("commands", { $0.integer(1...10_000) }),
            let per = map.required("per", { $0.duration(Milliseconds.second...Milliseconds.day) })
          else { return nil }
          return ThrottleSettings(commands: commands, per: per)
        }
      }
      if value.oneOf(["none"]) != nil { isLifted = true }
      return nil
    }
    return isLifted ? nil : settings ?? ThrottleSettings()
  }

  /// A file that must be there.
  func file(_ value: YAMLValue) -> String? {
    guard let word = value.word() else { return nil }
    let path = finder.find(word)
    guard FileManager.default.isReadableFile(atPath: path) else {
      return value.refuse("no file can be read at \(path)")
    }
    return path
  }

  private static func isNick(_ text: String) -> Bool {
    guard let first = text.first, !first.isNumber, first != "-" else { return false }
    return text.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x7D).contains(byte) || byte == 0x2D
    }
  }
}
