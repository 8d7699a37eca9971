import ChatModel
import CrisisCore
import CrisisStore

/// The rooms of crises that the networks were told to keep.
struct KeptRooms {
  var byNetwork: [String: [OwnRoom]] = [:]
  private(set) var keys: Set<ChannelKey> = []
  /// Something was recorded that may open one, close one, or let somebody in.
  var mayHaveChanged = false
  private var known: [String: Set<String>] = [:]

  /// Whether others are known on a network than it was told.
  mutating func isNews(_ accounts: Set<String>, on network: String) -> Bool {
    defer { known[network] = accounts }
    return known[network] ?? [] != accounts
  }

  /// - Returns: those that are kept no longer; nil: all is as it was.
  mutating func keep(_ rooms: [OwnRoom], on network: String) -> Set<ChannelKey>? {
    guard byNetwork[network] ?? [] != rooms else { return nil }
    byNetwork[network] = rooms
    let before = keys
    keys = Set(byNetwork.flatMap { network, rooms in rooms.map { ChannelKey(network, $0.channel) } })
    return before.subtracting(keys)
  }
}

extension Desk {
  /// Tells the networks which rooms of crises to keep, where that has changed.
  func keepRooms(with processor: LineProcessor) {
    rooms.mayHaveChanged = false
    for network in settings.crisisRooms.sorted() {
      do {
        let wanted = try store.read { try processor.ownRooms(on: network, in: $0) }
        guard let left = rooms.keep(wanted, on: network) else { continue }
        dispatcher.forget(left)
        networks[network]?.keep(wanted)
      } catch {
        log.error("the rooms of the crises could not be read", metadata: ["error": "\(error)"])
      }
    }
  }
}

extension Desk {
  /// Tells the networks whom the team knows, where that has changed.
  func tellAccounts() {
    do {
      let accounts = try store.read { try $0.accounts() }.compactMap { AccountName.parts($0.account) }
      for (name, network) in networks {
        let known = Set(accounts.filter { $0.network == name }.map(\.account))
        if rooms.isNews(known, on: name) { network.know(known) }
      }
    } catch {
      log.error("the accounts could not be read", metadata: ["error": "\(error)"])
    }
  }
}

extension LineProcessor {
  /// The rooms of all crises that are not put away yet.
  func ownRooms(on network: String, in records: some StoreQueries) throws -> [OwnRoom] {
    let crises = try records.openCrises() + records.closedCrises()
    guard !crises.isEmpty else { return [] }
    var accounts: [Int: Set<String>] = [:]
    for (qualified, member) in try records.accounts() {
      guard let parts = AccountName.parts(qualified), parts.network == network else { continue }
      accounts[member, default: []].insert(parts.account)
    }
    let members = try records.members()
    return try crises.flatMap { crisis in
      let participants = Set(try records.participants(crisis: crisis.code).map(\.member))
      return CrisisRoom.allCases.map { room in
        let guests = members.filter { NeedToKnow.mayEnter(room, of: crisis, $0) }
        let invited = guests.filter { room == .managers || $0.has(.coordinator) || participants.contains($0.number) }
        let said = { [self] in render($0, settings.language) }
        return OwnRoom(
          channel: room.name(of: crisis.code),
          topic: said(Texts.rooms.topic(crisis, room == .managers, nature: crisis.nature)),
          guests: Set(guests.flatMap { accounts[$0.number] ?? [] }),
          invited: Set(invited.flatMap { accounts[$0.number] ?? [] }), farewell: said(Texts.rooms.farewell()))
      }
    }
  }

  /// Where an announcement is said now: what volunteers are told of a crisis, in its own room where that stands.
  func rooms(
    for audience: AnnouncementAudience, of crisis: Crisis? = nil, isForEverybody: Bool = false
  ) -> [ChannelKey] {
    let own = crisisRooms.filter { settings.venue(of: $0).map { audience.includes($0, crisis) } ?? false }
    let standing = settings.channels(for: audience, of: crisis).filter { key in
      isForEverybody || audience != .volunteers || !own.contains { $0.network == key.network }
    }
    return standing + own.sorted { ($0.network, $0.channel) < ($1.network, $1.channel) }
  }

  /// The room of a crisis on a network, where it stands.
  func room(_ room: CrisisRoom, of crisis: Crisis, on network: String) -> String? {
    let key = ChannelKey(network, room.name(of: crisis.code))
    return crisisRooms.contains(key) ? key.channel : nil
  }
}
