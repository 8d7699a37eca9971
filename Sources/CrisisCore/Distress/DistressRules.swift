/// Somebody is in danger: told at once to those who can send help, and again until one of them takes it in charge.
package enum DistressRules {
  /// How much of the words is said: no word of a call for help is worth less than the length of a line.
  package static let longestWords = 300
  /// How long an alert is worth saying.
  package static let lifetime: Milliseconds = 6 * .hour

  /// The records that decide.
  package struct Situation: Sendable {
    package var crisis: Crisis
    /// The crisis was inferred from the place.
    package var isInferred: Bool
    /// The report with the same canonical link, not cancelled.
    package var same: Report?
    package var sameDistress: Distress?
    /// Whether this person is counted in `same` already.
    package var isCounted: Bool
    package var place: PlaceFinding
    package var at: Milliseconds
    package var reach: DistressReach

    package init(
      crisis: Crisis, isInferred: Bool = false, same: Report? = nil, sameDistress: Distress? = nil,
      isCounted: Bool = false, place: PlaceFinding, at: Milliseconds, reach: DistressReach
    ) {
      self.crisis = crisis
      self.isInferred = isInferred
      self.same = same
      self.sameDistress = sameDistress
      self.isCounted = isCounted
      self.place = place
      self.at = at
      self.reach = reach
    }
  }

  /// - Parameter situations: one for each crisis that it may be about; never empty.
  /// - Returns: what comes of it, and of which the author is to say whether the emergency services were told.
  package static func raise(
    _ command: RaiseDistress, by asker: Asker, in situations: [Situation]
  ) throws(Refusal) -> (decision: Decision, asking: [DistressReference]) {
    guard let member = asker.member, let first = situations.first else { throw .unidentified }
    let raised = situations.map { raise(command, by: member, in: $0) }
    let asking = zip(raised, situations)
      .filter { $1.sameDistress.map { $0.isCleared || $0.isRescueTold == nil } ?? true }
      .map { DistressReference(crisis: $0.0.report.crisis, number: $0.0.report.number) }
    var decision = Decision(
      raised.flatMap(\.decision.events), answer: raised[0].decision.answer,
      announcements: raised.flatMap(\.decision.announcements))
    decision.answer.values["asks"] = .flag(!asking.isEmpty)
    guard raised.count > 1 else { return (decision, asking) }
    let filed = zip(raised, situations).map { raised, situation -> Value in
      .phrase(
        Statement(
          "distress_part.of_crisis",
          ["number": .number(raised.report.number), "crisis": .text(situation.crisis.code)]))
    }
    decision.answer = Statement(
      "distress.raised_several", ["filed": .list(filed), "asks": .flag(!asking.isEmpty)], nature: first.crisis.nature)
    return (decision, asking)
  }

  private static func raise(
    _ command: RaiseDistress, by member: Member, in situation: Situation
  ) -> (decision: Decision, report: Report) {
    if var same = situation.same, !command.report.another {
      return again(command, &same, member, situation)
    }
    let report = report(command, member, situation)
    let raised = DistressRaised(crisisCode: report.crisis, number: report.number, by: member.number)
    let decision = Decision(
      [ReportFiled(report), raised],
      answer: answer("distress.raised", report, nil, situation),
      announcements: alerts("announcement.distress", report, nil, situation))
    return (decision, report)
  }

  /// The same link: one distress, counted. A report that was none, or one that was lifted, becomes one.
  private static func again(
    _ command: RaiseDistress, _ same: inout Report, _ member: Member, _ situation: Situation
  ) -> (decision: Decision, report: Report) {
    var events: [any Event] = []
    if !situation.isCounted, same.reportedBy != member.number {
      same.people += 1
      events.append(
        ReportCounted(
          crisisCode: same.crisis, number: same.number, member: member.number, at: situation.at,
          text: command.report.text?.unlessBlank.map { $0.quoted(ReportRules.longestText) },
          place: command.report.place?.unlessBlank.map { $0.quoted(ReportRules.longestText) }))
    }
    let isOpen = situation.sameDistress.map { !$0.isCleared } ?? false
    if !isOpen {
      events.append(
        DistressRaised(crisisCode: same.crisis, number: same.number, by: member.number))
    }
    // What this person says is said too: it may be an address that the first did not give.
    var said = same
    if let words = command.report.text?.unlessBlank { said.text = words }
    let distress = isOpen ? situation.sameDistress : nil
    let isNew = !isOpen || !events.isEmpty
    let decision = Decision(
      events, answer: answer(isOpen ? "distress.counted" : "distress.raised", same, distress, situation),
      announcements: isNew
        ? alerts(isOpen ? "announcement.distress_again" : "announcement.distress", said, distress, situation) : [])
    return (decision, same)
  }

  private static func report(_ command: RaiseDistress, _ member: Member, _ situation: Situation) -> Report {
    let given = command.report
    var place = situation.place.place
    if let latitude = given.latitude, let longitude = given.longitude {
      place.latitude = latitude
      place.longitude = longitude
      place.precision = .exact
    }
    if command.isBare { place.raw = nil }
    return Report(
      crisis: situation.crisis.code, number: situation.crisis.lastReport + 1,
      link: (given.link?.unlessBlank).map { Link(typed: $0) },
      text: (given.text?.unlessBlank).map { $0.quoted(ReportRules.longestText) }, place: place,
      category: given.category, urgency: .urgent, peopleAtRisk: given.peopleAtRisk, observedAt: given.observedAt,
      receivedAt: situation.at, reportedBy: member.number)
  }

  // MARK: - Words

  private static func answer(
    _ code: String, _ report: Report, _ distress: Distress?, _ situation: Situation
  ) -> Statement {
    let reach = situation.reach
    var values: [String: Value] = [
      "number": .number(report.number), "crisis": .text(situation.crisis.code),
      "at": .time(distress?.raisedAt ?? situation.at), "inferred": .flag(situation.isInferred),
      "desk": reach.hasManagersRoom ? reach.desk(.to) : .flag(false),
      "phone": (reach.authority?.emergencyPhone).map { .text($0) } ?? .flag(false),
      "departements": .list(situation.crisis.departements.map { .text($0.code) }),
      "place": report.place.spelt.map { .text($0.quoted(60)) } ?? .flag(false),
    ]
    if code == "distress.counted" { values["people"] = .number(report.people) }
    return Statement(code, values, nature: situation.crisis.nature)
  }

  private static func alerts(
    _ code: String, _ report: Report, _ distress: Distress?, _ situation: Situation
  ) -> [Announcement] {
    let crisis = situation.crisis
    let statement = Statement(
      code, report.distressValues(distress, naming: situation.reach.named(crisis)), nature: crisis.nature)
    // What another witness says is no newer state of what the first said: both are said.
    let part = distress == nil ? "" : "/\(report.people)"
    var alerts = told(statement, crisis, report.number, part: part)
    if !situation.reach.hasManagersRoom {
      alerts += call(report, distress, crisis, situation.reach, since: nil)
    }
    return alerts
  }

  /// The managers and the coordination, before anything else; a newer line about the same takes the place of one that
  /// still waits.
  static func told(_ statement: Statement, _ crisis: Crisis, _ number: Int, part: String = "") -> [Announcement] {
    [AnnouncementAudience.managersConcerned, .coordination].map {
      Announcement(
        to: $0, about: crisis.code, statement, precedence: .distress, lifetime: lifetime,
        key: key(crisis.code, number) + part)
    }
  }

  static func key(_ crisis: String, _ number: Int) -> String {
    DistressReference(crisis: crisis, number: number).key
  }

  /// A coordinator is named and told to telephone, in the room and in private.
  static func call(
    _ report: Report, _ distress: Distress?, _ crisis: Crisis, _ reach: DistressReach, since: Milliseconds?
  ) -> [Announcement] {
    var values = report.distressValues(distress, naming: reach.named(crisis))
    values["since"] = since.map { .duration($0) } ?? .flag(false)
    values["coordinator"] = reach.coordinator.map { .text($0.name) } ?? .flag(false)
    values["desk"] = reach.desk(.to)
    values["phone"] = (reach.authority?.emergencyPhone).map { .text($0) } ?? .flag(false)
    values["callback"] = (reach.authority?.callbackPhone).map { .text($0) } ?? .flag(false)
    let statement = Statement("announcement.distress_call", values, nature: crisis.nature)
    var audiences: [AnnouncementAudience] = [.coordination]
    if let coordinator = reach.coordinator { audiences.append(.member(coordinator.number)) }
    return audiences.map {
      Announcement(
        to: $0, about: crisis.code, statement, precedence: .distress, lifetime: lifetime,
        key: key(crisis.code, report.number) + "/call")
    }
  }
}

