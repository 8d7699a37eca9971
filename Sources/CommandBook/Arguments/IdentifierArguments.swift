import ChatModel
import CrisisCore

/// A count of up to nine digits.
struct NumberArgument: ArgumentReader {
  func read(_ tokens: [Token], at start: Int, _ scope: ReadingScope) throws(Fault) -> Reading? {
    Digits.number(tokens[start].folded).map { Reading(.number($0)) }
  }
}

/// The number of a record: `47`, `#47`, `S47`, `n° 47`. The number of another kind of record is a fault of its own.
struct IdentifierArgument: ArgumentReader {
  let kind: String
  let letter: Character

  func read(_ tokens: [Token], at start: Int, _ scope: ReadingScope) throws(Fault) -> Reading? {
    var word = tokens[start].folded[...]
    var count = 1
    if word == "n°" || word == "no" || word == "num" || word == "numero" || word == "#" {
      guard start + 1 < tokens.count else { return nil }
      word = tokens[start + 1].folded[...]
      count = 2
    } else if word.hasPrefix("n°") {
      word = word.dropFirst(2)
    }
    if word.hasPrefix("#") { word = word.dropFirst() }
    if let number = Digits.number(word) {
      guard number > 0 else {
        throw Fault(Texts.faults.badValue, shown(tokens[start].text), nil, [])
      }
      return Reading(.number(number), count)
    }
    if let first = word.first, first.isLetter, let number = Digits.number(word.dropFirst()), number > 0 {
      if first == letter { return Reading(.number(number), count) }
      guard let other = Self.kinds[first] else { return nil }
      throw Fault(Texts.faults.wrongKind, word.uppercased(), other, kind, false)
    }
    if CrisisArgument.isCode(word) {
      throw Fault(Texts.faults.wrongKind, CrisisArgument.code(word), "crisis", kind, true)
    }
    return nil
  }

  private static let kinds: [Character: String] = ["s": "report", "r": "relay", "p": "offer", "q": "question"]
}

/// The number of a record that has a card: without a letter it is a report's.
struct RecordArgument: ArgumentReader {
  private static let others = [
    "relay": IdentifierArgument(kind: "relay", letter: "r"),
    "question": IdentifierArgument(kind: "question", letter: "q"),
    "offer": IdentifierArgument(kind: "offer", letter: "p"),
  ]

  func read(_ tokens: [Token], at start: Int, _ scope: ReadingScope) throws(Fault) -> Reading? {
    for (kind, reader) in Self.others where tokens[start].folded.first == reader.letter {
      guard let reading = try reader.read(tokens, at: start, scope) else { continue }
      if case .number(let number) = reading.value { return Reading(.record(kind, number), reading.count) }
    }
    let reading = try IdentifierArgument(kind: "report", letter: "s").read(tokens, at: start, scope)
    guard let reading, case .number(let number) = reading.value else { return nil }
    return Reading(.record("report", number), reading.count)
  }
}

/// The number of what Vigie asked: without a letter the question's, with that of a report what was asked about it.
struct AskedArgument: ArgumentReader {
  func read(_ tokens: [Token], at start: Int, _ scope: ReadingScope) throws(Fault) -> Reading? {
    let isReport = tokens[start].folded.first == "s"
    let reader = IdentifierArgument(kind: isReport ? "report" : "question", letter: isReport ? "s" : "q")
    guard let reading = try reader.read(tokens, at: start, scope), case .number(let number) = reading.value else {
      return nil
    }
    return Reading(.record(reader.kind, number), reading.count)
  }
}

/// `63-crue-2411`, `@63`, `63`
struct CrisisArgument: ArgumentReader {
  func read(_ tokens: [Token], at start: Int, _ scope: ReadingScope) throws(Fault) -> Reading? {
    var word = tokens[start].folded[...]
    if word.hasPrefix("@") { word = word.dropFirst() }
    guard Self.isCode(word) || Departement(word) != nil else { return nil }
    return Reading(.word(Self.code(word)))
  }

  /// A crisis's code of a folded word: a département's letter is a capital (`2A-feu-0108`).
  static func code(_ word: Substring) -> String {
    word.hasPrefix("2a") || word.hasPrefix("2b") ? word.prefix(2).uppercased() + word.dropFirst(2) : String(word)
  }

