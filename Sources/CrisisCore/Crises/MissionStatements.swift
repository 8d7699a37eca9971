extension MissionChange {
  /// The change in a few words: `COD armé`, `PREF63 associée`.
  package var phrase: Statement {
    switch self {
    case .cod(let isArmed): Statement("mission_change.cod", ["armed": .flag(isArmed)])
    case .authority(let code, let isAdded):
      Statement("mission_change.authority", ["authority": .text(code), "added": .flag(isAdded)])
    case .departement(let departement, let isAdded):
      Statement("mission_change.departement", ["departement": .text(departement.code), "added": .flag(isAdded)])
    case .hashtags(let words): Statement("mission_change.hashtags", ["hashtags": .list(words.map { .text($0) })])
    case .title(let title): Statement("mission_change.title", ["title": .text(title.quoted(MissionRules.longestTitle))])
    case .eased(let isEased): Statement("mission_change.eased", ["eased": .flag(isEased)])
    case .plannedEnd(let moment): Statement("mission_change.planned_end", ["until": .time(moment)])
    }
  }
}

extension Crisis {
  /// The lines of `!mission`.
  ///
  /// - Parameters:
  ///   - concerned: the other authorities that may see it.
  ///   - openedBy: the name of who asked.
  package func missionStatements(
    requester: Authority?, concerned: [Authority], openedBy: String?, telephone: String?
  ) -> [Statement] {
    let card = Statement(
      "mission.card",
      [
        "crisis": .text(code), "title": titleValue, "hazard": .hazard(hazard), "eased": .flag(status == .eased),
        "departements": .list(departements.map { .text($0.code) }), "nature": .nature(nature), "since": .time(openedAt),
        "requester": requester?.value ?? .flag(false), "by": openedBy.map { .text($0) } ?? .flag(false),
        "until": plannedEnd.map { .time($0) } ?? .flag(false),
      ], nature: nature)
    let facts = Statement(
      "mission.facts",
      [
        "crisis": .text(code), "cod_known": .flag(codArmed != nil), "cod_armed": .flag(codArmed == true),
        "cod_at": codAt.map { .time($0) } ?? .flag(false),
        "concerned": concerned.isEmpty ? .flag(false) : .list(concerned.map { .text($0.code) }),
        "hashtags": hashtags.isEmpty ? .flag(false) : .list(hashtags.map { .text($0) }),
        "telephone": telephone.map { .text($0) } ?? .flag(false),
      ], nature: nature)
    return [card, facts]
  }
}
