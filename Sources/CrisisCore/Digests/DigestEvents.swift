/// A digest left, in these words.
package struct DigestIssued: LastingEvent {
  package static let kind = "digest.issued"
  package static let sentence = Text("log_entry.digest_issued", .number("number"))
  package var crisisCode: String
  package var number: Int
  package var from: Milliseconds
  package var to: Milliseconds
  /// When it was to come; nil: somebody asked for it.
  package var dueAt: Milliseconds?
  package var nextAt: Milliseconds?
  package var total: Int
  /// The first eight digits of the journal's head as printed: that of the row before.
  package var head: String
  package var lines: [String]

  package var subject: Subject { .digests(crisis: crisisCode) }

  package func logPhrase(_ name: (Int) -> String) -> Statement { Self.sentence(number) }
  package var insteadOfUndo: Statement { Texts.digests.issueStays(number) }
}

extension DigestIssued {
  /// What stays of a digest when it is erased: its number, times and count.
  package func erased(_ mark: String) -> DigestIssued {
    var copy = self
    copy.lines = lines.isEmpty ? [] : [mark]
    return copy
  }
}

/// How often digests come from now on.
package struct DigestPeriodSet: LastingEvent {
  package static let kind = "digest.period_set"
  package static let sentence = Text("log_entry.digest_period_set", .maybe(.duration("every")))
  package var crisisCode: String
  /// nil: none any more.
  package var every: Milliseconds?
  package var nextAt: Milliseconds?

  package var subject: Subject { .digests(crisis: crisisCode) }

  package func logPhrase(_ name: (Int) -> String) -> Statement { Self.sentence(every) }
  package var insteadOfUndo: Statement { Texts.digests.periodStays() }
}
