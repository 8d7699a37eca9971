import CrisisCore

/// A time as people write it: `14h10`, `14:10`, `14 h 10`, `1410`, `0h`, `24h`, `2:10pm`, with or without a day (`hier 23h50`,
/// `dim 14h`, `25/11 14h10`).
struct ClockWords: Equatable {
  enum Day: Equatable {
    /// Days from today.
    case relative(Int)
    /// Monday is 1.
    case weekday(Int)
    case date(day: Int, month: Int, year: Int?)
  }

  /// 1440: midnight at the end of the day; nil: the words mean this very moment.
  var minute: Int?
  var day: Day?
  var count = 0

  static func read(_ tokens: [Token], at start: Int, _ scope: ReadingScope) throws(Fault) -> ClockWords? {
    var found = ClockWords()
    var hasTime = false
    var at = skipFillers(tokens, start, scope)
    for _ in 0..<2 {
      guard at < tokens.count, !tokens[at].isQuoted, at == start || tokens[at].key == nil else { break }
      if !hasTime, let time = try timeOfDay(tokens, at, scope) {
        (found.minute, hasTime) = (time.minute, true)
        at += time.count
      } else if found.day == nil, let day = dayWord(tokens[at].folded, scope) {
        found.day = day
        at += 1
      } else {
        break
      }
      found.count = at - start
      at = skipFillers(tokens, at, scope)
    }
    if hasTime { return found }
    switch found.day {
    case .relative?, .date?: throw Fault(Texts.faults.noHour, tokens[start + found.count - 1].text)
    case .weekday?, nil: return nil
    }
  }

  /// The hour alone. - Throws: where the shape is that of an hour, but no clock shows it.
  static func timeOfDay(_ tokens: [Token], _ at: Int, _ scope: ReadingScope) throws(Fault) -> (
    minute: Int?, count: Int
  )? {
    let word = tokens[at].folded
    guard let first = word.utf8.first, first >= 0x30 && first <= 0x39 else {
      return switch scope.vocabulary.clockWords.code(word) {
      case "now": (nil, 1)
      case "noon": (720, 1)
      case "midnight": (1440, 1)
      default: nil
      }
    }
    if let time = try oneWord(word) {
      if word.utf8.contains(0x3A), at + 1 < tokens.count, let noon = tokens[at + 1].folded.first,
        tokens[at + 1].folded == "\(noon)m",
        noon == "a" || noon == "p"
      {
        return (try oneWord("\(word)\(noon)m"), 2)
      }
      return (time, 1)
    }
    guard word.utf8.count <= 2, at + 1 < tokens.count, let hour = Digits.number(word) else { return nil }
    let unit = tokens[at + 1].folded
    if unit == "am" || unit == "pm" { return (try checked(hour, 0, word, isAfternoon: unit == "pm"), 2) }
    guard unit == "h" else { return nil }
    if at + 2 < tokens.count, tokens[at + 2].folded.utf8.count == 2, let minute = Digits.number(tokens[at + 2].folded) {
      return (try checked(hour, minute, "\(word)h\(tokens[at + 2].folded)"), 3)
    }
    return (try checked(hour, 0, word + "h"), 2)
  }

  static func oneWord(_ word: String) throws(Fault) -> Int? {
    let digits = word[..<Digits.end(of: word)]
    let after = word[digits.endIndex...]
    guard let number = Digits.number(digits) else { return nil }
    if after.isEmpty {
      guard digits.utf8.count == 4, number / 100 < 24, number % 100 < 60 else { return nil }
      return number / 100 * 60 + number % 100
    }
    guard digits.utf8.count <= 2 else { return nil }
    if after == "am" || after == "pm" { return try checked(number, 0, word, isAfternoon: after == "pm") }
    guard after.first == "h" || after.first == ":" else { return nil }
    let isColon = after.first == ":"
    var rest = after.dropFirst()
    var isAfternoon: Bool?
    if rest.hasSuffix("am") || rest.hasSuffix("pm") {
      isAfternoon = rest.hasSuffix("pm")
      rest = rest.dropLast(2)
    }
    if rest.isEmpty { return isColon ? nil : try checked(number, 0, word, isAfternoon: isAfternoon) }
    guard rest.utf8.count == 2 || !isColon && rest.utf8.count == 1, let minute = Digits.number(rest) else { return nil }
    return try checked(number, minute, word, isAfternoon: isAfternoon)
  }

  private static func checked(_ hour: Int, _ minute: Int, _ given: String, isAfternoon: Bool? = nil) throws(Fault)
    -> Int
  {
    if let isAfternoon {
      guard (1...12).contains(hour), minute < 60 else { throw Fault(Texts.faults.badTime, given) }
      return (hour % 12 + (isAfternoon ? 12 : 0)) * 60 + minute
    }
    guard hour < 24 && minute < 60 || hour == 24 && minute == 0 else {
      throw Fault(Texts.faults.badTime, given)
    }
    return hour * 60 + minute
  }

  static func dayWord(_ word: String, _ scope: ReadingScope) -> Day? {
    guard let first = word.utf8.first, first >= 0x30 && first <= 0x39 else {
      return switch scope.vocabulary.days.code(word) {
      case "yesterday": .relative(-1)
      case "today": .relative(0)
      case "tomorrow": .relative(1)
      case let name?: weekdays.firstIndex(of: name).map { .weekday($0 + 1) }
      case nil: nil
      }
    }
    let separator: Character = word.utf8.contains(0x2F) ? "/" : "-"
    var parts = word.split(separator: separator, omittingEmptySubsequences: false).map { Digits.number($0) ?? 0 }
    guard parts.count == 3 || parts.count == 2 && separator == "/" else { return nil }
    if separator == "-" { parts.reverse() }
    var year = parts.count == 3 ? parts[2] : nil
    if let short = year, short < 100 { year = 2000 + short }
    guard LocalClock.day(year: year ?? 2024, month: parts[1], day: parts[0]) != nil,
      (1970...2200).contains(year ?? 2024)
    else { return nil }
    return .date(day: parts[0], month: parts[1], year: year)
  }

  private static func skipFillers(_ tokens: [Token], _ start: Int, _ scope: ReadingScope) -> Int {
    var at = start
    while at < min(tokens.count, start + 2), tokens[at].key == nil, !tokens[at].isQuoted,
      scope.vocabulary.timeFillers.code(tokens[at].folded) != nil
    { at += 1 }
    return at
  }

  static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
}
