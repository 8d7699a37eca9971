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
    /// When the line was heard: what `receivedAt` becomes.
    package var at: Milliseconds

    package init(
      crisis: Crisis, link: Link? = nil, same: Report? = nil, isCounted: Bool = false, place: PlaceFinding,
      at: Milliseconds
    ) {
      self.crisis = crisis
      self.link = link
      self.same = same
      self.isCounted = isCounted
      self.place = place
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
    let link = situation.link ?? (command.link?.unlessBlank).map { Link(typed: $0) }
    let text = command.text?.unlessBlank
    let point = point(command)
    guard link != nil || text != nil || command.place?.unlessBlank != nil || point != nil else {
      throw .because(Texts.reports.isEmpty())
    }
    var place = situation.place.place
    if let point {
      place.latitude = point.latitude
      place.longitude = point.longitude
      place.precision = .exact
    }
    let report = Report(
      crisis: situation.crisis.code, number: situation.crisis.lastReport + 1, link: link, text: text, place: place,
      category: command.category, urgency: command.urgency, peopleAtRisk: command.peopleAtRisk,
      observedAt: command.observedAt, receivedAt: situation.at, reportedBy: member.number)
    return Decision([ReportFiled(report)], answer: recorded(report, situation))
  }

  /// The coordinates given, where they are on the Earth.
  private static func point(_ command: FileReport) -> (latitude: Double, longitude: Double)? {
    guard let latitude = command.latitude, (-90...90).contains(latitude), let longitude = command.longitude,
      (-180...180).contains(longitude)
    else { return nil }
    return (latitude, longitude)
  }

  // MARK: - Answers

  private static func count(
    _ command: FileReport, _ same: Report, _ member: Member, _ situation: Situation
  ) -> Decision {
    let nature = situation.crisis.nature
    guard !situation.isCounted, same.reportedBy != member.number else {
      return Decision(
        [], answer: Texts.reports.countedAlready(same.number, same.place.shown, same.people, nature: nature))
    }
    let event = ReportCounted(
      crisisCode: same.crisis, number: same.number, member: member.number, at: situation.at,
      text: command.text?.unlessBlank, place: command.place?.unlessBlank)
    return Decision(
      [event],
      answer: Texts.reports.counted(same.number, same.place.shown, same.status, same.people + 1, nature: nature))
  }

  private static func recorded(_ report: Report, _ situation: Situation) -> Statement {
    let crisis = situation.crisis
    switch situation.place {
    case .unstated where report.place.latitude == nil: return Texts.reports.recordedBare(report, nature: crisis.nature)
    case .unstated, .found, .elsewhere, .notCovered:
      return Texts.reports.recorded(report, report.place.shown ?? "", nature: crisis.nature)
    case .unknown(let raw, let suggestions):
      return Texts.reports.unknownPlace(
        report.number, raw, crisis.departements.map(\.code), suggestions.unlessEmpty, suggestions.first,
        nature: crisis.nature)
    }
  }

  static func checkLength(_ texts: String?...) throws(Refusal) {
    for case let text? in texts where text.utf8.count > longestText && text.unicodeScalars.count > longestText {
      throw .because(Texts.reports.isTooLong(longestText))
    }
  }
}

/// What the gazetteer made of the words that stand for a place.
package enum PlaceFinding: Sendable, Equatable {
  /// No place was given.
  case unstated
  case found(Place)
  /// A commune outside the crisis's départements: kept, and shown with its own.
  case elsewhere(Place)
  /// No commune of that name in the crisis's départements.
  case unknown(raw: String, suggestions: [String])
  /// The gazetteer knows nothing of these départements: the words are kept, and nothing is asked.
  case notCovered(raw: String)

  package var place: Place {
    switch self {
    case .unstated: .unstated
    case .found(let place), .elsewhere(let place): place
    case .unknown(let raw, _), .notCovered(let raw): Place(raw: raw)
    }
  }
}
