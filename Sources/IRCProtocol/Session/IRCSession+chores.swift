import ChatModel

/// What the session asks of the server for itself and that can wait: who is in a room, what its modes are. It goes at
/// the pace of the queue, since a burst of questions after a JOIN is a flood like any other.
extension IRCSession {
  struct Chore: Sendable {
    var line: OutboundLine
    var since: Int64
  }

  /// Milliseconds after which a chore no longer lets answers pass.
  private static let chorePatience: Int64 = 5_000

  /// The same question is not asked twice while it waits.
  mutating func ask(_ line: OutboundLine) {
    guard line.encoded.count <= IRCMessage.bodyLimit, !link.chores.contains(where: { $0.line == line }) else { return }
    link.chores.append(Chore(line: line, since: now))
  }

  func choresPrecede(_ lane: OutgoingLine.Lane) -> Bool {
    switch lane {
    case .distress: false
    case .call, .answer: link.chores.first.map { now - $0.since >= Self.chorePatience } ?? false
    case .announcement, .digest, .stranger: true
    }
  }

  mutating func doChore() {
    let chore = link.chores.removeFirst()
    actions.append(.send(chore.line.encoded))
  }
}
