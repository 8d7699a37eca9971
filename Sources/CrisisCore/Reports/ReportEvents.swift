package struct ReportFiled: ReportEvent {
  package static let kind = "report.filed"
  package static let sentence = Text(
    "log_entry.report_filed", .number("number"), .maybe(.words("place")), .maybe(.term("category", Category.self)),
    .flag("urgent"), .maybe(.words("text")))
  package var crisisCode: String
  package var number: Int
  package var link: Link?
  package var text: String?
  package var place: Place
  package var category: Category?
  package var urgency: Urgency
  package var peopleAtRisk: Int?
  package var observedAt: Milliseconds?
  package var receivedAt: Milliseconds
  package var reportedBy: Int
  /// The earlier report that it is perhaps the double of.
  package var like: Int?

  package init(_ report: Report) {
    crisisCode = report.crisis
    number = report.number
    link = report.link
    text = report.text
    place = report.place
    category = report.category
    urgency = report.urgency
    peopleAtRisk = report.peopleAtRisk
    observedAt = report.observedAt
    receivedAt = report.receivedAt
    reportedBy = report.reportedBy
    like = report.like
  }

  package func logPhrase(_ name: (Int) -> String) -> Statement {
    Self.sentence(number, place.shown, category, urgency == .urgent, Self.quote(text))
  }

  /// What stays of a report when it is erased: its number, times and sorting.
  package func erased(_ mark: String) -> ReportFiled {
    var copy = self
    copy.link = nil
    copy.text = text == nil ? nil : mark
    copy.place = place.erased(mark)
    return copy
  }
}

/// Somebody reported what was known already: the count goes up by one, once a person.
package struct ReportCounted: ReportEvent, LastingEvent {
  package static let kind = "report.counted"
  package static let sentence = Text(
    "log_entry.report_counted", .number("number"), .maybe(.words("place")), .maybe(.words("text")))
  package var crisisCode: String
  package var number: Int
  package var member: Int
  package var at: Milliseconds
  /// What this person added to the bare link, which the report does not show.
  package var text: String?
  package var place: String?
  package var insteadOfUndo: Statement { Texts.reports.countStays(number) }

  package func logPhrase(_ name: (Int) -> String) -> Statement {
    Self.sentence(number, Self.quote(place), Self.quote(text))
  }

  package func erased(_ mark: String) -> ReportCounted {
    var copy = self
    copy.text = text == nil ? nil : mark
    copy.place = place == nil ? nil : mark
    return copy
  }
}

/// What changed in a report; nil is unchanged.
package struct ReportCorrected: ReportEvent {
  package static let kind = "report.corrected"
  package static let sentence = Text("log_entry.report_corrected", .number("number"), .maybe(.phrases("changes")))
  package var crisisCode: String
  package var number: Int
  package var place: Place?
  package var category: Category?
  package var urgency: Urgency?
  package var peopleAtRisk: Int?
  package var observedAt: Milliseconds?
  package var text: String?
  /// The earlier report that it is like since, where there is one.
  package var like: Int?

  package func logPhrase(_ name: (Int) -> String) -> Statement {
    Self.sentence(number, changes(text: text).unlessEmpty)
  }

  package func erased(_ mark: String) -> ReportCorrected {
    var copy = self
    copy.text = text == nil ? nil : mark
    copy.place = place?.erased(mark)
    return copy
  }

  /// The report as it is then, as far as it can be compared with others.
  package func changed(_ report: Report) -> Report {
    var report = report
    report.place = place ?? report.place
    report.category = category ?? report.category
    report.observedAt = observedAt ?? report.observedAt
    report.text = text ?? report.text
    return report
  }

  /// The words of `!corriger` for what changed.
  ///
  /// - Parameter said: the new text, where it is repeated.
  func changes(_ placeText: Text<String> = Texts.changes.place, text said: String? = nil) -> [Statement] {
    let texts = Texts.changes
    return [
      place?.shown.map { placeText($0) }, category.map { texts.category($0) },
      observedAt.map { texts.time($0) }, urgency.map { $0 == .urgent ? texts.urgent() : texts.notUrgent() },
      peopleAtRisk.map { texts.people($0) }, text.map { _ in texts.text(said) },
    ].compactMap(\.self)
  }
}

extension Place {
  /// The commune at most: neither the words typed nor the point.
  fileprivate func erased(_ mark: String) -> Place {
    Place(
      raw: raw == nil ? nil : mark, commune: commune, detail: detail == nil ? nil : mark, insee: insee,
      precision: commune == nil ? nil : .commune)
  }
}
