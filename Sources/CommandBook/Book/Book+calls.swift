import CrisisCore
import PlainText

/// Calls for help, however they are typed: as the command, or as what looks like it.
extension Book {
  /// Marks that mean nothing between the name of a command that takes any words and these: `!sos!`, `!sos: …`.
  static let marksBehindName = ":,.!-"

  /// What stands behind a spelling of *sos* that a line begins with; nil: it begins otherwise.
  func behindSpelling(of line: Substring) -> (CommandFile, Substring)? {
    guard let caller, line.first == "s" || line.first == "S" else { return nil }
    // Most lines that begin so are reports.
    guard let first = LineWord.all(of: line, limit: 1).first, first.range.lowerBound == line.startIndex,
      CallWords.maySpell(first)
    else { return nil }
    let words = LineWord.all(of: line, limit: 3)
    guard let count = CallWords.spelling(words, at: 0) else {
      return nil
    }
    return (caller.file, line[words[count - 1].range.upperBound...].drop { Self.marksBehindName.contains($0) })
  }

  /// Whether a command's whole name, or a call, stands at the beginning: of a line with a space behind its mark, which
  /// else is talk.
  func beginsWithName(_ line: Substring) -> Bool {
    if behindSpelling(of: line) != nil { return true }
    if let caller, caller.words.length(LineWord.all(of: line, limit: 6), at: 0) != nil { return true }
    let name = line.prefix { !" :,".contains($0) }
    return names[Folding.fold(name)] != nil && name.first?.isLetter == true
  }

  /// The call that somebody makes in the words of a command that would keep them as something else.
  func call(in rest: Substring, of file: CommandFile) -> Parsed? {
    guard let caller, file.keepsWords else { return nil }
    var start = rest.drop { $0 == " " }
    // What may stand before any words: the crisis, links, the question that is answered.
    while !start.isEmpty {
      let first = start[..<(start.utf8.firstIndex(of: UInt8(ascii: " ")) ?? start.endIndex)]
      guard first.hasPrefix("@") || first.hasPrefix("http") || file.takes(.question) && first.last?.isNumber == true
      else { break }
      start = start[first.endIndex...].drop { $0 == " " }
    }
    var places = [start]
    if file.arguments.allSatisfy(\.isOptional) {
      // Or the place, and a colon.
      let bytes = start.utf8.prefix(200)
      places += bytes.indices.lazy.filter { bytes[$0] == UInt8(ascii: ":") }.prefix(3).map {
        start[start.utf8.index(after: $0)...]
      }
    }
    for place in places {
      guard let first = LineWord.all(of: place, limit: 1).first, caller.words.mayBegin(with: first) else { continue }
      let words = LineWord.all(of: place, limit: 6)
      guard let count = caller.words.length(words, at: 0) else { continue }
      return likeness(rest, without: words[0].range.lowerBound..<words[count - 1].range.upperBound)
    }
    return nil
  }

  /// The call that a line is which nothing is understood of.
  func call(in line: Substring, _ fault: Fault) -> Parsed? {
    guard let caller else { return nil }
    let words = LineWord.all(of: line.prefix(Self.longestLine))
    guard let first = words.first else { return nil }
    if let count = caller.words.length(words, at: 0, isName: true) {
      return likeness(line, without: first.range.lowerBound..<words[count - 1].range.upperBound)
    }
    guard fault.statement.code == Texts.faults.unknownCommand.code, names[first.folded] == nil else {
      guard let count = caller.words.length(words, at: 1) else { return nil }
      return likeness(line, without: first.range.lowerBound..<words[count].range.upperBound)
    }
    let isCall = words.indices.contains { caller.words.length(words, at: $0) != nil } || first.folded.hasPrefix("sos")
    return isCall ? likeness(line, without: line.startIndex..<line.startIndex) : nil
  }

  /// - Parameter words: those that make it a call, which need not be said again behind the command that is one.
  private func likeness(_ line: Substring, without words: Range<String.Index>) -> Parsed? {
    guard let caller, let spec = caller.file.spec, let make = spec.likeness else { return nil }
    let parts = [
      line[..<words.lowerBound], line[words.upperBound...].drop { $0 == " " || Self.marksBehindName.contains($0) },
    ]
    let left = parts.joined(separator: " ").split(separator: " ").joined(separator: " ")
    let folded = "\(caller.file.code) ? \(Folding.fold(line.prefix(Self.longestLine)))"
    return .request(Request(spec.name, make(left)), folded: folded)
  }
}

extension CommandFile {
  /// Whether what is typed is kept as somebody's words.
  fileprivate var keepsWords: Bool {
    guard let spec, spec.anyWords == nil, !spec.looksFor else { return false }
    return takes(.text) || takes(.verbatim) || takes(.rest)
  }
}
