/// Text from bytes whose end a server may have cut off inside a character. As ``decodedText(_:)``, but the rest of that
/// character is dropped; else the whole text would be read as Windows-1252. Not for names: two must never become one.
package func decodedWords(_ bytes: ArraySlice<UInt8>) -> String {
  guard bytes.contains(where: { $0 >= 0x80 }) else { return decodedText(bytes) }
  // A message in several lines: each came for itself.
  return bytes.split(separator: .lineFeed, omittingEmptySubsequences: false).map(decodedLine).joined(separator: "\n")
}

private func decodedLine(_ bytes: ArraySlice<UInt8>) -> String {
  guard String(validating: bytes, as: UTF8.self) == nil, let length = brokenTail(bytes),
    let whole = String(validating: bytes.dropLast(length), as: UTF8.self)
  else { return decodedText(bytes) }
  // Where nothing else shows what it is, a short line was cut by no server: its last byte is the é of Windows-1252.
  let isUTF8 = whole.utf8.contains { $0 >= 0x80 }
  return isUTF8 || bytes.count >= shortestCut ? whole : decodedText(bytes)
}

/// Servers cut reasons at 250 bytes or so, and lines at 512 with all that is before their text.
private let shortestCut = 200

/// How many bytes at the end begin a character of UTF-8 and do not end it; nil: none.
private func brokenTail(_ bytes: ArraySlice<UInt8>) -> Int? {
  guard let lead = bytes.suffix(3).lastIndex(where: { $0 & 0xC0 != 0x80 }) else { return nil }
  let length: Int
  switch bytes[lead] {
  case 0xC2...0xDF: length = 2
  case 0xE0...0xEF: length = 3
  case 0xF0...0xF4: length = 4
  default: return nil
  }
  let tail = bytes[lead...]
  guard tail.count < length else { return nil }
  let canBeEnded = [0x80, 0xBF].contains { filler in
    String(validating: tail + [UInt8](repeating: filler, count: length - tail.count), as: UTF8.self) != nil
  }
  return canBeEnded ? tail.count : nil
}
