import CrisisCore
import PlainText

/// Cuts the arguments of a command into words, `key=value` pairs, quoted groups, and the text after a colon.
struct Tokenizer {
  private let bytes: [UInt8]
  private var at: Int
  /// Whether the command takes a text after a colon.
  private let splitsText: Bool
  /// Whether all that stands behind its first link is its text, as typed.
  private let followsLink: Bool

  private(set) var tokens: [Token] = []
  /// What stands after the colon, as typed.
  private(set) var text: String?

  /// - Parameter line: cleaned (``CleanText/line(_:)``).
  init(_ line: Substring, splitsText: Bool, followsLink: Bool = false) throws(Fault) {
    bytes = Array(line.utf8)
    at = 0
    self.splitsText = splitsText
    self.followsLink = followsLink
    try scan()
    if text == nil { dropFinalMarks() }
  }

  /// Somebody's own words are left as they are; before them may stand the crisis that they are about (`@63`).
  init(verbatim line: Substring) {
    bytes = Array(line.utf8)
    at = 0
    splitsText = true
    followsLink = false
    _ = skipSpaces()
    var end = at
    while end < bytes.count, bytes[end] != Self.space { end += 1 }
    if at < end, bytes[at] == UInt8(ascii: "@") {
      let first = Token(string(at..<end))
      if CrisisArgument.isCode(first.folded.dropFirst()) || Departement(first.folded.dropFirst()) != nil {
        tokens.append(first)
        at = end
      }
    }
    takeText(from: at)
  }

  private mutating func scan() throws(Fault) {
    while skipSpaces() {
      if bytes[at] == Self.equals, !isArrow(at), let last = tokens.last, !last.isQuoted, last.key == nil,
        isKey(last.folded)
      {
        tokens.removeLast()
        at += 1
        try readValue(of: last.folded)
      } else if let width = quoteWidth(at) {
        at += width
        tokens.append(Token(try quoted(), isQuoted: true))
      } else if splitsText, bytes[at] == Self.colon, startsText(after: at) {
        return takeText(from: at + 1)
      } else if try readWord() {
        return
      }
    }
  }

  /// - Returns: whether the text after a colon was reached.
  private mutating func readWord() throws(Fault) -> Bool {
    let start = at
    while at < bytes.count, bytes[at] != Self.space {
      if bytes[at] == Self.equals, at > start, !isArrow(at) {
        let key = Folding.fold(string(start..<at))
        if isKey(key) {
          at += 1
          try readValue(of: key)
          return false
        }
      }
      if splitsText, at > start, isGlue(at, from: start) {
        let isColon = bytes[at] == Self.colon
        tokens.append(Token(string(start..<(isColon ? at : at + 1))))
        at += 1
        if isColon { takeText(from: at) }
        return isColon
      }
      at += 1
    }
    var end = at
    if bytes[end - 1] == Self.colon {
      if splitsText {
        if end - 1 > start { tokens.append(Token(string(start..<end - 1))) }
        takeText(from: end)
        return true
      }
      while end > start, bytes[end - 1] == Self.colon { end -= 1 }
    }
    if end > start { tokens.append(Token(string(start..<end))) }
    guard followsLink, let last = tokens.last, LinkArgument.isLink(last.folded) else { return false }
    let colon = bytes[end...].firstIndex { $0 != Self.space }
    takeText(from: colon.flatMap { bytes[$0] == Self.colon ? $0 + 1 : nil } ?? end)
    return true
  }

  private mutating func readValue(of key: String) throws(Fault) {
    guard skipSpaces() else { throw Fault(Texts.faults.missingValue, key) }
    if let width = quoteWidth(at) {
      at += width
      tokens.append(Token(try quoted(), key: key, isQuoted: true))
      return
    }
    let start = at
    while at < bytes.count, bytes[at] != Self.space { at += 1 }
    var end = at
    // `lieu=Issoire: le pont est coupé`
    let opensText = splitsText && bytes[end - 1] == Self.colon
    if opensText { end -= 1 }
    guard end > start else { throw Fault(Texts.faults.missingValue, key) }
    tokens.append(Token(string(start..<end), key: key))
    if opensText { at = end }
  }

  /// Up to the closing quote, of whatever style; `at` ends behind it.
  private mutating func quoted() throws(Fault) -> String {
    let start = at
    while at < bytes.count {
      if let width = quoteWidth(at) {
        let inner = string(start..<at)
        at += width
        return Self.trimmed(inner)
      }
      at += 1
    }
    throw Fault(Texts.faults.unbalancedQuote)
  }

