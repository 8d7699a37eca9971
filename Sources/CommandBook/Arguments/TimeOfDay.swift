import CrisisCore

/// An hour of the day, without its day: `14h10`, `14 h 10 min`, `14 heures`, `13:30:45`, `13.30`, `1410`, `midi et quart`,
/// `deux heures et demie`, `half past two`, `2pm`.
struct TimeOfDay: Equatable {
  /// 1440: midnight at the end of the day; nil: now.
  var minute: Int?
  var count: Int
  /// `2pm`: no part of the day changes it.
  var isTwelveHours = false
  /// `half past two`: of the morning or of the afternoon.
  var isEitherHalf = false

  /// - Parameter isSure: something else says that it is an hour: a word before it (`vers`), or its key.
  /// - Throws: where the shape is that of an hour, but no clock shows it.
  static func read(_ tokens: [Token], _ at: Int, _ scope: ReadingScope, isSure: Bool = false) throws(Fault)
    -> TimeOfDay?
  {
    let word = tokens[at].folded
    guard let first = word.utf8.first else { return nil }
    if first < 0x30 || first > 0x39 { return try inWords(tokens, at, scope) }
    if let time = try figures(tokens, at, scope, isSure: isSure) {
      // `14h 10`: minutes may follow what ends with its unit.
      return word.utf8.last.map { $0 > 0x39 } ?? false ? withTail(time, tokens, at, scope) : time
    }
    guard word.utf8.count <= 2, at + 1 < tokens.count, let hour = Digits.number(word) else { return nil }
    return try hours(hour, tokens, at, 1, scope)
  }

  // MARK: - Words

  private static func inWords(_ tokens: [Token], _ at: Int, _ scope: ReadingScope) throws(Fault) -> TimeOfDay? {
    let vocabulary = scope.vocabulary
    switch vocabulary.clockWords.match(tokens, at: at) {
    case ("now", let count)?: return TimeOfDay(count: count)
    case ("noon", let count)?: return withTail(TimeOfDay(minute: 720, count: count), tokens, at, scope)
    case ("midnight", let count)?: return withTail(TimeOfDay(minute: 1440, count: count), tokens, at, scope)
    default: break
    }
    // `half past two`, `ten to three`
    var head = vocabulary.clockHeads.match(tokens, at: at).flatMap { match in
      offset(match.code).map { ($0, match.count) }
    }
    let number = Numerals.read(tokens, at, scope)
    if head == nil, let number, at + number.count < tokens.count, number.value < 60 {
      switch tokens[at + number.count].folded {
      case "past": head = (number.value, number.count + 1)
      case "to": head = (-number.value, number.count + 1)
      default: break
      }
    }
    if let (offset, count) = head {
      guard at + count < tokens.count else { return nil }
      if let hour = Numerals.read(tokens, at + count, scope), (1...24).contains(hour.value) {
        return half(
          of: tokens, at, TimeOfDay(minute: (hour.value * 60 + offset + 1440) % 1440, count: count + hour.count))
      }
      guard let named = vocabulary.clockWords.match(tokens, at: at + count), named.code != "now" else { return nil }
      return TimeOfDay(minute: ((named.code == "noon" ? 720 : 1440) + offset) % 1440, count: count + named.count)
    }
    guard let number, number.value <= 24 else { return nil }
    return try hours(number.value, tokens, at, number.count, scope)
  }

  /// `2 heures`, `deux heures dix`, `2 o'clock`, `2 pm`, `14 h 10`
  private static func hours(_ hour: Int, _ tokens: [Token], _ at: Int, _ count: Int, _ scope: ReadingScope)
    throws(Fault) -> TimeOfDay?
  {
    guard at + count < tokens.count, tokens[at + count].key == nil, !tokens[at + count - 1].endsPart else { return nil }
    let unit = tokens[at + count].folded
    let given = "\(tokens[at].text) \(tokens[at + count].text)"
    if let isAfternoon = afternoon(unit) {
      return TimeOfDay(
        minute: try checked(hour, 0, given, isAfternoon: isAfternoon), count: count + 1, isTwelveHours: true)
    }
    if unit == "o'clock" {
      return half(of: tokens, at, TimeOfDay(minute: try checked(hour, 0, given), count: count + 1))
    }
    if unit.utf8.first == 0x68, unit.utf8.count == 3, let minute = Digits.number(unit.dropFirst()) {
      return TimeOfDay(minute: try checked(hour, minute, given), count: count + 1)
    }
    guard scope.vocabulary.units.code(unit) == "hour" else { return nil }
    // What lasts so many hours is no time of the day.
    if hour > 24 { return nil }
    return withTail(TimeOfDay(minute: try checked(hour, 0, given), count: count + 1), tokens, at, scope)
  }

