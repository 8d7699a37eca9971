import CrisisCore

/// A moment. In the past it is the latest such (23h50 typed at 00h10 is yesterday's); a time up to five minutes ahead,
/// as a fast watch shows, counts as now. To come, it is the next such.
struct TimeArgument: ArgumentReader {
  enum Sense: Sendable {
    case past
    case future
  }

  static let tolerance: Milliseconds = 5 * .minute
  let sense: Sense

  func read(_ tokens: [Token], at start: Int, _ scope: ReadingScope) throws(Fault) -> Reading? {
    guard let words = try ClockWords.read(tokens, at: start, scope) else { return nil }
    guard let minute = words.minute else { return Reading(.moment(scope.now), words.count) }
    let today = scope.clock.reading(scope.now).day
    let day = Self.day(words.day, today: today, sense)
    let moment = scope.clock.moment(day: day, minute: minute)
    switch sense {
    case .past:
      if moment <= scope.now { return Reading(.moment(moment), words.count) }
      if moment - scope.now <= Self.tolerance { return Reading(.moment(scope.now), words.count) }
      let step: Int
      switch words.day {
      case nil: step = 1
      case .weekday: step = 7
      case .relative, .date:
        let given = tokens[start..<start + words.count].map(\.text).joined(separator: " ")
        throw Fault(Texts.faults.timeInFuture, given)
      }
      // Midnight at the end of a day that is not over: the one before.
      let earlier = scope.clock.moment(day: day - step, minute: minute)
      return Reading(.moment(earlier), words.count)
    case .future:
      if moment >= scope.now || words.day != nil { return Reading(.moment(moment), words.count) }
      return Reading(.moment(scope.clock.moment(day: day + 1, minute: minute)), words.count)
    }
  }

  /// The local day that day words mean.
  static func day(_ words: ClockWords.Day?, today: Int, _ sense: Sense) -> Int {
    switch words {
    case nil: return today
    case .relative(let days): return today + days
    case .weekday(let weekday):
      let ahead = (weekday - LocalClock.weekday(ofDay: today) + 7) % 7
      return today + (sense == .past && ahead > 0 ? ahead - 7 : ahead)
    case .date(let day, let month, let year):
      let thisYear = LocalClock.date(ofDay: today).year
      let candidates = year.map { [$0] } ?? Array(thisYear - 4...thisYear + 4)
      let days = candidates.compactMap { LocalClock.day(year: $0, month: month, day: day) }
      let fitting = sense == .past ? days.last { $0 <= today + 31 } : days.first { $0 >= today - 31 }
      return fitting ?? days.last ?? today
    }
  }
}

/// A stretch of time that is not over: `14h-18h`, `20h-24h`, `22h-6h`, `demain 8h-12h`, `25/11 8h-12h`, `8h - 12h`,
/// `de 8h à 12h`.
struct SpanArgument: ArgumentReader {
  func read(_ tokens: [Token], at start: Int, _ scope: ReadingScope) throws(Fault) -> Reading? {
    var at = start
    var day: Int?
    let today = scope.clock.reading(scope.now).day
    if at + 1 < tokens.count, let words = ClockWords.dayWord(tokens[at].folded, scope), words != .relative(-1) {
      day = TimeArgument.day(words, today: today, .future)
      at += 1
    }
    if at + 1 < tokens.count, tokens[at].key == nil, Self.isFiller(tokens[at], scope) { at += 1 }
    guard let hours = try hours(tokens, at, scope) else { return nil }
    let length = hours.from < hours.to ? 0 : 1
    func moments(_ day: Int) -> (Milliseconds, Milliseconds) {
      (scope.clock.moment(day: day, minute: hours.from), scope.clock.moment(day: day + length, minute: hours.to))
    }
    var (from, to) = moments(day ?? today)
    if day == nil, to <= scope.now { (from, to) = moments(today + 1) }
    return Reading(.span(from, to), at + hours.count - start)
  }

  private static func isFiller(_ token: Token, _ scope: ReadingScope) -> Bool {
    !token.isQuoted && scope.vocabulary.table("span_filler").code(token.folded) != nil
  }

  private func hours(_ tokens: [Token], _ at: Int, _ scope: ReadingScope) throws(Fault) -> (
    from: Int, to: Int, count: Int
  )? {
    let word = tokens[at].folded
    if let dash = word.firstIndex(of: "-"),
      let from = try ClockWords.oneWord(String(word[..<dash])),
      let to = try ClockWords.oneWord(String(word[word.index(after: dash)...]))
    {
      return (from, to, 1)
    }
    guard at + 2 < tokens.count, tokens[at + 1].folded == "-" || Self.isFiller(tokens[at + 1], scope),
      let from = try ClockWords.oneWord(word),
      let to = try ClockWords.oneWord(tokens[at + 2].folded)
    else { return nil }
    return (from, to, 3)
  }
}

/// `2h`, `45min`, `1h30`, `90 min`, `3 j`
struct DurationArgument: ArgumentReader {
  func read(_ tokens: [Token], at start: Int, _ scope: ReadingScope) throws(Fault) -> Reading? {
    let word = tokens[start].folded
    let digits = word[..<Digits.end(of: word)]
    guard let number = Digits.number(digits).map(Milliseconds.init) else { return nil }
    let units = scope.vocabulary.units
    var unit = String(word[digits.endIndex...])
    var count = 1
    if unit.isEmpty {
      guard start + 1 < tokens.count else { return nil }
      unit = tokens[start + 1].folded
      count = 2
    }
    let value: Milliseconds
    switch units.code(unit) {
    case "minute": value = number * .minute
    case "hour": value = number * .hour
    case "day": value = number * .day
    default:
      guard unit.first == "h", let minutes = Digits.number(unit.dropFirst()), minutes < 60 else { return nil }
      value = number * .hour + Milliseconds(minutes) * .minute
    }
    guard value > 0, value <= 366 * .day else {
      throw Fault(Texts.faults.badValue, shown(tokens[start].text), nil, [])
    }
    return Reading(.duration(value), count)
  }
}
