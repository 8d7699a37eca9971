import CrisisCore

extension StoreQueries {
  /// What a report is perhaps the double of, as things stand; nil: nothing, or that is settled.
  ///
  /// - Parameter gist: the report's, where it is at hand.
  package func likeness(of report: Report, _ gist: Gist? = nil) throws -> Likeness? {
    guard let number = report.like, report.mayStand, let gist = gist ?? Gist(report),
      var original = try self.report(crisis: report.crisis, number: number),
      Gist(original)?.likeness(to: gist) != nil, original.like != report.number, !original.hasLink(of: report),
      try !isInDistress(crisis: report.crisis, number: report.number)
    else { return nil }
    // A double of a double may be; a ring of them may not, and would end nothing.
    for _ in 0..<8 where original.status == .duplicate {
      guard let next = try lastSettlement(crisis: report.crisis, report: original.number)?.original,
        let its = try self.report(crisis: report.crisis, number: next)
      else { return nil }
      original = its
    }
    guard original.number != report.number, original.mayStand else { return nil }
    return Likeness(number: number, original: original)
  }

  /// Reports as a list shows them: what each is perhaps the double of as things stand.
  package func standing(_ reports: [Report]) throws -> [Report] {
    try reports.map { report in
      var report = report
      report.like = try likeness(of: report)?.original.number
      return report
    }
  }

  /// The reports that were found to say the same as this one, in order. CROSS JOIN: what was settled comes first, not every
  /// report of the crisis.
  package func doubles(of report: Report) throws -> [Int] {
    try db.rows(
      """
      SELECT DISTINCT number FROM settlement
        CROSS JOIN report ON report.crisis = settlement.crisis AND report.number = settlement.report
      WHERE settlement.crisis = ?1 AND original = ?2 AND report.status = 'duplicate'
        AND settlement.seq = (SELECT max(seq) FROM settlement AS last
          WHERE last.crisis = ?1 AND last.report = report.number)
      ORDER BY number
      """, [report.crisis, report.number]
    ) { $0[0] }
  }
}

extension Report {
  /// Whether nothing says yet that it tells of no fact, or of none of its own.
  fileprivate var mayStand: Bool {
    switch status {
    case .new, .claimed, .verified, .unverifiable: true
    case .refuted, .duplicate, .superseded, .outOfScope, .lifted, .cancelled: false
    }
  }

  /// Of one link, two reports are two facts: that was said.
  fileprivate func hasLink(of other: Report) -> Bool {
    link.map { $0.canonical == other.link?.canonical } ?? false
  }
}