  /// Adds what follows a whole hour: `et demie`, `moins le quart`, `10`, `10 min`, `trente`.
  private static func withTail(_ time: TimeOfDay, _ tokens: [Token], _ at: Int, _ scope: ReadingScope) -> TimeOfDay {
    guard let minute = time.minute, minute % 60 == 0, !time.isTwelveHours else { return time }
    let next = at + time.count
    guard next < tokens.count, tokens[next].key == nil, !tokens[next].isQuoted, !tokens[next - 1].endsPart else {
      return time
    }
    if let match = scope.vocabulary.clockTails.match(tokens, at: next), let offset = offset(match.code) {
      return TimeOfDay(minute: (minute + offset) % 1440, count: time.count + match.count)
    }
    let isLess = tokens[next].folded == "moins"
    let from = isLess ? next + 1 : next
    guard from < tokens.count, tokens[from].key == nil, let number = Numerals.read(tokens, from, scope),
      (isLess ? 1 : 0)..<60 ~= number.value
    else { return time }
    var count = time.count + (isLess ? 1 : 0) + number.count
    let unit = at + count
    if unit < tokens.count, scope.vocabulary.units.code(tokens[unit].folded) == "minute", !tokens[unit - 1].endsPart {
      count += 1
    } else if !isLess, !isMinutes(tokens, from, number.count, scope) {
      return time
    }
    let offset = isLess ? -number.value : number.value
    return TimeOfDay(minute: (minute + offset + 1440) % 1440, count: count)
  }

  /// Whether a number behind an hour is its minutes (`14 h 10`, `midi trente`), and not a number of people or of a house.
  private static func isMinutes(_ tokens: [Token], _ at: Int, _ count: Int, _ scope: ReadingScope) -> Bool {
    if tokens[at].folded.utf8.first.map({ $0 >= 0x30 && $0 <= 0x39 }) ?? false, tokens[at].folded.utf8.count != 2 {
      return false
    }
    let next = at + count
    guard next < tokens.count, !tokens[next - 1].endsPart, !tokens[next].isSeparator else { return true }
    let word = tokens[next].folded
    return scope.vocabulary.units.code(word) == nil && !SpotWords.isStreet(word)
      && (!isSmall(tokens[next].text) || scope.vocabulary.categories.code(word) != nil)
  }

  /// `de l'après-midi` of 2 o'clock is none of its own; `pm` is.
  private static func half(of tokens: [Token], _ at: Int, _ time: TimeOfDay) -> TimeOfDay {
    let next = at + time.count
    guard let minute = time.minute, next < tokens.count, let isAfternoon = afternoon(tokens[next].folded) else {
      var time = time
      time.isEitherHalf = (time.minute ?? 1440) <= 780
      return time
    }
    return TimeOfDay(minute: minute % 720 + (isAfternoon ? 720 : 0), count: time.count + 1, isTwelveHours: true)
  }

  private static func afternoon(_ word: some StringProtocol) -> Bool? {
    switch word {
    case "am", "a.m", "a.m.": false
    case "pm", "p.m", "p.m.": true
    default: nil
    }
  }

  /// `30`, `less_15`: minutes, as terms are named.
  private static func offset(_ code: String) -> Int? {
    code.hasPrefix("less_") ? Int(code.dropFirst(5)).map { -$0 } : Int(code)
  }

  // MARK: - Figures

  private static func figures(_ tokens: [Token], _ at: Int, _ scope: ReadingScope, isSure: Bool) throws(Fault)
    -> TimeOfDay?
  {
    let word = tokens[at].folded
    let digits = word[..<Digits.end(of: word)]
    guard let number = Digits.number(digits) else { return nil }
    let after = word[digits.endIndex...]
    let next = at + 1 < tokens.count && !tokens[at].endsPart ? tokens[at + 1] : nil
    if after.isEmpty {
      guard digits.utf8.count == 4, number / 100 < 24, number % 100 < 60 else { return nil }
      // `1200 foyers`
      if !isSure, scope.isSentence, let next, isCounted(next, scope) { return nil }
      return TimeOfDay(minute: number / 100 * 60 + number % 100, count: 1)
    }
    guard digits.utf8.count <= 2 else { return nil }
    if after.utf8.first == 0x2E {
      // `13.30`, but `1.20 m`, `45.54 3.24` and `45.5432`
      let rest = after.dropFirst()
      if let isAfternoon = afternoon(rest.dropFirst(2)), let minute = Digits.number(rest.prefix(2)) {
        return TimeOfDay(
          minute: try checked(number, minute, word, isAfternoon: isAfternoon), count: 1, isTwelveHours: true)
      }
      guard rest.utf8.count == 2, let minute = Digits.number(rest), number < 24, minute < 60,
        isSure || next.map({ !isMeasure($0) }) ?? true
      else { return nil }
      return TimeOfDay(minute: number * 60 + minute, count: 1)
    }
    // Whole days of hours last, they are no time of the day: `bloqué depuis 48h`.
    if after == "h", number > 24, scope.isSentence, !isSure { return nil }
    guard var time = try oneWord(word) else { return nil }
    if !time.isTwelveHours, after.utf8.first == 0x3A, let next, let isAfternoon = afternoon(next.folded),
      let minute = time.minute
    {
      time = TimeOfDay(
        minute: try checked(minute / 60, minute % 60, "\(word) \(next.text)", isAfternoon: isAfternoon), count: 2,
        isTwelveHours: true)
    } else if let minute = time.minute, minute % 60 != 0, let next,
      scope.vocabulary.units.code(next.folded) == "minute"
    {
      // `14h10 min`
      time.count = 2
    }
    return time
  }

