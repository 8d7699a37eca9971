import CrisisCore

/// A point, WGS 84: `45.5432,3.2481`, `45,54;3,24`, `(45.5, 3.2)`, `45.54N 3.24E`, `45°32'35.5"N 3°14'53.2"E`,
/// `geo:45.5432,3.2481`, `lat 45.5 lon 3.2`.
struct CoordinatesArgument: ArgumentReader {
  /// Degrees, minutes, seconds and letters apart make so many words.
  private static let mostWords = 10

  func read(_ tokens: [Token], at start: Int, _ scope: ReadingScope) throws(Fault) -> Reading? {
    guard Self.mayStart(tokens, start) else { return nil }
    var text: [UInt8] = []
    var ends: [Int] = []
    for token in tokens[start...].prefix(Self.mostWords) {
      if token.isQuoted || !ends.isEmpty && token.key != nil { break }
      if !ends.isEmpty { text.append(0x20) }
      text += token.folded.utf8
      ends.append(text.count)
    }
    let isMarked = tokens[start].text.utf8.first == 0x28 || tokens[start].key != nil
    for decimals in [UInt8(ascii: "."), UInt8(ascii: ",")] {
      var reader = CoordinateText(text, decimals: decimals, isMarked: isMarked)
      guard let point = reader.point(), let words = ends.firstIndex(of: reader.at) else { continue }
      guard abs(point.latitude) <= 90, abs(point.longitude) <= 180 else {
        throw Fault(Texts.faults.badCoordinates, tokens[start...].prefix(words + 1).map(\.text).joined(separator: " "))
      }
      return Reading(.coordinates(point.latitude, point.longitude), words + 1)
    }
    return nil
  }

  /// Most numbers are no part of a position: those have a point, a comma or a mark of degrees.
  private static func mayStart(_ tokens: [Token], _ start: Int) -> Bool {
    let word = tokens[start].folded
    guard let first = word.utf8.first else { return false }
    if first == 0x2D || first == 0x2B || first >= 0x30 && first <= 0x39 {
      return word.utf8.contains { $0 == 0x2C || $0 == 0x2E || $0 == 0xC2 }
        || start + 1 < tokens.count && tokens[start + 1].folded.utf8.first == 0xC2
    }
    switch first {
    case 0x6E, 0x73, 0x65, 0x77, 0x6F:
      guard let second = word.utf8.dropFirst().first else {
        return start + 1 < tokens.count && tokens[start + 1].folded.utf8.contains { $0 == 0x2E || $0 == 0xC2 }
      }
      return second >= 0x30 && second <= 0x39
    case 0x67, 0x6C:
      return ["gps", "lat", "latitude"].contains(word) || word.hasPrefix("geo:") || word.hasPrefix("lat:")
    default: return false
    }
  }
}

/// Reads two numbers of degrees from the beginning of a text in small letters.
struct CoordinateText {
  private let bytes: [UInt8]
  /// A point or a comma.
  private let decimals: UInt8
  /// Whether something beside the numbers says that they are a position.
  private var isMarked: Bool
  private(set) var at = 0

  init(_ bytes: [UInt8], decimals: UInt8 = UInt8(ascii: "."), isMarked: Bool = false) {
    self.bytes = bytes
    self.decimals = decimals
    self.isMarked = isMarked
  }

  private struct Part {
    var degrees: Double
    /// Of the fraction of the degrees; the most where there are minutes.
    var digits: Int
    /// `n`, `s`, `e`, `w`
    var side: UInt8?
  }

  mutating func point() -> (latitude: Double, longitude: Double)? {
    if skip("geo:") || skip("gps") || skip("latitude") || skip("lat") { isMarked = true }
    skipBetween()
    guard let first = part() else { return nil }
    let gap = at
    skipBetween()
    if skip("longitude") || skip("long") || skip("lon") || skip("lng") { isMarked = true }
    skipBetween()
    guard at > gap || first.side != nil, let second = part() else { return nil }
    // `geo:45.5,3.2?z=15`
    if at < bytes.count, bytes[at] == UInt8(ascii: "?") || bytes[at] == UInt8(ascii: ";") {
      while at < bytes.count, bytes[at] != 0x20 { at += 1 }
    }
    let isSided = first.side != nil && second.side != nil
    let least = isMarked || isSided ? 1 : 2
    guard first.digits >= least, second.digits >= least else { return nil }
    let isSwapped = first.side == UInt8(ascii: "e") || first.side == UInt8(ascii: "w")
    return isSwapped ? (second.degrees, first.degrees) : (first.degrees, second.degrees)
  }

