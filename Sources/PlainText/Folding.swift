import Foundation

extension StringProtocol {
  /// The bytes of the text in one piece of memory, which is many times faster to go through.
  package func withBytes<T>(_ body: (UnsafeBufferPointer<UInt8>) throws -> T) rethrows -> T {
    if let value = try utf8.withContiguousStorageIfAvailable(body) { return value }
    return try Array(utf8).withUnsafeBufferPointer(body)
  }
}

/// The one form in which words compare: no accents, small letters, one apostrophe, one quote, one dash.
package enum Folding {
  package static func fold(_ text: some StringProtocol) -> String {
    let folded: [UInt8]? = text.withBytes { bytes in
      let isFolded = bytes.allSatisfy { $0 < 0x80 && !($0 >= 0x41 && $0 <= 0x5A) && $0 != 0x60 }
      return isFolded ? nil : fold(bytes)
    }
    return folded.map { String(decoding: $0, as: UTF8.self) } ?? String(text)
  }

  /// The same as bytes, where no text is needed of them.
  package static func bytes(of text: some StringProtocol) -> [UInt8] { text.withBytes(fold) }

  /// - Parameter bytes: valid UTF-8. They are taken apart here: a text gives its scalars many times more slowly.
  private static func fold(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var folded: [UInt8] = []
    folded.reserveCapacity(bytes.count)
    var at = 0
    while at < bytes.count {
      let first = bytes[at]
      guard first >= 0x80 else {
        append(Unicode.Scalar(first), to: &folded)
        at += 1
        continue
      }
      let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
      var value = UInt32(first) & (0x7F >> UInt32(length))
      for byte in bytes[at..<min(at + length, bytes.count)].dropFirst() { value = value << 6 | UInt32(byte & 0x3F) }
      if let scalar = Unicode.Scalar(value) { append(scalar, to: &folded) }
      at += length
    }
    return folded
  }

  /// Adds a character in that form.
  package static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    switch scalar.value {
    case 0x41...0x5A: bytes.append(UInt8(scalar.value + 0x20))
    case 0x60, 0xB4, 0x2018, 0x2019, 0x201B, 0x2032, 0x2BC: bytes.append(UInt8(ascii: "'"))
    case 0x00..<0x80: bytes.append(UInt8(scalar.value))
    case 0xC0...0x24F: bytes.append(contentsOf: latin[Int(scalar.value - 0xC0)])
    case 0xAB, 0xBB, 0x201C...0x201F: bytes.append(UInt8(ascii: "\""))
    case 0x2010...0x2015, 0x2212: bytes.append(UInt8(ascii: "-"))
    case 0x2026: bytes.append(contentsOf: "...".utf8)
    case 0x300...0x36F: break
    default:
      if scalar.properties.changesWhenLowercased {
        bytes.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
      } else {
        bytes.append(contentsOf: String(scalar).utf8)
      }
    }
  }

  /// U+00C0 to U+024F.
  private static let latin: [[UInt8]] = (0xC0...0x24F).map { value in
    guard let scalar = Unicode.Scalar(UInt32(value)) else { return [] }
    switch scalar {
    case "Œ", "œ": return Array("oe".utf8)
    case "Æ", "æ": return Array("ae".utf8)
    case "ß": return Array("ss".utf8)
    case "Ø", "ø": return Array("o".utf8)
    case "Ł", "ł": return Array("l".utf8)
    case "Đ", "đ", "Ð", "ð": return Array("d".utf8)
    default:
      let base = String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars.filter {
        $0.value < 0x300 || $0.value > 0x36F
      }
      return Array(String(String.UnicodeScalarView(base)).lowercased().utf8)
    }
  }
}
