/// Why nothing was changed in what is known of a crisis (`commands/texts/missions.yaml`).
package enum MissionRefusal: Sendable, Equatable {
  /// A coordinator, or a manager of the authority that asked, may.
  case notYours(String, requester: String)
  /// `isNear`: those known are not all, but what was probably meant.
  case noSuchAuthority(given: String, known: [String], isNear: Bool = false)
  case noAgreement(name: String, until: String?, mayOverride: Bool)
  /// Already as it is asked to be; the change in words.
  case unchanged(String, MissionChange)
  case requesterStays(String)
  case lastDepartement(Departement)
  case badHashtag(given: String)
  case badLength(longest: Milliseconds)
  /// The same has been changed again since.
  case overtaken(String)

  package var statement: Statement {
    switch self {
    case .notYours(let code, let requester): Texts.missions.notYours(code, requester)
    case .noSuchAuthority(let given, let known, let isNear):
      Texts.missions.noSuchAuthority(given, known.unlessEmpty, isNear, known.first ?? "PREF63")
    case .noAgreement(let name, let until, let mayOverride): Texts.missions.noAgreement(name, until, mayOverride)
    case .unchanged(let code, let change): Texts.missions.unchanged(code, change.phrase)
    case .requesterStays(let code): Texts.missions.requesterStays(code)
    case .lastDepartement(let departement): Texts.missions.lastDepartement(departement.code)
    case .badHashtag(let given): Texts.missions.badHashtag(given.quoted(60))
    case .badLength(let longest): Texts.missions.badLength(longest)
    case .overtaken(let code): Texts.missions.overtaken(code)
    }
  }
}
