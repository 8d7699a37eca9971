/// Something that has happened to the records: what the journal holds. Applying the events in order makes the tables.
package enum Event: Sendable, Equatable {
  case authorityRegistered(AuthorityRegistered)
  case memberEnrolled(MemberEnrolled)
  case languageChosen(LanguageChosen)
  case crisisActivated(CrisisActivated)
  case crisisCancelled(CrisisCancelled)
  case crisisClosed(CrisisClosed)
  case crisisReopened(CrisisReopened)
  case reportFiled(ReportFiled)
  case reportCounted(ReportCounted)
  case reportCorrected(ReportCorrected)
  case reportCancelled(ReportCancelled)
  case reportVerified(ReportVerified)
  case reportVerificationUndone(ReportVerificationUndone)
  case reportCorrectionUndone(ReportCorrectionUndone)
  case payloadsErased(PayloadsErased)
  case digestIssued(DigestIssued)
  case digestPeriodSet(DigestPeriodSet)
  case watch(WatchEvent)
  case relay(RelayEvent)
  case distressRaised(DistressRaised)
  case distressRepeated(DistressRepeated)
  case distressReceived(DistressReceived)
  case distressCleared(DistressCleared)
  case distressResumed(DistressResumed)
  case rescueTold(RescueTold)
  case noteWritten(NoteWritten)
  case noteWithdrawn(NoteWithdrawn)
  case roleSet(RoleSet)
  case roleUndone(RoleUndone)
  case reportClaimed(ReportClaimed)
  case reportReleased(ReportReleased)
  case noticesMuted(NoticesMuted)
  case reportSettled(ReportSettled)
  case reportSettlementUndone(ReportSettlementUndone)
  case questionAsked(QuestionAsked)
  case questionAnswered(QuestionAnswered)
  case questionReminded(QuestionReminded)
  case questionWithdrawn(QuestionWithdrawn)
  case questionReopened(QuestionReopened)
  case questionFollowed(QuestionFollowed)
  case crisisChanged(CrisisChanged)
  case crisisChangeUndone(CrisisChangeUndone)

  package var payload: any EventPayload {
    switch self {
    case .authorityRegistered(let payload): payload
    case .memberEnrolled(let payload): payload
    case .languageChosen(let payload): payload
    case .crisisActivated(let payload): payload
    case .crisisCancelled(let payload): payload
    case .crisisClosed(let payload): payload
    case .crisisReopened(let payload): payload
    case .reportFiled(let payload): payload
    case .reportCounted(let payload): payload
    case .reportCorrected(let payload): payload
    case .reportCancelled(let payload): payload
    case .reportVerified(let payload): payload
    case .reportVerificationUndone(let payload): payload
    case .reportCorrectionUndone(let payload): payload
    case .payloadsErased(let payload): payload
    case .digestIssued(let payload): payload
    case .digestPeriodSet(let payload): payload
    case .watch(let event): event.payload
    case .relay(let event): event.payload
    case .distressRaised(let payload): payload
    case .distressRepeated(let payload): payload
    case .distressReceived(let payload): payload
    case .distressCleared(let payload): payload
    case .distressResumed(let payload): payload
    case .rescueTold(let payload): payload
    case .noteWritten(let payload): payload
    case .noteWithdrawn(let payload): payload
    case .roleSet(let payload): payload
    case .roleUndone(let payload): payload
    case .reportClaimed(let payload): payload
    case .reportReleased(let payload): payload
    case .noticesMuted(let payload): payload
    case .reportSettled(let payload): payload
    case .reportSettlementUndone(let payload): payload
    case .questionAsked(let payload): payload
    case .questionAnswered(let payload): payload
    case .questionReminded(let payload): payload
    case .questionWithdrawn(let payload): payload
    case .questionReopened(let payload): payload
    case .questionFollowed(let payload): payload
    case .crisisChanged(let payload): payload
    case .crisisChangeUndone(let payload): payload
    }
  }

  /// All that the journal says of it beside the payload, looked up once.
  package var header: (kind: EventKind, version: Int, crisis: String?) {
    let payload = payload
    let type = type(of: payload)
    return (type.kind, type.version, payload.crisis)
  }

  package var kind: EventKind { type(of: payload).kind }
  package var version: Int { type(of: payload).version }
  /// The code of the crisis it belongs to, or nil.
  package var crisis: String? { payload.crisis }
}

/// The names of the kinds of events in the journal. Decoded for ever: a name is never reused or changed.
package enum EventKind: String, Sendable, CaseIterable {
  case authorityRegistered = "authority.registered"
  case memberEnrolled = "member.enrolled"
  case languageChosen = "member.language"
  case crisisActivated = "crisis.activated"
  case crisisCancelled = "crisis.cancelled"
  case crisisClosed = "crisis.closed"
  case crisisReopened = "crisis.reopened"
  case reportFiled = "report.filed"
  case reportCounted = "report.counted"
  case reportCorrected = "report.corrected"
  case reportCancelled = "report.cancelled"
  case reportVerified = "report.verified"
  case reportVerificationUndone = "report.verification_undone"
  case reportCorrectionUndone = "report.correction_undone"
  case payloadsErased = "journal.erased"
  case digestIssued = "digest.issued"
  case digestPeriodSet = "digest.period_set"
  case shiftsPlanned = "shift.planned"
  case shiftsConfirmed = "shift.confirmed"
  case shiftArrived = "shift.arrived"
  case shiftLeft = "shift.left"
  case shiftAbsent = "shift.absent"
  case shiftReplaced = "shift.replaced"
  case shiftsSwapped = "shift.swapped"
  case headCountSet = "watch.head_count"
  case handoverMade = "handover.made"
  case handoverNoted = "handover.noted"
  case handoverReceived = "handover.received"
  case watchActUndone = "watch.undone"
  case relayDrafted = "relay.drafted"
  case relayApproved = "relay.approved"
  case relayRejected = "relay.rejected"
  case relayPublished = "relay.published"
  case relayFailed = "relay.failed"
  case relayWithdrawn = "relay.withdrawn"
  case relayExpired = "relay.expired"
  case relayReminded = "relay.reminded"
  case relayUndone = "relay.undone"
  case distressRaised = "report.distress_raised"
  case distressRepeated = "report.distress_repeated"
  case distressReceived = "report.distress_received"
  case distressCleared = "report.distress_cleared"
  case distressResumed = "report.distress_resumed"
  case rescueTold = "report.rescue_told"
  case noteWritten = "note.written"
  case noteWithdrawn = "note.withdrawn"
  case roleSet = "member.role_set"
  case roleUndone = "member.role_undone"
  case reportClaimed = "report.claimed"
  case reportReleased = "report.released"
  case noticesMuted = "member.notices_muted"
  case reportSettled = "report.settled"
  case reportSettlementUndone = "report.settlement_undone"
  case questionAsked = "question.asked"
  case questionAnswered = "question.answered"
  case questionReminded = "question.reminded"
  case questionWithdrawn = "question.withdrawn"
  case questionReopened = "question.reopened"
  case questionFollowed = "question.followed"
  case crisisChanged = "crisis.changed"
  case crisisChangeUndone = "crisis.change_undone"
}

/// What one kind of event says. The JSON of a shipped version is decoded for ever: a new field is optional, any other
/// change is a new version.
package protocol EventPayload: Sendable, Equatable, Codable {
  static var kind: EventKind { get }
  static var version: Int { get }
  var crisis: String? { get }
}

extension EventPayload {
  package static var version: Int { 1 }
  package var crisis: String? { nil }
}
