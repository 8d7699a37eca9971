import PlainText

extension YAMLValue {
  /// Words that somebody will read: they must be quoted or a block, because a bare `#{{n}}` is a comment to YAML and a
  /// bare `: ` a mapping.
  package func text() -> String? {
    guard let text = scalar("a text") else { return nil }
    if case .plain = content {
      return refuse("a text must be in quotes or a block: write \"\(shortened(text))\" with its quotes")
    }
    if text.allSatisfy(\.isWhitespace) { return refuse("the text is empty") }
    return text
  }

  /// A name, a code, a path: quotes may be left out where YAML cannot take it for anything else.
  package func word() -> String? {
    guard let text = scalar("a word") else { return nil }
    if case .plain = content, PlainScalar.isAmbiguous(text) {
      return refuse("\(text) must be in quotes: without them YAML takes it for something else than text")
    }
    if text.isEmpty { return refuse("a word is wanted here, not an empty text") }
    return text
  }

  /// A word, put through `read`; `wanted` says what was expected where it gives nil.
  package func word<T>(_ wanted: String, _ read: (String) -> T?) -> T? {
    guard let text = word() else { return nil }
    guard let value = read(text) else { return refuse("\(wanted) is wanted here, not \"\(shortened(text))\"") }
    return value
  }

  package func integer(_ range: ClosedRange<Int> = Int.min...Int.max) -> Int? {
    guard let text = scalar("a whole number") else { return nil }
    guard case .plain = content, let number = Int(text) else {
      return refuse("a whole number is wanted here, not \(kindName)")
    }
    guard range.contains(number) else {
      return refuse("\(number) is out of bounds: from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  package func bool() -> Bool? {
    guard let text = scalar("true or false") else { return nil }
    guard case .plain = content, text == "true" || text == "false" else {
      return refuse("true or false is wanted here, not \(kindName)")
    }
    return text == "true"
  }

  /// One of the words of an enumeration, by raw value.
  package func oneOf<T: RawRepresentable<String> & CaseIterable>(_ type: T.Type) -> T? {
    oneOf(T.allCases.map(\.rawValue)).flatMap { T(rawValue: $0) }
  }

  package func oneOf(_ words: [String]) -> String? {
    guard let text = scalar("one of \(words.joined(separator: ", "))") else { return nil }
    if words.contains(text) { return text }
    let hint =
      NearestWord.among(words, to: text).first.map { " (did you mean \"\($0)\"?)" }
      ?? ": one of \(words.joined(separator: ", ")) is wanted here"
    return refuse("unknown word \"\(shortened(text))\"\(hint)")
  }

  /// A length of time in milliseconds: `500ms`, `2s`, `10m`, `2h`, `3d`.
  package func duration(_ range: ClosedRange<Int64> = 0...Int64.max) -> Int64? {
    guard let text = scalar("a duration such as 10m") else { return nil }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard let unit = Self.units[String(text.dropFirst(digits.count))], let number = Int64(digits),
      case (let value, false) = number.multipliedReportingOverflow(by: unit)
    else { return refuse("a duration such as 2s, 10m or 2h is wanted here, not \(kindName)") }
    guard range.contains(value) else { return refuse("\(text) is out of bounds") }
    return value
  }

  private static let units: [String: Int64] = [
    "ms": 1, "s": 1_000, "m": 60_000, "min": 60_000, "h": 3_600_000, "d": 86_400_000,
  ]

  /// A day that exists, as `2019-11-27`.
  package func day() -> String? {
    guard let text = scalar("a day such as 2019-11-27") else { return nil }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2], text.utf8.allSatisfy({ PlainScalar.isDigit($0) || $0 == 0x2D }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]), (1...12).contains(month)
    else { return refuse("a day such as 2019-11-27 is wanted here, not \(kindName)") }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard (1...lengths[month - 1]).contains(day) else { return refuse("\(text) is not a day of the calendar") }
    return text
  }
}
