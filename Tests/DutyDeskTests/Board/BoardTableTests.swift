import CrisisCore
import Testing
import VigieTestSupport

@testable import CrisisStore
@testable import DutyDesk

/// The table of the document: found by words, put in order by its columns.
struct BoardTableTests {
  private func evening(_ body: (Evening, BoardVisit, String, String) async throws -> Void) async throws {
    try await Evening.play(BoardVisit.settings, onDisk: true) { e in
      await e.activate("crue de l’Allier")
      await e.say("jo", in: veille, "!s Issoire 2h50 route : pont coupé")
      await e.say("jo", in: veille, "!s Égliseneuve-près-Billom 2h10 eau : l’Œuvre sous l’eau, ponton emporté")
      await e.say("lea", in: veille, "!s Coudes 3h05 : la cave")
      await e.say("lea", in: veille, "!s le pont, je ne sais où")
      try await BoardVisit.to(e) { board in
        let (cookie, path) = try await board.enter(e, "jo")
        try await body(e, board, cookie, path)
      }
    }
  }

  /// The same beginnings of words as `!chercher`, whether the index has them yet or not.
  @Test(arguments: [false, true])
  func wordsAreFoundAsInChat(_ isIndexed: Bool) async throws {
    try await evening { e, board, cookie, path in
      if isIndexed { try e.store.indexWords() }
      for (words, numbers) in [
        ("pont", [4, 2, 1]), ("PONT%20coup%C3%A9", [1]), ("oeuvre", [2]), ("egliseneuve", [2]),
        ("%22pont%22", [4, 2, 1]),
        ("crisis%3Ax", []), ("pont%20*%20OR%20cave", []), ("+", [4, 3, 2, 1]), ("%C2%AB%C2%BB", [4, 3, 2, 1]),
      ] {
        let page = try await board.get("\(path)?words=\(words)", cookie)
        #expect(page.rows == numbers, "\(words)")
      }
      // With another filter, and as a file.
      #expect(try await board.get("\(path)?words=pont&category=route", cookie).rows == [1])
      #expect(try await board.get("\(path)?words=pont&status=verified", cookie).rows == [])
      #expect(try await board.get("\(path)?words=pont%20coup%C3%A9", cookie).body.contains(#"value="pont coupé""#))
      // What the index has and is no longer so is not found by it.
      await e.say("jo", in: veille, "!corriger 1 : gué")
      #expect(try await board.get("\(path)?words=coup%C3%A9", cookie).rows == [])
      #expect(try await board.get("\(path)?words=gu%C3%A9", cookie).rows == [1])
    }
  }

  @Test func theFileHasTheSameRows() async throws {
    try await evening { e, board, _, _ in
      let (cookie, path) = try await board.enter(e, "camille")
      let file = try await board.get("\(path).csv?words=pont&sort=place", cookie)
      #expect(file.status == 200)
      #expect(file.body.contains("pont coupé") && file.body.contains("ponton") && !file.body.contains("la cave"))
    }
  }

  @Test(arguments: [
    ("number", [1, 2, 3, 4]), ("-number", [4, 3, 2, 1]), ("seen", [2, 1, 3, 4]), ("-seen", [4, 3, 1, 2]),
    // The fourth is nowhere that is known.
    ("place", [3, 2, 1, 4]), ("-category", [2, 1, 4, 3]), ("nonsense", [4, 3, 2, 1]), ("--seen", [4, 3, 2, 1]),
  ])
  func columnsPutThemInOrder(_ sort: String, _ numbers: [Int]) async throws {
    try await evening { _, board, cookie, path in
      let page = try await board.get("\(path)?sort=\(sort)", cookie)
      #expect(Array(page.rows.prefix(numbers.count)).filter { numbers.contains($0) } == page.rows)
      #expect(page.rows == numbers, "\(sort)")
    }
  }

  /// Another press on the same column turns it round; a filter is kept.
  @Test func aHeadOfTheTableIsALink() async throws {
    try await evening { _, board, cookie, path in
      let latest = try await board.get("\(path)?status=new", cookie).body
      #expect(latest.contains(#"aria-sort="descending"><a href="\#(path)?status=new&amp;sort=number">"#))
      #expect(latest.contains(#"href="\#(path)?status=new&amp;sort=place">"#))
      #expect(!latest.contains("data-sorted"))
      let sorted = try await board.get("\(path)?sort=place", cookie).body
      #expect(sorted.contains(#"aria-sort="ascending"><a href="\#(path)?sort=-place">"#))
      #expect(sorted.contains("data-sorted"))
    }
  }

  /// Page after page, none is missed and none comes twice.
  @Test(arguments: ["", "sort=seen", "sort=-place"])
  func pagesFollowEachOther(_ sort: String) async throws {
    try await evening { e, board, cookie, path in
      for number in 0..<220 { await e.say("jo", in: veille, "!s Issoire : relevé \(number) du pont") }
      var next: String? = "\(path)?\(sort)"
      var seen: [Int] = []
      while let address = next {
        let page = try await board.get(address, cookie)
        seen += page.rows
        let link = page.body.matches(of: /href="(\/c\/[^"]*(?:before|from)=\d+)"/).first
        next = link.map { String($0.output.1).replacing("&amp;", with: "&") }
      }
      #expect(seen.count == 224 && Set(seen) == Set(1...224))
    }
  }
}
