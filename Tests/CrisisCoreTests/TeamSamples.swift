@testable import CrisisCore

/// Events of notes, roles, claims and silences, twice where they have optional parts.
enum TeamSamples {
  static let events: [any Event] = [
    NoteWritten(crisisCode: "63-crue-2411", by: 4, text: "le préfet : appelé\u{0} « à 3h »"),
    RoleSet(member: 1, .role(.verifier), isGranted: true),
    RoleSet(member: 6, .manager(of: "SDIS63"), isGranted: false),
    ReportClaimed(crisisCode: "63-crue-2411", number: 47, by: 2, until: Milliseconds.max),
    ReportReleased(crisisCode: "63-crue-2411", number: 47, claim: 9, how: .expired),
    CrisisChanged(code: "63-crue-2411", .cod(true)),
    CrisisChanged(code: "63-crue-2411", .authority("PREF63", isAdded: false), reason: "départ"),
    CrisisChanged(code: "63-crue-2411", .hashtags(["#crue63"])),
    CrisisChanged(code: "63-crue-2411", .plannedEnd(Milliseconds.max)),
    AvailabilitySet(member: 1, TimeSpan(0, Milliseconds.max), isAvailable: false),
    CrisisJoined(crisisCode: "63-crue-2411", member: 1), CrisisLeft(crisisCode: "63-crue-2411", member: 1),
    SectorGiven(crisisCode: "63-crue-2411", member: 1, sector: "Issoire-Sud"),
    SectorGiven(crisisCode: "63-crue-2411", member: 1, sector: nil),
    ReportLinked(crisisCode: "63-crue-2411", number: 47, by: 2, link: Link(typed: "https://x.com/a/status/1?s=20")),
    ReportLinked(crisisCode: "63-crue-2411", number: 47, by: 2, link: nil),
    PictureKept(
      crisisCode: "63-crue-2411", number: 47, by: 2, hash: String(repeating: "ab", count: 32), type: .heic,
      size: 84_000,
      link: nil),
    PictureKept(crisisCode: "63-crue-2411", number: 47, by: 2, hash: nil, type: .png, size: 3, link: nil),
    AccountPaired(member: 1, account: "etat/@jo:example.org", before: 7),
    AccountPaired(member: 1, account: "secours/jo", before: nil),
    AccountParted(member: 1, account: "secours/jo", before: nil),
    CrisisChanged(code: "63-crue-2411", .plannedEnd(Milliseconds.max, resumes: true), reason: "la décrue tarde"),
    CrisisChanged(code: "63-crue-2411", .eased(true), reason: "décrue"),
    CrisisArchived(code: "63-crue-2411"),
    ErasureForetold(code: "63-crue-2411", at: Milliseconds.max),
    WordsForgotten(code: "63-crue-2411", upTo: 9, count: 4, isLast: true),
    CrisisArchived(code: "63-crue-2411", reason: "bilan remis"),
    NoticesMuted(member: 1, topics: NoticeTopic.allCases, isMuted: true),
  ]
}