/// One distress, by its crisis and the number of its report.
package struct DistressReference: Sendable, Equatable, Codable {
  package var crisis: String
  package var number: Int

  package init(crisis: String, number: Int) {
    self.crisis = crisis
    self.number = number
  }

  /// Of its announcements, for each room a newer state takes the place of an older one that still waits.
  package var key: String { "distress/\(crisis)/\(number)" }

  /// nil: the key is not that of a distress's state.
  package init?(key: String) {
    let parts = key.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == "distress", let number = Int(parts[2]) else { return nil }
    self.init(crisis: String(parts[1]), number: number)
  }
}

/// Who can be reached about a distress.
package struct DistressReach: Sendable, Equatable {
  /// The authority that asked for the crisis.
  package var authority: Authority?
  /// Whether a room of the managers is configured.
  package var hasManagersRoom: Bool
  /// Who telephones where nobody takes it in charge.
  package var coordinator: Member?
  /// Whether other crises are open, so that lines have to say which one they are about.
  package var namesCrisis: Bool

  package init(
    authority: Authority?, hasManagersRoom: Bool, coordinator: Member? = nil, namesCrisis: Bool = false
  ) {
    self.authority = authority
    self.hasManagersRoom = hasManagersRoom
    self.coordinator = coordinator
    self.namesCrisis = namesCrisis
  }

  func named(_ crisis: Crisis) -> Crisis? { namesCrisis ? crisis : nil }

  package enum Form: String, Sendable {
    /// `le CODIS 63`
    case the
    /// `au CODIS 63`
    case to
  }

  /// Where an authority answers in an emergency: of a fire service, its operations centre.
  func desk(_ form: Form) -> Value { authority?.desk(form) ?? .phrase(Statement("distress_part.managers_\(form)")) }
}

