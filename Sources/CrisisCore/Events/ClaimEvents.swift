/// A report that somebody works on, for a time.
package struct ReportClaimed: EventPayload {
  package static let kind = EventKind.reportClaimed
  package var crisisCode: String
  package var number: Int
  package var by: Int
  package var until: Milliseconds

  package var crisis: String? { crisisCode }

  package init(crisisCode: String, number: Int, by: Int, until: Milliseconds) {
    self.crisisCode = crisisCode
    self.number = number
    self.by = by
    self.until = until
  }
}

/// A claim that has come to its end.
package struct ReportReleased: EventPayload {
  package static let kind = EventKind.reportReleased
  package var crisisCode: String
  package var number: Int
  /// The journal's row of the claim.
  package var claim: Int64
  package var how: ClaimEnd

  package var crisis: String? { crisisCode }

  package init(crisisCode: String, number: Int, claim: Int64, how: ClaimEnd) {
    self.crisisCode = crisisCode
    self.number = number
    self.claim = claim
    self.how = how
  }
}

/// Private notices that a member does without, or wants again.
package struct NoticesMuted: EventPayload {
  package static let kind = EventKind.noticesMuted
  package var member: Int
  package var topics: [NoticeTopic]
  package var isMuted: Bool

  package init(member: Int, topics: [NoticeTopic], isMuted: Bool) {
    self.member = member
    self.topics = topics
    self.isMuted = isMuted
  }
}
