import CrisisCore

/// A stretch of time that is not over: `14h-18h`, `14-18h`, `20h-minuit`, `20 h - 22 h`, `maintenant-18h`, `ce soir 20h-22h`,
/// `8h-12h demain`, `3 décembre 8h-12h`, `de 8h à 12h`, `entre 8h et 12h`.
struct SpanArgument: ArgumentReader {
  func read(_ tokens: [Token], at start: Int, _ scope: ReadingScope) throws(Fault) -> Reading? {
    guard
      tokens[start].key != nil || ClockWords.mayStart(tokens[start], scope) || Self.isFiller(tokens[start], scope)
        || tokens[start].folded.utf8.contains(0x2D)
    else { return nil }
    let (words, ends) = Self.apart(tokens, from: start)
    var at = 0
    var day: ClockWords.Day?
    var part: ClockWords.Part?
    /// Days, parts of the day and what stands before them.
    ///
    /// - Parameter shortest: what stands behind the hours may be somebody's name (`sam`).
    func around(shortest: Int = 0) {
      while at < words.count, !words[at].isQuoted, at == 0 || words[at].key == nil {
        let from = ClockWords.skipFillers(words, at, scope)
        guard from < words.count else { return }
        func isLong(_ count: Int) -> Bool {
          let letters = words[from..<from + count].reduce(0) { $0 + $1.folded.utf8.count }
          return letters >= shortest || words[from].folded.utf8.first.map { $0 < 0x3A } ?? false
        }
        if day == nil, let match = DayWords.read(words, from, scope), isLong(match.count) {
          day = match.day
          at = from + match.count
        } else if part == nil, let match = scope.vocabulary.dayParts.match(words, at: from), isLong(match.count) {
          part = ClockWords.Part(rawValue: match.code)
          at = from + match.count
        } else {
          return
        }
      }
    }
    around()
    if at < words.count, Self.isFiller(words[at], scope) { at += 1 }
    guard at < words.count, let hours = try Self.hours(words, at, scope) else { return nil }
    at += hours.count
    let stop = at
    around(shortest: 5)
    // What does not end with a word of the line is none of it.
    var used = at
    while used > stop, !ends.contains(used) { used -= 1 }
    guard ends.contains(used), let count = ends.firstIndex(of: used).map({ $0 + 1 }) else { return nil }
    let given = tokens[start..<start + count].map(\.text).joined(separator: " ")
    if case .impossible(let date)? = day { throw Fault(Texts.faults.badDate, date) }
    if day == .relative(-1) || day == .relative(-2) { return nil }
    return Reading(try Self.span(hours, day, part, given, scope), count)
  }

  private static func span(
    _ hours: (from: Int?, to: Int?, count: Int), _ day: ClockWords.Day?, _ part: ClockWords.Part?, _ given: String,
    _ scope: ReadingScope
  ) throws(Fault) -> ArgumentValue {
    let (today, minute) = scope.clock.reading(scope.now)
    func placed(_ minute: Int) -> Int {
      var words = ClockWords(minute: minute)
      if let part { words.apply(part) }
      return words.minute ?? minute
    }
    // What begins at the end of a day begins the next.
    let from = (hours.from.map(placed) ?? minute) % 1440
    let to = hours.to.map(placed) ?? minute
    guard from != to else { throw Fault(Texts.faults.emptySpan, given) }
    let length = from < to ? 0 : 1
    func moments(_ day: Int) -> (Milliseconds, Milliseconds) {
      (
        hours.from == nil ? scope.now : scope.clock.moment(day: day, minute: from),
        scope.clock.moment(day: day + length, minute: to)
      )
    }
    var span = moments(day.map { TimeArgument.day($0, today: today, .future) } ?? today)
    if day == nil, span.1 <= scope.now { span = moments(today + 1) }
    return .span(span.0, span.1)
  }

  static func isFiller(_ token: Token, _ scope: ReadingScope) -> Bool {
    token.key == nil && !token.isQuoted && scope.vocabulary.table("span_filler").code(token.folded) != nil
  }

  /// The words with the dashes between hours as words of their own, and how many words stand before the end of each of
  /// the line's.
  private static func apart(_ tokens: [Token], from start: Int) -> (words: [Token], ends: [Int]) {
    var words: [Token] = []
    var ends: [Int] = []
    for token in tokens[start...].prefix(14) {
      let pieces = token.folded.split(separator: "-", omittingEmptySubsequences: false)
      if token.isQuoted || pieces.count != 2 || !pieces.contains(where: { $0.utf8.first.map { $0 < 0x3A } ?? false }) {
        words.append(token)
      } else {
        for (index, piece) in pieces.enumerated() {
          if index > 0 { words.append(Token("-")) }
          if !piece.isEmpty { words.append(Token(String(piece), key: index == 0 ? token.key : nil)) }
        }
      }
      ends.append(words.count)
    }
    return (words, ends)
  }

  /// Two hours and what stands between; nil: now. A bare number takes its unit from the other (`14-18h`).
  private static func hours(_ words: [Token], _ at: Int, _ scope: ReadingScope) throws(Fault) -> (
    from: Int?, to: Int?, count: Int
  )? {
    guard let first = try end(words, at, scope) else { return nil }
    let dash = at + first.count
    guard dash + 1 < words.count, words[dash].folded == "-" || isFiller(words[dash], scope),
      words[dash + 1].key == nil, let last = try end(words, dash + 1, scope), first.isHour || last.isHour
    else { return nil }
    return (first.minute, last.minute, first.count + 1 + last.count)
  }

  private static func end(_ words: [Token], _ at: Int, _ scope: ReadingScope) throws(Fault) -> (
    minute: Int?, isHour: Bool, count: Int
  )? {
    if let time = try TimeOfDay.read(words, at, scope, isSure: true) { return (time.minute, true, time.count) }
    guard words[at].folded.utf8.count <= 2, let hour = Digits.number(words[at].folded), hour <= 24 else { return nil }
    return (hour * 60, false, 1)
  }
}
