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
    package var point: GivenPoint?
    package var at: Milliseconds
    package var reach: DistressReach
    /// Meant for real, in an exercise: told to all who must hear at once, and marked so by nobody.
    private(set) var isRealCall = false

    fileprivate func forReal(_ command: RaiseDistress) -> Situation {
      var situation = self
      situation.isRealCall = command.isReal && crisis.nature != .real
      if situation.isRealCall { situation.crisis.nature = .real }
      return situation
    }

    fileprivate func about(_ report: Report) -> Situation {
      var situation = self
      situation.crisis = crisis.about(report)
      return situation
    }

    package init(
      crisis: Crisis, isInferred: Bool = false, same: Report? = nil, sameDistress: Distress? = nil,
      isCounted: Bool = false, place: PlaceFinding, point: GivenPoint? = nil, at: Milliseconds, reach: DistressReach
    ) {
      self.crisis = crisis
      self.isInferred = isInferred
      self.same = same
      self.sameDistress = sameDistress
      self.isCounted = isCounted
      self.place = place
      self.point = point
      self.at = at
      self.reach = reach
    }
  }

  /// What one call becomes in one crisis.
  struct Raised: Sendable {
    var report: Report
    var situation: Situation
    /// The distress that it is counted in; nil: it begins one.
    var counted: Distress?
    var events: [any Event]
    var announcements: [Announcement]

    fileprivate func answer(_ question: Statement?) -> Statement {
      let nature = situation.crisis.nature
      return counted == nil
        ? Texts.distress.raised(self, question, nature: nature)
        : Texts.distress.counted(self, question, report.people, nature: nature)
    }
  }

  /// - Parameter situations: one for each crisis that it may be about; never empty.
  /// - Returns: what comes of it, of which the author is to say whether the emergency services were told, and the answer
  ///   where that is asked, with what to answer it by.
  package static func raise(
    _ command: RaiseDistress, by asker: Asker, in situations: [Situation]
  ) throws(Refusal) -> (decision: Decision, asking: [DistressReference], answer: (_ question: Statement?) -> Statement)
  {
    guard let member = asker.member, let first = situations.first else { throw .unidentified }
    let raised = situations.map { raise(command, by: member, in: $0.forReal(command)) }
    let asking =
      raised
      .filter { $0.situation.sameDistress.map { $0.isCleared || $0.isRescueTold == nil } ?? true }
      .map { DistressReference(crisis: $0.report.crisis, number: $0.report.number) }
    func answer(_ question: Statement?) -> Statement {
      if raised.count == 1 { return raised[0].answer(question) }
      let filed = raised.map { $0.situation.crisis.say(Texts.distress.ofCrisis, $0.report.number) }
      return Texts.distress.raisedSeveral(filed, question, nature: first.crisis.nature)
    }
    return (
      Decision(raised.flatMap(\.events), answer: answer(nil), announcements: raised.flatMap(\.announcements)), asking,
      answer
    )
  }

  private static func raise(
    _ command: RaiseDistress, by member: Member, in situation: Situation
  ) -> Raised {
    if let same = situation.same, !command.report.another { return again(command, same, member, situation) }
    let report = report(command, member, situation)
    let raised = DistressRaised(
      crisisCode: report.crisis, number: report.number, by: member.number, isReal: situation.isRealCall ? true : nil)
    return Raised(
      report: report, situation: situation, events: [ReportFiled(report), raised],
      announcements: alerts(report, nil, situation) + EasingRules.urgent(report.number, in: situation.crisis))
  }

  /// The same link: one distress, counted. A report that was none, or one that was lifted, becomes one.
  private static func again(
    _ command: RaiseDistress, _ same: Report, _ member: Member, _ situation: Situation
  ) -> Raised {
    var (same, events) = (same, [any Event]())
    if !situation.isCounted, same.reportedBy != member.number {
      same.people += 1
      events.append(
        ReportCounted(
          crisisCode: same.crisis, number: same.number, member: member.number, at: situation.at,
          text: command.report.text?.unlessBlank.map { $0.quoted(ReportRules.longestText) },
          place: command.report.place?.unlessBlank.map { $0.quoted(ReportRules.longestText) }))
    }
    // Meant for real, what was part of the exercise begins anew.
    let isRaised = situation.isRealCall && !same.isRealCall
    let open = situation.sameDistress.flatMap { $0.isCleared || isRaised ? nil : $0 }
    same.isRealCall = same.isRealCall || isRaised
    let situation = situation.about(same)
    if open == nil {
      events.append(
        DistressRaised(
          crisisCode: same.crisis, number: same.number, by: member.number, isReal: same.isRealCall ? true : nil))
    }
    // What this person says is said too: it may be an address that the first did not give.
    var said = same
    if let words = command.report.text?.unlessBlank { said.text = words }
    return Raised(
      report: same, situation: situation, counted: open, events: events,
      announcements: events.isEmpty ? [] : alerts(said, open, situation))
  }

  private static func report(_ command: RaiseDistress, _ member: Member, _ situation: Situation) -> Report {
    let given = command.report
    let said = ReportRules.words(given, situation.place, situation.point)
    var place = ReportRules.place(said, situation.point)
    if command.isBare {
      place.raw = nil
      place.detail = given.text.flatMap { SpotWords.divide($0).spot }
    }
    var report = Report(
      crisis: situation.crisis.code, number: situation.crisis.lastReport + 1,
      link: (given.link?.unlessBlank).map { Link(typed: $0) },
      text: said.text.map { $0.quoted(ReportRules.longestText) }, place: place,
      category: given.category, urgency: .urgent, peopleAtRisk: given.peopleAtRisk, observedAt: given.observedAt,
      receivedAt: situation.at, reportedBy: member.number)
    report.isRealCall = situation.isRealCall
    return report
  }

  // MARK: - Words

  /// - Parameter distress: the one that a report is counted in; nil: it begins one.
  private static func alerts(_ report: Report, _ distress: Distress?, _ situation: Situation) -> [Announcement] {
    let (crisis, reach) = (situation.crisis, situation.reach)
    let text = distress == nil ? Texts.distress.alert : Texts.distress.again
    // What another witness says is no newer state of what the first said: both are said.
    let part = distress == nil ? "" : "/\(report.people)"
    return told(
      text(DistressAlert(report, distress, naming: reach.named(crisis)), nature: crisis.nature), crisis, report.number,
      part: part)
      + (reach.hasManagersRoom && !report.isRealCall ? [] : call(report, distress, crisis, reach, since: nil))
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
    let statement = Texts.distress.call(
      DistressAlert(report, distress, naming: reach.named(crisis)), since, reach.coordinator?.name, reach.desk(.to),
      reach.authority?.emergencyPhone, reach.authority?.callbackPhone, nature: crisis.nature)
    return ([.coordination] + (reach.coordinator.map { [.member($0.number)] } ?? [])).map {
      Announcement(
        to: $0, about: crisis.code, statement, precedence: .distress, lifetime: lifetime,
        key: key(crisis.code, report.number) + "/call", wakes: $0 == .coordination ? .distress : nil)
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

  /// nil: the key is not of a line that calls for somebody to take it in charge, or tells that one did.
  package init?(callBy key: String) {
    let parts = key.split(separator: "/", omittingEmptySubsequences: false)
    let isCall = parts.count == 3 || parts.count == 4 && (parts[3] == "call" || Int(parts[3]) != nil)
    guard isCall else { return nil }
    self.init(key: parts.prefix(3).joined(separator: "/"))
  }

  /// nil: the key is not that of a distress's state.
  package init?(key: String) {
    let parts = key.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == "distress", let number = Int(parts[2]) else { return nil }
    self.init(crisis: String(parts[1]), number: number)
  }

  /// Of the key of anything said of a distress; nil: of something else.
  package init?(prefixOf key: String) {
    self.init(key: key.split(separator: "/", omittingEmptySubsequences: false).prefix(3).joined(separator: "/"))
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
  func desk(_ form: Form) -> Statement {
    authority?.desk(form) ?? (form == .the ? Texts.distress.theManagers() : Texts.distress.toManagers())
  }
}

extension Authority {
  package func desk(_ form: DistressReach.Form) -> Statement {
    if kind == .sdis || kind == .sis, departements.count == 1, let departement = departements.first {
      return (form == .the ? Texts.distress.theCodis : Texts.distress.toCodis)(departement.code)
    }
    return (form == .the ? Texts.distress.theDesk : Texts.distress.toDesk)(self)
  }
}

extension Place {
  /// The commune and the spot as one says them: `Auzat-la-Combelle, 12 rue du Pont`; without a commune the words typed.
  package var spelt: String? {
    guard let commune, let detail else { return shown }
    return "\(commune), \(detail)"
  }
}

extension String {
  /// Without the stops and spaces at its end, where a sentence goes on.
  package var withoutFinalStop: String { String(reversed().drop { $0 == "." || $0.isWhitespace }.reversed()) }
}