  private static func isSmall(_ text: String) -> Bool {
    text.utf8.first.map { (0x61...0x7A).contains($0) || $0 >= 0x80 } ?? false
  }

  private static func isCounted(_ next: Token, _ scope: ReadingScope) -> Bool {
    isSmall(next.text) && scope.vocabulary.categories.code(next.folded) == nil
      && scope.vocabulary.timeFillers.code(next.folded) == nil
  }

  private static func isMeasure(_ next: Token) -> Bool {
    measures.contains(next.folded)
      || next.folded.utf8.first.map { $0 >= 0x30 && $0 <= 0x39 || $0 == 0x2D } ?? false
        && next.folded.utf8.contains { $0 == 0x2E }
  }

  private static let measures: Set<String> = [
    "m", "cm", "mm", "km", "metre", "metres", "meters", "%", "€", "euros", "d'eau",
  ]

  /// One word that is an hour whatever stands around it: `14h10`, `14h10min`, `14:10`, `13:30:45`, `2:10pm`, `2pm`, `1410`.
  static func oneWord(_ word: String) throws(Fault) -> TimeOfDay? {
    let digits = word[..<Digits.end(of: word)]
    guard let number = Digits.number(digits) else { return nil }
    var rest = word[digits.endIndex...]
    if rest.isEmpty {
      guard digits.utf8.count == 4, number / 100 < 24, number % 100 < 60 else { return nil }
      return TimeOfDay(minute: number / 100 * 60 + number % 100, count: 1)
    }
    guard digits.utf8.count <= 2 else { return nil }
    if let isAfternoon = afternoon(rest) {
      return TimeOfDay(minute: try checked(number, 0, word, isAfternoon: isAfternoon), count: 1, isTwelveHours: true)
    }
    let isColon = rest.utf8.first == 0x3A
    if isColon {
      rest = rest.dropFirst()
    } else {
      guard let unit = hourUnits.first(where: { rest.hasPrefix($0) }) else { return nil }
      rest = rest.dropFirst(unit.count)
      if rest.utf8.first == 0x3A { rest = rest.dropFirst() }
    }
    var isAfternoon: Bool?
    if let half = afternoon(rest.suffix(2)) {
      isAfternoon = half
      rest = rest.dropLast(2)
    } else if let unit = minuteUnits.first(where: { rest.hasSuffix($0) }), rest.utf8.count > unit.utf8.count {
      rest = rest.dropLast(unit.count)
    }
    func time(_ minute: Int) throws(Fault) -> TimeOfDay {
      TimeOfDay(
        minute: try checked(number, minute, word, isAfternoon: isAfternoon), count: 1, isTwelveHours: isAfternoon != nil
      )
    }
    if rest.isEmpty { return isColon ? nil : try time(0) }
    // `13:30:45`
    if isColon, rest.utf8.count == 5, rest.utf8.dropFirst(2).first == 0x3A, let second = Digits.number(rest.suffix(2)),
      second < 60
    {
      rest = rest.prefix(2)
    }
    guard rest.utf8.count == 2 || !isColon && rest.utf8.count == 1, let minute = Digits.number(rest) else { return nil }
    return try time(minute)
  }

  private static let hourUnits = ["heures", "heure", "hrs", "hr", "h"]
  private static let minuteUnits = ["min", "mn", "m", "h"]

  static func checked(_ hour: Int, _ minute: Int, _ given: String, isAfternoon: Bool? = nil) throws(Fault) -> Int {
    if let isAfternoon {
      guard (1...12).contains(hour), minute < 60 else { throw Fault(Texts.faults.badTime, given) }
      return (hour % 12 + (isAfternoon ? 12 : 0)) * 60 + minute
    }
    guard hour < 24 && minute < 60 || hour == 24 && minute == 0 else { throw Fault(Texts.faults.badTime, given) }
    return hour * 60 + minute
  }
}
