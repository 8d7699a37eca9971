/// A report is a call for help. Raised again after it was lifted, it begins anew.
package struct DistressRaised: EventPayload {
  package static let kind = EventKind.distressRaised
  package var crisisCode: String
  package var number: Int
  package var by: Int

  package var crisis: String? { crisisCode }

  package init(crisisCode: String, number: Int, by: Int) {
    self.crisisCode = crisisCode
    self.number = number
    self.by = by
  }
}

/// Said again to those who have not taken it in charge.
package struct DistressRepeated: EventPayload {
  package static let kind = EventKind.distressRepeated
  package var crisisCode: String
  package var number: Int
  /// The coordinator who is told to telephone.
  package var named: Int?

  package var crisis: String? { crisisCode }

  package init(crisisCode: String, number: Int, named: Int? = nil) {
    self.crisisCode = crisisCode
    self.number = number
    self.named = named
  }
}

/// Taken in charge.
package struct DistressReceived: EventPayload {
  package static let kind = EventKind.distressReceived
  package var crisisCode: String
  package var number: Int
  package var by: Int
  /// The authority whose manager it was; nil: a coordinator.
  package var authority: String?

  package var crisis: String? { crisisCode }

  package init(crisisCode: String, number: Int, by: Int, authority: String? = nil) {
    self.crisisCode = crisisCode
    self.number = number
    self.by = by
    self.authority = authority
  }
}

/// Lifted: it is over, or was none.
package struct DistressCleared: EventPayload {
  package static let kind = EventKind.distressCleared
  package var crisisCode: String
  package var number: Int
  package var by: Int
  package var reason: String

  package var crisis: String? { crisisCode }

  package init(crisisCode: String, number: Int, by: Int, reason: String) {
    self.crisisCode = crisisCode
    self.number = number
    self.by = by
    self.reason = reason
  }
}

/// A taking in charge, or a lifting, taken back: the distress goes on.
package struct DistressResumed: EventPayload {
  package static let kind = EventKind.distressResumed
  package var crisisCode: String
  package var number: Int
  package var step: DistressStep

  package var crisis: String? { crisisCode }

  package init(crisisCode: String, number: Int, step: DistressStep) {
    self.crisisCode = crisisCode
    self.number = number
    self.step = step
  }
}

/// Whether the emergency services were told, as somebody says who should know.
package struct RescueTold: EventPayload {
  package static let kind = EventKind.rescueTold
  package var crisisCode: String
  package var number: Int
  package var by: Int
  package var isTold: Bool

  package var crisis: String? { crisisCode }

  package init(crisisCode: String, number: Int, by: Int, isTold: Bool) {
    self.crisisCode = crisisCode
    self.number = number
    self.by = by
    self.isTold = isTold
  }
}

extension DistressCleared {
  /// What stays of it when its report is erased.
  package func erased(_ mark: String = "[effacé]") -> DistressCleared {
    var copy = self
    copy.reason = mark
    return copy
  }
}
