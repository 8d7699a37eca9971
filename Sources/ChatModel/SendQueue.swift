/// Texts that wait to be said, by lane. It outlives connections.
package struct SendQueue: Sendable {
  /// Texts that may wait in all; a distress is accepted beyond that.
  package static let capacity = 4_096
  /// Texts that may wait in each of the lanes of people whom nobody knows.
  package static let strangers = 64

  package struct Entry: Sendable {
    package var text: OutgoingText
    /// What is still to be written once a first part was; nil before.
    package var parts: ArraySlice<Substring>?
    /// Since when it waits.
    package var since: Int64
  }

  private var lanes: [[Entry]] = Array(repeating: [], count: OutgoingLine.Lane.allCases.count)
  /// How many entries at the front of a lane are already gone: to remove each at once would move all that follow.
  private var heads: [Int] = Array(repeating: 0, count: OutgoingLine.Lane.allCases.count)
  /// When the next of them expires, at the earliest.
  package private(set) var nextExpiry: Int64?
  package private(set) var count = 0

  package init() {}

  package var isEmpty: Bool { count == 0 }

  /// Queues a text, or refuses it (false) because the queue is full. `superseded` is the text whose place it took: of the
  /// same key and for the same room or person, for each copy of an announcement is said.
  package mutating func add(_ text: OutgoingText, at now: Int64 = 0) -> (accepted: Bool, superseded: OutgoingText.ID?) {
    if let key = text.key {
      for lane in lanes.indices {
        for i in heads[lane]..<lanes[lane].count
        where lanes[lane][i].parts == nil && lanes[lane][i].text.key == key
          && lanes[lane][i].text.target.isSame(as: text.target)
        {
          let old = lanes[lane][i].text.id
          if lane == text.lane.rawValue {
            lanes[lane][i].text = text
            noteExpiry(text)
          } else {
            remove(at: Position(lane: lane, index: i))
            append(text, at: now)
          }
          return (true, old)
        }
      }
    }
    guard hasSpace(for: text.lane) else { return (false, nil) }
    append(text, at: now)
    return (true, nil)
  }

  private func hasSpace(for lane: OutgoingLine.Lane) -> Bool {
    switch lane {
    case .distress: true
    case .call, .stranger: waiting(in: lane) < Self.strangers
    case .answer, .announcement, .digest: count < Self.capacity
    }
  }

  private mutating func append(_ text: OutgoingText, at now: Int64) {
    lanes[text.lane.rawValue].append(Entry(text: text, since: now))
    count += 1
    noteExpiry(text)
  }

  private mutating func noteExpiry(_ text: OutgoingText) {
    if let expires = text.expires { nextExpiry = min(nextExpiry ?? expires, expires) }
  }

  /// Removes what has expired and of which nothing was said.
  package mutating func removeExpired(at now: Int64) -> [OutgoingText.ID] {
    guard let next = nextExpiry, next <= now else { return [] }
    var gone: [OutgoingText.ID] = []
    nextExpiry = nil
    for lane in lanes.indices {
      let kept = lanes[lane][heads[lane]...].filter { entry in
        guard entry.parts == nil, let expires = entry.text.expires else { return true }
        if expires <= now {
          gone.append(entry.text.id)
          return false
        }
        nextExpiry = min(nextExpiry ?? expires, expires)
        return true
      }
      lanes[lane] = kept
      heads[lane] = 0
    }
    count -= gone.count
    return gone
  }

  package struct Position: Sendable {
    var lane: Int
    var index: Int
  }

  /// The first entry, lane by lane, that `isReady`.
  package func first(where isReady: (OutgoingText) -> Bool) -> Position? {
    first(in: OutgoingLine.Lane.allCases) { isReady($0.text) }
  }

  /// The first entry of these lanes that has waited since then, and that `isReady`.
  package func first(
    in lanes: [OutgoingLine.Lane], since moment: Int64, where isReady: (OutgoingText) -> Bool
  ) -> Position? { first(in: lanes) { $0.since <= moment && isReady($0.text) } }

  private func first(in lanes: [OutgoingLine.Lane], where isMeant: (Entry) -> Bool) -> Position? {
    for lane in lanes.map(\.rawValue) {
      for index in heads[lane]..<self.lanes[lane].count where isMeant(self.lanes[lane][index]) {
        return Position(lane: lane, index: index)
      }
    }
    return nil
  }

  package func texts(in lane: OutgoingLine.Lane) -> [OutgoingText] {
    lanes[lane.rawValue][heads[lane.rawValue]...].map(\.text)
  }

  package func waiting(in lane: OutgoingLine.Lane) -> Int { lanes[lane.rawValue].count - heads[lane.rawValue] }

  /// The next texts of the same lane, to the same target and of the same form, none of which is begun: what could be
  /// said in one line with the one at this place.
  package func companions(of position: Position, atMost limit: Int) -> [Position] {
    let lane = lanes[position.lane]
    let text = lane[position.index].text
    var found: [Position] = []
    for index in (position.index + 1)..<max(position.index + 1, min(lane.count, position.index + 1 + 2 * limit))
    where found.count < limit && lane[index].text.target == text.target {
      guard lane[index].parts == nil, lane[index].text.isNotice == text.isNotice else { break }
      found.append(Position(lane: position.lane, index: index))
    }
    return found
  }

  package subscript(position: Position) -> Entry {
    get { lanes[position.lane][position.index] }
    set { lanes[position.lane][position.index] = newValue }
  }

  package mutating func remove(at position: Position) {
    count -= 1
    let lane = position.lane
    if position.index == heads[lane] {
      lanes[lane][position.index].parts = []
      heads[lane] += 1
      if heads[lane] == lanes[lane].count {
        lanes[lane].removeAll(keepingCapacity: heads[lane] <= 64)
        heads[lane] = 0
      } else if heads[lane] >= 64, heads[lane] * 2 >= lanes[lane].count {
        lanes[lane].removeFirst(heads[lane])
        heads[lane] = 0
      }
    } else {
      lanes[lane].remove(at: position.index)
    }
  }

  /// Removes the text with this id, wherever it waits.
  package mutating func remove(_ id: OutgoingText.ID) {
    if let position = first(where: { $0.id == id }) { remove(at: position) }
  }

  /// Removes what was begun: the rest of it makes no sense on another connection.
  package mutating func removeBegun() -> [OutgoingText.ID] {
    var begun: [OutgoingText.ID] = []
    for lane in lanes.indices {
      for entry in lanes[lane][heads[lane]...] where entry.parts != nil { begun.append(entry.text.id) }
    }
    for id in begun { remove(id) }
    return begun
  }
}
