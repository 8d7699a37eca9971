import CrisisCore

/// The words of a line that are no argument: a place, a street, and where no colon was typed, what was seen.
enum FreeWords {
  /// Words that were understood, and what there was before them.
  struct Part {
    var words: Range<Int>
    var kind: ArgumentKind
    /// How many free words stood before it.
    var freeBefore: Int

    var mayBeKept: Bool { [.category, .people, .observed, .flag].contains(kind) }
  }

  /// Puts words that were understood back among the free ones where the sentence needs them: `eau dans les caves`, `pour 3
  /// personnes`, `l’eau monte depuis 14h`.
  ///
  /// - Returns: those that were put back.
  static func keep(
    _ parts: [Part], of tokens: [Token], among free: inout [Token], _ scope: ReadingScope
  ) -> [Token] {
    var kept: [Token] = []
    for (index, part) in parts.enumerated() {
      let place = part.freeBefore + kept.count
      let words = tokens[part.words]
      let isHeld =
        place > 0 && part.words.lowerBound > 0 && free[place - 1] == tokens[part.words.lowerBound - 1]
        && !free[place - 1].endsPart && scope.vocabulary.links.code(free[place - 1].folded) != nil
      guard
        isHeld
          || leads(part, Array(parts[(index + 1)...]), tokens, free.indices.contains(place) ? free[place] : nil, scope)
      else { continue }
      free.insert(contentsOf: words, at: place)
      kept += words
    }
    return kept
  }

  /// Whether a sentence goes on behind the words: `route coupée`, `besoin urgent de lits`.
  private static func leads(
    _ part: Part, _ others: [Part], _ tokens: [Token], _ next: Token?, _ scope: ReadingScope
  ) -> Bool {
    guard scope.isSentence, part.kind == .category || part.kind == .people, let next, !next.isSeparator, next.key == nil
    else { return false }
    // `Issoire route le pont est coupé`: a sentence of its own begins.
    let isNew = next.folded.hasPrefix("l'") || scope.vocabulary.table("article").code(next.folded) != nil
    if part.kind == .category, isNew { return false }
    var end = part.words.upperBound
    while !tokens[end - 1].endsPart, let flag = others.first(where: { $0.words.lowerBound == end }), flag.kind == .flag
    {
      end = flag.words.upperBound
    }
    return end < tokens.count && !tokens[end - 1].endsPart && tokens[end] == next
  }

  /// Whether words are no such argument, for what stands before them: `pas urgent`, `jusqu’à 18h`.
  static func isNone(of kind: ArgumentKind, behind before: Token, _ scope: ReadingScope) -> Bool {
    guard kind == .flag || kind == .observed, !before.isQuoted, !before.endsPart else { return false }
    return (kind == .flag ? scope.vocabulary.negations : scope.vocabulary.timeLimits).code(before.folded) != nil
  }

  /// How many words name a day or a part of one without an hour, which is no place (`ce matin`, `samedi`); nil: none do.
  static func dayWithoutHour(_ tokens: [Token], _ at: Int, _ scope: ReadingScope) -> Int? {
    guard !tokens[at].isQuoted, ClockWords.mayStart(tokens[at], scope) else { return nil }
    if at > 0, !tokens[at - 1].endsPart, scope.vocabulary.links.code(tokens[at - 1].folded) != nil { return nil }
    return (scope.vocabulary.days.match(tokens, at: at) ?? scope.vocabulary.dayParts.match(tokens, at: at))?.count
  }

  /// `route de Coudes` is the name of a road, not a kind of report.
  static func isName(_ reading: Reading, _ tokens: [Token], _ at: Int, _ scope: ReadingScope) -> Bool {
    let next = at + reading.count
    guard reading.value == .category(.road) else { return false }
    // `12 Station Road`
    if at > 0, tokens[at].text.hasPrefix("Road"), tokens[at - 1].text.first?.isUppercase == true { return true }
    guard next < tokens.count, !tokens[next - 1].endsPart, !tokens[next].isQuoted
    else { return false }
    let word = tokens[next].folded
    return word.hasPrefix("d'") || ["de", "du", "des", "nationale", "departementale", "forestiere"].contains(word)
  }

  /// As typed, without the dashes and commas that parted what is gone.
  static func joined(_ tokens: some Collection<Token>) -> String {
    var words = ""
    var pending: Token?
    for token in tokens {
      if token.isDash {
        if !words.isEmpty { pending = token }
        continue
      }
      if let dash = pending { words += " " + dash.text }
      pending = nil
      words += (words.isEmpty ? "" : " ") + token.text
    }
    return trimmed(words)
  }

  static func trimmed(_ text: String) -> String {
    var text = text
    while let last = text.utf8.last, last == 0x2C || last == 0x3B { text.removeLast() }
    return text
  }
}
