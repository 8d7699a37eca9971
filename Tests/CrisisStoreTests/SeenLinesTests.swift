import ChatModel
import CrisisCore
import Testing
import VigieTestSupport

@testable import CrisisStore

@Suite struct SeenLinesTests {
  /// Whatever was noted may be there; of what was not, nearly all is known to be new.
  @Test func whatWasNotedIsNeverTakenForNew() {
    let seen = SeenLines()
    for id in Int64(1)...150_000 where id % 3 == 0 {
      seen.note(.message("m\(id)"), id: id)
      seen.note(.fingerprint(id &* 7_919), id: id)
    }
    for id in Int64(1)...150_000 where id % 3 == 0 {
      let run = id >> SeenLines.runBits
      #expect(seen.runs(for: .message("m\(id)")).contains(run))
      #expect(seen.runs(for: .fingerprint(id &* 7_919)).contains(run))
    }
    let taken = (1...10_000).count { !seen.runs(for: .message("other \($0)")).isEmpty }
    #expect(taken < 100, "\(taken) of 10000 new lines would be looked for")
  }

  @Test func runsComeNewestFirstAndEndWithTheLastRow() {
    let seen = SeenLines()
    seen.note(.message("m"), id: 5)
    seen.note(.message("m"), id: 70_000)
    // Of the stretch that is full all its runs, of the last one those up to the last row.
    let newest = Array((Int64(256)...273).reversed())
    #expect(seen.runs(for: .message("m")) == newest + (0...255).reversed())
    seen.forget(before: 65_536)
    #expect(seen.runs(for: .message("m")) == newest)
    seen.forget(before: .max)
    #expect(seen.runs(for: .message("m")) == [])
  }

  /// Of what was said long ago only the message id is of interest.
  @Test func stretchesThatAreTooOldAreLeftOut() {
    let seen = SeenLines()
    seen.note(.fingerprint(7), id: 5, at: 1_000)
    seen.note(.fingerprint(8), id: 70_000, at: 9_000)
    #expect(seen.runs(for: .fingerprint(7)).contains(0))
    #expect(seen.runs(for: .fingerprint(7), since: 1_000).contains(0))
    #expect(seen.runs(for: .fingerprint(7), since: 1_001).isEmpty)
    #expect(seen.runs(for: .fingerprint(8), since: 1_001).contains(70_000 >> SeenLines.runBits))
    // Read from the table, when it was said is not known.
    seen.note(.fingerprint(9), id: 200_000)
    #expect(seen.runs(for: .fingerprint(9), since: .max).contains(200_000 >> SeenLines.runBits))
  }

  private static func line(_ number: Int) -> InboxLine {
    InboxLine(
      network: "visov", messageID: "m\(number)", at: Sample.start + Int64(number), place: .channel("#veille"),
      sender: "visov/jo", fingerprint: Int64(number) &* 104_729, answer: nil)
  }

  /// Only the lines of the last minutes are looked at, wherever the rows begin and whatever is missing between them.
  @Test(arguments: [1, 2, 3_000, 4_999, 5_000, 5_001])
  func linesWithoutAnAnswerAreFoundByTheirTime(_ from: Int) throws {
    let store = try Store(.memory)
    try store.write { transaction in
      for number in 1...5_000 {
        var line = Self.line(number)
        line.at = Sample.start + Int64(number) * .second
        line.answer = InboxAnswer(text: "x", destination: .channel("#veille"), form: .message, lane: .answer)
        _ = try transaction.record(line)
      }
      try transaction.db.execute(sql: "DELETE FROM inbox WHERE id < 100 OR id BETWEEN 3000 AND 4900")
      try transaction.markAnswered([4_999], at: 1)
    }
    let expected = (from...max(from, 5_000)).filter {
      (100...5_000).contains($0) && !(3_000...4_900).contains($0) && $0 != 4_999
    }
    let found = try store.read { try $0.unansweredLines(since: Sample.start + Int64(from) * .second).map(\.id) }
    #expect(found == expected.map(Int64.init))
    #expect(try Store(.memory).read { try $0.unansweredLines(since: 0) }.isEmpty)
  }

  /// Rows of several runs are found by who writes, by who reads, and after the store was closed and opened again.
  @Test func linesAreFoundInEveryRunAndAfterARestart() throws {
    let folder = try TemporaryFolder()
    let numbers = [1, 2_047, 2_048, 4_500, 5_000]
    func check(_ store: Store) throws {
      for number in numbers {
        let line = Self.line(number)
        let print = try #require(line.fingerprint)
        let found = try store.write { transaction in
          (
            try transaction.inboxLine(network: "visov", messageID: "m\(number)")?.id,
            try transaction.inboxLine(network: "visov", fingerprint: print, since: Sample.start)?.id,
            try transaction.inboxLine(network: "autre", messageID: "m\(number)")?.id
          )
        }
        #expect(found == (Int64(number), Int64(number), nil))
        #expect(try store.read { try $0.inboxLine(network: "visov", messageID: "m\(number)")?.id } == Int64(number))
      }
    }
    do {
      let store = try Store(.file(folder.store))
      try store.write { transaction in for number in 1...5_000 { _ = try transaction.record(Self.line(number)) } }
      try check(store)
      try store.close()
    }
    let store = try Store(.file(folder.store))
    try check(store)
    // What was rolled back is asked for, and not found.
    struct GivenUp: Error {}
    #expect(throws: GivenUp.self) {
      try store.write { transaction in
        _ = try transaction.record(Self.line(6_000))
        throw GivenUp()
      }
    }
    #expect(try store.write { try $0.inboxLine(network: "visov", messageID: "m6000") } == nil)
    try store.close()
  }
}
