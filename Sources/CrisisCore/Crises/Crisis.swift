/// One mission of the team.
package struct Crisis: Sendable, Equatable {
  /// `63-crue-2411`
  package var code: String
  package var title: String
  package var hazard: Hazard
  package var departements: [Departement]
  package var nature: CrisisNature
  package var status: CrisisStatus
  /// The code of the authority that asked for it.
  package var requester: String
  /// The authorities concerned, by code: the requester and those added since. Only their managers see it.
  package var authorities: Set<String>
  /// Those of them that asked for it too, in that order.
  package var joint: [String] = []
  package var openedBy: Int
  package var openedAt: Milliseconds
  package var closedAt: Milliseconds?
  /// The highest report number given so far; 0: none.
  package var lastReport: Int
  /// Whether the COD is armed, and since when that is known; nil: nobody said.
  package var codArmed: Bool?
  package var codAt: Milliseconds?
  package var hashtags: [String]
  /// Until when the mission is planned; nil: nobody said. Nothing ends by itself.
  package var plannedEnd: Milliseconds?
  /// When its watch was last eased or taken up again, and the row of the journal that says so.
  package var turnedAt: Milliseconds?
  /// When the next digest comes since; nil: nobody said.
  package var turnedNext: Milliseconds?
  package var turnedSequence: Int64 = 0
  /// The end of the address of its public map; nil: it has none.
  package var publicMap: String?

  package init(
    code: String, title: String, hazard: Hazard, departements: [Departement], nature: CrisisNature,
    status: CrisisStatus, requester: String, authorities: Set<String>, openedBy: Int, openedAt: Milliseconds,
    closedAt: Milliseconds? = nil, lastReport: Int = 0, codArmed: Bool? = nil, codAt: Milliseconds? = nil,
    hashtags: [String] = [], plannedEnd: Milliseconds? = nil
  ) {
    self.code = code
    self.title = title
    self.hazard = hazard
    self.departements = departements
    self.nature = nature
    self.status = status
    self.requester = requester
    self.authorities = authorities
    self.openedBy = openedBy
    self.openedAt = openedAt
    self.closedAt = closedAt
    self.lastReport = lastReport
    self.codArmed = codArmed
    self.codAt = codAt
    self.hashtags = hashtags
    self.plannedEnd = plannedEnd
  }
}
