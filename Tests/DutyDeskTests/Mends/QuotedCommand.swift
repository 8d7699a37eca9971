import CrisisCore
import Foundation

@testable import CommandBook

/// A command that an answer quotes, to be typed as it stands.
struct QuotedCommand: Hashable {
  /// From its mark on.
  var text: String
  /// Whether nothing is to be added: no words for what only the reader knows come after it.
  var isComplete: Bool
  /// Whether the answer begins with it.
  var isFirst: Bool

  /// The name, without its mark.
  var name: String { String(text.dropFirst().prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "?" }) }
}

/// Finds them: from the mark to the end of the sentence, or to what joins it with the next. Those that are somebody's own
/// words stand in quotation marks, and those for another program behind its name.
struct QuotedCommands {
  let language: Language
  /// Which hold marks of their own.
  let examples: [String]

  init(_ book: Book, _ language: Language) {
    self.language = language
    examples = book.commandCodes.flatMap { book.examples(of: $0, in: language) }.filter { $0.contains(" ") }
      .sorted { $0.count > $1.count }
  }

  private static let ends = [
    ". ", ", ", ";", "\u{A0};", " (", ")", " ou ", " et ", " or ", " and ", " puis ", " then ", " pour ", " to ",
    "»", "?", "{",
  ].map { Array($0.utf8CString) }
  private static let more = [
    " puis ", ", puis ", " et ", " and ", ", then ", " then ", ", le nom", ", the name", ", le code", ", the @",
  ]
  private static let wholeLines = ["Retapez\u{A0}: ", "Type again: "]

  func all(in answer: String) -> [QuotedCommand] {
    var found: [QuotedCommand] = []
    var rest = answer[...]
    while let mark = rest.firstIndex(of: "!") {
      let before = answer[..<mark]
      let tail = answer[mark...]
      rest = tail.dropFirst()
      guard let next = rest.first, next.isLetter || next == "?" && rest.dropFirst().first == " ",
        before.last.map({ !$0.isLetter && !$0.isNumber }) ?? true, !isQuoted(before), !isForAnother(before)
      else { continue }
      let text: Substring
      if Self.wholeLines.contains(where: { before.hasSuffix($0) }) {
        text = tail
      } else if let example = examples.first(where: { tail.hasPrefix($0) }) {
        text = tail.prefix(example.count)
      } else {
        text = tail[..<end(of: tail)]
      }
      rest = answer[text.endIndex...]
      let behind = rest.hasPrefix(" !") ? "" : String(rest)
      let isComplete =
        !Self.more.contains { more in behind.hasPrefix(more) && !behind.dropFirst(more.count).hasPrefix("!") }
      let isFirst = !before.contains { ".:;,?!".contains($0) }
      found.append(QuotedCommand(text: String(text), isComplete: isComplete, isFirst: isFirst))
    }
    return found
  }

  private func end(of tail: Substring) -> String.Index {
    let first = String(tail.dropFirst()).withCString { start in
      Self.ends.compactMap { end in end.withUnsafeBufferPointer { $0.baseAddress.flatMap { strstr(start, $0) } } }
        .map { $0 - UnsafeMutablePointer(mutating: start) }.min()
    }
    guard let first else {
      // A dot within a word ends nothing.
      return tail.hasSuffix(".") ? tail.index(before: tail.endIndex) : tail.endIndex
    }
    return tail.utf8.index(tail.startIndex, offsetBy: first + 1)
  }

  private func isQuoted(_ before: Substring) -> Bool {
    let open = before.lastIndex(of: "«"), closed = before.lastIndex(of: "»")
    if let open, closed.map({ $0 < open }) ?? true { return true }
    return language == .english && before.count { $0 == "\"" } % 2 == 1
  }

  private func isForAnother(_ before: Substring) -> Bool { before.firstMatch(of: /\/msg \S+ $/) != nil }
}

/// Which text an answer is: found by the words that the text always has.
struct AnswerKinds {
  /// In C, which finds them fast enough.
  private let texts: [(code: String, pieces: [ContiguousArray<CChar>])]

  init(_ book: Book, _ language: Language, of families: [String]) {
    texts = book.textCodes.filter { code in families.contains { code.hasPrefix($0) } }.map { code in
      (code, Self.pieces(of: book.template(code, language)?.text ?? "").map(\.utf8CString))
    }.filter { !$0.pieces.isEmpty }
  }

  /// Those outside of any section, without the values.
  private static func pieces(of text: String) -> [String] {
    var pieces: [Substring] = []
    var rest = text[...]
    var depth = 0
    while let tag = rest.firstRange(of: "{{") {
      if depth == 0 { pieces.append(rest[..<tag.lowerBound]) }
      let mark = rest[tag.upperBound...].first
      if mark == "#" || mark == "^" { depth += 1 } else if mark == "/" { depth -= 1 }
      rest = rest[(rest[tag.upperBound...].firstRange(of: "}}")?.upperBound ?? rest.endIndex)...]
    }
    return (pieces + [rest]).filter { $0.contains { $0.isLetter } }.map(String.init)
  }

  func code(of answer: String) -> String? {
    answer.withCString { answer in
      texts.first { _, pieces in
        var rest = answer
        return pieces.allSatisfy { piece in
          piece.withUnsafeBufferPointer { piece in
            guard let sought = piece.baseAddress, let found = strstr(rest, sought) else { return false }
            rest = UnsafePointer(found) + (piece.count - 1)
            return true
          }
        }
      }?.code
    }
  }
}
