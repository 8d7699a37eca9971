/// What the rules make of a command: what happened, what to answer, whom else to tell.
package struct Decision: Sendable, Equatable {
  package var events: [any Event]
  package var answer: Statement
  package var announcements: [Announcement]

  /// - Parameter answer: for nobody, where nobody asked.
  package init(
    _ events: [any Event] = [], answer: Statement = Statement(""), announcements: [Announcement] = []
  ) {
    self.events = events
    self.answer = answer
    self.announcements = announcements
  }

  package static func == (a: Decision, b: Decision) -> Bool {
    a.events == b.events && a.answer == b.answer && a.announcements == b.announcements
  }
}

/// Something that others must hear: stored with its cause, said at least once.
package struct Announcement: Sendable, Equatable {
  package var audience: AnnouncementAudience
  /// The code of the crisis that it tells of, of which only those hear who may; nil: it tells of none.
  package var crisis: String?
  package var statement: Statement
  package var precedence: Precedence
  /// How long it is worth saying.
  package var lifetime: Milliseconds
  /// A newer announcement with the same key replaces one that is still waiting to be said.
  package var key: String?
  /// Of a notice to one member, who may do without those of a topic; nil: it is always said.
  package var topic: NoticeTopic?
  /// Said in the room where the command was typed too: the answer there does not say it.
  package var isForTheRoomToo = false
  /// Said in the volunteers' standing rooms too, where the crisis has rooms of its own: people are called, or it begins,
  /// changes or ends.
  package var isForEverybody = false
  /// Said by the operator's alert command too; nil: in chat alone.
  package var wakes: AlertKind?
  /// Of a line to a managers' room: whether it counts among those of the hour.
  package var weight = RoomPace.Weight.notice
  /// The row of the question that it asks; nil: none.
  package var asks: Int64?
  /// What was given to managers as verified is not so, or no more.
  package var isCorrection = false

  package init(
    to audience: AnnouncementAudience, about crisis: String?, _ statement: Statement,
    precedence: Precedence = .announcement,
    lifetime: Milliseconds = .hour, key: String? = nil, topic: NoticeTopic? = nil, wakes: AlertKind? = nil
  ) {
    self.audience = audience
    self.crisis = crisis
    self.statement = statement
    self.precedence = precedence
    self.lifetime = lifetime
    self.key = key
    self.topic = topic
    self.wakes = wakes
  }

  var forEverybody: Announcement {
    var announcement = self
    announcement.isForEverybody = true
    return announcement
  }

  /// The same, of such weight.
  package func weighing(_ weight: RoomPace.Weight) -> Announcement {
    var copy = self
    copy.weight = weight
    return copy
  }

  /// The same, as a correction, which is owed to those who may have acted on what it corrects.
  var correcting: Announcement {
    var copy = weighing(.owed)
    copy.isCorrection = true
    return copy
  }

  package enum Precedence: String, Sendable, CaseIterable {
    case distress
    /// What somebody calls whom nobody knows: before anything but a distress, at a pace of its own.
    case call
    case announcement
    case digest
  }
}

/// Whom an announcement is for. The room in which the command was typed has its answer, and is left out.
package enum AnnouncementAudience: Sendable, Hashable {
  case volunteers
  case coordination
  /// The managers' rooms of all authorities that the crisis concerns.
  case managersConcerned
  /// The rooms of the managers of these authorities.
  case managers(of: Set<String>)
  /// One member, in private and in that member's language, wherever on the configured networks they are identified; kept
  /// until they are, or until it expires.
  case member(Int)
}
