@testable import CrisisCore

/// Events of notes, roles, claims and silences, twice where they have optional parts.
enum TeamSamples {
  static let events: [Event] = [
    .noteWritten(NoteWritten(crisisCode: "63-crue-2411", by: 4, text: "le préfet : appelé\u{0} « à 3h »")),
    .noteWithdrawn(NoteWithdrawn(crisisCode: "63-crue-2411", note: 12)),
    .roleSet(RoleSet(member: 1, .role(.verifier), isGranted: true)),
    .roleSet(RoleSet(member: 6, .manager(of: "SDIS63"), isGranted: false)),
    .roleUndone(RoleUndone(member: 1, change: 9)),
    .reportClaimed(ReportClaimed(crisisCode: "63-crue-2411", number: 47, by: 2, until: Milliseconds.max)),
    .reportReleased(ReportReleased(crisisCode: "63-crue-2411", number: 47, claim: 9, how: .expired)),
    .crisisChanged(CrisisChanged(code: "63-crue-2411", .cod(true))),
    .crisisChanged(CrisisChanged(code: "63-crue-2411", .authority("PREF63", isAdded: false), reason: "départ")),
    .crisisChanged(CrisisChanged(code: "63-crue-2411", .hashtags(["#crue63"]))),
    .crisisChanged(CrisisChanged(code: "63-crue-2411", .plannedEnd(Milliseconds.max))),
    .crisisChangeUndone(CrisisChangeUndone(code: "63-crue-2411", change: 9)),
    .noticesMuted(NoticesMuted(member: 1, topics: NoticeTopic.allCases, isMuted: true)),
  ]
}
