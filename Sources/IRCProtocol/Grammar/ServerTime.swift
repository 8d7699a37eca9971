/// The `time` tag of IRCv3 server-time: `2019-11-24T03:05:00.000Z`, always UTC.
package enum ServerTime {
  /// Milliseconds since 1970; nil for anything that is not such a time.
  package static func milliseconds(_ text: String) -> Int64? {
    var text = text
    return text.withUTF8 { milliseconds($0) }
  }

  static func milliseconds(_ b: UnsafeBufferPointer<UInt8>) -> Int64? {
    guard b.count >= 20, b[4] == .hyphen, b[7] == .hyphen, b[10] == UInt8(ascii: "T"), b[13] == .colon, b[16] == .colon,
      b.last == UInt8(ascii: "Z"), let year = number(b[0..<4]), let month = number(b[5..<7]),
      let day = number(b[8..<10]), let hour = number(b[11..<13]), let minute = number(b[14..<16]),
      let second = number(b[17..<19]), (1...12).contains(month), (1...31).contains(day), hour < 24, minute < 60,
      second <= 60
    else { return nil }
    var fraction: Int64 = 0
    if b.count > 20 {
      guard b[19] == UInt8(ascii: "."), number(b[20..<(b.count - 1)]) != nil else { return nil }
      for i in 0..<3 { fraction = fraction * 10 + (20 + i < b.count - 1 ? Int64(b[20 + i] - .zero) : 0) }
    }
    let seconds = days(year, month, day) * 86_400 + hour * 3_600 + minute * 60 + second
    return seconds * 1_000 + fraction
  }

  /// `2019-11-24T03:05:00Z`.
  package static func text(_ milliseconds: Int64) -> String {
    let seconds = (milliseconds - (milliseconds < 0 ? 999 : 0)) / 1_000
    let day = (seconds - (seconds < 0 ? 86_399 : 0)) / 86_400
    let inDay = seconds - day * 86_400
    let (y, m, d) = civil(day)
    func two(_ n: Int64) -> String { n < 10 ? "0\(n)" : "\(n)" }
    return "\(y)-\(two(m))-\(two(d))T\(two(inDay / 3_600)):\(two(inDay / 60 % 60)):\(two(inDay % 60))Z"
  }

  /// `2019-11-24T03:05:00.250Z`: as servers write it.
  package static func exact(_ milliseconds: Int64) -> String {
    let rest = ((milliseconds % 1_000) + 1_000) % 1_000
    let digits = String(rest)
    return text(milliseconds).dropLast() + "." + String(repeating: "0", count: 3 - digits.utf8.count) + digits + "Z"
  }

  private static func number(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> Int64? {
    guard !digits.isEmpty, digits.count < 16 else { return nil }
    var value: Int64 = 0
    for byte in digits {
      guard (.zero ... .nine).contains(byte) else { return nil }
      value = value * 10 + Int64(byte - .zero)
    }
    return value
  }

  /// Days since 1970-01-01 in the proleptic Gregorian calendar, with years that begin in March.
  private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    let y = month <= 2 ? year - 1 : year
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    return y * 365 + y / 4 - y / 100 + y / 400 + dayOfYear - 719_468
  }

  private static func civil(_ day: Int64) -> (Int64, Int64, Int64) {
    let z = day + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }
}
