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
    let isNeeded = sense == .future || tokens[start].key != nil
    guard let words = try ClockWords.read(tokens, at: start, scope, needed: isNeeded) else { return nil }
    if let ago = words.ago { return sense == .past ? Reading(.moment(scope.now - ago), words.count) : nil }
    guard let minute = words.minute else { return Reading(.moment(scope.now), words.count) }
    let today = scope.clock.reading(scope.now).day
    let day = Self.day(words.day, today: today, sense)
    switch sense {
    case .past:
      var moment = scope.clock.moment(day: day, minute: minute, upTo: scope.now)
      if words.isEitherHalf {
        let later = scope.clock.moment(day: day, minute: minute % 720 + 720, upTo: scope.now)
        if later <= scope.now + Self.tolerance { moment = later }
      }
      if moment <= scope.now { return Reading(.moment(moment), words.count) }
      if moment - scope.now <= Self.tolerance { return Reading(.moment(scope.now), words.count) }
      let step: Int
      switch words.day {
      case nil: step = 1
      case .weekday: step = 7
      case .relative, .date, .impossible:
        let given = tokens[start..<start + words.count].map(\.text).joined(separator: " ")
        throw Fault(Texts.faults.timeInFuture, given)
      }
      // Midnight at the end of a day that is not over: the one before.
      let earlier = scope.clock.moment(day: day - step, minute: minute, upTo: scope.now)
      return Reading(.moment(earlier), words.count)
    case .future:
      let moment = scope.clock.moment(day: day, minute: minute)
      if moment >= scope.now || words.day != nil { return Reading(.moment(moment), words.count) }
      return Reading(.moment(scope.clock.moment(day: day + 1, minute: minute)), words.count)
    }
  }

  /// The local day that day words mean.
  static func day(_ words: ClockWords.Day?, today: Int, _ sense: Sense) -> Int {
    switch words {
    case nil, .impossible: return today
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

/// `2h`, `45min`, `1h30`, `90 min`, `3 j`
struct DurationArgument: ArgumentReader {
  func read(_ tokens: [Token], at start: Int, _ scope: ReadingScope) throws(Fault) -> Reading? {
    guard let (length, count) = LengthWords.read(tokens, start, scope) else { return nil }
    guard length > 0, length <= 366 * .day else {
      throw Fault(Texts.faults.badValue, shown(tokens[start].text), nil, [])
    }
    return Reading(.duration(length), count)
  }
}
