/// An authority asked for a crisis that another had asked for: it is theirs too from then on.
package struct JointlyRequested: CrisisEvent {
  package static let kind = "crisis.jointly_requested"
  package static let sentence = Text("log_entry.crisis_jointly_requested", .code("authority"))
  package var code: String
  package var authority: String
  /// The member who asked.
  package var by: Int
  /// The convention in force that day, as it stood; nil when a coordinator overrode its absence.
  package var agreement: Agreement?
  package var overrideReason: String?

  package func logPhrase(_ name: (Int) -> String) -> Statement { Self.sentence(authority) }

  package func erased(_ mark: String) -> JointlyRequested {
    var copy = self
    copy.overrideReason = overrideReason == nil ? nil : mark
    return copy
  }
}

extension ActivationRules {
  /// What is going on in a crisis that an authority joins.
  package struct UnderWay: Sendable {
    /// The calls for help that nobody has lifted.
    package var distresses: [Statement]?
    package var nextDigest: Milliseconds?

    package init(distresses: [Statement]? = nil, nextDigest: Milliseconds? = nil) {
      self.distresses = distresses
      self.nextDigest = nextDigest
    }
  }

  /// It hears from now on what is said to managers, as the one that asked first does; that one learns who else reads.
  static func join(
    _ crisis: Crisis, _ authority: Authority, _ command: Activate, _ member: Member, at now: Milliseconds,
    _ situation: Situation
  ) -> Decision {
    let inForce = authority.agreement.flatMap { $0.isInForce(on: situation.day) ? $0 : nil }
    let event = JointlyRequested(
      code: crisis.code, authority: authority.code, by: member.number, agreement: inForce,
      overrideReason: inForce == nil ? command.reason : nil)
    let first = situation.authorities.first { $0.code == crisis.requester }
    let told = Texts.crises.isJoined(crisis, authority, member.name, now, nature: crisis.nature)
    let underWay = situation.underWay[crisis.code]
    return Decision(
      [event],
      answer: Texts.crises.joined(
        crisis, authority, crisis.openedAt, first, underWay?.distresses, underWay?.nextDigest, nature: crisis.nature),
      announcements: [AnnouncementAudience.coordination, .managersConcerned].map {
        Announcement(to: $0, about: crisis.code, told, lifetime: .day)
      } + situation.withoutRoom.announcements(of: authority, about: crisis.code, nature: crisis.nature))
  }
}

extension JointlyRequested: UndoableEvent {
  package func stands(_ undo: Undo) -> Bool {
    undo.before.crisis.map { $0.status.isOpen && $0.joint.contains(authority) } ?? false
  }

  package func undone(_ undo: Undo) throws(Refusal) -> Decision {
    let crisis = try undo.known(undo.before.crisis)
    let told = Texts.crises.joiningIsCancelled(crisis, authority, undo.member.name, undo.now, nature: crisis.nature)
    return Decision(
      [], answer: Texts.crises.joiningUndone(code, authority, nature: crisis.nature),
      announcements: [AnnouncementAudience.coordination, .managersConcerned].map {
        Announcement(to: $0, about: crisis.code, told)
        // They hear no more of it, but this: it was theirs a moment ago.
      } + [Announcement(to: .managers(of: [authority]), about: nil, told)])
  }
}
