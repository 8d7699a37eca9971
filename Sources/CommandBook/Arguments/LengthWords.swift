import CrisisCore

/// A number of small size, in figures or in words: `3`, `trois`, `vingt-cinq`.
enum Numerals {
  static func read(_ tokens: [Token], _ at: Int, _ scope: ReadingScope) -> (value: Int, count: Int)? {
    guard at < tokens.count, !tokens[at].isQuoted else { return nil }
    let word = tokens[at].folded
    guard let first = word.utf8.first else { return nil }
    if first >= 0x30 && first <= 0x39 { return Digits.number(word).map { ($0, 1) } }
    if let match = scope.vocabulary.numerals.match(tokens, at: at), let value = Int(match.code) {
      // `vingt cinq`, `twenty five`
      if value >= 20, value % 10 == 0, let more = ones(tokens, at + match.count, scope) {
        return (value + more.value, match.count + more.count)
      }
      return (value, match.count)
    }
    // `vingt-cinq`
    guard let dash = word.firstIndex(of: "-"), let tens = value(word[..<dash], scope), tens >= 20, tens % 10 == 0,
      let ones = value(word[word.index(after: dash)...], scope), ones < 10
    else { return nil }
    return (tens + ones, 1)
  }

  private static func value(_ word: Substring, _ scope: ReadingScope) -> Int? {
    scope.vocabulary.numerals.code(String(word)).flatMap { Int($0) }
  }

  private static func ones(_ tokens: [Token], _ at: Int, _ scope: ReadingScope) -> (value: Int, count: Int)? {
    var from = at
    if from < tokens.count, tokens[from].folded == "et" { from += 1 }
    guard from < tokens.count, !tokens[from].isQuoted, let value = value(tokens[from].folded[...], scope),
      (1...9).contains(value)
    else { return nil }
    return (value, from - at + 1)
  }
}

/// A length of time: `2h`, `45min`, `1h30`, `1 h 30`, `90 min`, `3 j`, `deux heures`, `une demi-heure`, `une heure et demie`,
/// `half an hour`.
enum LengthWords {
  static func read(_ tokens: [Token], _ at: Int, _ scope: ReadingScope) -> (length: Milliseconds, count: Int)? {
    guard at < tokens.count, !tokens[at].isQuoted else { return nil }
    let vocabulary = scope.vocabulary
    if let match = vocabulary.lengths.match(tokens, at: at), let minutes = Int(match.code) {
      return (Milliseconds(minutes) * .minute, match.count)
    }
    let word = tokens[at].folded
    let digits = word[..<Digits.end(of: word)]
    var unit = String(word[digits.endIndex...])
    var count = 1
    let number: Int
    if unit.isEmpty || digits.isEmpty {
      guard let numeral = Numerals.read(tokens, at, scope), at + numeral.count < tokens.count,
        !tokens[at + numeral.count - 1].endsPart
      else { return nil }
      (number, count) = (numeral.value, numeral.count + 1)
      unit = tokens[at + numeral.count].folded
    } else {
      guard let figures = Digits.number(digits) else { return nil }
      number = figures
    }
    var length: Milliseconds
    switch vocabulary.units.code(unit) {
    case "minute": return (Milliseconds(number) * .minute, count)
    case "day": return (Milliseconds(number) * .day, count)
    case "hour": length = Milliseconds(number) * .hour
    default:
      // `1h30`, `1h30min`
      guard unit.utf8.first == 0x68 else { return nil }
      let end = unit.dropFirst().firstIndex { !$0.isNumber } ?? unit.endIndex
      guard let minutes = Digits.number(unit.dropFirst()[..<end]), minutes < 60,
        end == unit.endIndex || vocabulary.units.code(String(unit[end...])) == "minute"
      else { return nil }
      return (Milliseconds(number) * .hour + Milliseconds(minutes) * .minute, count)
    }
    let next = at + count
    guard next < tokens.count, tokens[next].key == nil, !tokens[next - 1].endsPart else { return (length, count) }
    if let tail = vocabulary.clockTails.match(tokens, at: next), let minutes = Int(tail.code) {
      length += Milliseconds(minutes) * .minute
      count += tail.count
    } else if let minutes = Digits.number(tokens[next].folded), minutes < 60 {
      // `1 h 30`, `2 h 15 min`
      let after = next + 1
      if after < tokens.count, vocabulary.units.code(tokens[after].folded) == "minute" {
        length += Milliseconds(minutes) * .minute
        count += 2
      } else if tokens[next].folded.utf8.count == 2, after >= tokens.count || tokens[next].endsPart {
        length += Milliseconds(minutes) * .minute
        count += 1
      }
    }
    return (length, count)
  }
}