  private mutating func takeText(from start: Int) {
    let rest = Self.trimmed(string(min(start, bytes.count)..<bytes.count))
    text = rest.isEmpty ? nil : rest
    at = bytes.count
  }

  /// A final `. ? ! …` is how people end a line, not part of a word.
  private mutating func dropFinalMarks() {
    while let last = tokens.last, !last.isQuoted {
      var text = last.text
      while let mark = text.last, ".?!…".contains(mark) { text.removeLast() }
      if text == last.text { return }
      tokens.removeLast()
      if !text.isEmpty {
        tokens.append(Token(text, key: last.key))
        return
      }
    }
  }

  /// `=>`
  private func isArrow(_ index: Int) -> Bool { index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: ">") }

  /// ` : text`, ` :text`; but not a face.
  private func startsText(after index: Int) -> Bool {
    guard index + 1 < bytes.count else { return true }
    let next = bytes[index + 1]
    return next == Self.space || next == 0x22 || Self.isLetter(next) || Self.isDigit(next)
  }

  /// Whether the mark at an index holds together two things that are two: `3h10:pont coupé`, `urgent:texte`,
  /// `Issoire,pont`. No address is cut, nor what belongs together (`14:10`, `geo:45.5`, `45.5,3.2`).
  private func isGlue(_ index: Int, from start: Int) -> Bool {
    guard index + 1 < bytes.count, index > start else { return false }
    let (mark, before, next) = (bytes[index], bytes[index - 1], bytes[index + 1])
    switch mark {
    case 0x2C, 0x3B: guard Self.isLetter(before), Self.isLetter(next) else { return false }
    case Self.colon:
      guard Self.isLetter(next) || Self.isDigit(next) && !isMoreOfANumber(index, from: start) else { return false }
    default: return false
    }
    let word = bytes[start..<index]
    // `x.com/a/status/9:pont coupé`: no number of an address goes on with words.
    if mark == Self.colon, word.contains(UInt8(ascii: "/")) { return Self.isDigit(before) && Self.isLetter(next) }
    return !word.contains(UInt8(ascii: "/")) && !word.starts(with: "www.".utf8)
      && !Self.schemes.contains { word.count == $0.count && zip(word, $0).allSatisfy { $0 | 0x20 == $1 } }
  }

  /// `14:10`, `PK12:300`, `12h:30`
  private func isMoreOfANumber(_ index: Int, from start: Int) -> Bool {
    let word = bytes[start..<index]
    guard word.contains(where: Self.isDigit) else { return false }
    guard word.contains(where: { $0 | 0x20 == 0x68 }), Self.isDigit(word[start]) else { return true }
    // An hour with its minutes is whole: what follows is something else.
    return !Self.isDigit(bytes[index - 1])
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || (0x61...0x7A).contains(byte | 0x20) }
  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  private static let schemes = ["geo", "http", "https", "mailto", "tel"].map { Array($0.utf8) }

  private func isKey(_ folded: String) -> Bool {
    folded.utf8.count <= 20 && folded.utf8.allSatisfy { $0 >= 0x61 && $0 <= 0x7A || $0 == 0x2D }
      && folded.utf8.first != 0x2D
  }

  private mutating func skipSpaces() -> Bool {
    while at < bytes.count, bytes[at] == Self.space { at += 1 }
    return at < bytes.count
  }

  /// The bytes of the quote that stands at an index: `"`, `«`, `»`, `“`, `”`, `„`.
  private func quoteWidth(_ index: Int) -> Int? {
    switch bytes[index] {
    case 0x22: return 1
    case 0xC2: return index + 1 < bytes.count && (bytes[index + 1] == 0xAB || bytes[index + 1] == 0xBB) ? 2 : nil
    case 0xE2:
      return index + 2 < bytes.count && bytes[index + 1] == 0x80 && (0x9C...0x9E).contains(bytes[index + 2]) ? 3 : nil
    default: return nil
    }
  }

  private func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  private static func trimmed(_ text: String) -> String {
    var text = text[...]
    while text.utf8.first == space { text.removeFirst() }
    while text.utf8.last == space { text.removeLast() }
    return String(text)
  }

  private static let space = UInt8(ascii: " ")
  private static let equals = UInt8(ascii: "=")
  private static let colon = UInt8(ascii: ":")
}
