/// A report that somebody works on, for a time.
package struct ReportClaimed: ReportEvent {
  package static let kind = "report.claimed"
  package static let sentence = Text("log_entry.report_claimed", .number("number"), .time("until"))
  package var crisisCode: String
  package var number: Int
  package var by: Int
  package var until: Milliseconds

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

  package var subject: Subject { .member(member) }

  package func logPhrase(_ name: (Int) -> String) -> Statement { Self.sentence(isMuted, topics) }
  package var insteadOfUndo: Statement { Texts.mute.stays() }
}
