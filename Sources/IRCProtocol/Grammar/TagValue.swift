/// Escaping of tag values (IRCv3 message-tags): `\:` is a semicolon, `\s` a space, `\\`, `\r` and `\n` what they say.
enum TagValue {
  static func unescaped(_ value: UnsafeBufferPointer<UInt8>) -> String {
    guard value.contains(.backslash) else { return decodedText(value) }
    var plain: [UInt8] = []
    plain.reserveCapacity(value.count)
    var escaping = false
    for byte in value {
      if escaping {
        escaping = false
        switch byte {
        case UInt8(ascii: ":"): plain.append(.semicolon)
        case UInt8(ascii: "s"): plain.append(.space)
        case UInt8(ascii: "r"): plain.append(.carriageReturn)
        case UInt8(ascii: "n"): plain.append(.lineFeed)
        default: plain.append(byte)
        }
      } else if byte == .backslash {
        escaping = true
      } else {
        plain.append(byte)
      }
    }
    return decodedText(plain[...])
  }

  /// NUL has no escape and is left out.
  static func append(_ value: String, to bytes: inout [UInt8]) {
    for byte in value.utf8 {
      switch byte {
      case .semicolon: bytes += [.backslash, UInt8(ascii: ":")]
      case .space: bytes += [.backslash, UInt8(ascii: "s")]
      case .backslash: bytes += [.backslash, .backslash]
      case .carriageReturn: bytes += [.backslash, UInt8(ascii: "r")]
      case .lineFeed: bytes += [.backslash, UInt8(ascii: "n")]
      case .null: break
      default: bytes.append(byte)
      }
    }
  }
}
