import ChatModel
import CrisisCore
import DutyDesk
import Foundation
import MatrixNetwork
import MatrixProtocol
import StrictYAML
import SystemHTTP
import SystemTLS

extension ConfigurationReader {
  /// A network of `kind: matrix`.
  func matrix(
    _ name: String, _ map: YAMLMap, _ value: YAMLValue, authorities: Set<String>
  ) -> NetworkSettings? {
    let homeserver = map.required("homeserver") { self.homeserver($0) }
    let tls = matrixTLS(map, homeserver)
    let user = map.required("user") { value in
      value.word("a whole user such as \"@vigie:example.org\"") { MatrixUser.isValid($0) ? $0 : nil }
    }
    let device = map.optional("device") { value in
      value.word("a word of letters and digits such as VIGIE") { text in
        !text.isEmpty && text.utf8.count <= 64 && text.utf8.allSatisfy(Self.isWordByte) ? text : nil
      }
    }
    let password = map.optional("password_file") { secret($0, "password") }
    let token = map.optional("token_file") { secret($0, "access token") }
    if map.has("password_file"), map.has("token_file") { value.fault("password_file or token_file, not both") }
    let privacy = map.optional("private") { $0.oneOf(MatrixSessionConfiguration.Privacy.self) } ?? .direct
    let encryption = map.optional("encryption") { $0.oneOf(["refuse", "pantalaimon"]) } ?? "refuse"
    let throttle = throttle(map)
    let channels = map.required("channels") { self.channels($0, .matrix, authorities) }
    guard let homeserver, let user, let channels else { return nil }
    var session = MatrixSessionConfiguration(
      user: user, device: device ?? "VIGIE", password: password, token: token,
      channels: channels.map { channel in
        .init(channel.name, inspection: channel.venue.isManagers ? (channel.isStrict ? .strict : .told) : nil)
      })
    session.privacy = privacy
    session.readsEncrypted = encryption == "pantalaimon"
    var settings = NetworkSettings(
      name: name, kind: .matrix, servers: [], tls: nil, nick: AccountName.short(user), sasl: nil, identity: .account,
      pacing: nil, throttle: throttle, channels: channels)
    settings.matrix = MatrixSettings(homeserver: homeserver, tls: tls, session: session)
    return settings
  }

  private func homeserver(_ value: YAMLValue) -> HTTPAddress? {
    guard let text = value.word() else { return nil }
    do {
      let address = try HTTPAddress(text)
      guard address.isBase else { return value.refuse("only the server: \"https://matrix.example.org\"") }
      guard address.isEncrypted || MatrixNetworkConfiguration.isLoopback(address) else {
        return value.refuse("http:// is for a loopback address only, and \(address.host) is not one: https://")
      }
      return address
    } catch {
      return value.refuse("\(error)")
    }
  }

  private func matrixTLS(_ map: YAMLMap, _ homeserver: HTTPAddress?) -> TLSClientConfiguration {
    map.optional("tls") { value -> TLSClientConfiguration? in
      if value.isMap { return value.map { self.verified($0, value) } }
      guard value.oneOf(["none"]) != nil else { return nil }
      if homeserver?.isEncrypted ?? false { value.fault("tls: none is for http:// on a loopback address only") }
      return nil
    } ?? TLSClientConfiguration()
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }

  /// Networks to which nobody has logged in yet.
  func warnOfLogins(_ networks: [NetworkSettings], store: String) {
    for network in networks {
      guard let session = network.matrix?.session, session.password == nil, session.token == nil,
        AccountFile(AccountFile.path(store: store, network: network.name)).read() == nil
      else { continue }
      warnings.append("networks: \(network.name): nobody has logged in yet: vigie matrix login, or password_file")
    }
  }
}
