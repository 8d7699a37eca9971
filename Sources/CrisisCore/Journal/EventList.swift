/// Every kind of event: a new one is added here, and says all else itself.
package enum EventList {
  package static let all: [any Event.Type] = [
    AuthorityRegistered.self,
    MemberEnrolled.self,
    LanguageChosen.self,
    RoleSet.self, RoleUndone.self,
    NoticesMuted.self,
    CrisisActivated.self, CrisisCancelled.self, CrisisClosed.self, CrisisReopened.self, CrisisChanged.self,
    CrisisChangeUndone.self,
    ReportFiled.self, ReportCounted.self, ReportCorrected.self, ReportCancelled.self, ReportVerified.self,
    ReportVerificationUndone.self, ReportCorrectionUndone.self, ReportClaimed.self, ReportReleased.self,
    ReportSettled.self, ReportSettlementUndone.self,
    DistressRaised.self, DistressRepeated.self, DistressReceived.self, DistressCleared.self, DistressResumed.self,
    RescueTold.self,
    PayloadsErased.self,
    DigestIssued.self, DigestPeriodSet.self,
    ShiftsPlanned.self, ShiftsConfirmed.self, ShiftArrived.self, ShiftLeft.self, ShiftAbsent.self, ShiftReplaced.self,
    ShiftsSwapped.self,
    HeadCountSet.self,
    HandoverMade.self, HandoverNoted.self, HandoverReceived.self,
    WatchActUndone.self,
    RelayDrafted.self, RelayApproved.self, RelayRejected.self, RelayPublished.self, RelayFailed.self,
    RelayWithdrawn.self, RelayExpired.self, RelayReminded.self, RelayUndone.self,
    NoteWritten.self, NoteWithdrawn.self,
    QuestionAsked.self, QuestionAnswered.self, QuestionReminded.self, QuestionWithdrawn.self, QuestionReopened.self,
    QuestionFollowed.self,
  ]
}
