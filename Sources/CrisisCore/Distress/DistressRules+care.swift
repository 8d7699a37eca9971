/// From the first repetition to the lifting.
extension DistressRules {
  /// When it is repeated, after it was raised; then every ten minutes.
  static let repetitions: [Milliseconds] = [2 * .minute, 5 * .minute, 10 * .minute]
  static let longestSilence: Milliseconds = 10 * .minute
  /// When a coordinator is named and told to telephone.
  static let patience: Milliseconds = 5 * .minute
  /// A repetition that comes later than this after its time says so.
  static let lateness: Milliseconds = .minute

  /// When it is repeated next; a time that is past stands for all that would have followed it.
  package static func nextRepetition(of distress: Distress) -> Milliseconds {
    let last = max(distress.repeatedAt ?? distress.raisedAt, distress.raisedAt)
    for moment in repetitions where distress.raisedAt + moment > last { return distress.raisedAt + moment }
    let passed = (last - distress.raisedAt) / longestSilence
    return distress.raisedAt + (passed + 1) * longestSilence
  }

  /// - Parameter due: when it was to come.
  package static func repeated(
    _ distress: Distress, report: Report, crisis: Crisis, reach: DistressReach, due: Milliseconds, at now: Milliseconds
  ) -> Decision {
    let since = now - distress.raisedAt
    let calls = since >= patience || !reach.hasManagersRoom
    let named = calls ? reach.coordinator?.number : nil
    let statement = Texts.distress.repeated(
      DistressAlert(report, distress, naming: reach.named(crisis)), since, now - due > lateness ? due : nil,
      nature: crisis.nature)
    var announcements = [
      Announcement(
        to: .managersConcerned, about: crisis.code, statement, precedence: .distress, lifetime: lifetime,
        key: key(crisis.code, report.number))
    ]
    if calls { announcements += call(report, distress, crisis, reach, since: since) }
    let event = DistressRepeated(crisisCode: crisis.code, number: report.number, named: named)
    return Decision([event], answer: statement, announcements: announcements)
  }

  /// - Parameters:
  ///   - receiver: who took it in charge before, where somebody did.
  ///   - authorities: those of the crisis.
  package static func receive(
    _ card: DistressCard, crisis: Crisis, authorities: [Authority], by asker: Asker
  ) throws(Refusal) -> Decision {
    let (distress, report) = (card.distress, card.report)
    let member = try inCharge(of: distress, crisis, asker)
    if let received = distress.received {
      throw .because(
        Texts.distress.isReceived(report.number, card.receiver ?? Texts.distress.coordinator(nil), received.at))
    }
    let authority = authorities.first { crisis.authorities.contains($0.code) && member.manages.contains($0.code) }
    let event = DistressReceived(
      crisisCode: crisis.code, number: report.number, by: member.number, authority: authority?.code)
    let (by, at, nature) = (receiver(member, authority), asker.at, crisis.nature)
    let alert = DistressAlert(report, distress, naming: crisis)
    return Decision(
      [event], answer: Texts.distress.received(report.number, by, at, nature: nature),
      announcements: told(Texts.distress.receivedByOther(alert, by, at, nature: nature), crisis, report.number)
        + toAuthor(Texts.distress.followed(report.number, by, at, nature: nature), distress, member))
  }

  package static func clear(
    _ distress: Distress, report: Report, crisis: Crisis, reason: String, by asker: Asker
  ) throws(Refusal) -> Decision {
    let member = try inCharge(of: distress, crisis, asker)
    try ReportRules.checkLength(reason)
    guard let reason = reason.unlessBlank else { throw .because(Texts.distress.reasonMissing(report.number)) }
    let event = DistressCleared(crisisCode: crisis.code, number: report.number, by: member.number, reason: reason)
    let quote = reason.quoted(VerificationRules.longestQuote).withoutFinalStop
    let announced = crisis.say(Texts.distress.clearedByOther, report, member.name, asker.at, quote)
    return Decision(
      [event], answer: Texts.distress.cleared(report.number, member.name, asker.at, quote, nature: crisis.nature),
      announcements: told(announced, crisis, report.number) + toAuthor(announced, distress, member))
  }

