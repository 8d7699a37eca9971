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
    var values = report.distressValues(distress, naming: reach.named(crisis))
    values["since"] = .duration(since)
    values["late"] = now - due > lateness ? .time(due) : .flag(false)
    let calls = since >= patience || !reach.hasManagersRoom
    let named = calls ? reach.coordinator?.number : nil
    let statement = Statement("announcement.distress_repeated", values, nature: crisis.nature)
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
      throw .distress(.received(number: report.number, by: card.receiver ?? .text("?"), at: received.at))
    }
    let authority = authorities.first { crisis.authorities.contains($0.code) && member.manages.contains($0.code) }
    let event = DistressReceived(
      crisisCode: crisis.code, number: report.number, by: member.number, authority: authority?.code)
    var values = report.distressValues(distress, naming: crisis)
    values["by"] = receiver(member, authority)
    values["at"] = .time(asker.at)
    let answer = Statement(
      "received.done", values.filter { ["number", "by", "at"].contains($0.key) }, nature: crisis.nature)
    return Decision(
      [event], answer: answer,
      announcements: told(
        Statement("announcement.distress_received", values, nature: crisis.nature), crisis, report.number)
        + toAuthor(
          Statement("announcement.distress_followed", answer.values, nature: crisis.nature), distress, member))
  }

  package static func clear(
    _ distress: Distress, report: Report, crisis: Crisis, reason: String, by asker: Asker
  ) throws(Refusal) -> Decision {
    let member = try inCharge(of: distress, crisis, asker)
    try ReportRules.checkLength(reason)
    guard let reason = reason.unlessBlank else { throw .distress(.reasonMissing(number: report.number)) }
    let event = DistressCleared(crisisCode: crisis.code, number: report.number, by: member.number, reason: reason)
    let values: [String: Value] = [
      "number": .number(report.number), "by": .text(member.name), "at": .time(asker.at), "crisis": .text(crisis.code),
      "reason": .text(reason.quoted(VerificationRules.longestQuote).withoutFinalStop),
      "place": report.place.spelt.map { .text($0.quoted(80)) } ?? .flag(false),
    ]
    let announced = Statement("announcement.distress_cleared", values, nature: crisis.nature)
    return Decision(
      [event],
      answer: Statement(
        "clear.done", values.filter { !["crisis", "place"].contains($0.key) }, nature: crisis.nature),
      announcements: told(announced, crisis, report.number) + toAuthor(announced, distress, member))
  }

  /// The author says whether the emergency services were told; the managers are, where that is news.
  package static func tellRescue(
    _ isTold: Bool, _ cards: [(card: DistressCard, crisis: Crisis, phone: String?)], by asker: Asker
  ) throws(Refusal) -> Decision {
    guard let member = asker.member, let first = cards.first else { throw .unidentified }
    var decision = Decision(
      [],
      answer: Statement(
        isTold ? "distress.rescue_told" : "distress.rescue_not_told",
        [
          "number": .number(first.card.report.number), "phone": first.phone.map { .text($0) } ?? .flag(false),
          "departements": .list(first.crisis.departements.map { .text($0.code) }),
        ],
        nature: first.crisis.nature))
    for (card, crisis, _) in cards where !card.distress.isCleared && card.distress.isRescueTold != isTold {
      decision.events.append(
        RescueTold(crisisCode: crisis.code, number: card.report.number, by: member.number, isTold: isTold))
      let values: [String: Value] = [
        "number": .number(card.report.number), "crisis": .text(crisis.code), "by": .text(member.name),
        "at": .time(asker.at), "told": .flag(isTold),
        "place": card.report.place.spelt.map { .text($0.quoted(80)) } ?? .flag(false),
      ]
      decision.announcements += told(
        Statement("announcement.distress_rescue", values, nature: crisis.nature), crisis, card.report.number,
        part: "/rescue")
    }
    return decision
  }

  /// What was corrected in the report of a distress is told at once to those who were alerted.
  package static func corrected(_ distress: Distress, report: Report, crisis: Crisis) -> [Announcement] {
    guard !distress.isCleared else { return [] }
    return told(
      Statement(
        "announcement.distress_corrected", report.distressValues(distress, naming: crisis), nature: crisis.nature),
      crisis, report.number, part: "/correction")
  }

  /// Who takes it in charge: the operations centre of the manager's authority, else the person.
  package static func receiver(_ member: Member?, _ authority: Authority?) -> Value {
    authority?.desk(.the)
      ?? .phrase(
        Statement("distress_part.coordinator", ["name": member.map { .text($0.name) } ?? .flag(false)]))
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
      throw .distress(.notInCharge(number: distress.report))
    }
    if let at = distress.clearedAt { throw .distress(.cleared(number: distress.report, at: at)) }
    return member
  }
}
