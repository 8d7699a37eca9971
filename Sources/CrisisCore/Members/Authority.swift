/// A body that may call on the team: a prefecture, a fire service…
package struct Authority: Sendable, Equatable, Codable {
  /// `SDIS63`
  package var code: String
  package var kind: AuthorityKind
  /// `SDIS du Puy-de-Dôme`
  package var name: String
  package var departements: [Departement]
  package var agreement: Agreement?
  package var emergencyPhone: String?
  package var callbackPhone: String?

  package init(
    code: String, kind: AuthorityKind, name: String, departements: [Departement], agreement: Agreement? = nil,
    emergencyPhone: String? = nil, callbackPhone: String? = nil
  ) {
    self.code = code
    self.kind = kind
    self.name = name
    self.departements = departements
    self.agreement = agreement
    self.emergencyPhone = emergencyPhone
    self.callbackPhone = callbackPhone
  }
}

/// The convention under which an authority is served, by whole days (`2019-11-27`), both included.
package struct Agreement: Sendable, Equatable, Codable {
  package var signed: String
  package var until: String

  package init(signed: String, until: String) {
    self.signed = signed
    self.until = until
  }

  /// - Parameter day: a local day, `2026-11-24`. ISO days compare as text.
  package func isInForce(on day: String) -> Bool { signed <= day && day <= until }
}

extension Authority {
  /// Its registration as the configuration has it; nil: it is among the known, and its agreement has not been renewed.
  package func registration(known: [Authority]) -> AuthorityRegistered? {
    let before = known.first { $0.code == code }
    return before.map(isRenewed) ?? true ? AuthorityRegistered(authority: self) : nil
  }

  /// Whether its agreement ends later than that of the record before, or is the first one.
  func isRenewed(since before: Authority) -> Bool {
    guard let agreement else { return false }
    return before.agreement.map { $0.until < agreement.until } ?? true
  }
}
