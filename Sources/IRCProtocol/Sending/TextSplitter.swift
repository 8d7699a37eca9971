/// Cuts a text into lines that fit: at words, else between graphemes, else between code points; never inside one.
package enum TextSplitter {
  /// What can be said in one line: CR and LF are spaces, NUL is nothing.
  package static func sanitized(_ text: String) -> String {
    guard text.utf8.contains(where: \.isForbidden) else { return text }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var previous: UInt8 = 0
    for byte in text.utf8 {
      switch byte {
      case .null: break
      case .lineFeed where previous == .carriageReturn: break
      case .carriageReturn, .lineFeed: bytes.append(.space)
      default: bytes.append(byte)
      }
      previous = byte
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The parts, none over `budget` bytes (nor empty), whose concatenation is the text. A budget under 4, in which not
  /// every code point fits, is taken for 4.
  package static func split(_ text: String, budget: Int) -> [Substring] {
    let budget = max(4, budget)
    let utf8 = text.utf8
    guard utf8.count > budget else { return text.isEmpty ? [] : [text[...]] }
    var parts: [Substring] = []
    var start = text.startIndex
    while start < text.endIndex {
      guard let hard = utf8.index(start, offsetBy: budget, limitedBy: text.endIndex), hard < text.endIndex else {
        parts.append(text[start...])
        break
      }
      let end = breakPoint(text, from: start, notAfter: hard)
      parts.append(text[start..<end])
      start = end
    }
    return parts
  }

  private static func breakPoint(_ text: String, from start: String.Index, notAfter hard: String.Index) -> String.Index
  {
    let utf8 = text.utf8
    // After the last space that fits, provided that a character may end there.
    var i = hard
    while i > start {
      let before = utf8.index(before: i)
      if utf8[before] == .space, text.isGraphemeBoundary(i) { return i }
      i = before
    }
    // Between graphemes: of the whole text, so that no cut depends on the one before.
    let character = text.indexOfGrapheme(atOrBefore: hard)
    if character > start { return character }
    // Between code points.
    var point = hard
    while point > start, utf8[point] & 0xC0 == 0x80 { point = utf8.index(before: point) }
    return point
  }
}

extension String {
  fileprivate func isGraphemeBoundary(_ index: String.Index) -> Bool {
    indexOfGrapheme(atOrBefore: index) == index
  }

  /// The standard library rounds an index inside a character down to the start of it.
  fileprivate func indexOfGrapheme(atOrBefore index: String.Index) -> String.Index {
    index < endIndex ? self.index(before: self.index(after: index)) : endIndex
  }
}
