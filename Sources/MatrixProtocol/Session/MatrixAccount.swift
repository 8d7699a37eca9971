import ChatModel

/// What has to outlive the program beside the store: what identifies Vigie, and which rooms are meant. Kept where nobody else
/// can read it.
package struct MatrixAccount: Sendable, Equatable {
  package var user: String
  package var device: String
  package var accessToken: Secret?
  /// By which the next pair is had; nil: the homeserver gave none.
  package var refreshToken: Secret?
  /// The ids of the configured rooms, by their configured names: an alias may be given to another room later.
  package var rooms: [String: String] = [:]
  /// The encrypted rooms in which it was said that they are not read.
  package var told: Set<String> = []

  package init(user: String, device: String) {
    self.user = user
    self.device = device
  }

  package init?(_ bytes: [UInt8]) {
    guard let json = JSON(bytes), let user = json["user"]?.string, let device = json["device"]?.string else {
      return nil
    }
    self.init(user: user, device: device)
    accessToken = json["access_token"]?.string.map { Secret($0) }
    refreshToken = json["refresh_token"]?.string.map { Secret($0) }
    rooms = json["rooms"]?.members.compactMapValues(\.string) ?? [:]
    told = Set(json["told"]?.elements.compactMap(\.string) ?? [])
  }

  package var encoded: [UInt8] {
    var members: [String: JSON] = [
      "user": .string(user), "device": .string(device), "rooms": .object(rooms.mapValues { .string($0) }),
      "told": .array(told.sorted().map { .string($0) }),
    ]
    members["access_token"] = accessToken.map { .string($0.value) }
    members["refresh_token"] = refreshToken.map { .string($0.value) }
    return JSON.object(members).encoded
  }
}
