import ChatModel

/// Rooms of our own: opened by our JOIN, closed by their modes, and nobody in them but their guests. One is reported as
/// joined once an inspection has found it so; until then, and where that is never to be, nothing is said in it.
extension IRCSession {
  /// The rooms to be kept, all of them.
  package mutating func keep(_ rooms: [OwnRoom], at now: Int64) -> [IRCAction] {
    begin(now)
    let kept = Set(rooms.map { fold($0.channel.utf8) })
    for i in channels.indices where channels[i].room != nil && !kept.contains(fold(channels[i].name.utf8)) {
      giveUp(i)
    }
    for room in rooms { keep(room) }
    reconcile()
    pump()
    return end()
  }

  private mutating func keep(_ room: OwnRoom) {
    guard let i = wanted(Array(room.channel.utf8)[...]) else {
      channels.append(WantedChannel(room.channel))
      channels[channels.endIndex - 1].room = room
      catchUps.append(CatchUp())
      indexChannels()
      return
    }
    if channels[i].isGivenUp {
      channels[i].isGivenUp = false
      channels[i].nextAttempt = now
      channels[i].failures = 0
      channels[i].reported = nil
    } else if let before = channels[i].room {
      if before.topic != room.topic { channels[i].standing.isFurnished = false }
    } else {
      return note("\(room.channel) is a configured channel, and not opened as a room of its own")
    }
    channels[i].room = room
    settle(i)
  }

  private mutating func giveUp(_ i: Int) {
    channels[i].room = nil
    channels[i].isGivenUp = true
    link.inspections[i] = nil
    if channels[i].isJoined { send("PART", channels[i].name) }
  }

  /// 366: who is in the room, and what we are in it, is known.
  mutating func endOfNames(_ message: IRCMessage) {
    guard let i = message.parameter(1).flatMap(wanted), channels[i].room != nil, channels[i].isJoined else { return }
    channels[i].standing.isNamed = true
    settle(i)
    pump()
  }

  /// We are an operator of a room, or are one no longer.
  mutating func noteOperator(_ isOperator: Bool, in i: Int) {
    guard channels[i].room != nil, channels[i].standing.isOperator != isOperator else { return }
    channels[i].standing.isOperator = isOperator
    settle(i)
    pump()
  }

  /// Something of a room of our own has changed: does what is to be done about it.
  mutating func settle(_ i: Int) {
    guard let room = channels[i].room, channels[i].isJoined, channels[i].standing.isNamed else { return }
    if channels[i].standing.isOperator {
      furnish(i, room)
      for key in link.roster.people.keys { receive(key, in: i, room) }
    } else if !channels[i].standing.hasAskedServices {
      channels[i].standing.hasAskedServices = true
      askServices("OP", in: i)
    }
    judge(i)
  }

  /// Whether a room of our own may be spoken in, as the last inspection and what was seen since have it.
  mutating func judge(_ i: Int) {
    guard channels[i].room != nil, let inspection = link.inspections[i], inspection.isComplete, !inspection.isExpired
    else { return }
    let exposure = exposure(of: i, inspection)
    tell(exposure, of: i)
    guard exposure == nil, !channels[i].standing.isTold else { return }
    channels[i].standing.isTold = true
    actions.append(.joined(channels[i].name))
  }

  /// Invited people only, told to nobody outside, nothing from outside, and a topic that is ours.
  private mutating func furnish(_ i: Int, _ room: OwnRoom) {
    guard !channels[i].standing.isFurnished else { return }
    channels[i].standing.isFurnished = true
    send("MODE", channels[i].name, "+inst")
    send("TOPIC", channels[i].name, room.topic)
    // Ours again after a restart, where people are still in it.
    askServices("REGISTER", in: i)
  }

  /// Asks the network's services for something about a room of our own; where there are none, nothing comes of it.
  mutating func askServices(_ command: String, in i: Int) {
    guard channels[i].room != nil, configuration.sasl != nil else { return }
    ask(OutboundLine("PRIVMSG", "ChanServ", "\(command) \(channels[i].name)"))
  }

  /// Somebody has come into sight, or is known by another account now.
  mutating func receive(_ key: FoldedName) {
    guard channels.contains(where: { $0.room != nil }) else { return }
    for i in channels.indices {
      guard let room = channels[i].room, channels[i].isJoined, channels[i].standing.isOperator else { continue }
      receive(key, in: i, room)
    }
    pump()
  }

  /// Invites whoever is expected, and puts out whoever is not.
  private mutating func receive(_ key: FoldedName, in i: Int, _ room: OwnRoom) {
    guard let person = link.roster[key] else { return }
    if person.channels.contains(i) {
      guard person.account != .unknown, !isAtHome(person, in: i), !isService(person) else { return }
      ask(OutboundLine("KICK", channels[i].name, decodedText(person.nick[...]), room.farewell))
    } else if let account = person.account.name, !person.isInvited(to: i),
      room.invited.contains(AccountName.folded(account))
    {
      link.roster.invite(key, to: i)
      ask(OutboundLine("INVITE", decodedText(person.nick[...]), channels[i].name))
    }
  }

  /// Whether somebody may be where they are: identified; in a room of our own, one of its guests.
  func isAtHome(_ person: Roster.Person, in i: Int) -> Bool {
    guard let account = person.account.name else { return false }
    return channels[i].room?.guests.contains(AccountName.folded(account)) ?? true
  }

  /// The signs of NAMES of those who may set modes: that of operators, and those above.
  var operatorSigns: ArraySlice<UInt8> {
    support.prefixModes.firstIndex(of: UInt8(ascii: "o")).map { support.prefixSigns.prefix(through: $0) } ?? []
  }

  func isOperatorMode(_ mode: UInt8) -> Bool {
    support.prefixModes.firstIndex(of: UInt8(ascii: "o")).map { support.prefixModes.prefix(through: $0).contains(mode) }
      ?? false
  }
}
