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
    let isFolded = text.withBytes { bytes in
      bytes.allSatisfy { $0 < 0x80 && !($0 >= 0x41 && $0 <= 0x5A) && $0 != 0x60 }
    }
    if isFolded { return String(text) }
    var folded: [UInt8] = []
    folded.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars { append(scalar, to: &folded) }
    return String(decoding: folded, as: UTF8.self)
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
