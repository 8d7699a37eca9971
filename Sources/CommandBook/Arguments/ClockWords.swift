import CrisisCore

/// A time as people write it, in figures and in words, with or without a day or a part of one: `14h10`, `14 heures 10`,
/// `midi et demi`, `8h du soir`, `hier 23h50`, `25/11 14h10`, `il y a 20 min`, `half past two`, `2:10pm`.
struct ClockWords: Equatable {
  enum Day: Equatable {
    /// Days from today.
    case relative(Int)
    /// Monday is 1.
    case weekday(Int)
    case date(day: Int, month: Int, year: Int?)
    /// `31/02`, as typed.
    case impossible(String)
  }

  enum Part: String {
    case morning
    case afternoon
    case evening
    case night
  }

  /// 1440: midnight at the end of the day; nil: the words mean this very moment, or one before it.
  var minute: Int?
  var day: Day?
  /// `half past two`: of the morning or of the afternoon.
  var isEitherHalf = false
  /// How long before now, where that is what was said.
  var ago: Milliseconds?
  var count = 0

  /// Whether words may begin a time: most do not, and are looked at no further.
  static func mayStart(_ token: Token, _ scope: ReadingScope) -> Bool {
    let word = token.folded
    guard let first = word.utf8.first else { return false }
    if first >= 0x30 && first <= 0x39 || scope.vocabulary.timeStarts.code(word) != nil { return true }
    // `vingt-cinq`
    guard let dash = word.utf8.firstIndex(of: 0x2D) else { return false }
    return scope.vocabulary.timeStarts.code(String(word[..<dash])) != nil
  }

  /// - Throws: where the shape is that of a time, but no clock or calendar shows it; where a day stands without an hour,
  ///   and one is `needed`.
  static func read(
    _ tokens: [Token], at start: Int, _ scope: ReadingScope, needed: Bool = false
  ) throws(Fault) -> ClockWords? {
    guard mayStart(tokens[start], scope) else { return nil }
    var found = ClockWords()
    var part: Part?
    var hasTime = false
    var isTwelve = false
    var at = skipFillers(tokens, start, scope)
    let hasFiller = at > start
    if let ago = ago(tokens, at, scope) {
      (found.ago, found.count) = (ago.length, at - start + ago.count)
      return found
    }
    var isBehindFiller = hasFiller
    while at < tokens.count, !tokens[at].isQuoted, at == start || tokens[at].key == nil {
      if !hasTime, let time = try TimeOfDay.read(tokens, at, scope, isSure: hasFiller || tokens[start].key != nil) {
        (found.minute, hasTime, isTwelve) = (time.minute, true, time.isTwelveHours)
        found.isEitherHalf = time.isEitherHalf
        at += time.count
      } else if let day = DayWords.read(tokens, at, scope), found.day == nil || day.refines(found.day) {
        found.day = day.day
        at += day.count
      } else if part == nil, let match = scope.vocabulary.dayParts.match(tokens, at: at) {
        part = Part(rawValue: match.code)
        at += match.count
      } else if !hasTime, let hour = bareHour(tokens, at, scope, isSure: part != nil && isBehindFiller) {
        (found.minute, hasTime) = (hour.minute, true)
        at += hour.count
      } else {
        break
      }
      found.count = at - start
      at = skipFillers(tokens, at, scope)
      isBehindFiller = at > start + found.count
    }
    if hasTime {
      if case .impossible(let given)? = found.day { throw Fault(Texts.faults.badDate, given) }
      if let part, !isTwelve {
        found.apply(part)
        found.isEitherHalf = false
      }
      return found
    }
    guard needed, found.count > 0 else { return nil }
    switch found.day {
    case .relative?, .date?: throw Fault(Texts.faults.noHour, tokens[start + found.count - 1].text)
    case .impossible(let given)?: throw Fault(Texts.faults.badDate, given)
    case .weekday?, nil: return nil
    }
  }

  /// An hour without its unit, which a part of the day beside it makes one: `8 in the evening`, `ce matin à 8`.
  private static func bareHour(_ tokens: [Token], _ at: Int, _ scope: ReadingScope, isSure: Bool) -> TimeOfDay? {
    guard let hour = Numerals.read(tokens, at, scope), hour.value <= 12 else { return nil }
    let next = at + hour.count
    let isLast = next >= tokens.count || tokens[next - 1].endsPart
    guard
      isSure && (isLast || scope.vocabulary.units.code(tokens[next].folded) == nil)
        || !isLast && tokens[next].key == nil && (scope.vocabulary.dayParts.match(tokens, at: next)?.count ?? 0) > 1
    else { return nil }
    return TimeOfDay(minute: hour.value * 60, count: hour.count)
  }

  /// `8h du soir` is 20h; half past midnight of last night is of today.
  mutating func apply(_ part: Part) {
    guard let given = minute else { return }
    let hour = given / 60
    switch part {
    case .morning: break
    case .afternoon: if (1..<12).contains(hour) { minute = given + 720 }
    case .evening: if (4..<12).contains(hour) { minute = given + 720 }
    case .night: if (9..<12).contains(hour) { minute = given + 720 }
    }
    if part == .evening || part == .night, hour < 4, case .relative(let days)? = day { day = .relative(days + 1) }
  }

  /// `il y a 20 min`, `20 min ago`
  private static func ago(
    _ tokens: [Token], _ at: Int, _ scope: ReadingScope
  ) -> (length: Milliseconds, count: Int)? {
    guard at < tokens.count, tokens[at].key == nil, !tokens[at].isQuoted else { return nil }
    if let head = scope.vocabulary.agoHeads.match(tokens, at: at) {
      let from = skipFillers(tokens, at + head.count, scope)
      return LengthWords.read(tokens, from, scope).map { ($0.length, from - at + $0.count) }
    }
    guard tokens[at...].prefix(8).contains(where: { $0.folded == "ago" }),
      let length = LengthWords.read(tokens, at, scope), at + length.count < tokens.count,
      tokens[at + length.count].folded == "ago"
    else { return nil }
    return (length.length, length.count + 1)
  }

  static func skipFillers(_ tokens: [Token], _ start: Int, _ scope: ReadingScope) -> Int {
    var at = start
    while at < min(tokens.count, start + 3), tokens[at].key == nil, !tokens[at].isQuoted,
      let match = scope.vocabulary.timeFillers.match(tokens, at: at)
    { at += match.count }
    return at
  }

  static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
}
