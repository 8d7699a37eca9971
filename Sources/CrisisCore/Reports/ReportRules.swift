/// R4 of the convention: what volunteers raise.
package enum ReportRules {
  /// The longest text kept, in Unicode scalars.
  package static let longestText = 1_000

  /// The records that decide.
  package struct Situation: Sendable {
    package var crisis: Crisis
    /// The command's link; nil: it is made of what was typed.
    package var link: Link?
    /// The report with the same canonical link, not cancelled.
    package var same: Report?
    /// Whether this person is counted in `same` already; who reported it first always is.
    package var isCounted: Bool
    package var place: PlaceFinding
    /// The point that the command gives, where it is on the Earth.
    package var point: GivenPoint?
    /// The report that the command makes, where that was asked for already.
    package var draft: Draft?
    /// The earlier report that is perhaps of the same fact, and which report of it stands.
    package var like: Likeness?
    /// When the line was heard: what `receivedAt` becomes.
    package var at: Milliseconds

    package init(
      crisis: Crisis, link: Link? = nil, same: Report? = nil, isCounted: Bool = false, place: PlaceFinding,
      point: GivenPoint? = nil, at: Milliseconds
    ) {
      self.crisis = crisis
      self.link = link
      self.same = same
      self.isCounted = isCounted
      self.place = place
      self.point = point
      self.at = at
    }
  }

  package static func file(
    _ command: FileReport, by asker: Asker, in situation: Situation
  ) throws(Refusal) -> Decision {
    guard let member = asker.member else { throw .unidentified }
    try checkLength(command.text, command.place, command.link)
    if let same = situation.same, !command.another {
      return count(command, same, member, situation)
    }
    let draft = situation.draft ?? draft(command, by: member, in: situation)
    var report = draft.report
    guard
      report.link != nil || report.text != nil || command.place?.unlessBlank != nil || situation.point != nil
    else { throw .because(Texts.reports.isEmpty()) }
    report.like = situation.like?.number
    return Decision(
      [ReportFiled(report)], answer: recorded(report, draft.said, situation),
      announcements: report.urgency == .urgent ? EasingRules.urgent(report.number, in: situation.crisis) : [])
  }

  /// What is filed where nothing stands against it, and how its words were understood.
  package struct Draft: Sendable {
    package var report: Report
    var said: Words
  }

  package static func draft(_ command: FileReport, by member: Member, in situation: Situation) -> Draft {
    let said = words(command, situation.place, situation.point)
    let report = Report(
      crisis: situation.crisis.code, number: situation.crisis.lastReport + 1,
      link: situation.link ?? (command.link?.unlessBlank).map { Link(typed: $0) }, text: said.text,
      place: place(said, situation.point), category: command.category, urgency: command.urgency,
      peopleAtRisk: command.peopleAtRisk, observedAt: command.observedAt, receivedAt: situation.at,
      reportedBy: member.number)
    return Draft(report: report, said: said)
  }

  /// Where it is and what was seen.
  struct Words: Sendable {
    var place: Place
    var text: String?
    /// Whether the text was found among other words, so that it is repeated.
    var isInferred = false
    /// A place that has to be asked about.
    var unknown: (raw: String, suggestions: [String], areNamesakes: Bool)?
  }

  /// Parts the words of a line: a commune and the spot in it, and where there is no text, what was seen. None is lost.
  static func words(_ command: FileReport, _ finding: PlaceFinding, _ point: GivenPoint?) -> Words {
    var said = Words(place: finding.place, text: command.text?.unlessBlank)
    let isSentence = said.text == nil
    switch finding {
    case .unstated, .hinted, .notCovered: break
    case .several(let place, let others):
      guard let raw = command.place, place.raw == raw else { break }
      (said.place.detail, said.text) = PlaceWords.divide(raw, place, and: others, text: said.text)
      said.isInferred = isSentence && said.text != nil
    case .found(let place), .elsewhere(let place):
      guard let raw = command.place, place.raw == raw else { break }
      if isSentence {
        (said.place.detail, said.text) = PlaceWords.divide(raw, place, understood: command.understood)
        said.isInferred = said.text != nil
      } else {
        said.place.detail = PlaceWords.beside(raw, place)
      }
    case .unknown(let raw, let suggestions, let areNamesakes):
      let (spot, text) = SpotWords.divide(raw)
      if isSentence, !PlaceWords.isPlace(raw, hasSuggestions: !suggestions.isEmpty) {
        (said.place, said.text, said.isInferred) = (Place(raw: spot), text, true)
      } else if text != nil {
        said.unknown = (raw, suggestions, areNamesakes)
      }
    }
    let more = command.moreLinks.filter { said.text?.contains($0) != true }
    if !more.isEmpty { said.text = ([said.text].compactMap(\.self) + more).joined(separator: " ") }
    if let point, point.isFar {
      // The point is kept as it was typed, until it is settled.
      said.text = [said.text, point.typed].compactMap(\.self).joined(separator: " ")
    }
    return said
  }

  /// With the point that was given, unless it is too far away to be believed.
  static func place(_ said: Words, _ point: GivenPoint?) -> Place {
    guard let point, !point.isFar else { return said.place }
    return point.put(in: said.place)
  }

  // MARK: - Answers

  private static func count(
    _ command: FileReport, _ same: Report, _ member: Member, _ situation: Situation
  ) -> Decision {
    let nature = situation.crisis.nature
    guard !situation.isCounted, !member.isPerson(same.reportedBy) else {
      return Decision(
        [], answer: Texts.reports.countedAlready(same.number, same.place.shown, same.people, nature: nature))
    }
    let words = ([command.text?.unlessBlank].compactMap(\.self) + command.moreLinks).joined(separator: " ")
    let event = ReportCounted(
      crisisCode: same.crisis, number: same.number, member: member.number, at: situation.at,
      text: words.unlessBlank, place: command.place?.unlessBlank)
    return Decision(
      [event],
      answer: Texts.reports.counted(same.number, same.place.shown, same.status, same.people + 1, nature: nature))
  }

  private static func recorded(_ report: Report, _ said: Words, _ situation: Situation) -> Statement {
    let nature = situation.crisis.nature
    let facts = Texts.reports.facts(report, said.isInferred ? said.text?.quoted(longestEcho) : nil, isOld(report))
    if let point = situation.point, point.isFar {
      let swapped = point.isSwapped ? point.swapped?.nearest.commune : nil
      return Texts.reports.farPoint(
        report.number, facts, point.typed, Int(point.finding?.kilometres ?? 0), swapped, point.typedSwapped,
        nature: nature)
    }
    if let unknown = said.unknown, report.place.commune == nil {
      return Texts.reports.unknownPlace(
        report.number, facts, unknown.raw.quoted(longestEcho), situation.crisis.departements.map(\.code),
        unknown.suggestions.unlessEmpty, unknown.suggestions.first, unknown.areNamesakes, nature: nature)
    }
    let place = report.place.shown(upTo: longestEcho)
    let isSettled = !situation.place.lacksCommune || report.place.commune != nil || report.place.point != nil
    if let place, isSettled {
      let like = situation.like?.suggestion(for: report.number)
      var isOutside = false
      if case .elsewhere = situation.place { isOutside = true }
      return Texts.reports.recorded(report.number, place, isOutside, facts, like, nature: nature)
    }
    return Texts.reports.recordedBare(report.number, place, facts, situation.place.hint, nature: nature)
  }

  /// How much of the words is repeated, in bytes of UTF-8.
  static let longestEcho = 100

  /// Seen so long ago that the day may be another than was meant.
  private static func isOld(_ report: Report) -> Bool {
    report.observedAt.map { report.receivedAt - $0 > oldest } ?? false
  }

  static let oldest: Milliseconds = 18 * .hour

  static func checkLength(_ texts: String?...) throws(Refusal) {
    for case let text? in texts where text.utf8.count > longestText && text.unicodeScalars.count > longestText {
      throw .because(Texts.reports.isTooLong(longestText))
    }
  }
}