  /// What a verifier finds lifts nothing: all who heard of the call hear of that too.
  static func refuted(
    _ distress: Distress, report: Report, _ crisis: Crisis, _ reason: String, by member: Member, at now: Milliseconds
  ) -> [Announcement] {
    toFollowers(
      crisis.say(
        Texts.distress.refuted, report, member.name, now, reason.withoutFinalStop, distress.received != nil),
      distress, crisis, member, part: "/refuted")
  }

  /// The same taken back.
  static func refutedNoMore(
    _ distress: Distress, report: Report, _ crisis: Crisis, by member: Member, at now: Milliseconds
  ) -> [Announcement] {
    toFollowers(
      crisis.say(Texts.distress.refutedNoMore, report, member.name, now), distress, crisis, member, part: "/refuted")
  }

  /// The rooms, and in private who called, who was told to telephone, and who took it in charge.
  private static func toFollowers(
    _ statement: Statement, _ distress: Distress, _ crisis: Crisis, _ member: Member, part: String
  ) -> [Announcement] {
    let people = Set([distress.raisedBy, distress.named, distress.received?.by].compactMap { $0 })
    return told(statement, crisis, distress.report, part: part)
      + people.subtracting([member.number]).sorted().map {
        Announcement(to: .member($0), about: crisis.code, statement, precedence: .distress, lifetime: lifetime)
      }
  }

  /// The author says whether the emergency services were told; the managers are, where that is news.
  package static func tellRescue(
    _ isTold: Bool, _ cards: [(card: DistressCard, crisis: Crisis, phone: String?)], by asker: Asker
  ) throws(Refusal) -> Decision {
    guard let member = asker.member, let first = cards.first else { throw .unidentified }
    let answer = isTold ? Texts.distress.rescueTold : Texts.distress.rescueNotTold
    var decision = Decision(
      [],
      answer: answer(
        first.card.report.number, first.phone, first.crisis.departements.map(\.code), nature: first.crisis.nature))
    for (card, crisis, _) in cards where !card.distress.isCleared && card.distress.isRescueTold != isTold {
      decision.events.append(
        RescueTold(crisisCode: crisis.code, number: card.report.number, by: member.number, isTold: isTold))
      decision.announcements += told(
        crisis.say(Texts.distress.rescue, card.report, member.name, asker.at, isTold), crisis, card.report.number,
        part: "/rescue")
    }
    return decision
  }

  /// What was corrected in the report of a distress is told at once to those who were alerted.
  package static func corrected(_ distress: Distress, report: Report, crisis: Crisis) -> [Announcement] {
    guard !distress.isCleared else { return [] }
    return told(
      Texts.distress.corrected(DistressAlert(report, distress, naming: crisis), nature: crisis.nature), crisis,
      report.number,
      part: "/correction")
  }

  /// Who takes it in charge: the operations centre of the manager's authority, else the person.
  package static func receiver(_ member: Member?, _ authority: Authority?) -> Statement {
    authority?.desk(.the) ?? Texts.distress.coordinator(member?.name)
  }

  /// Who called hears what becomes of it, in private; not of what they did themselves.
  private static func toAuthor(_ statement: Statement, _ distress: Distress, _ member: Member) -> [Announcement] {
    guard distress.raisedBy != member.number else { return [] }
    return [
      Announcement(
        to: .member(distress.raisedBy), about: distress.crisis, statement, precedence: .distress, lifetime: lifetime)
    ]
  }

  private static func inCharge(
    of distress: Distress, _ crisis: Crisis, _ asker: Asker
  ) throws(Refusal) -> Member {
    guard let member = asker.member else { throw .unidentified }
    guard asker.isCoordinator || !member.manages.isDisjoint(with: crisis.authorities) else {
      throw .because(Texts.distress.notInCharge(distress.report))
    }
    if let at = distress.clearedAt { throw .because(Texts.distress.isCleared(distress.report, at)) }
    return member
  }
}
