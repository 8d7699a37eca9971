package struct ReportFiled: EventPayload {
  package static let kind = EventKind.reportFiled
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

  package var crisis: String? { crisisCode }

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
  }
}

/// Somebody reported what was known already: the count goes up by one, once a person.
package struct ReportCounted: EventPayload {
  package static let kind = EventKind.reportCounted
  package var crisisCode: String
  package var number: Int
  package var member: Int
  package var at: Milliseconds
  /// What this person added to the bare link, which the report does not show.
  package var text: String?
  package var place: String?

  package var crisis: String? { crisisCode }

  package init(
    crisisCode: String, number: Int, member: Int, at: Milliseconds, text: String? = nil, place: String? = nil
  ) {
    self.crisisCode = crisisCode
    self.number = number
    self.member = member
    self.at = at
    self.text = text
    self.place = place
  }
}

/// What changed in a report; nil is unchanged.
package struct ReportCorrected: EventPayload {
  package static let kind = EventKind.reportCorrected
  package var crisisCode: String
  package var number: Int
  package var place: Place?
  package var category: Category?
  package var urgency: Urgency?
  package var peopleAtRisk: Int?
  package var observedAt: Milliseconds?
  package var text: String?

  package var crisis: String? { crisisCode }

  package init(
    crisisCode: String, number: Int, place: Place? = nil, category: Category? = nil, urgency: Urgency? = nil,
    peopleAtRisk: Int? = nil, observedAt: Milliseconds? = nil, text: String? = nil
  ) {
    self.crisisCode = crisisCode
    self.number = number
    self.place = place
    self.category = category
    self.urgency = urgency
    self.peopleAtRisk = peopleAtRisk
    self.observedAt = observedAt
    self.text = text
  }
}

package struct ReportCancelled: EventPayload {
  package static let kind = EventKind.reportCancelled
  package var crisisCode: String
  package var number: Int
  package var crisis: String? { crisisCode }

  package init(crisisCode: String, number: Int) {
    self.crisisCode = crisisCode
    self.number = number
  }
}
