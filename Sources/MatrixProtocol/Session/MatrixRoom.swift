import ChatModel

/// A room that we are in, as its state tells.
struct MatrixRoom: Sendable {
  /// Opaque: it is compared and sent, never taken apart.
  let id: String
  /// Who is in it, and who is invited.
  var members: Set<String> = []
  var invited: Set<String> = []
  var joinRule: String?
  var isReadableByAnybody = false
  var isEncrypted = false
  /// When what is said in it is encrypted for certain, monotonic milliseconds.
  var sealedFrom: Int64 = 0
  var levels = PowerLevels()
  /// Those who made it, where its version lets them do everything (12 and later).
  var creators: Set<String> = []
  /// The room that took its place, if the one who said so had the power to.
  var replacement: String?
  /// The rooms that it took the place of, by its own words.
  var predecessor: String?
  /// What was told of it last.
  var told: ExposedRoom?

  init(id: String) { self.id = id }

  mutating func apply(_ event: JSON) {
    guard let type = event["type"]?.string, let key = event["state_key"]?.string, let content = event["content"] else {
      return
    }
    switch type {
    case "m.room.member":
      members.remove(key)
      invited.remove(key)
      if content["membership"]?.string == "join" { members.insert(key) }
      if content["membership"]?.string == "invite" { invited.insert(key) }
    case "m.room.join_rules": joinRule = content["join_rule"]?.string
    case "m.room.history_visibility": isReadableByAnybody = content["history_visibility"]?.string == "world_readable"
    // It never ends.
    case "m.room.encryption": isEncrypted = true
    case "m.room.power_levels": levels = PowerLevels(content)
    case "m.room.create":
      predecessor = content["predecessor"]?["room_id"]?.string
      if let version = content["room_version"]?.string.flatMap({ Int($0) }), version >= 12 {
        creators = Set(content["additional_creators"]?.elements.compactMap(\.string) ?? [])
        if let sender = event["sender"]?.string { creators.insert(sender) }
      }
    case "m.room.tombstone":
      guard let next = content["replacement_room"]?.string, let sender = event["sender"]?.string,
        level(of: sender) >= levels.events["m.room.tombstone"] ?? levels.state
      else { return }
      replacement = next
    default: break
    }
  }

  func level(of user: String) -> Int64 {
    creators.contains(user) ? .max : levels.users[user] ?? levels.usersDefault
  }

  /// What keeps it from being a closed one; nil: nothing.
  func exposure(isStrict: Bool) -> ExposedRoom? {
    let isOpen = joinRule == "public" || isReadableByAnybody
    guard isOpen || joinRule == nil else { return nil }
    var exposure = ExposedRoom(isOpen: isOpen, isUnknown: joinRule == nil, isWithholding: isStrict)
    exposure.hasSettings = true
    return exposure
  }

  /// Whether nobody but these two can read what is said in it.
  func isOfTwo(_ one: String, _ other: String) -> Bool {
    members.union(invited) == [one, other] && members.contains(one) && joinRule != "public" && !isReadableByAnybody
  }

  /// Who may do what (`m.room.power_levels`), as far as it matters here.
  struct PowerLevels: Sendable {
    var users: [String: Int64] = [:]
    var usersDefault: Int64 = 0
    var events: [String: Int64] = [:]
    var state: Int64 = 50
    /// To call everybody in the room.
    var calling: Int64 = 50

    init() {}

    init(_ content: JSON) {
      users = content["users"]?.members.compactMapValues(\.integer) ?? [:]
      usersDefault = content["users_default"]?.integer ?? 0
      events = content["events"]?.members.compactMapValues(\.integer) ?? [:]
      state = content["state_default"]?.integer ?? 50
      calling = content["notifications"]?["room"]?.integer ?? 50
    }
  }
}

/// A channel of the configuration.
struct MatrixChannel: Sendable {
  let name: String
  let inspection: MatrixSessionConfiguration.Inspection?
  var isJoined = false
  /// When to ask for it again, monotonic.
  var nextAttempt: Int64 = 0
  var failures = 0
  var isBeingJoined = false
  /// Monotonic.
  var joinedAt: Int64 = 0
  /// The room that is to take its place, which may not let us in yet.
  var replacement: String?
  /// The reason that was reported last while out of it.
  var reported: String?

  init(_ channel: MatrixSessionConfiguration.Channel) {
    name = channel.name
    inspection = channel.inspection
  }

  /// Milliseconds to the next attempt: 5 s, doubling up to 5 minutes.
  var retryDelay: Int64 { min(5_000 << Int64(min(failures, 6)), 300_000) }
}

package enum MatrixUser {
  /// A whole user id: what else stands there is nobody's.
  package static func isValid(_ text: String) -> Bool {
    text.hasPrefix("@") && text.utf8.count <= 255 && text.utf8.contains(UInt8(ascii: ":"))
      && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
  }
}
