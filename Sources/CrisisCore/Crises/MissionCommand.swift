/// What somebody says of a crisis.
package enum MissionOrder: Sendable, Equatable {
  /// `!mission cod armé`; `reason`: why the want of an agreement is overridden.
  case change(MissionChange, reason: String?)
  /// `!alléger décrue lente`; nil: nobody said why.
  case ease(reason: String?)
  /// `!alléger fin`
  case resume(reason: String?)
  /// `!prolonger 6h`
  case extend(Milliseconds, reason: String?)
}

/// One change of what is known of a crisis.
package enum MissionChange: Sendable, Equatable {
  /// Whether the COD is armed.
  case cod(Bool)
  /// By code; taken away where it is not added.
  case authority(String, isAdded: Bool)
  case departement(Departement, isAdded: Bool)
  /// All of them, as typed, in the place of those before.
  case hashtags([String])
  case title(String)
  case eased(Bool)
  /// `resumes`: its watch was eased, and is no more.
  case plannedEnd(Milliseconds, resumes: Bool = false)

  /// What a later change of the same would overtake.
  package var field: String {
    switch self {
    case .cod: "cod"
    case .authority(let code, _): "authority:\(code)"
    case .departement(let departement, _): "departement:\(departement.code)"
    case .hashtags: "hashtags"
    case .title: "title"
    case .eased: "eased"
    case .plannedEnd: "planned_end"
    }
  }
}

/// What falls due for a mission.
package enum MissionClock: Sendable, Equatable {
  /// The end that somebody foresaw is there.
  case plannedEnd(crisis: String, at: Milliseconds)
}
