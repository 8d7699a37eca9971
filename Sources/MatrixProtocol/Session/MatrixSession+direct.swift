import ChatModel

/// Rooms of two, made by us or accepted, and used again (`m.direct`).
extension MatrixSession {
  /// The other one of a room of two.
  func directUser(of room: MatrixRoom) -> String? {
    room.members.union(room.invited).count == 2
      ? room.members.union(room.invited).first { $0 != configuration.user } : nil
  }

  /// The room in which somebody alone hears us; nil: there is none.
  func directRoom(with user: String) -> String? {
    (directRooms[user] ?? []).last { id in
      rooms[id].map { $0.isOfTwo(configuration.user, user) && !isDeaf($0) } ?? false
    }
  }

  /// The same, where what is said can be read already: keys are for those who are in a room, not for the invited.
  func readableDirectRoom(with user: String) -> String? {
    directRoom(with: user).flatMap { id in
      rooms[id].map { !$0.isEncrypted || $0.members.contains(user) && $0.sealedFrom <= now } ?? false ? id : nil
    }
  }

  /// - Returns: why nothing can be said to somebody; nil: it can, perhaps after a moment.
  func cannotReach(_ user: String) -> ChatEvent.DeliveryFailure? {
    guard configuration.privacy == .direct, MatrixUser.isValid(user) else { return .absent }
    return directFailures[user].map { $0 > now } ?? false ? .absent : nil
  }

  mutating func makeDirect(with user: String) {
    // One at a time: homeservers are careful about new rooms.
    guard directsBeingMade.isEmpty, cannotReach(user) == nil, directRoom(with: user) == nil else { return }
    directsBeingMade.insert(user)
    var room: [String: JSON] = ["preset": "private_chat", "is_direct": true, "invite": [.string(user)]]
    // Where rooms are encrypted, what is for one person alone is so too.
    if configuration.readsEncrypted {
      room["initial_state"] = [
        ["type": "m.room.encryption", "state_key": "", "content": ["algorithm": "m.megolm.v1.aes-sha2"]]
      ]
    }
    request(
      .makeDirect(user: user), .post, MatrixPath.client("createRoom"), .object(room), timeout: 60_000)
  }

  mutating func madeDirect(with user: String, _ body: JSON?) {
    directsBeingMade.remove(user)
    guard let id = body?["room_id"]?.string, !id.isEmpty else { return }
    // A sync may have told of it before, or of a part of it.
    var room = rooms[id] ?? MatrixRoom(id: id)
    room.members.insert(configuration.user)
    if !room.members.contains(user) { room.invited.insert(user) }
    room.joinRule = room.joinRule ?? "invite"
    room.isEncrypted = configuration.readsEncrypted
    rooms[id] = room
    noteDirect(id, with: user)
  }

  mutating func directRefused(_ user: String, _ fault: MatrixFault) {
    directsBeingMade.remove(user)
    directFailures[user] = now + (fault.isPassing ? fault.retryAfter ?? 10_000 : 300_000)
    guard !fault.isPassing else { return setTimer(.queue, fault.retryAfter ?? 10_000) }
    note("no room can be made with somebody: \(fault.text)")
    failTexts(to: user)
  }

  mutating func noteDirect(_ room: String, with user: String) {
    guard !(directRooms[user] ?? []).contains(room) else { return }
    directRooms[user, default: []].append(room)
    let content = JSON.object(directRooms.mapValues { .array($0.map { .string($0) }) })
    request(
      .noteDirects, .put, MatrixPath.client("user", configuration.user, "account_data", "m.direct"), content)
  }
}
