import CrisisCore
import DutyDesk
import Foundation
import IRCProtocol
import StrictYAML
import SystemTLS

extension ConfigurationReader {
  func network(
    _ name: String, _ value: YAMLValue, authorities: Set<String>, _ warnings: inout [String]
  ) -> NetworkSettings? {
    if name.contains("/") { value.fault("a network's name holds no /") }
    var notes: [String] = []
    let network = value.map { map -> NetworkSettings? in
      let kind = map.required("kind") { $0.oneOf(NetworkSettings.Kind.self) } ?? .irc
      let servers = servers(map, kind)
      let tls = tls(map, servers, &notes)
      let nick = map.required("nick") { $0.word("a nick such as Vigie") { Self.isNick($0) ? $0 : nil } }
      let sasl = map.optional("sasl") { value in value.map { self.sasl($0, value, tls, &notes) } }
      let identity = map.optional("identity") { $0.oneOf(NetworkSettings.Identity.self) } ?? .account
      if identity == .nick {
        notes.append("networks: \(name): identity: nick takes anyone for whoever they say they are")
      }
      let pacing = map.optional("pacing") { self.pacing($0) } ?? .usual
      let throttle = throttle(map)
      let regain = map.optional("regain") { $0.oneOf(NetworkSettings.Regain.self) } ?? .none
      if regain != .none, sasl == nil { notes.append("networks: \(name): regain needs sasl: NickServ serves accounts") }
      let silence = map.optional("silence") { $0.duration(Milliseconds.second...10 * Milliseconds.minute) }
      let channels = map.required("channels") { value -> [NetworkSettings.Channel]? in
        let channels = value.pairs { self.channel($0, $1, authorities: authorities, &notes) }?.map(\.value)
        if channels?.isEmpty ?? false { value.fault("at least one channel is needed") }
        return channels
      }
      guard let nick, let channels else { return nil }
      return NetworkSettings(
        name: name, kind: kind, servers: servers, tls: tls, nick: nick, sasl: sasl, identity: identity,
        pacing: pacing, throttle: throttle, channels: channels, regain: regain,
        silence: silence ?? 45 * .second)
    }
    warnings += notes
    return network
  }

  private func servers(_ map: YAMLMap, _ kind: NetworkSettings.Kind) -> [NetworkSettings.Server] {
    guard kind == .irc else { return [] }
    return map.required("servers") { value -> [NetworkSettings.Server]? in
      let servers = value.list { $0.word("host:port, as irc.example.org:6697") { Endpoint.read($0) } }
      if servers?.isEmpty ?? false { value.fault("at least one server is needed") }
      return servers
    } ?? []
  }

  private func tls(
    _ map: YAMLMap, _ servers: [NetworkSettings.Server], _ warnings: inout [String]
  ) -> TLSSettings {
    var notes: [String] = []
    let tls = map.optional("tls") { value -> TLSSettings? in
      if case .map = value.content { return value.map { self.verified($0, value, &notes) } }
      guard value.oneOf(["none"]) != nil else { return nil }
      if let remote = servers.first(where: { !$0.isLoopback }) {
        value.fault("tls: none is for a loopback address only, and \(remote.host) is not one: remove the line")
      }
      return TLSSettings.none
    }
    warnings += notes
    return tls ?? .verified(ca: nil, pin: nil, certificate: nil, key: nil)
  }

  private func verified(_ map: YAMLMap, _ value: YAMLValue, _ warnings: inout [String]) -> TLSSettings? {
    let ca = map.optional("ca") { file($0) }
    let pin = map.optional("pin") { value -> String? in
      guard let text = value.word() else { return nil }
      do {
        return try CertificatePin(text).description
      } catch {
        value.fault("\(error)")
        return nil
      }
    }
    let certificate = map.optional("certificate") { file($0) }
    let key = map.optional("key") { file($0) }
    if map.has("certificate") != map.has("key") { value.fault("certificate and key go together") }
    if let key, finder.isOpenToAll(key) { warnings.append("\(key) can be read by everybody: chmod o-r") }
    return .verified(ca: ca, pin: pin, certificate: certificate, key: key)
  }

  /// A file of one line that nobody else should read.
  func secret(_ value: YAMLValue, _ what: String, _ warnings: inout [String]) -> Secret? {
    guard let path = file(value) else { return nil }
    do {
      if finder.isOpenToAll(path) { warnings.append("\(path) can be read by everybody: chmod o-r") }
      return try finder.secret(at: path)
    } catch {
      value.fault("\(path) must hold the \(what), on one line")
      return nil
    }
  }

  private func sasl(
    _ map: YAMLMap, _ value: YAMLValue, _ tls: TLSSettings, _ warnings: inout [String]
  ) -> SASLSettings? {
    let account = map.required("account") { $0.word() }
    var notes: [String] = []
    let password = map.optional("password_file") { secret($0, "password", &notes) }
    warnings += notes
    let mechanisms =
      map.optional("mechanism") { value in
        value.isList
          ? value.list { $0.oneOf(SASLSettings.Mechanism.self) }
          : value.oneOf(SASLSettings.Mechanism.self).map { [$0] }
      } ?? []
    var hasCertificate = false
    if case .verified(_, _, .some, _) = tls { hasCertificate = true }
    if !map.has("password_file"), !hasCertificate {
      value.fault("sasl needs password_file, or a certificate and key under tls")
    }
    if mechanisms.contains(.external), !hasCertificate {
      value.fault("mechanism external needs a certificate and a key under tls")
    }
    return account.map { SASLSettings(account: $0, password: password, mechanisms: mechanisms) }
  }

  private func pacing(_ value: YAMLValue) -> NetworkSettings.PacingSettings? {
    if case .map = value.content {
      return value.map { map in
        guard let burst = map.required("burst", { $0.integer(1...100) }),
          let every = map.required("every", { $0.duration(1...Milliseconds.minute) })
        else { return nil }
        return .set(burst: burst, every: every)
      }
    }
    return value.oneOf(["none"]).map { _ in .lifted }
  }

  private func throttle(_ map: YAMLMap) -> ThrottleSettings? {
    var isLifted = false
    let settings = map.optional("throttle") { value -> ThrottleSettings? in
      if case .map = value.content {
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
      value.fault("no file can be read at \(path)")
      return nil
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
