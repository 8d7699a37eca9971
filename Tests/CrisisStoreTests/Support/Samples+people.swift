@testable import CrisisCore
@testable import CrisisStore

extension Sample {
  /// One event of each kind about the team, in an order in which they may come.
  ///
  /// - Parameter rows: those of the journal before.
  static func people(after rows: Int = 0) -> [any Event] {
    let row = Int64(rows)
    return [
      NoteWritten(crisisCode: code, by: 2, text: "le préfet est appelé\n"),
      RoleSet(member: 3, .role(.verifier), isGranted: true),
      ReportClaimed(crisisCode: code, number: 1, by: 3, until: start + .hour),
      ReportReleased(crisisCode: code, number: 1, claim: row + 3, how: .released),
      NoticesMuted(member: 3, topics: [.reliefs], isMuted: true),
      CrisisChanged(code: code, .cod(true)),
      AvailabilitySet(member: 3, hours(0, 4), isAvailable: true),
      AvailabilitySet(member: 3, hours(1, 2), isAvailable: false),
      CrisisJoined(crisisCode: code, member: 3),
      CrisisJoined(crisisCode: code, member: 2),
      CrisisLeft(crisisCode: code, member: 2),
      AccountPaired(member: 2, account: "visov/léa", before: 3),
      AccountPaired(member: 2, account: "secours/jo", before: nil),
      AccountParted(member: 2, account: "visov/léa", before: 3),
      AccountParted(member: 2, account: "secours/jo", before: nil),
      SectorGiven(crisisCode: code, member: 3, sector: "Issoire-Sud"),
      SectorGiven(crisisCode: code, member: 2, sector: "Coudes"),
      SectorGiven(crisisCode: code, member: 2, sector: nil),
      MapOpened(code: code, address: "x7k2", askedBy: 2),
      MapClosed(code: code),
      MapOpened(code: code, address: "m3pq", askedBy: 2),
      ReportLinked(crisisCode: code, number: 1, by: 2, link: Link(typed: "https://x.com/a/status/1?s=20")),
      PictureKept(
        crisisCode: code, number: 1, by: 2, hash: String(repeating: "ab", count: 32), type: .jpeg, size: 84_000,
        link: "https://pbs.twimg.com/media/pont.jpg"),
    ]
  }
}
