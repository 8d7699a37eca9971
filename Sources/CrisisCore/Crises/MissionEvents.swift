/// One thing that is known of a crisis has changed; exactly one of the fields is there, but for a planned end with which
/// the watch is taken up again.
package struct CrisisChanged: CrisisEvent {
  package static let kind = "crisis.changed"
  package static let sentence = Text("log_entry.crisis_changed", .maybe(.phrase("change")), .maybe(.words("text")))
  package var code: String
  package var codArmed: Bool?
  package var authority: String?
  package var departement: Departement?
  package var hashtags: [String]?
  package var title: String?
  package var isEased: Bool?
  package var plannedEnd: Milliseconds?
  /// Of an authority or a département: it is taken away.
  package var isRemoval: Bool?
  /// Why; why the want of an agreement was overridden, too.
  package var reason: String?
  /// Where the watch was eased, or taken up again: when the next digest comes, as it was said.
  package var nextDigest: Milliseconds?

  package init(code: String, _ change: MissionChange, reason: String? = nil, nextDigest: Milliseconds? = nil) {
    self.code = code
    self.reason = reason
    self.nextDigest = nextDigest
    switch change {
    case .cod(let isArmed): codArmed = isArmed
    case .authority(let authority, let isAdded):
      self.authority = authority
      isRemoval = isAdded ? nil : true
    case .departement(let departement, let isAdded):
      self.departement = departement
      isRemoval = isAdded ? nil : true
    case .hashtags(let hashtags): self.hashtags = hashtags
    case .title(let title): self.title = title
    case .eased(let isEased): self.isEased = isEased
    case .plannedEnd(let moment, let resumes):
      plannedEnd = moment
      isEased = resumes ? false : nil
    }
  }

  /// nil: a newer build wrote something else.
  package var change: MissionChange? {
    if let codArmed { return .cod(codArmed) }
    if let authority { return .authority(authority, isAdded: isRemoval != true) }
    if let departement { return .departement(departement, isAdded: isRemoval != true) }
    if let hashtags { return .hashtags(hashtags) }
    if let title { return .title(title) }
    if let plannedEnd { return .plannedEnd(plannedEnd, resumes: isEased == false) }
    return isEased.map { .eased($0) }
  }

  package func logPhrase(_ name: (Int) -> String) -> Statement { Self.sentence(change?.phrase, Self.quote(reason)) }

  package func erased(_ mark: String) -> CrisisChanged {
    var copy = self
    copy.title = title == nil ? nil : mark
    copy.hashtags = hashtags == nil ? nil : []
    copy.reason = reason == nil ? nil : mark
    return copy
  }
}