  private mutating func part() -> Part? {
    var side = self.side()
    if side != nil { skipSpaces() }
    var isNegative = false
    if at < bytes.count, bytes[at] == UInt8(ascii: "-") || bytes[at] == UInt8(ascii: "+") {
      isNegative = bytes[at] == UInt8(ascii: "-")
      at += 1
    }
    guard var (degrees, digits) = number() else { return nil }
    let afterDegrees = at
    skipSpaces()
    if mark([0xC2, 0xB0]) || mark([0xC2, 0xBA]) {
      isMarked = true
      skipSpaces()
      let beforeMinutes = at
      if let minutes = number(), minutes.value < 60, isMarked(with: [0x27], [0xE2, 0x80, 0xB2]) {
        degrees += minutes.value / 60
        digits = 8
        skipSpaces()
        let beforeSeconds = at
        if let seconds = number(), seconds.value < 60, isMarked(with: [0x22], [0x27, 0x27], [0xE2, 0x80, 0xB3]) {
          degrees += seconds.value / 3_600
        } else {
          at = beforeSeconds
        }
      } else {
        at = beforeMinutes
      }
    } else {
      at = afterDegrees
    }
    if side == nil {
      let before = at
      skipSpaces()
      side = self.side()
      if side == nil { at = before }
    }
    if side == UInt8(ascii: "s") || side == UInt8(ascii: "w") { isNegative.toggle() }
    return Part(degrees: isNegative ? -degrees : degrees, digits: digits, side: side)
  }

  /// A letter that stands alone or beside a number, not at the head of a word.
  private mutating func side() -> UInt8? {
    guard at < bytes.count else { return nil }
    let next = at + 1 < bytes.count ? bytes[at + 1] : 0x20
    guard next < 0x61 || next > 0x7A, next < 0x80 || next == 0xC2 else { return nil }
    switch bytes[at] {
    case UInt8(ascii: "n"), UInt8(ascii: "s"), UInt8(ascii: "e"), UInt8(ascii: "w"):
      at += 1
      return bytes[at - 1]
    case UInt8(ascii: "o"):
      at += 1
      return UInt8(ascii: "w")
    default: return nil
    }
  }

  private mutating func number() -> (value: Double, digits: Int)? {
    let start = at
    while at < bytes.count, isDigit(bytes[at]), at - start < 4 { at += 1 }
    guard at > start else { return nil }
    var text = Array(bytes[start..<at])
    var digits = 0
    if at + 1 < bytes.count, bytes[at] == decimals, isDigit(bytes[at + 1]) {
      text.append(UInt8(ascii: "."))
      at += 1
      while at < bytes.count, isDigit(bytes[at]), digits < 18 {
        text.append(bytes[at])
        digits += 1
        at += 1
      }
    }
    if at < bytes.count, isDigit(bytes[at]) { return nil }
    return Double(String(decoding: text, as: UTF8.self)).map { ($0, digits) }
  }

  private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private mutating func skipSpaces() { while at < bytes.count, bytes[at] == 0x20 { at += 1 } }

  /// `,`, `;`, `/`, `~`, `:`, spaces
  private mutating func skipBetween() {
    while at < bytes.count, [0x20, 0x2C, 0x3B, 0x2F, 0x7E, 0x3A].contains(bytes[at]) { at += 1 }
  }

  private mutating func mark(_ mark: [UInt8]) -> Bool {
    guard bytes[at...].starts(with: mark) else { return false }
    at += mark.count
    return true
  }

  /// `'`, `"`, behind spaces or none
  private mutating func isMarked(with marks: [UInt8]...) -> Bool {
    skipSpaces()
    for mark in marks where self.mark(mark) { return true }
    return false
  }

  private mutating func skip(_ word: String) -> Bool { mark(Array(word.utf8)) }
}
