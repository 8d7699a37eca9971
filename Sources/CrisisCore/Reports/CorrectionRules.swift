/// `!corriger`: the author puts right what the report says; a verifier or a coordinator may too.
package enum CorrectionRules {
  package static func correct(
    _ command: CorrectReport, report: Report, place: PlaceFinding, crisis: Crisis, by asker: Asker
  ) throws(Refusal) -> Decision {
    guard let member = asker.member else { throw .unidentified }
    guard report.status != .cancelled else { throw .reportCancelled(number: report.number) }
    guard report.reportedBy == member.number || member.has(.verifier) || member.has(.coordinator) else {
      throw .notYourReport(number: report.number)
    }
    try ReportRules.checkLength(command.text, command.place)
    var event = ReportCorrected(crisisCode: crisis.code, number: report.number)
    var changes: [Value] = []
    let corrected = keepingThePoint(of: report.place, place.place)
    if command.place != nil, corrected != report.place {
      event.place = corrected
      var code = "change.place"
      if case .unknown = place { code = "change.place_unknown" }
      changes.append(.phrase(Statement(code, ["value": .text(corrected.shown ?? "")])))
    }
    if let category = command.category, category != report.category {
      event.category = category
      changes.append(.phrase(Statement("change.category", ["value": .category(category)])))
    }
    if let observed = command.observedAt, observed != report.observedAt {
      event.observedAt = observed
      changes.append(.phrase(Statement("change.time", ["value": .time(observed)])))
    }
    if let urgency = command.urgency, urgency != report.urgency {
      event.urgency = urgency
      changes.append(.phrase(Statement(urgency == .urgent ? "change.urgent" : "change.not_urgent")))
    }
    if let people = command.peopleAtRisk, people != report.peopleAtRisk {
      event.peopleAtRisk = people
      changes.append(.phrase(Statement("change.people", ["value": .number(people)])))
    }
    if let text = command.text?.unlessBlank, text != report.text {
      event.text = text
      changes.append(.phrase(Statement("change.text")))
    }
    guard !changes.isEmpty else { throw .nothingToCorrect(number: report.number) }
    var values: [String: Value] = ["number": .number(report.number), "changes": .list(changes)]
    var code = "correct.done"
    if event.place != nil, case .unknown(let raw, let suggestions) = place {
      code = "correct.unknown_place"
      values["given"] = .text(raw)
      values["departements"] = .list(crisis.departements.map { .text($0.code) })
      values["suggestions"] = suggestions.isEmpty ? .flag(false) : .choice(suggestions.map { .text($0) })
      values["first"] = suggestions.first.map { .text($0) } ?? .flag(false)
    }
    return Decision([event], answer: Statement(code, values, nature: crisis.nature))
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
