/// What somebody asks for, understood: the words are gone, the values are typed.
package enum Command: Sendable, Equatable {
  case activate(Activate)
  case deactivate(Deactivate)
  case report(FileReport)
  case correct(CorrectReport)
  case verify(VerifyReport)
  case show(Int)
  case list(ListReports)
  case status
  case crises
  case help(HelpTopic)
  case ping
  /// `!oui`, `!non`: the answer to what Vigie asked; the number of the question where two wait.
  case yes(question: Int?)
  case no(question: Int?, reason: String?)
  case undo
  case language(Language)
  case digest(DigestCommand)
  case watch(WatchCommand)
  case relay(RelayCommand)
  case distress(DistressCommand)
  case record(RecordCommand)
  case people(PeopleCommand)
  case claim(ClaimCommand)
  case settle(SettleCommand)
  case question(QuestionCommand)
  case mission(MissionCommand)
  case health

  package var name: CommandName {
    switch self {
    case .activate: .activate
    case .deactivate: .deactivate
    case .report: .report
    case .correct: .correct
    case .verify: .verify
    case .show: .show
    case .list: .list
    case .status: .status
    case .crises: .crises
    case .help: .help
    case .ping: .ping
    case .yes: .yes
    case .no: .no
    case .undo: .undo
    case .language: .language
    case .digest: .digest
    case .watch(let command): command.name
    case .relay(let command): command.name
    case .distress(let command): command.name
    case .record(let command): command.name
    case .people(let command): command.name
    case .claim(let command): command.name
    case .settle(let command): command.name
    case .question(let command): command.name
    case .mission(let command): command.name
    case .health: .health
    }
  }
}

/// A command, and the crisis it names if it names one (`@63`, `@63-crue-2411`).
package struct Request: Sendable, Equatable {
  package var command: Command
  package var crisis: String?

  package init(_ command: Command, crisis: String? = nil) {
    self.command = command
    self.crisis = crisis
  }
}

/// `!activer crue de l’Allier exercice`
package struct Activate: Sendable, Equatable, Codable {
  package var hazard: Hazard
  /// The words as typed that make a title (`crue de l’Allier`); nil: the hazard's own name.
  package var title: String?
  package var nature: CrisisNature
  /// `pour=SDIS63`: on whose request, where a coordinator types it; an authority's code, folded to capitals.
  package var requester: String?
  /// Given after a colon: why the want of an agreement is overridden.
  package var reason: String?

  package init(
    hazard: Hazard, title: String? = nil, nature: CrisisNature = .real, requester: String? = nil,
    reason: String? = nil
  ) {
    self.hazard = hazard
    self.title = title
    self.nature = nature
    self.requester = requester
    self.reason = reason
  }
}

/// `!désactiver décrue générale`
package struct Deactivate: Sendable, Equatable, Codable {
  package var reason: String

  package init(reason: String) { self.reason = reason }
}

/// `!signaler https://… Issoire 14h10 route urgent : le pont est coupé`
package struct FileReport: Sendable, Equatable, Codable {
  package var link: String?
  /// The words that were no other thing: a commune, perhaps a street.
  package var place: String?
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
    link: String? = nil, place: String? = nil, latitude: Double? = nil, longitude: Double? = nil,
    observedAt: Milliseconds? = nil, category: Category? = nil, urgency: Urgency = .normal,
    peopleAtRisk: Int? = nil, text: String? = nil, another: Bool = false
  ) {
    self.link = link
    self.place = place
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
  package var observedAt: Milliseconds?
  package var category: Category?
  package var urgency: Urgency?
  package var peopleAtRisk: Int?
  package var text: String?

  package init(
    number: Int, place: String? = nil, observedAt: Milliseconds? = nil, category: Category? = nil,
    urgency: Urgency? = nil, peopleAtRisk: Int? = nil, text: String? = nil
  ) {
    self.number = number
    self.place = place
    self.observedAt = observedAt
    self.category = category
    self.urgency = urgency
    self.peopleAtRisk = peopleAtRisk
    self.text = text
  }
}

/// `!vérifier 47 ok source date lieu recoup B2 : raison`
package struct VerifyReport: Sendable, Equatable, Codable {
  package var number: Int
  package var outcome: VerificationOutcome
  package var checks: Set<VerificationCheck>
  package var grade: Grade?
  package var reason: String?

  package init(
    number: Int, outcome: VerificationOutcome, checks: Set<VerificationCheck> = [], grade: Grade? = nil,
    reason: String? = nil
  ) {
    self.number = number
    self.outcome = outcome
    self.checks = checks
    self.grade = grade
    self.reason = reason
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

package enum HelpTopic: Sendable, Equatable {
  /// What this person can do here.
  case overview
  /// Everything, in private.
  case everything
  /// One command, by the code of its file (`report`); a text-only command's too.
  case command(String)
}
