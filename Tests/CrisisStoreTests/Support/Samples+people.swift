import CrisisCore

@testable import CrisisStore

extension Sample {
  /// One event of each kind about the team, in an order in which they may come.
  ///
  /// - Parameter rows: those of the journal before.
  static func people(after rows: Int = 0) -> [Event] {
    let row = Int64(rows)
    return [
      .noteWritten(NoteWritten(crisisCode: code, by: 2, text: "le préfet est appelé\n")),
      .noteWithdrawn(NoteWithdrawn(crisisCode: code, note: row + 1)),
      .roleSet(RoleSet(member: 3, .role(.verifier), isGranted: true)),
      .roleUndone(RoleUndone(member: 3, change: row + 3)),
      .reportClaimed(ReportClaimed(crisisCode: code, number: 1, by: 3, until: start + .hour)),
      .reportReleased(ReportReleased(crisisCode: code, number: 1, claim: row + 5, how: .released)),
      .noticesMuted(NoticesMuted(member: 3, topics: [.reliefs], isMuted: true)),
      .crisisChanged(CrisisChanged(code: code, .cod(true))),
      .crisisChangeUndone(CrisisChangeUndone(code: code, change: row + 8)),
    ]
  }
}
