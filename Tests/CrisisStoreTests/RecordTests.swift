import GRDB
import Testing

@testable import CrisisCore
@testable import CrisisStore

@Suite struct RecordTests {
  @Test func theLastEntriesOfACrisisComeOldestFirst() throws {
    let store = try Store.sample(
      .memory, Sample.filed(Sample.report(1)), Sample.activated("63-feu-2411"),
      NoteWritten(crisisCode: Sample.code, by: 2, text: "un"),
      NoteWritten(crisisCode: "63-feu-2411", by: 2, text: "deux"))
    let (entries, total) = try store.read { try $0.journal(ofCrisis: Sample.code, last: 2) }
    #expect(total == 3)
    #expect(entries.map(\.event.kind) == [ReportFiled.kind, NoteWritten.kind])
    #expect(try store.read { try $0.journal(ofCrisis: "x", last: 2) }.entries.isEmpty)
  }

  /// What lasts is found however much others have done since.
  @Test func anActThatLastsIsFoundBehindABusyCrisis() throws {
    let store = try Store.sample()
    try store.append([NoticesMuted(member: 2, topics: [.claims], isMuted: true)], by: .member(2))
    let notes = (1...5_000).map { NoteWritten(crisisCode: Sample.code, by: 3, text: "\($0)") }
    try store.append(notes, by: .member(3))
    #expect(try store.read { try $0.lastAct(of: 2) }?.event is NoticesMuted)
  }

  @Test func anErasedNoteIsMarkedAndItsWordsAreGone() throws {
    let store = try Store.sample()
    let sequence = try store.append(NoteWritten(crisisCode: Sample.code, by: 2, text: "un secret"))[0]
    let remains = try NoteWritten(crisisCode: Sample.code, by: 2, text: "un secret").erased()
      .remains()
    try store.append(
      PayloadsErased(
        crisisCode: Sample.code, rows: [PayloadsErased.Row(sequence: sequence, remains: remains)], reason: "demande")
    )
    let entries = try store.read { try $0.journal(ofCrisis: Sample.code, last: 2).entries }
    #expect(entries.map(\.isErased) == [true, false])
    let text = try store.read { try $0.db.value(String.self, "SELECT text FROM note") }
    #expect(text == "[effacé]")
    #expect(try store.rebuild().isUnchanged)
    #expect(try store.verifyJournal().isSound)
  }

  @Test func rolesChangeAndChangeBack() throws {
    let store = try Store.sample()
    func roles() throws -> Set<Role>? { try store.read { try $0.member(number: 3)?.roles } }
    let first = try store.append(RoleSet(member: 3, .role(.verifier), isGranted: true))[0]
    #expect(try roles() == [.volunteer, .verifier])
    let withdrawn = try store.append(RoleSet(member: 3, .role(.verifier), isGranted: false))[0]
    #expect(try roles() == [.volunteer])
    try store.undo(withdrawn)
    #expect(try roles() == [.volunteer, .verifier])
    try store.undo(first)
    #expect(try roles() == [.volunteer])
    try store.append(RoleSet(member: 3, .manager(of: "SDIS63"), isGranted: true))
    #expect(try store.read { try $0.managers(of: "SDIS63").map(\.number) } == [1, 3])
  }

  /// The erasure of one member makes the roles of all anew from the journal.
  @Test func rolesGivenSinceOutliveTheErasureOfAMember() throws {
    let store = try Store.sample()
    try store.append(RoleSet(member: 3, .role(.admin), isGranted: true))
    try store.erase(.member(2))
    #expect(try store.read { try $0.member(number: 3)?.roles } == [.volunteer, .admin])
    #expect(try store.rebuild().isUnchanged)
  }

  @Test func thoseWhoWereCountedAreNamed() throws {
    let store = try Store.sample(
      .memory, Sample.filed(Sample.report(1)),
      ReportCounted(crisisCode: Sample.code, number: 1, member: 3, at: Sample.start),
      ReportCounted(crisisCode: Sample.code, number: 1, member: 1, at: Sample.start + 1))
    func names(_ limit: Int) throws -> [String] {
      try store.read { try $0.namesCounted(inReport: 1, crisis: Sample.code, limit: limit) }
    }
    #expect(try names(5) == ["Léa", "capitaine"])
    #expect(try names(1) == ["Léa"])
  }
}
