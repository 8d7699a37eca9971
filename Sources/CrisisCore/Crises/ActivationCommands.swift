extension CommandName {
  package static let activate: CommandName = "activate"
  package static let deactivate: CommandName = "deactivate"
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
