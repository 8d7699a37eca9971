import ChatModel

/// Some rooms are to be closed ones. Before a digest is said there, the server is asked who may enter and who is in; in a
/// strict one, before anything is said.
extension IRCSession {
  private func rule(of i: Int) -> IRCSessionConfiguration.RoomRule? {
    channels[i].room == nil ? configuration.inspected[channels[i].name] : .strict
  }

  private func inspectedRoom(of text: OutgoingText) -> Int? {
    guard case .channel(let name) = text.target, let i = channelIndex[fold(name.utf8)], let rule = rule(of: i),
      rule == .strict || text.lane == .digest
    else { return nil }
    return i
  }

  /// Whether a text has to wait for the inspection of its room.
  func awaitsInspection(_ text: OutgoingText) -> Bool {
    guard let i = inspectedRoom(of: text) else { return false }
    guard let inspection = link.inspections[i] else { return true }
    return text.lane == .digest ? !inspection.isGood(at: now) : !inspection.isFollowed(at: now)
  }

  /// Asks about strict rooms, so that nothing has to wait for the answer later, and about those of the digests that wait.
  mutating func inspectRooms() {
    for i in channels.indices where channels[i].isJoined && rule(of: i) == .strict && !awaitsNames(i) {
      if !(link.inspections[i]?.isFollowed(at: now) ?? false) { inspectRoom(i) }
    }
    for text in queue.texts(in: .digest) {
      guard let i = inspectedRoom(of: text), channels[i].isJoined else { continue }
      if !(link.inspections[i]?.isGood(at: now) ?? false) { inspectRoom(i) }
    }
  }

  /// A room of our own is furnished first, as soon as it is known what we are in it.
  private func awaitsNames(_ i: Int) -> Bool { channels[i].room != nil && !channels[i].standing.isNamed }

  /// Unless that is being done.
  private mutating func inspectRoom(_ i: Int) {
    if link.inspections[i]?.isUnderWay(at: now) ?? false { return }
    let asksMembers = knowsAccounts
    link.inspections[i] = RoomInspection(askedAt: now, hasMembers: !asksMembers, told: link.inspections[i]?.told)
    ask(OutboundLine("MODE", channels[i].name))
    // On joining that was asked already.
    if asksMembers, !link.unknownRooms.contains(i) { askWho(in: i) }
    setTimer(.inspection, RoomInspection.patience)
  }

  /// Something of it was answered: what waited for the whole may be said now.
  mutating func inspectionWasAnswered(at i: Int) {
    guard link.inspections[i]?.isComplete ?? false else { return }
    settle(i)
    pump()
  }

  /// What is wrong with the room of a text that is about to be said, told once.
  ///
  /// - Returns: whether the text must not be said there: it failed, or goes to the person that it answers.
  mutating func withholds(_ position: SendQueue.Position) -> Bool {
    let text = queue[position].text
    guard let i = inspectedRoom(of: text), let inspection = link.inspections[i] else { return false }
    let exposure = exposure(of: i, inspection)
    tell(exposure, of: i)
    guard exposure?.isWithholding ?? false else { return false }
    if let otherwise = text.otherwise {
      queue[position].text.target = otherwise
      queue[position].text.isNotice = true
      if case .person(let nick, .some) = otherwise { askWhoUses(nick) }
    } else {
      queue.remove(text.id)
      fail(text.id, .exposed)
    }
    return true
  }

  /// What is wrong with a room, once.
  mutating func tell(_ exposure: ExposedRoom?, of i: Int) {
    guard link.inspections[i]?.told != exposure else { return }
    link.inspections[i]?.told = exposure
    if let exposure { actions.append(.exposed(channels[i].name, exposure)) }
  }

  func exposure(of i: Int, _ inspection: RoomInspection) -> ExposedRoom? {
    let isStrict = rule(of: i) == .strict
    let isOwn = channels[i].room != nil
    guard let modes = inspection.modes, knowsAccounts || !isOwn else {
      return ExposedRoom(isOpen: false, isUnknown: true, isWithholding: isStrict)
    }
    let strangers = link.roster.people.values
      .filter { $0.channels.contains(i) && !isAtHome($0, in: i) && !isService($0) }
      .map { decodedText($0.nick[...]) }.sorted()
    let isOpen = modes.isDisjoint(with: isOwn ? [UInt8(ascii: "i")] : closingModes)
    if !isOpen, strangers.isEmpty || !knowsAccounts { return nil }
    return ExposedRoom(
      isOpen: isOpen, strangers: knowsAccounts ? Array(strangers.prefix(10)) : [], isWithholding: isStrict)
  }

  /// The server tells as whom everybody in a room is identified, and when that changes.
  var knowsAccounts: Bool { configuration.identity == .account && support.hasWHOX && seesLogouts }

  /// Invited people only, a key, opers only; registered accounts only is `R`, but `r` with solanum and ircu, where
  /// others mark by `r` a channel that is registered.
  private var closingModes: Set<UInt8> {
    let modes: Set<UInt8> = Set("ikRO".utf8)
    return link.kind == .solanum || link.kind == .ircu ? modes.union("r".utf8) : modes
  }

  /// The services' own nicks have no account, and may be in a closed room.
  func isService(_ person: Roster.Person) -> Bool {
    let nick = fold(person.nick)
    return ["ChanServ", "BotServ", "X", "Q"].contains { fold($0.utf8) == nick } && person.host.contains("service")
  }
}

extension Roster.Account {
  var name: String? { if case .account(let name) = self { name } else { nil } }
}
