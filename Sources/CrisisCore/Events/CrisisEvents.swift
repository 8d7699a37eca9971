package struct CrisisActivated: EventPayload {
  package static let kind = EventKind.crisisActivated
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

  package var crisis: String? { code }

  package init(
    code: String, title: String, hazard: Hazard, departements: [Departement], nature: CrisisNature,
    requester: String, agreement: Agreement?, overrideReason: String?, requestedBy: Int
  ) {
    self.code = code
    self.title = title
    self.hazard = hazard
    self.departements = departements
    self.nature = nature
    self.requester = requester
    self.agreement = agreement
    self.overrideReason = overrideReason
    self.requestedBy = requestedBy
  }
}

package struct CrisisClosed: EventPayload {
  package static let kind = EventKind.crisisClosed
  package var code: String
  /// The member who closed it.
  package var by: Int
  package var reason: String
  package var crisis: String? { code }

  package init(code: String, by: Int, reason: String) {
    self.code = code
    self.by = by
    self.reason = reason
  }
}

/// A closing taken back: the crisis goes on as before.
package struct CrisisReopened: EventPayload {
  package static let kind = EventKind.crisisReopened
  package var code: String
  package var crisis: String? { code }

  package init(code: String) { self.code = code }
}

package struct CrisisCancelled: EventPayload {
  package static let kind = EventKind.crisisCancelled
  package var code: String
  package var crisis: String? { code }

  package init(code: String) { self.code = code }
}
