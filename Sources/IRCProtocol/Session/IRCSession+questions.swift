import ChatModel

/// What the session asks of the server for itself and that can wait: who is in a room, what its modes are. It goes at
/// the pace of the queue, since a burst of questions after a JOIN is a flood like any other.
extension IRCSession {
  struct Question: Sendable {
    var line: OutboundLine
    var since: Int64
  }

  /// Milliseconds after which a question no longer lets answers pass.
  private static let questionPatience: Int64 = 5_000

  /// The same question is not asked twice while it waits.
  mutating func ask(_ line: OutboundLine) {
    guard line.encoded.count <= IRCMessage.bodyLimit, !link.questions.contains(where: { $0.line == line }) else {
      return
    }
    link.questions.append(Question(line: line, since: now))
  }

  func questionsPrecede(_ lane: OutgoingLine.Lane) -> Bool {
    switch lane {
    case .distress: false
    case .call, .answer: link.questions.first.map { now - $0.since >= Self.questionPatience } ?? false
    case .announcement, .digest, .stranger: true
    }
  }

  mutating func askNext() {
    let question = link.questions.removeFirst()
    actions.append(.send(question.line.encoded))
  }
}
