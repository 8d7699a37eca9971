/// The words of a mission that is over are to go at a moment: said some days before, so that they can be exported.
package struct ErasureForetold: CrisisEvent {
  package static let kind = "crisis.erasure_foretold"
  package static let sentence = Text("log_entry.crisis_erasure_foretold", .time("at"))
  package var code: String
  package var at: Milliseconds

  package init(code: String, at: Milliseconds) {
    self.code = code
    self.at = at
  }

  package func logPhrase(_ name: (Int) -> String) -> Statement { Self.sentence(at) }
}

/// The words of the next rows of a mission have gone, up to one of the journal; the rows themselves say so beside it.
package struct WordsForgotten: CrisisEvent {
  package static let kind = "crisis.words_forgotten"
  package static let sentence = Text("log_entry.crisis_words_forgotten", .number("count"), .flag("last"))
  package var code: String
  package var upTo: Int64
  /// How many rows so far.
  package var count: Int
  /// Nothing is left.
  package var isLast: Bool

  package init(code: String, upTo: Int64, count: Int, isLast: Bool) {
    self.code = code
    self.upTo = upTo
    self.count = count
    self.isLast = isLast
  }

  package func logPhrase(_ name: (Int) -> String) -> Statement { Self.sentence(count, isLast) }
}

/// What a mission that is over still holds.
package struct RetainedCrisis: Sendable, Equatable, Decodable {
  package var code: String
  package var closedAt: Milliseconds
  /// When the coordination was told that its words will go; nil: not yet.
  package var foretoldAt: Milliseconds?
  /// The row of the journal up to which they have gone, and how many rows that were.
  package var forgottenUpTo: Int64
  package var forgotten: Int
}

/// An offer that is over and still holds words.
package struct RetainedOffer: Sendable, Equatable, Decodable {
  package var number: Int
  /// Since when; of one that became a mission, when that lost its words.
  package var overAt: Milliseconds
  package var becameMission: Bool
}

/// The words of missions that are over are kept for some time.
package enum RetentionRules {
  /// The coordination hears whose words have gone: an offer is short, and nobody has to keep anything of it before.
  package static func forgot(offers numbers: [Int]) -> [Announcement] {
    guard !numbers.isEmpty else { return [] }
    let told = Texts.privacy.offersForgotten(numbers.map { "P\($0)" }, numbers.count)
    return [Announcement(to: .coordination, about: nil, told, lifetime: 3 * .day)]
  }

  package static func foretell(_ crisis: Crisis, at moment: Milliseconds, days: Int) -> Decision {
    let told = Texts.privacy.foretold(crisis, crisis.closedAt, moment, days, nature: crisis.nature)
    return Decision(
      [ErasureForetold(code: crisis.code, at: moment)],
      announcements: [Announcement(to: .coordination, about: crisis.code, told, lifetime: 3 * .day)])
  }

  /// - Parameters:
  ///   - upTo: the last row that was looked at.
  ///   - count: how many rows have lost their words so far.
  package static func forgot(_ crisis: Crisis, upTo: Int64, count: Int, isLast: Bool) -> Decision {
    let event = WordsForgotten(code: crisis.code, upTo: upTo, count: count, isLast: isLast)
    guard isLast else { return Decision([event]) }
    let told = Texts.privacy.forgotten(crisis.code, count, nature: crisis.nature)
    return Decision(
      [event], announcements: [Announcement(to: .coordination, about: crisis.code, told, lifetime: 3 * .day)])
  }
}
