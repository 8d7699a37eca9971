import CrisisCore
import IRCProtocol
import StrictYAML

extension ConfigurationReader {
  func channel(
    _ name: String, _ value: YAMLValue, _ kind: NetworkSettings.Kind, authorities: Set<String>
  ) -> NetworkSettings.Channel? {
    if kind == .matrix {
      let isAlias = name.hasPrefix("#") && name.contains(":")
      if !isAlias && !name.hasPrefix("!") || name.contains(where: \.isWhitespace) {
        value.fault("\"\(name)\" is not a room's alias: \"#gest-63:example.org\"")
      }
    } else if !name.hasPrefix("#") && !name.hasPrefix("&") || name.contains(where: { " ,\u{7}".contains($0) }) {
      value.fault("\"\(name)\" is not a channel's name: \"#visov-veille\"")
    }
    return value.map { map -> NetworkSettings.Channel? in
      guard let venue = venue(map, value, authorities) else { return nil }
      var channel = NetworkSettings.Channel(name: name, venue: venue)
      if kind != .matrix { channel.key = map.optional("key_file") { secret($0, "channel's key") } }
      if let key = channel.key?.value, key.contains(where: { " ,:".contains($0) }) {
        value.fault("a channel's key holds no space, comma or colon")
      }
      channel.isStrict = map.optional("strict") { $0.bool() } ?? false
      if channel.isStrict, !venue.isManagers {
        value.fault("strict is for a managers' channel: only there is anything withheld")
      }
      return channel
    }
  }

  /// The code of an authority that is listed.
  func authority(named value: YAMLValue, _ authorities: Set<String>) -> String? {
    let code = value.word()
    if let code, !authorities.contains(code) { value.fault("no authority is named \"\(code)\" under authorities:") }
    return code
  }

  private func venue(_ map: YAMLMap, _ value: YAMLValue, _ authorities: Set<String>) -> Venue? {
    let kind = map.required("is") { $0.oneOf(["volunteers", "coordination", "managers"]) }
    let authority = map.optional("authority") { self.authority(named: $0, authorities) }
    switch kind {
    case "volunteers": return .volunteers
    case "coordination": return .coordination
    case "managers":
      if !map.has("authority") { value.fault("a managers' channel needs authority: whose managers they are") }
      return authority.map { .managers(authority: $0) }
    default: return nil
    }
  }
}

extension Venue {
  var isManagers: Bool {
    if case .managers = self { true } else { false }
  }
}
