package struct CrisisActivated: CrisisEvent {
  package static let kind = "crisis.activated"
  package static let sentence = Text("log_entry.crisis_activated", .title, .code("code"))
  package var code: String
  package var title: String
  package var hazard: Hazard
  package var departements: [Departement]
  package var nature: CrisisNature
  /// The code of the authority that asked.
  package var requester: String
  /// The convention in force that day, as it stood; nil when a coordinator overrode its absence.
  package var agreement: Agreement?
  /// Why a coordinator overrode the want of an agreement.
  package var overrideReason: String?
  /// The member who asked.
  package var requestedBy: Int
  /// The number of the offer that it came of.
  package var offer: Int?

  package func logPhrase(_ name: (Int) -> String) -> Statement { Self.sentence((title, hazard), requester) }

  /// What stays of an activation: its code, times, place and authorities.
  package func erased(_ mark: String) -> CrisisActivated {
    var copy = self
    copy.title = mark
    copy.overrideReason = overrideReason == nil ? nil : mark
    return copy
  }
}

package struct CrisisClosed: CrisisEvent {
  package static let kind = "crisis.closed"
  package static let sentence = Text("log_entry.crisis_closed", .maybe(.words("text")))
  package var code: String
  /// The member who closed it.
  package var by: Int
  package var reason: String

  package func logPhrase(_ name: (Int) -> String) -> Statement { Self.sentence(Self.quote(reason)) }

  package func erased(_ mark: String) -> CrisisClosed {
    var copy = self
    copy.reason = mark
    return copy
  }
}
