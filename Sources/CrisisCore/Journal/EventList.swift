/// Every kind of event: a new one is added here, and says all else itself.
package enum EventList {
  package static let all: [any Event.Type] = [
    AuthorityRegistered.self,
    MemberEnrolled.self,
    LanguageChosen.self,
    RoleSet.self,
    NoticesMuted.self, AvailabilitySet.self, AccountPaired.self, AccountParted.self,
    CrisisActivated.self, JointlyRequested.self, CrisisClosed.self, CrisisChanged.self, CrisisJoined.self,
    CrisisLeft.self,
    SectorGiven.self, MapOpened.self, MapClosed.self,
    CrisisArchived.self, ErasureForetold.self, WordsForgotten.self,
    ReportFiled.self, ReportCounted.self, ReportCorrected.self, ReportVerified.self, ReportClaimed.self,
    ReportReleased.self, ReportSettled.self, ReportEscalated.self, ReportLinked.self, PictureKept.self,
    DistressRaised.self, DistressRepeated.self, DistressReceived.self, DistressCleared.self, RescueTold.self,
    ActUndone.self, PayloadsErased.self,
    DigestIssued.self, DigestPeriodSet.self,
    ShiftsPlanned.self, ShiftsConfirmed.self, ShiftArrived.self, ShiftLeft.self, ShiftAbsent.self, ShiftReplaced.self,
    ShiftsSwapped.self, ShiftsGivenUp.self,
    HeadCountSet.self,
    HandoverMade.self, HandoverNoted.self, HandoverReceived.self,
    RelayDrafted.self, RelayApproved.self, RelayRejected.self, RelayPublished.self, RelayFailed.self,
    RelayWithdrawn.self, RelayExpired.self, RelayReminded.self, RelayRemoved.self, RelayCorrected.self,
    PostingSuspended.self, PostingResumed.self,
    NoteWritten.self,
    QuestionAsked.self, QuestionAnswered.self, QuestionReminded.self, QuestionFollowed.self,
    OfferMade.self, OfferSupported.self, OfferPassed.self, OfferAccepted.self, OfferDeclined.self, OfferExpired.self,
  ]
}
