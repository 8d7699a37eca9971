import ChatModel

/// The configured rooms: joined, kept, followed where another takes the place of one; and whose invitations are accepted.
extension MatrixSession {
  struct Invitation: Sendable {
    var inviter: String?
    var isDirect = false
    var alias: String?
    /// The room that it says it takes the place of.
    var predecessor: String?
    var isBeingAccepted = false

    init(_ json: JSON, to user: String) {
      for event in json["invite_state"]?["events"]?.elements ?? [] {
        let content = event["content"]
        switch event["type"]?.string {
        case "m.room.member" where event["state_key"]?.string == user:
          inviter = event["sender"]?.string
          isDirect = content?["is_direct"]?.bool ?? false
        case "m.room.canonical_alias": alias = content?["alias"]?.string
        case "m.room.create": predecessor = content?["predecessor"]?["room_id"]?.string
        default: break
        }
      }
    }
  }

  func channelIndex(of room: String) -> Int? {
    channels.firstIndex { account.rooms[$0.name] == room || $0.name == room }
  }

  /// What was in a room for long enough is not what was put out again and again.
  static let settled: Int64 = 600_000

  func channelIndex(named name: String) -> Int? { channels.firstIndex { $0.name == name } }

  func room(ofChannel i: Int) -> MatrixRoom? {
    rooms[account.rooms[channels[i].name] ?? channels[i].name]
  }

  // MARK: In and out

  /// Tells what has changed of the rooms that we are to be in.
  mutating func updateChannels() {
    for i in channels.indices {
      guard let room = room(ofChannel: i) else {
        if channels[i].isJoined { leave(i, "no longer in it") }
        continue
      }
      if let next = room.replacement, next != room.id, next != channels[i].replacement {
        channels[i].replacement = next
        channels[i].nextAttempt = now
        channels[i].failures = 0
        leave(i, "another room takes its place")
      }
      if channels[i].replacement != nil { continue }
      if isDeaf(room) {
        if channels[i].reported != Self.encrypted {
          leave(i, Self.encrypted)
          actions.append(.encrypted(channels[i].name))
        }
        tellDeaf(room.id)
      } else if !channels[i].isJoined {
        channels[i].isJoined = true
        channels[i].joinedAt = now
        channels[i].reported = nil
        actions.append(.joined(channels[i].name))
        for user in room.members.sorted().prefix(500) where user != configuration.user {
          actions.append(.met(account: user))
        }
      }
      if channels[i].inspection == .strict { tellExposure(i) }
    }
  }

  private static let encrypted = "it is encrypted"

  private mutating func leave(_ i: Int, _ reason: String) {
    channels[i].isJoined = false
    guard channels[i].reported != reason else { return }
    channels[i].reported = reason
    actions.append(.left(channels[i].name, reason: reason))
  }

  /// Joins what is to be joined now, and sets the timer for the rest.
  mutating func reconcile() {
    guard phase == .following, following.isConnected else { return }
    var next: Int64?
    for i in channels.indices where !channels[i].isBeingJoined {
      guard channels[i].replacement != nil || room(ofChannel: i) == nil else { continue }
      if channels[i].nextAttempt <= now {
        channels[i].isBeingJoined = true
        let target = channels[i].replacement ?? account.rooms[channels[i].name] ?? channels[i].name
        request(.join(channel: i), .post, MatrixPath.client("join", target), [:], timeout: 60_000)
      } else {
        next = min(next ?? .max, channels[i].nextAttempt)
      }
    }
    if let next { setTimer(.reconcile, next - now) }
  }

  mutating func joined(_ i: Int, _ body: JSON?) {
    channels[i].isBeingJoined = false
    guard let id = body?["room_id"]?.string, !id.isEmpty else { return joinFailed(i) }
    // Until a sync shows it, it is not asked for again.
    channels[i].nextAttempt = now + 30_000
    if channels[i].replacement == id { channels[i].replacement = nil }
    if account.rooms[channels[i].name] != id {
      account.rooms[channels[i].name] = id
      keepAccount()
    }
    updateChannels()
    reconcile()
  }

  mutating func joinRefused(_ i: Int, _ fault: MatrixFault) {
    channels[i].isBeingJoined = false
    channels[i].failures += 1
    channels[i].nextAttempt = now + (fault.retryAfter ?? channels[i].retryDelay)
    if !fault.isPassing {
      let isNews = channels[i].reported != fault.text
      leave(i, fault.text)
      if isNews, fault.status == 403, let next = channels[i].replacement {
        actions.append(.replaced(channels[i].name, by: next))
      }
    }
    reconcile()
  }

  mutating func joinFailed(_ i: Int) {
    channels[i].isBeingJoined = false
    channels[i].failures += 1
    channels[i].nextAttempt = now + channels[i].retryDelay
    reconcile()
  }

  // MARK: Invitations

  /// To a room of the configuration, or to speak with somebody whom the team knows. Others are left unanswered.
  mutating func acceptInvitations() {
    for (room, invitation) in invitations.sorted(by: { $0.key < $1.key }) where !invitation.isBeingAccepted {
      if let i = channels.firstIndex(where: { isMeant($0, room, invitation) }) {
        channels[i].nextAttempt = min(channels[i].nextAttempt, now)
        // Once: else a room that cannot be joined would be asked for with each answer.
        invitations[room]?.isBeingAccepted = true
      } else if invitation.isDirect, let inviter = invitation.inviter, known.contains(inviter) {
        invitations[room]?.isBeingAccepted = true
        noteDirect(room, with: inviter)
        request(.accept(room: room), .post, MatrixPath.client("join", room), [:], timeout: 60_000)
      }
    }
  }

  private func isMeant(_ channel: MatrixChannel, _ room: String, _ invitation: Invitation) -> Bool {
    if let next = channel.replacement {
      // It has to say itself whose place it takes.
      return next == room && [nil, account.rooms[channel.name]].contains(invitation.predecessor)
    }
    return account.rooms[channel.name] == room || channel.name == room || channel.name == invitation.alias
  }

  mutating func acceptRefused(_ room: String, _ fault: MatrixFault) {
    note("an invitation could not be accepted: \(fault.text)")
    if !fault.isPassing { invitations[room] = nil } else { invitations[room]?.isBeingAccepted = false }
  }

  // MARK: Rooms that are to be closed

  /// What is wrong with a room, once.
  mutating func tellExposure(_ i: Int) {
    guard let room = room(ofChannel: i), let inspection = channels[i].inspection else { return }
    let exposure = room.exposure(isStrict: inspection == .strict)
    guard room.told != exposure else { return }
    rooms[room.id]?.told = exposure
    if let exposure { actions.append(.exposed(channels[i].name, exposure)) }
  }

  /// Looks at the room of a text that is about to be said.
  ///
  /// - Returns: whether the text must not be said there: it failed, or goes to the person that it answers.
  mutating func withholds(_ position: SendQueue.Position) -> Bool {
    let text = queue[position].text
    guard case .channel(let name) = text.target, let i = channelIndex(named: name),
      let inspection = channels[i].inspection,
      inspection == .strict || text.lane == .digest
    else { return false }
    tellExposure(i)
    guard inspection == .strict, room(ofChannel: i)?.exposure(isStrict: true) != nil else { return false }
    if let otherwise = text.otherwise {
      queue[position].text.target = otherwise
    } else {
      queue.remove(text.id)
      fail(text.id, .exposed)
    }
    return true
  }
}
