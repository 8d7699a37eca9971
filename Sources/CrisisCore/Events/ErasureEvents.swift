/// Payloads of the journal that have been erased, and what is left of each: the one change that the journal allows.
package struct PayloadsErased: EventPayload {
  package static let kind = EventKind.payloadsErased
  package var crisisCode: String?
  package var rows: [Row]
  package var reason: String

  package var crisis: String? { crisisCode }

  package init(crisisCode: String?, rows: [Row], reason: String) {
    self.crisisCode = crisisCode
    self.rows = rows
    self.reason = reason
  }

  /// What stands for an erased payload when the tables are rebuilt.
  package struct Row: Sendable, Equatable, Codable {
    /// The row of the journal.
    package var sequence: Int64
    /// The payload with its personal parts replaced, as JSON without salt.
    package var remains: String

    package init(sequence: Int64, remains: String) {
      self.sequence = sequence
      self.remains = remains
    }
  }
}

extension ReportFiled {
  /// What stays of a report when it is erased: its number, times and sorting.
  package func erased(_ mark: String = "[effacé]") -> ReportFiled {
    var copy = self
    copy.link = nil
    copy.text = text == nil ? nil : mark
    copy.place = place.erased(mark)
    return copy
  }
}

extension ReportCorrected {
  package func erased(_ mark: String = "[effacé]") -> ReportCorrected {
    var copy = self
    copy.text = text == nil ? nil : mark
    copy.place = place?.erased(mark)
    return copy
  }
}

extension ReportCounted {
  package func erased(_ mark: String = "[effacé]") -> ReportCounted {
    var copy = self
    copy.text = text == nil ? nil : mark
    copy.place = place == nil ? nil : mark
    return copy
  }
}

extension ReportVerified {
  package func erased(_ mark: String = "[effacé]") -> ReportVerified {
    var copy = self
    copy.reason = reason == nil ? nil : mark
    return copy
  }
}

extension CrisisActivated {
  /// What stays of an activation: its code, times, place and authorities.
  package func erased(_ mark: String = "[effacé]") -> CrisisActivated {
    var copy = self
    copy.title = mark
    copy.overrideReason = overrideReason == nil ? nil : mark
    return copy
  }
}

extension CrisisClosed {
  package func erased(_ mark: String = "[effacé]") -> CrisisClosed {
    var copy = self
    copy.reason = mark
    return copy
  }
}

extension CrisisChanged {
  package func erased(_ mark: String = "[effacé]") -> CrisisChanged {
    var copy = self
    copy.title = title == nil ? nil : mark
    copy.hashtags = hashtags == nil ? nil : []
    copy.reason = reason == nil ? nil : mark
    return copy
  }
}

extension Place {
  /// The commune at most: neither the words typed nor the point.
  fileprivate func erased(_ mark: String) -> Place {
    Place(
      raw: raw == nil ? nil : mark, commune: commune, insee: insee, precision: commune == nil ? nil : .commune)
  }
}
