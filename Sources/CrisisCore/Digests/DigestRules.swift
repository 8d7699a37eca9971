/// Who may have digests issued, and when they come.
package enum DigestRules {
  package static let shortestPeriod: Milliseconds = 15 * .minute
  package static let longestPeriod: Milliseconds = .day
  /// A digest that comes later than this after its time says so.
  package static let lateness: Milliseconds = 5 * .minute

  /// Whether this person, there, has a digest issued for all; who may not reads it alone.
  package static func mayIssue(_ asker: Asker) -> Bool {
    guard let member = asker.member else { return false }
    return switch asker.venue {
    case .managers(let authority): asker.isCoordinator || member.manages.contains(authority)
    case .coordination, .crisis(_, .managers): asker.isCoordinator || !member.manages.isEmpty
    case .volunteers, .crisis(_, .volunteers), .direct: false
    }
  }

  package static func setPeriod(
    _ every: Milliseconds?, of crisis: Crisis, next: Milliseconds?, by asker: Asker
  ) throws(Refusal) -> Decision {
    guard let member = asker.member else { throw .unidentified }
    guard asker.isCoordinator || !member.manages.isDisjoint(with: crisis.authorities) else {
      throw .because(Texts.refusals.notAllowed("digest", [.coordinator, .manager]))
    }
    let event = DigestPeriodSet(crisisCode: crisis.code, every: every, nextAt: next)
    guard let every else {
      return Decision([event], answer: Texts.digests.stopped(crisis.code, nature: crisis.nature))
    }
    guard (shortestPeriod...longestPeriod).contains(every) else {
      throw .because(Texts.refusals.badDigestPeriod(shortestPeriod, longestPeriod))
    }
    return Decision([event], answer: Texts.digests.period(crisis.code, every, next, nature: crisis.nature))
  }

  /// When the next digest of a crisis is due; nil: none is.
  ///
  /// - Parameters:
  ///   - every: how often they come now.
  ///   - slot: the first time of such a period after a moment.
  package static func due(
    _ crisis: Crisis, last: Digest?, period: DigestPeriod?, every: Milliseconds?, firstWithin: Milliseconds,
    slot: (_ every: Milliseconds, _ moment: Milliseconds) -> Milliseconds
  ) -> Milliseconds? {
    // The watch was eased or taken up again since: what was due then counts no more.
    if let last, let turned = crisis.turnedAt, crisis.turnedSequence > max(last.sequence, period?.sequence ?? 0) {
      return every.map { crisis.turnedNext ?? slot($0, turned) }
    }
    if let period, period.sequence > last?.sequence ?? 0 { return period.nextAt }
    if let last { return last.nextAt }
    // Said before the time that was promised, queue included.
    return crisis.openedAt + firstWithin - min(2 * .minute, firstWithin / 5)
  }

  /// How often digests come; nil: not of themselves. While the watch is eased they are rarer, unless somebody has said since
  /// how often they shall come.
  package static func every(
    _ period: DigestPeriod?, of crisis: Crisis, usual: Milliseconds, eased: Milliseconds
  ) -> Milliseconds? {
    let every = period.map(\.every) ?? usual
    guard crisis.status == .eased, period?.sequence ?? 0 < crisis.turnedSequence else { return every }
    return every.map { max($0, eased) }
  }

  /// How far the digests of two crises are apart: the network takes about a line a second.
  package static let distance: Milliseconds = 3 * .minute
  static let longestDelay: Milliseconds = 30 * .minute

  /// When a digest of a slot leaves, so that those of several crises do not all leave at once. Which time that is stands in
  /// the record of the digest before, so that it stays as it was promised.
  ///
  /// - Parameter others: when the next digests of the other crises leave.
  package static func staggered(
    _ slot: Milliseconds, every: Milliseconds, among others: [Milliseconds]
  ) -> Milliseconds {
    (0...min(every / 4, longestDelay) / distance).lazy.map { slot + $0 * distance }
      .first { time in others.allSatisfy { abs($0 - time) >= distance } } ?? slot
  }
}
