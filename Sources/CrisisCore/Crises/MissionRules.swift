/// `!mission`, `!prolonger`: what is known of a crisis, and who may say so.
package enum MissionRules {
  /// In bytes of UTF-8.
  package static let longestTitle = 120
  package static let mostHashtags = 6
  static let longestHashtag = 50
  /// The authorities that a refusal names where none is like the one typed.
  static let mostKnown = 5
  package static let longestExtension: Milliseconds = 7 * .day

  /// The records that decide.
  package struct Situation: Sendable {
    package var crisis: Crisis
    package var authorities: [Authority]
    package var open: [Crisis]
    /// The managers of the authorities that have no room.
    package var withoutRoom: ManagersWithoutRoom = [:]
    /// Where the watch is taken up again: when the next digest comes.
    package var nextDigest: Milliseconds?
    /// Today where the crisis is, `2026-11-24`.
    package var day: String
    /// The codes that are like one typed.
    package var nearest: @Sendable (_ typed: String, _ codes: [String]) -> [String]

    package init(
      crisis: Crisis, authorities: [Authority], open: [Crisis], day: String,
      nearest: @escaping @Sendable (_ typed: String, _ codes: [String]) -> [String]
    ) {
      self.crisis = crisis
      self.authorities = authorities
      self.open = open
      self.day = day
      self.nearest = nearest
    }
  }

  /// Whether this person may read all that is known of a crisis.
  package static func mayRead(_ crisis: Crisis, _ asker: Asker) -> Bool {
    asker.isCoordinator || !(asker.member?.manages ?? []).isDisjoint(with: crisis.authorities)
  }

  package static func change(
    _ change: MissionChange, reason: String? = nil, by asker: Asker, in situation: Situation
  ) throws(Refusal) -> Decision {
    guard let member = asker.member else { throw .unidentified }
    let crisis = situation.crisis
    try checkRights(change, crisis, asker)
    try ReportRules.checkLength(reason)
    let (change, isOverridden) = try checked(change, reason, asker, situation)
    let event = CrisisChanged(
      code: crisis.code, change, reason: isOverridden ? reason : change.ownReason(reason),
      nextDigest: situation.nextDigest)
    let changed = Texts.missions.isChanged(crisis, member.name, asker.at, change.phrase, nature: crisis.nature)
    var announcements = audiences(change, crisis).map { Announcement(to: $0, about: crisis.code, changed) }
    if case .authority(let code, isAdded: true) = change {
      let requester = situation.authorities.first { $0.code == crisis.requester }
      let joined = Texts.missions.authorityJoined(crisis, member.name, asker.at, requester, nature: crisis.nature)
      announcements.append(
        Announcement(to: .managers(of: [code]), about: crisis.code, joined, lifetime: .day).weighing(.life))
      if let authority = situation.authorities.first(where: { $0.code == code }) {
        announcements += situation.withoutRoom.announcements(of: authority, about: crisis.code, nature: crisis.nature)
      }
    }
    return Decision(
      [event], answer: Texts.missions.changed(crisis.code, change.phrase, asker.at, nature: crisis.nature),
      announcements: announcements)
  }

  /// When a mission is prolonged to, from now. Who prolongs one whose watch was eased wants the team again: it is whole.
  package static func plannedEnd(
    of crisis: Crisis, after length: Milliseconds, at now: Milliseconds
  ) throws(Refusal) -> MissionChange {
    guard (15 * .minute...longestExtension).contains(length) else {
      throw .because(Texts.missions.badLength(longestExtension))
    }
    return .plannedEnd(now + length, resumes: crisis.status == .eased)
  }

  // MARK: - Checks

  /// That the COD is armed is a fact, which any manager concerned may know first; the rest is for those who asked.
  static func checkRights(_ change: MissionChange, _ crisis: Crisis, _ asker: Asker) throws(Refusal) {
    if asker.isCoordinator { return }
    let manages = asker.member?.manages ?? []
    if case .cod = change, !manages.isDisjoint(with: crisis.authorities) { return }
    guard manages.contains(crisis.requester) else {
      throw .because(Texts.missions.notYours(crisis.code, crisis.requester))
    }
  }

  /// The change as it is kept, and whether the want of an agreement was overridden.
  private static func checked(
    _ change: MissionChange, _ reason: String?, _ asker: Asker, _ situation: Situation
  ) throws(Refusal) -> (MissionChange, Bool) {
    let crisis = situation.crisis
    func same(_ isSame: Bool) throws(Refusal) {
      if isSame { throw .because(Texts.missions.unchanged(crisis.code, change.phrase)) }
    }
    switch change {
    case .cod(let isArmed): try same(crisis.codArmed == isArmed)
    case .eased(let isEased): try same((crisis.status == .eased) == isEased)
    case .plannedEnd: break
    case .title(let title):
      guard title.utf8.count <= longestTitle else { throw .because(Texts.reports.isTooLong(longestTitle)) }
      try same(crisis.title == title)
    case .hashtags(let words):
      let hashtags = try self.hashtags(words)
      try same(crisis.hashtags == hashtags)
      return (.hashtags(hashtags), false)
    case .departement(let departement, isAdded: true):
      try same(crisis.departements.contains(departement))
      let other = situation.open.first {
        $0.code != crisis.code && $0.hazard == crisis.hazard && $0.nature == crisis.nature
          && $0.departements.contains(departement) && asker.sees($0)
      }
      if let other { throw .because(Texts.refusals.alreadyActive(other.code, other.title, other.openedAt)) }
    case .departement(let departement, isAdded: false):
      try same(!crisis.departements.contains(departement))
      guard crisis.departements.count > 1 else { throw .because(Texts.missions.lastDepartement(departement.code)) }
    case .authority(let given, let isAdded):
      return try authority(given, isAdded, reason, asker, situation)
    }
    return (change, false)
  }

  private static func authority(
    _ given: String, _ isAdded: Bool, _ reason: String?, _ asker: Asker, _ situation: Situation
  ) throws(Refusal) -> (MissionChange, Bool) {
    let crisis = situation.crisis
    guard let authority = situation.authorities.first(where: { $0.code.uppercased() == given.uppercased() }) else {
      let codes = situation.authorities.map(\.code)
      let near = situation.nearest(given, codes)
      let known = near.isEmpty ? Array(codes.prefix(mostKnown)) : near
      throw .because(
        Texts.missions.noSuchAuthority(given.quoted(40), known.unlessEmpty, !near.isEmpty, known.first ?? "PREF63"))
    }
    let change = MissionChange.authority(authority.code, isAdded: isAdded)
    guard crisis.authorities.contains(authority.code) != isAdded else {
      throw .because(Texts.missions.unchanged(crisis.code, change.phrase))
    }
    guard isAdded else {
      guard authority.code != crisis.requester else { throw .because(Texts.missions.requesterStays(authority.code)) }
      return (change, false)
    }
    if authority.agreement?.isInForce(on: situation.day) ?? false { return (change, false) }
    guard asker.isCoordinator, reason?.unlessBlank != nil else {
      throw .because(
        Texts.missions.noAgreement(
          authority.name, authority.agreement?.until, asker.isCoordinator ? authority.code : nil))
    }
    return (change, true)
  }

  private static func hashtags(_ words: [String]) throws(Refusal) -> [String] {
    var hashtags: [String] = []
    for word in words {
      let bare = word.drop { $0 == "#" }
      guard !bare.isEmpty, bare.utf8.count <= longestHashtag,
        bare.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" }), hashtags.count < mostHashtags
      else { throw .because(Texts.missions.badHashtag(word.quoted(60))) }
      let hashtag = "#" + bare
      if !hashtags.contains(hashtag) { hashtags.append(hashtag) }
    }
    return hashtags
  }

  // MARK: - Who is told

  /// Those whose work it changes. The managers of an authority that is taken away are told by the coordination.
  static func audiences(_ change: MissionChange, _ crisis: Crisis) -> [AnnouncementAudience] {
    let managers = AnnouncementAudience.managersConcerned
    switch change {
    case .cod, .plannedEnd(_, resumes: false): return [.coordination, managers]
    case .authority: return [.coordination]
    case .departement, .eased, .plannedEnd: return [.volunteers, .coordination, managers]
    case .hashtags: return [.volunteers, .coordination]
    case .title: return [.coordination]
    }
  }

  // MARK: - What falls due

  /// The end that somebody foresaw is there: those who decide are asked to.
  package static func ended(_ crisis: Crisis) -> [Announcement] {
    let statement = Texts.missions.endIsThere(crisis, crisis.plannedEnd, nature: crisis.nature)
    return [.coordination, .managersConcerned].map { Announcement(to: $0, about: crisis.code, statement) }
  }
}

extension MissionChange {
  /// Why it was made, of a change that is kept with its reason.
  fileprivate func ownReason(_ reason: String?) -> String? {
    if case .plannedEnd = self { reason?.unlessBlank } else { nil }
  }
}
