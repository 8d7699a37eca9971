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
    case .notYours(let code, let requester):
      Statement("refusal.mission_not_yours", ["crisis": .text(code), "authority": .text(requester)])
    case .noSuchAuthority(let given, let known, let isNear):
      Statement(
        "refusal.mission_no_such_authority",
        [
          "given": .text(given), "known": known.isEmpty ? .flag(false) : .choice(known.map { .text($0) }),
          "near": .flag(isNear), "first": .text(known.first ?? "PREF63"),
        ])
    case .noAgreement(let name, let until, let mayOverride):
      Statement(
        "refusal.mission_no_agreement",
        [
          "authority": .text(name), "until": until.map { .day($0) } ?? .flag(false), "may_override": .flag(mayOverride),
        ])
    case .unchanged(let code, let change):
      Statement("refusal.mission_unchanged", ["crisis": .text(code), "change": .list([.phrase(change.phrase)])])
    case .requesterStays(let code): Statement("refusal.requester_stays", ["authority": .text(code)])
    case .lastDepartement(let departement):
      Statement("refusal.last_departement", ["departement": .text(departement.code)])
    case .badHashtag(let given): Statement("refusal.bad_hashtag", ["given": .text(given.quoted(60))])
    case .badLength(let longest): Statement("refusal.bad_mission_length", ["longest": .duration(longest)])
    case .overtaken(let code): Statement("refusal.mission_overtaken", ["crisis": .text(code)])
    }
  }
}
