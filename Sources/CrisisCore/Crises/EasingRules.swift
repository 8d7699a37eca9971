extension CommandName {
  package static let ease: CommandName = "ease"
}

/// `!alléger`: the team stays, with fewer people and rarer digests, until somebody takes the watch up again. Asked back
/// once with what is left open.
package enum EasingRules {
  /// The records that decide.
  package struct Situation: Sendable {
    package var crisis: Crisis
    package var figures: ReportFigures
    package var open: OpenMatters
    /// How the watch goes on once it is as it is asked to be.
    package var plan: WatchPlan

    package init(crisis: Crisis, figures: ReportFigures, open: OpenMatters = .none, plan: WatchPlan) {
      self.crisis = crisis
      self.figures = figures
      self.open = open
      self.plan = plan
    }
  }

  package static func ask(_ reason: String?, in situation: Situation, by asker: Asker) throws(Refusal) -> AskedBack {
    let reason = try check(reason, in: situation, by: asker).quoted(VerificationRules.longestQuote)
    let crisis = situation.crisis
    return { number in
      Texts.lives.askToEase(
        crisis, reason, situation.plan.statement, situation.open.statement(situation.figures), number,
        nature: crisis.nature)
    }
  }

  package static func ease(_ reason: String?, in situation: Situation, by asker: Asker) throws(Refusal) -> Decision {
    let reason = try check(reason, in: situation, by: asker)
    let (crisis, quoted) = (situation.crisis, reason.quoted(VerificationRules.longestQuote))
    // Volunteers have no say in it, and are not told what to type.
    let told = { (audience: AnnouncementAudience) in
      Announcement(
        to: audience, about: crisis.code,
        Texts.lives.isEased(
          crisis, asker.member?.name ?? "", asker.at, quoted, situation.plan.statement, audience != .volunteers,
          nature: crisis.nature)
      ).forEverybody.weighing(.life)
    }
    return Decision(
      [CrisisChanged(code: crisis.code, .eased(true), reason: reason, nextDigest: situation.plan.next)],
      answer: Texts.lives.eased(crisis.code, asker.at, quoted, situation.plan.statement, nature: crisis.nature),
      announcements: [.volunteers, .coordination, .managersConcerned].map(told))
  }

  /// `!alléger fin`
  package static func resume(_ reason: String?, in situation: Situation, by asker: Asker) throws(Refusal) -> Decision {
    guard let member = asker.member else { throw .unidentified }
    let crisis = situation.crisis
    try checkChange(.eased(false), crisis, asker)
    try ReportRules.checkLength(reason)
    let told = Texts.lives.isResumed(crisis, member.name, asker.at, situation.plan.statement, nature: crisis.nature)
    return Decision(
      [
        CrisisChanged(
          code: crisis.code, .eased(false), reason: reason?.unlessBlank, nextDigest: situation.plan.next)
      ],
      answer: Texts.lives.resumed(crisis.code, asker.at, situation.plan.statement, nature: crisis.nature),
      announcements: ClosingRules.everybody(of: crisis, told))
  }

  /// Something urgent while the watch is eased: a person decides whether it is to be whole again, for a single word of a
  /// volunteer calls nobody out.
  static func urgent(_ number: Int, in crisis: Crisis) -> [Announcement] {
    guard crisis.status == .eased else { return [] }
    let statement = Texts.lives.urgentWhileEased(crisis.code, number, nature: crisis.nature)
    return [Announcement(to: .coordination, about: crisis.code, statement, key: "eased/\(crisis.code)")]
  }

  private static func check(
    _ reason: String?, in situation: Situation, by asker: Asker
  ) throws(Refusal) -> String {
    guard asker.member != nil else { throw .unidentified }
    try checkChange(.eased(true), situation.crisis, asker)
    try ReportRules.checkLength(reason)
    guard let reason = reason?.unlessBlank else { throw .because(Texts.lives.easingReasonMissing()) }
    return reason
  }

  private static func checkChange(_ change: MissionChange, _ crisis: Crisis, _ asker: Asker) throws(Refusal) {
    try MissionRules.checkRights(change, crisis, asker)
    guard (crisis.status == .eased) != (change == .eased(true)) else {
      throw .because(Texts.missions.unchanged(crisis.code, change.phrase))
    }
  }
}

/// How the watch of a crisis is kept from now on.
package struct WatchPlan: Sendable, Equatable {
  package var isEased: Bool
  /// How many people it needs where nobody says anything else; 0: none, and no gap is told of.
  package var people: Int
  /// How often digests come; nil: not of themselves.
  package var every: Milliseconds?
  package var next: Milliseconds?

  package init(isEased: Bool, people: Int, every: Milliseconds?, next: Milliseconds?) {
    self.isEased = isEased
    self.people = people
    self.every = every
    self.next = next
  }
}
