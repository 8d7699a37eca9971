import CrisisCore
import PlainText

/// `3 pers`, `3pers`, `12 personnes`, `trois personnes`
struct PeopleArgument: ArgumentReader {
  /// More are no number of people that somebody saw.
  static let most = 99_999

  func read(_ tokens: [Token], at start: Int, _ scope: ReadingScope) throws(Fault) -> Reading? {
    let word = tokens[start].folded
    guard let initial = word.utf8.first else { return nil }
    let isInFigures = initial >= 0x30 && initial <= 0x39
    guard ClockWords.mayStart(tokens[start], scope) else { return nil }
    func isPeople(_ unit: String) -> Bool { scope.vocabulary.units.code(unit) == "people" }
    if isInFigures {
      let digits = word[..<Digits.end(of: word)]
      if digits.endIndex < word.endIndex {
        guard isPeople(String(word[digits.endIndex...])), let number = Digits.number(digits) else { return nil }
        return Reading(.number(try checked(number, tokens[start])))
      }
    }
    guard let numeral = Numerals.read(tokens, start, scope) else { return nil }
    let next = start + numeral.count
    if next < tokens.count, tokens[next].key == nil, isPeople(tokens[next].folded) {
      return Reading(.number(try checked(numeral.value, tokens[start])), numeral.count + 1)
    }
    guard tokens[start].key != nil else { return nil }
    return Reading(.number(try checked(numeral.value, tokens[start])), numeral.count)
  }

  private func checked(_ number: Int, _ token: Token) throws(Fault) -> Int {
    guard number <= Self.most else { throw Fault(Texts.faults.tooManyPeople, shown(token.text), Self.most) }
    return number
  }
}

extension Arguments {
  /// Free words are the place; `à Issoire` is Issoire.
  package func place(_ scope: ReadingScope) -> String? {
    guard let words = word("place") else { return nil }
    guard let space = words.firstIndex(of: " ") else { return words }
    let first = Folding.fold(words[..<space])
    let rest = words[words.index(after: space)...]
    // `à 500 m du pont` is no place by that name.
    guard scope.vocabulary.table("place_filler").code(first) != nil, rest.first?.isNumber != true else { return words }
    return String(rest)
  }
}

extension Arguments {
  /// The links in the text, and the text without one that stands at its end or its beginning.
  package func textAndLinks() -> (text: String?, links: [String]) {
    guard let text = word("text") else { return (nil, []) }
    guard text.utf8.contains(0x2F) || text.utf8.contains(0x57) || text.utf8.contains(0x77) else { return (text, []) }
    var words = text.split(separator: " ", omittingEmptySubsequences: false)
    func link(_ word: Substring) -> String? {
      word.utf8.count > 4 && LinkArgument.isLink(Token(String(word)).folded)
        ? try? LinkArgument.link(String(word)) : nil
    }
    let links = words.compactMap(link)
    guard let first = links.first, !has("link") else { return (text, links) }
    // The first is the report's own, and need not be said twice.
    if let last = words.last, link(last) == first {
      words.removeLast()
    } else if let head = words.first, link(head) == first {
      words.removeFirst()
    }
    let rest = words.joined(separator: " ")
    return (rest.isEmpty ? nil : rest, links)
  }

  /// Whether a flag's word stands in the text, and nothing says that it is not so.
  package func isSaidInText(_ name: String, _ scope: ReadingScope) -> Bool {
    guard let text = word("text"), let flag = declared.first(where: { $0.name == name }),
      text.utf8.contains(where: { $0 | 0x20 == 0x75 })
    else { return false }
    let tokens = text.split(separator: " ").map { Token(String($0)) }
    return tokens.indices.contains { index in
      flag.words.match(tokens, at: index) != nil
        && (index == 0
          || !FreeWords.isNone(of: .flag, behind: tokens[index - 1], scope)
            && scope.vocabulary.links.code(tokens[index - 1].folded) == nil)
    }
  }
}

extension ReadingScope {
  /// Whether words are how a term prints in French, but for accents and capitals.
  package func isPrinted(_ term: String, as words: String?) -> Bool {
    guard let printed = vocabulary.printed(term, in: .french), let words else { return false }
    return Folding.fold(printed) == Folding.fold(words)
  }
}
