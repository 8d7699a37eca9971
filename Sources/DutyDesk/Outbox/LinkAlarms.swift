import ChatModel
import CrisisCore

/// What people must know when Vigie cannot speak where it should: a network or a room that is out of reach, a room that is
/// not closed, a line that no server takes. Told once, to the coordinators, where they can still be reached.
struct LinkAlarms: Sendable {
  /// Something to be told in every coordination room but those that are the trouble.
  struct Alarm: Sendable, Equatable {
    var statement: Statement
    var lane: OutgoingLine.Lane = .announcement
    var exceptNetwork: String?
    var exceptRoom: ChannelKey?
    /// A newer one of the same key replaces one that waits.
    var key: String
    /// Worth waking people for.
    var wakes = true
  }

  private struct Absence: Sendable {
    var since: Milliseconds
    var isTold = false
  }

  /// How long something may be out of reach before people are told: most drops are over sooner.
  static let networkPatience: Milliseconds = 2 * .minute
  static let roomPatience: Milliseconds = .minute

  private var networks: [String: Absence] = [:]
  private var rooms: [ChannelKey: Absence] = [:]
  private var raised: [Alarm] = []

  mutating func take(_ event: ChatEvent, at now: Milliseconds) {
    switch event {
    case .connected(let network):
      if networks.removeValue(forKey: network)?.isTold ?? false {
        raise(Texts.alarms.networkBack(network, now), ofNetwork: network, wakes: false)
      }
    case .disconnected(let network, _):
      if networks[network] == nil { networks[network] = Absence(since: now) }
      // Its rooms come and go with it.
      rooms = rooms.filter { $0.key.network != network }
    case .banned(let network, _):
      if networks[network]?.isTold ?? false { return }
      networks[network] = Absence(since: networks[network]?.since ?? now, isTold: true)
      raise(Texts.alarms.banned(network, now), .distress, ofNetwork: network)
    case .joined(let network, let channel):
      rooms[ChannelKey(network, channel)] = nil
    case .left(let network, let channel, _):
      let key = ChannelKey(network, channel)
      if rooms[key] == nil { rooms[key] = Absence(since: now) }
    case .exposed(let network, let channel, let room):
      raise(
        Texts.alarms.exposed(
          channel, room.isOpen, room.isUnknown, room.isWithholding, room.strangers.unlessEmpty,
          room.hasSettings),
        ofRoom: ChannelKey(network, channel), "exposed/\(network)/\(channel)", wakes: false)
    case .encrypted(let network, let channel):
      rooms[ChannelKey(network, channel)] = Absence(since: now, isTold: true)
      raise(
        Texts.alarms.encrypted(channel, network), ofRoom: ChannelKey(network, channel),
        "encrypted/\(network)/\(channel)")
    case .loginRefused(let network, _):
      networks[network] = Absence(since: networks[network]?.since ?? now, isTold: true)
      raise(Texts.alarms.loginRefused(network, now), .distress, ofNetwork: network)
    case .replaced(let network, let channel, let room):
      rooms[ChannelKey(network, channel)] = Absence(since: now, isTold: true)
      raise(
        Texts.alarms.replaced(channel, network, room), ofRoom: ChannelKey(network, channel),
        "replaced/\(network)/\(channel)")
    case .netsplit, .met, .reading, .gap, .said, .delivered, .failed, .codeTried: break
    }
  }

  mutating func forget(_ left: Set<ChannelKey>) { rooms = rooms.filter { !left.contains($0.key) } }

  private mutating func raise(
    _ statement: Statement, _ lane: OutgoingLine.Lane = .announcement, ofNetwork network: String, wakes: Bool = true
  ) {
    raised.append(
      Alarm(
        statement: statement, lane: lane, exceptNetwork: network, key: "alarm/network/\(network)", wakes: wakes))
  }

  private mutating func raise(
    _ statement: Statement, _ lane: OutgoingLine.Lane = .announcement, ofRoom room: ChannelKey, _ key: String,
    wakes: Bool = true
  ) {
    raised.append(Alarm(statement: statement, lane: lane, exceptRoom: room, key: "alarm/\(key)", wakes: wakes))
  }

  /// A line was refused again and again, and is given up, or tried more and more rarely.
  mutating func gaveUp(_ row: OutboxLineSummary, isTrying: Bool = false) {
    if row.room.isAlert {
      return raise(Texts.alarms.alertFailed(row.text), .distress, ofRoom: row.room, "alert/\(row.id)", wakes: false)
    }
    raise(
      Texts.alarms.undeliverable(row.room.channel, row.text, isTrying), row.isDistress ? .distress : .announcement,
      ofRoom: row.room, "undeliverable/\(row.id)")
  }

  /// A call for help was withheld from a room that is not closed as it has to be.
  mutating func withheld(_ row: OutboxLineSummary) {
    raise(
      Texts.alarms.withheld(row.room.channel, row.text), .distress, ofRoom: row.room,
      "withheld/\(row.room.network)/\(row.id)")
  }

  /// A line to a room that no server takes.
  struct OutboxLineSummary: Sendable {
    var id: Int64
    var room: ChannelKey
    var text: String
    var isDistress: Bool
  }

  /// What is to be told now.
  mutating func due(at now: Milliseconds) -> [Alarm] {
    for (network, absence) in networks.sorted(by: { $0.key < $1.key })
    where !absence.isTold && now - absence.since >= Self.networkPatience {
      networks[network]?.isTold = true
      raise(Texts.alarms.networkDown(network, absence.since), ofNetwork: network)
    }
    for (room, absence) in rooms.sorted(by: { ($0.key.network, $0.key.channel) < ($1.key.network, $1.key.channel) })
    where !absence.isTold && now - absence.since >= Self.roomPatience {
      rooms[room]?.isTold = true
      raise(
        Texts.alarms.room(room.channel, room.network, absence.since), ofRoom: room,
        "room/\(room.network)/\(room.channel)")
    }
    defer { raised = [] }
    return raised
  }
}