  /// Whether a folded word has the shape of a crisis's code: a département, a dash, a word.
  static func isCode(_ word: some StringProtocol) -> Bool {
    guard let first = word.utf8.first, first >= 0x30 && first <= 0x39, let dash = word.firstIndex(of: "-") else {
      return false
    }
    let after = word[word.index(after: dash)...]
    return Departement(word[..<dash]) != nil && after.first?.isLetter == true
  }
}

/// `B2`
struct GradeArgument: ArgumentReader {
  func read(_ tokens: [Token], at start: Int, _ scope: ReadingScope) throws(Fault) -> Reading? {
    Grade(tokens[start].folded).map { Reading(.word($0.code)) }
  }
}

struct DepartementArgument: ArgumentReader {
  func read(_ tokens: [Token], at start: Int, _ scope: ReadingScope) throws(Fault) -> Reading? {
    Departement(tokens[start].folded).map { Reading(.departement($0)) }
  }
}

/// `SDIS63`, `sdis 63`, `SDIS-63`; behind a key, any word.
struct AuthorityArgument: ArgumentReader {
  func read(_ tokens: [Token], at start: Int, _ scope: ReadingScope) throws(Fault) -> Reading? {
    let token = tokens[start]
    let word = token.folded.replacing("-", with: "")
    guard word.utf8.count <= 20, word.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) else { return nil }
    let letters = word.prefix { $0.isLetter }
    if letters.count == word.count, letters.count >= 3, start + 1 < tokens.count, tokens[start + 1].key == nil,
      let departement = Departement(tokens[start + 1].folded), tokens[start + 1].folded.utf8.count >= 2
    {
      return Reading(.word(word.uppercased() + departement.code), 2)
    }
    let isCode = letters.count >= 3 && Departement(word.dropFirst(letters.count)) != nil
    return isCode || token.key != nil ? Reading(.word(word.uppercased())) : nil
  }
}

/// `jo`, `@jo`, `jo:`; given back folded, without its marks. A Matrix user (`@jean:example.org`) as it is.
struct MemberArgument: ArgumentReader {
  func read(_ tokens: [Token], at start: Int, _ scope: ReadingScope) throws(Fault) -> Reading? {
    let isUser = AccountName.isMatrixUser(tokens[start].text)
    let name = AccountName.unmarked(isUser ? tokens[start].text : tokens[start].folded)
    return name.isEmpty ? nil : Reading(.word(name))
  }
}

/// Any word, as typed.
struct WordArgument: ArgumentReader {
  func read(_ tokens: [Token], at start: Int, _ scope: ReadingScope) throws(Fault) -> Reading? {
    Reading(.word(tokens[start].text))
  }
}

/// A command by any of its names, with or without its mark; given back as the code of its file.
struct CommandArgument: ArgumentReader {
  func read(_ tokens: [Token], at start: Int, _ scope: ReadingScope) throws(Fault) -> Reading? {
    var name = tokens[start].folded[...]
    if name.hasPrefix("!") { name = name.dropFirst() }
    return scope.commandCode(String(name)).map { Reading(.word($0)) }
  }
}

/// A word of a family of the vocabulary, of one or several parts; an article before it is passed over (`la crue`).
struct TermArgument: ArgumentReader {
  let family: String
  let value: @Sendable (String) -> ArgumentValue?

  func read(_ tokens: [Token], at start: Int, _ scope: ReadingScope) throws(Fault) -> Reading? {
    if family == "category" { return reading(scope.vocabulary.categories.match(tokens, at: start)) }
    let table = scope.vocabulary.table(family)
    if let match = table.match(tokens, at: start) { return reading(match) }
    guard start + 1 < tokens.count, tokens[start + 1].key == nil, !tokens[start + 1].isQuoted,
      scope.vocabulary.table("article").code(tokens[start].folded) != nil
    else { return nil }
    return reading(table.match(tokens, at: start + 1)).map { Reading($0.value, $0.count + 1) }
  }

  private func reading(_ match: (code: String, count: Int)?) -> Reading? {
    guard let match, let value = value(match.code) else { return nil }
    return Reading(value, match.count)
  }
}

package enum Digits {
  /// Where the digits at the beginning of a word end.
  static func end(of word: String) -> String.Index {
    word.utf8.firstIndex { $0 < 0x30 || $0 > 0x39 } ?? word.endIndex
  }

  /// One to nine digits.
  package static func number(_ text: some StringProtocol) -> Int? {
    let bytes = text.utf8
    guard (1...9).contains(bytes.count), bytes.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
    return bytes.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }
}
