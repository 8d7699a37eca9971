extension JSON {
  /// How deep arrays and objects may lie in each other.
  package static let depthLimit = 64

  /// - Returns: nil: the bytes are no JSON, or lie too deep. Of two members of the same name the last counts; broken UTF-8 and
  ///   halves of surrogate pairs become U+FFFD.
  package init?(_ bytes: [UInt8]) {
    let value: JSON? = bytes.withUnsafeBufferPointer { buffer in
      var reader = Reader(bytes: buffer)
      guard let value = reader.value(depth: 0) else { return nil }
      reader.skipSpace()
      return reader.at == buffer.count ? value : nil
    }
    guard let value else { return nil }
    self = value
  }

  private struct Reader {
    let bytes: UnsafeBufferPointer<UInt8>
    var at = 0

    var next: UInt8? { at < bytes.count ? bytes[at] : nil }

    mutating func skipSpace() {
      while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { at += 1 }
    }

    mutating func take(_ byte: UInt8) -> Bool {
      guard next == byte else { return false }
      at += 1
      return true
    }

    mutating func take(_ word: StaticString) -> Bool {
      let count = word.utf8CodeUnitCount
      guard at + count <= bytes.count, (0..<count).allSatisfy({ bytes[at + $0] == word.utf8Start[$0] }) else {
        return false
      }
      at += count
      return true
    }

    mutating func value(depth: Int) -> JSON? {
      skipSpace()
      switch next {
      case UInt8(ascii: "{"): return depth < JSON.depthLimit ? object(depth: depth + 1) : nil
      case UInt8(ascii: "["): return depth < JSON.depthLimit ? array(depth: depth + 1) : nil
      case UInt8(ascii: "\""): return text().map { .string($0) }
      case UInt8(ascii: "t"): return take("true") ? .bool(true) : nil
      case UInt8(ascii: "f"): return take("false") ? .bool(false) : nil
      case UInt8(ascii: "n"): return take("null") ? .null : nil
      default: return number()
      }
    }

    mutating func object(depth: Int) -> JSON? {
      at += 1
      var members: [String: JSON] = [:]
      skipSpace()
      if take(UInt8(ascii: "}")) { return .object(members) }
      while true {
        skipSpace()
        guard next == UInt8(ascii: "\""), let key = text() else { return nil }
        skipSpace()
        guard take(UInt8(ascii: ":")), let value = value(depth: depth) else { return nil }
        members[key] = value
        skipSpace()
        if take(UInt8(ascii: "}")) { return .object(members) }
        guard take(UInt8(ascii: ",")) else { return nil }
      }
    }

    mutating func array(depth: Int) -> JSON? {
      at += 1
      var elements: [JSON] = []
      skipSpace()
      if take(UInt8(ascii: "]")) { return .array(elements) }
      while true {
        guard let value = value(depth: depth) else { return nil }
        elements.append(value)
        skipSpace()
        if take(UInt8(ascii: "]")) { return .array(elements) }
        guard take(UInt8(ascii: ",")) else { return nil }
      }
    }

    mutating func number() -> JSON? {
      let start = at
      var isWhole = true
      while let byte = next {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): at += 1
        case UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
          isWhole = false
          at += 1
        default: return Self.number(bytes[start..<at], isWhole)
        }
      }
      return Self.number(bytes[start..<at], isWhole)
    }

    private static func number(_ digits: Slice<UnsafeBufferPointer<UInt8>>, _ isWhole: Bool) -> JSON? {
      guard !digits.isEmpty, digits.count <= 64 else { return nil }
      let text = String(decoding: digits, as: UTF8.self)
      if isWhole, let whole = Int64(text) { return .integer(whole) }
      return Double(text).map { .number($0) }
    }

    mutating func text() -> String? {
      at += 1
      let start = at
      while let byte = next {
        if byte == UInt8(ascii: "\"") {
          defer { at += 1 }
          return String(decoding: bytes[start..<at], as: UTF8.self)
        }
        if byte == UInt8(ascii: "\\") { return escapedText(from: start) }
        at += 1
      }
      return nil
    }

    private mutating func escapedText(from start: Int) -> String? {
      var text = Array(bytes[start..<at])
      while let byte = next {
        at += 1
        switch byte {
        case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
        case UInt8(ascii: "\\"):
          guard let escaped = next else { return nil }
          at += 1
          switch escaped {
          case UInt8(ascii: "n"): text.append(0x0A)
          case UInt8(ascii: "t"): text.append(0x09)
          case UInt8(ascii: "r"): text.append(0x0D)
          case UInt8(ascii: "b"): text.append(0x08)
          case UInt8(ascii: "f"): text.append(0x0C)
          case UInt8(ascii: "u"):
            guard let scalar = scalar() else { return nil }
            text += Array(String(scalar).utf8)
          default: text.append(escaped)
          }
        default: text.append(byte)
        }
      }
      return nil
    }

    /// After `\u`, a surrogate pair as a whole.
    private mutating func scalar() -> Unicode.Scalar? {
      guard let unit = unit() else { return nil }
      if let scalar = Unicode.Scalar(unit) { return scalar }
      let back = at
      guard unit < 0xDC00, take("\\u"), let low = self.unit(), (0xDC00..<0xE000).contains(low) else {
        at = back
        return "\u{FFFD}"
      }
      return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}"
    }

    private mutating func unit() -> UInt32? {
      guard at + 4 <= bytes.count else { return nil }
      var value: UInt32 = 0
      for _ in 0..<4 {
        let byte = bytes[at]
        at += 1
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt32(byte - 0x30)
        case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt32(byte - 0x57)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): value = value << 4 | UInt32(byte - 0x37)
        default: return nil
        }
      }
      return value
    }
  }
}
