extension MissionChange {
  /// The change in a few words: `COD armé`, `PREF63 associée`.
  package var phrase: Statement {
    switch self {
    case .cod(let isArmed): Texts.missions.cod(isArmed)
    case .authority(let code, let isAdded): Texts.missions.authority(code, isAdded)
    case .departement(let departement, let isAdded): Texts.missions.departement(departement.code, isAdded)
    case .hashtags(let words): Texts.missions.hashtags(words)
    case .title(let title): Texts.missions.title(title.quoted(MissionRules.longestTitle))
    case .eased(let isEased): Texts.missions.eased(isEased)
    case .plannedEnd(let moment, let resumes): Texts.missions.plannedEnd(moment, resumes)
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
    [
      Texts.missions.card(
        self, hazard, status == .eased, departements, nature, openedAt, requester, openedBy, plannedEnd, nature: nature),
      Texts.missions.facts(
        code, codArmed != nil, codArmed == true, codAt, joint.unlessEmpty, concerned.map(\.code).unlessEmpty,
        hashtags.unlessEmpty,
        telephone, nature: nature),
    ]
  }
}
