/// `!corriger`: the author puts right what the report says; a verifier or a coordinator may too.
package enum CorrectionRules {
  /// - Parameter like: what the report is perhaps the double of, as it is then.
  package static func correct(
    _ command: CorrectReport, report: Report, place: PlaceFinding, point: GivenPoint? = nil, like: Likeness? = nil,
    crisis: Crisis, by asker: Asker
  ) throws(Refusal) -> Decision {
    guard let member = asker.member else { throw .unidentified }
    guard report.status != .cancelled else { throw .because(Texts.reports.isCancelled(report.number)) }
    guard member.isPerson(report.reportedBy) || member.has(.verifier) || member.has(.coordinator) else {
      throw .because(Texts.reports.notYours(report.number))
    }
    try ReportRules.checkLength(command.text, command.place)
    var event = change(command, of: report, place: place, point: point)
    event.like = like?.number
    var unknown: (raw: String, suggestions: [String], areNamesakes: Bool)?
    if let corrected = event.place, corrected.commune == nil,
      case .unknown(let raw, let suggestions, let areNamesakes) = place
    {
      unknown = (raw, suggestions, areNamesakes)
    }
    let changes = event.changes(unknown == nil ? Texts.changes.place : Texts.changes.placeUnknown)
    guard !changes.isEmpty else { throw .because(Texts.reports.nothingToCorrect(report.number)) }
    return Decision(
      [event],
      answer: unknown.map { raw, suggestions, areNamesakes in
        Texts.reports.correctedUnknownPlace(
          report.number, raw, crisis.departements.map(\.code), suggestions.unlessEmpty, suggestions.first,
          areNamesakes, nature: crisis.nature)
      }
        ?? Texts.reports.corrected(
          report.number, changes, like?.suggestion(for: report.number), nature: crisis.nature))
  }

  /// What the command changes in a report where nothing stands against it.
  package static func change(
    _ command: CorrectReport, of report: Report, place: PlaceFinding, point: GivenPoint?
  ) -> ReportCorrected {
    let named = keepingThePoint(of: report.place, place.place)
    let corrected = point.map { $0.put(in: command.place == nil ? report.place.withoutPoint : place.place) } ?? named
    let text = command.text?.unlessBlank
    return ReportCorrected(
      crisisCode: report.crisis, number: report.number,
      place: command.place == nil && point == nil || corrected == report.place ? nil : corrected,
      category: command.category == report.category ? nil : command.category,
      urgency: command.urgency == report.urgency ? nil : command.urgency,
      peopleAtRisk: command.peopleAtRisk == report.peopleAtRisk ? nil : command.peopleAtRisk,
      observedAt: command.observedAt == report.observedAt ? nil : command.observedAt,
      text: text == report.text ? nil : text)
  }

  /// To name the commune of a point that somebody gave does not move the point.
  private static func keepingThePoint(of old: Place, _ new: Place) -> Place {
    guard old.commune == nil, old.precision == .exact else { return new }
    var place = new
    place.latitude = old.latitude
    place.longitude = old.longitude
    place.precision = .exact
    return place
  }
}

extension Place {
  /// The place before a point was put in it.
  var withoutPoint: Place {
    guard let point, let detail else { return self }
    var place = self
    place.detail =
      detail == point ? nil : detail.hasSuffix(", " + point) ? String(detail.dropLast(point.count + 2)) : detail
    return place
  }
}
