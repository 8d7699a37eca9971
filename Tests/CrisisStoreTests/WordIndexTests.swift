import Testing

@testable import CrisisCore
@testable import CrisisStore

/// The words of reports are found as the reports have them, however they changed.
@Suite struct WordIndexTests {
  private let folder: TemporaryFolder
  private let store: Store

  init() throws {
    folder = try TemporaryFolder()
    store = try Store.sample(.file(folder.store))
  }

  private func file(_ number: Int, _ text: String) throws {
    try store.append(Sample.filed(Sample.report(number, text: text)))
  }

  /// The numbers of the reports that are in under a word.
  private func found(_ word: String) throws -> [Int] {
    try store.read { reader in
      try reader.db.rows(
        """
        SELECT number FROM report_words JOIN report ON report.seq = report_words.rowid
        WHERE report_words MATCH ? ORDER BY number
        """, ["crisis : \"63crue2411\" AND words : \"\(word)\""]
      ) { $0[0] }
    }
  }

  @Test func wordsAreTakenInASliceAtATime() throws {
    for number in 1...5 { try file(number, "Le pont n\(number) est coupé, l’eau monte au cœur du bourg") }
    #expect(try found("pont") == [])
    #expect(try store.write { try $0.indexWords(slice: 2) } == 2)
    #expect(try found("pont") == [1, 2])
    try store.indexWords()
    #expect(try store.write { try $0.indexWords() } == 0)
    // Accents and capitals make no difference.
    for word in ["coupe", "COUPÉ", "eau", "coeur", "n5"] { #expect(try !found(word).isEmpty, "\(word)") }
  }

  @Test func whatIsInFollowsItsReport() throws {
    for number in 1...3 { try file(number, "pont") }
    _ = try store.write { try $0.indexWords(slice: 2) }
    // One that is in, and one that is not yet.
    for number in [1, 3] { try store.append(ReportCorrected(crisisCode: Sample.code, number: number, text: "gué")) }
    try store.indexWords()
    #expect(try found("gue") == [1, 3])
    #expect(try found("pont") == [2])
    #expect(try store.rebuild().isUnchanged)
    #expect(try found("gue") == [1, 3])
    #expect(try found("pont") == [2])
  }

  @Test func whatIsErasedLeavesTheFile() throws {
    try file(1, "Madame Zyxwvu est sur le toit")
    try file(2, "le pont")
    try store.indexWords()
    #expect(try found("zyxwvu") == [1])
    _ = try store.write {
      try $0.erase(
        .subject(.report(crisis: Sample.code, number: 1)), reason: "demande", by: .member(1), at: Sample.start)
    }
    #expect(try found("zyxwvu") == [])
    #expect(try found("pont") == [2])
    try store.close()
    for word in ["Zyxwvu", "zyxwvu"] { #expect(try folder.holds(word) == false) }
  }
}
