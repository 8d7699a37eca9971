/// `!signaler https://… Issoire 14h10 route urgent : le pont est coupé`
package struct FileReport: Sendable, Equatable, Codable {
  package var link: String?
  /// The links beside that one.
  package var moreLinks: [String]
  /// The words that were no other thing: a commune, perhaps a street; without a text, what was seen is among them.
  package var place: String?
  /// Of these words, those that are understood as something else too: `route`, `3 personnes`.
  package var understood: String?
  package var latitude: Double?
  package var longitude: Double?
  package var observedAt: Milliseconds?
  package var category: Category?
  package var urgency: Urgency
  package var peopleAtRisk: Int?
  package var text: String?
  /// `!signaler autre …`: the same link shows something else.
  package var another: Bool

  package init(
    link: String? = nil, moreLinks: [String] = [], place: String? = nil, understood: String? = nil,
    latitude: Double? = nil, longitude: Double? = nil, observedAt: Milliseconds? = nil, category: Category? = nil,
    urgency: Urgency = .normal, peopleAtRisk: Int? = nil, text: String? = nil, another: Bool = false
  ) {
    self.link = link
    self.moreLinks = moreLinks
    self.place = place
    self.understood = understood
    self.latitude = latitude
    self.longitude = longitude
    self.observedAt = observedAt
    self.category = category
    self.urgency = urgency
    self.peopleAtRisk = peopleAtRisk
    self.text = text
    self.another = another
  }
}

/// `!corriger 47 Orbeil`; nil is left as it is.
package struct CorrectReport: Sendable, Equatable, Codable {
  package var number: Int
  package var place: String?
  package var latitude: Double?
  package var longitude: Double?
  package var observedAt: Milliseconds?
  package var category: Category?
  package var urgency: Urgency?
  package var peopleAtRisk: Int?
  package var text: String?

  package init(
    number: Int, place: String? = nil, latitude: Double? = nil, longitude: Double? = nil,
    observedAt: Milliseconds? = nil, category: Category? = nil, urgency: Urgency? = nil, peopleAtRisk: Int? = nil,
    text: String? = nil
  ) {
    self.number = number
    self.place = place
    self.latitude = latitude
    self.longitude = longitude
    self.observedAt = observedAt
    self.category = category
    self.urgency = urgency
    self.peopleAtRisk = peopleAtRisk
    self.text = text
  }
}

/// `!liste nouveaux`, `!liste Issoire`
package struct ListReports: Sendable, Equatable {
  package var filter: ReportFilter?
  /// The words that were no other thing: a commune.
  package var place: String?

  package init(filter: ReportFilter? = nil, place: String? = nil) {
    self.filter = filter
    self.place = place
  }
}

package enum ReportFilter: String, Sendable, CaseIterable {
  /// Not settled yet.
  case new
  /// Entered by who asks.
  case mine
  /// Urgent, and not found to be wrong.
  case urgent
  /// A call for help that nobody has lifted.
  case distress

  package var statuses: Set<ReportStatus> {
    switch self {
    case .new: [.new, .claimed]
    case .mine, .distress: Set(ReportStatus.allCases).subtracting([.cancelled])
    case .urgent: [.new, .claimed, .verified]
    }
  }
}