extension Authority {
  package func desk(_ form: DistressReach.Form) -> Value {
    if kind == .sdis || kind == .sis, departements.count == 1, let departement = departements.first {
      return .phrase(Statement("distress_part.codis_\(form)", ["departement": .text(departement.code)]))
    }
    return .phrase(Statement("distress_part.desk_\(form)", ["authority": value]))
  }
}

extension Place {
  /// The words typed, with the commune where they do not say it.
  package var spelt: String? {
    guard let commune else { return raw }
    guard let raw, raw.lowercased() != commune.lowercased() else { return commune }
    return raw.lowercased().contains(commune.lowercased()) ? raw : "\(commune), \(raw)"
  }
}

extension String {
  /// Without the stops and spaces at its end, where a sentence goes on.
  package var withoutFinalStop: String { String(reversed().drop { $0 == "." || $0.isWhitespace }.reversed()) }
}

extension Report {
  /// What a line about the distress shows.
  func distressValues(_ distress: Distress?, naming crisis: Crisis?) -> [String: Value] {
    [
      "number": .number(number), "crisis": crisis.map { .text($0.code) } ?? .flag(false),
      "place": place.spelt.map { .text($0.quoted(80)) } ?? .flag(false),
      "text": (text?.unlessBlank).map { .text($0.quoted(DistressRules.longestWords).withoutFinalStop) } ?? .flag(false),
      "people": peopleAtRisk.map { .number($0) } ?? .flag(false),
      "category": category.map { .category($0) } ?? .flag(false),
      "time": observedAt.map { .time($0) } ?? .flag(false),
      "link": link.map { .text($0.raw.quoted(120)) } ?? .flag(false),
      "status": .status(status),
      "callers": people > 1 ? .number(people) : .flag(false),
      "rescue_told": .flag(distress?.isRescueTold == true),
      "rescue_not_told": .flag(distress?.isRescueTold == false),
    ]
  }
}
