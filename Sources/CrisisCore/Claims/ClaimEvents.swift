/// A report that somebody works on, for a time.
package struct ReportClaimed: ReportEvent {
  package static let kind = "report.claimed"
  package static let sentence = Text("log_entry.report_claimed", .number("number"), .time("until"))
  package var crisisCode: String
  package var number: Int
  package var by: Int
  package var until: Milliseconds

  package init(crisisCode: String, number: Int, by: Int, until: Milliseconds) {
    self.crisisCode = crisisCode
    self.number = number
    self.by = by
    self.until = until
  }

  package func logPhrase(_ name: (Int) -> String) -> Statement { Self.sentence(number, until) }
}

/// A claim that has come to its end.
package struct ReportReleased: ReportEvent {
  package static let kind = "report.released"
  package static let sentence = Text("log_entry.report_released", .number("number"), .flag("expired"))
  package var crisisCode: String
  package var number: Int
  /// The journal's row of the claim.
  package var claim: Int64
  package var how: ClaimEnd

  package init(crisisCode: String, number: Int, claim: Int64, how: ClaimEnd) {
    self.crisisCode = crisisCode
    self.number = number
    self.claim = claim
    self.how = how
  }

  package func logPhrase(_ name: (Int) -> String) -> Statement { Self.sentence(number, how == .expired) }
}

/// Private notices that a member does without, or wants again.
package struct NoticesMuted: LastingEvent {
  package static let kind = "member.notices_muted"
  package static let sentence = Text(
    "log_entry.member_notices_muted", .flag("muted"), .terms("topics", NoticeTopic.self))
  package var member: Int
  package var topics: [NoticeTopic]
  package var isMuted: Bool

  package init(member: Int, topics: [NoticeTopic], isMuted: Bool) {
    self.member = member
    self.topics = topics
    self.isMuted = isMuted
  }

  package var subject: Subject { .member(member) }

  package func logPhrase(_ name: (Int) -> String) -> Statement { Self.sentence(isMuted, topics) }
  package var insteadOfUndo: Statement { Texts.mute.stays() }
}
