/// Something seen on a social medium or on the spot (signalement), printed `S47`.
package struct Report: Sendable, Equatable {
  package var crisis: String
  package var number: Int
  package var status: ReportStatus
  package var link: Link?
  package var text: String?
  package var place: Place
  package var category: Category?
  package var urgency: Urgency
  package var peopleAtRisk: Int?
  /// When it was seen to happen, if that was said.
  package var observedAt: Milliseconds?
  /// When Vigie received it.
  package var receivedAt: Milliseconds
  /// The member who entered it.
  package var reportedBy: Int
  /// How many people have reported it, the first included.
  package var people: Int
  /// Of a call for help that is over.
  package var lifted: Lifting?
  /// A call for help that is meant for real, in an exercise.
  package var isRealCall = false
  /// The earlier report that this one was like when it came, or was corrected: perhaps one fact, seen twice.
  package var like: Int?

  package init(
    crisis: String, number: Int, status: ReportStatus = .new, link: Link? = nil, text: String? = nil,
    place: Place = .unstated, category: Category? = nil, urgency: Urgency = .normal, peopleAtRisk: Int? = nil,
    observedAt: Milliseconds? = nil, receivedAt: Milliseconds, reportedBy: Int, people: Int = 1, lifted: Lifting? = nil
  ) {
    self.crisis = crisis
    self.number = number
    self.status = status
    self.link = link
    self.text = text
    self.place = place
    self.category = category
    self.urgency = urgency
    self.peopleAtRisk = peopleAtRisk
    self.observedAt = observedAt
    self.receivedAt = receivedAt
    self.reportedBy = reportedBy
    self.people = people
    self.lifted = lifted
  }

  /// When a call for help was lifted, and by whom: a member's name.
  package struct Lifting: Sendable, Equatable {
    package var at: Milliseconds
    package var by: String

    package init(at: Milliseconds, by: String) {
      self.at = at
      self.by = by
    }
  }

  /// As lines about it are marked: a call for real is no part of the exercise that it is heard in.
  package func nature(in crisis: CrisisNature) -> CrisisNature { isRealCall ? .real : crisis }

  /// Whether it is urgent, and not over.
  package var isUrgent: Bool { urgency == .urgent && status != .lifted }
}

extension Crisis {
  /// As lines about one of its reports say it.
  package func about(_ report: Report) -> Crisis {
    var crisis = self
    crisis.nature = report.nature(in: nature)
    return crisis
  }
}
