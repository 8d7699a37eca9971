import CrisisCore
import Testing

@testable import CommandBook

/// What is marked to be written in full runs by its whole name, in either language, and by nothing that is near it.
@Suite struct FullNameTests {
  @Test(arguments: Language.allCases)
  func nothingButAWholeNameRuns(_ language: Language) throws {
    let book = try Shipped.book()
    let context: ParseContext = language == .french ? .french() : .english()
    let whole = Set(book.commands.values.filter { !$0.mayAbbreviate }.map(\.code))
    var tried = 0
    for file in book.commands.values {
      // No slip in the name of another command makes one of these either.
      let names = file.names.values.joined()
      for slip in names.flatMap({ file.mayAbbreviate ? Self.cuts($0) : Self.slips($0) }) where !isWhole(slip, book) {
        tried += 1
        guard case .request(let request, _) = book.parse("!\(slip) 1", context) else { continue }
        #expect(!whole.contains(request.name.rawValue), "!\(slip) runs \(request.name.rawValue)")
      }
    }
    #expect(whole.count > 20 && tried > 1_000, "\(tried)")
  }

  /// Whether it is a name as it stands, with a number behind it or not.
  private func isWhole(_ slip: String, _ book: Book) -> Bool {
    let letters = slip.prefix { !$0.isNumber }
    return book.names[book.folded(slip)] != nil
      || book.names[book.folded(String(letters))] != nil && slip[letters.endIndex...].allSatisfy(\.isNumber)
  }

  /// The beginnings of a name, and what is cut by something that is no letter.
  private static func cuts(_ name: String) -> Set<String> {
    let letters = Array(name)
    return Set(
      letters.indices.dropFirst().flatMap { index in
        ["", "1", "’"].map { String(letters[..<index]) + $0 + ($0.isEmpty ? "" : String(letters[index...])) }
      })
  }

  private static func slips(_ name: String) -> Set<String> {
    let letters = Array(name)
    var slips = cuts(name).union([name + "s", name + "-", name + "_", name + "1x", "x" + name])
    for index in letters.indices {
      let (before, after) = (letters[..<index], letters[(index + 1)...])
      slips.insert(String(before + after))
      slips.insert(String(before + [letters[index]] + letters[index...]))
      for other in "e1-’" { slips.insert(String(before + [other] + after)) }
      if let look = ["a": "а", "e": "е", "o": "о", "i": "ı", "r": "г"][letters[index]] as Character? {
        slips.insert(String(before + [look] + after))
      }
      if let next = after.first { slips.insert(String(before + [next, letters[index]] + after.dropFirst())) }
    }
    return slips.filter { $0.first?.isLetter == true }
  }
}
