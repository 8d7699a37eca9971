import CrisisCore

/// A day: `hier`, `avant-hier`, `dim`, `25/11`, `25/11/19`, `2019-11-25`, `3 décembre`, `1er déc.`, `December 3`.
struct DayWords {
  var day: ClockWords.Day
  var count: Int

  /// A weekday before a date is the date's: `dimanche 24/11`.
  func refines(_ earlier: ClockWords.Day?) -> Bool {
    switch (earlier, day) {
    case (.weekday?, .date), (.weekday?, .impossible): true
    default: false
    }
  }

  static func read(_ tokens: [Token], _ at: Int, _ scope: ReadingScope) -> DayWords? {
    let word = tokens[at].folded
    guard let first = word.utf8.first else { return nil }
    if first >= 0x30 && first <= 0x39 { return inFigures(word) ?? named(tokens, at, scope) }
    if let match = scope.vocabulary.days.match(tokens, at: at) {
      switch match.code {
      case "before_yesterday": return DayWords(day: .relative(-2), count: match.count)
      case "yesterday": return DayWords(day: .relative(-1), count: match.count)
      case "today": return DayWords(day: .relative(0), count: match.count)
      case "tomorrow": return DayWords(day: .relative(1), count: match.count)
      case let name:
        return ClockWords.weekdays.firstIndex(of: name).map { DayWords(day: .weekday($0 + 1), count: match.count) }
      }
    }
    // `December 3`
    guard let month = scope.vocabulary.months.code(word).flatMap({ Int($0) }), at + 1 < tokens.count,
      let day = ordinal(tokens[at + 1].folded), !isCounting(tokens, at + 2, scope)
    else { return nil }
    return date(day, month, nil, given: "\(tokens[at].text) \(tokens[at + 1].text)", count: 2)
  }

  /// `3 décembre`, `3 décembre 2019`
  private static func named(_ tokens: [Token], _ at: Int, _ scope: ReadingScope) -> DayWords? {
    guard at + 1 < tokens.count, let day = ordinal(tokens[at].folded),
      let month = scope.vocabulary.months.code(tokens[at + 1].folded).flatMap({ Int($0) })
    else { return nil }
    let given = "\(tokens[at].text) \(tokens[at + 1].text)"
    if at + 2 < tokens.count, tokens[at + 2].folded.utf8.count == 4, let year = Digits.number(tokens[at + 2].folded),
      (1970...2200).contains(year), !isCounting(tokens, at + 3, scope)
    {
      return date(day, month, year, given: "\(given) \(year)", count: 3)
    }
    return date(day, month, nil, given: given, count: 2)
  }

  /// `3`, `1er`, `3rd`
  private static func ordinal(_ word: String) -> Int? {
    let end = Digits.end(of: word)
    guard let day = Digits.number(word[..<end]), (1...31).contains(day) else { return nil }
    return ["", "er", "st", "nd", "rd", "th"].contains(word[end...]) ? day : nil
  }

  /// Whether a number before it is one of people: `mars 3 personnes`
  private static func isCounting(_ tokens: [Token], _ at: Int, _ scope: ReadingScope) -> Bool {
    at < tokens.count && scope.vocabulary.units.code(tokens[at].folded) != nil
  }

  private static func inFigures(_ word: String) -> DayWords? {
    let separator: Character = word.utf8.contains(0x2F) ? "/" : word.utf8.contains(0x2D) ? "-" : "."
    let parts = word.split(separator: separator, omittingEmptySubsequences: false).map { Digits.number($0) ?? 0 }
    guard parts.count == 3 || parts.count == 2 && separator == "/" else { return nil }
    // `2019-11-23`
    let isYearFirst = parts.count == 3 && parts[0] > 31
    let (day, month) = isYearFirst ? (parts[2], parts[1]) : (parts[0], parts[1])
    var year = parts.count == 3 ? (isYearFirst ? parts[0] : parts[2]) : nil
    if let short = year, short < 100 { year = 2000 + short }
    guard (1970...2200).contains(year ?? 2024), day < 100, month < 100 else { return nil }
    return date(day, month, year, given: word, count: 1)
  }

  private static func date(_ day: Int, _ month: Int, _ year: Int?, given: String, count: Int) -> DayWords {
    let isReal = LocalClock.day(year: year ?? 2024, month: month, day: day) != nil
    return DayWords(day: isReal ? .date(day: day, month: month, year: year) : .impossible(given), count: count)
  }
}
