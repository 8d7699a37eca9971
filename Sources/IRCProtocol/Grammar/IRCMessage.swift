/// One line of IRC, parsed into offsets over its bytes: nothing is copied or decoded until it is asked for.
///
/// Lenient in what it takes (RFC 1459, modern.ircdocs.horse, IRCv3 message-tags): runs of spaces, a colon before a
/// single word, any byte but CR, LF and NUL.
package struct IRCMessage: Sendable {
  /// The line without its ending.
  package let bytes: ArraySlice<UInt8>
  private let tagsEnd: Int32
  private let sourceStart: Int32
  private let sourceEnd: Int32
  private let commandStart: Int32
  private let commandEnd: Int32

  /// The bytes that the tag section may take, its `@` and its space included (IRCv3 message-tags).
  package static let tagLimit = 8191
  /// The bytes of a line apart from its tags where ISUPPORT LINELEN says nothing else, CR and LF included.
  package static let bodyLimit = 512

  /// Nil for a line without a command or with more than ``tagLimit`` bytes of tags: it says nothing.
  package init?(_ line: ArraySlice<UInt8>) {
    var tagsEnd = 0
    var source = 0..<0
    var command = 0..<0
    line.withUnsafeBufferPointer { b in
      let end = b.count
      var i = 0
      func skipSpaces() { while i < end, b[i] == .space { i += 1 } }
      func skipWord() { while i < end, b[i] != .space { i += 1 } }
      skipSpaces()
      if i < end, b[i] == .at {
        skipWord()
        tagsEnd = i
        skipSpaces()
      }
      if i < end, b[i] == .colon {
        let start = i + 1
        skipWord()
        source = start..<i
        skipSpaces()
      }
      let start = i
      skipWord()
      command = start..<i
    }
    guard !command.isEmpty, tagsEnd < Self.tagLimit else { return nil }
    self.bytes = line
    self.tagsEnd = Int32(truncatingIfNeeded: tagsEnd)
    self.sourceStart = Int32(truncatingIfNeeded: source.lowerBound)
    self.sourceEnd = Int32(truncatingIfNeeded: source.upperBound)
    self.commandStart = Int32(truncatingIfNeeded: command.lowerBound)
    self.commandEnd = Int32(truncatingIfNeeded: command.upperBound)
  }

  package init?(_ line: String) {
    self.init(Array(line.utf8)[...])
  }

  private func slice(_ from: Int32, _ to: Int32) -> ArraySlice<UInt8> {
    bytes[(bytes.startIndex + Int(from))..<(bytes.startIndex + Int(to))]
  }

  /// The command in capitals; at most 15 bytes of it stay out of the heap.
  package var command: String {
    let written = slice(commandStart, commandEnd)
    if written.allSatisfy({ (0x41...0x5A).contains($0) }) { return String(decoding: written, as: UTF8.self) }
    return String(decoding: written.map(\.asciiUppercased), as: UTF8.self)
  }

  /// The three digits of a numeric reply.
  package var numeric: Int? {
    guard commandEnd - commandStart == 3 else { return nil }
    var value = 0
    for byte in slice(commandStart, commandEnd) {
      guard (.zero ... .nine).contains(byte) else { return nil }
      value = value * 10 + Int(byte - .zero)
    }
    return value
  }

  /// Who the line is from: a server's name, or `nick!user@host`. Empty where the line names nobody.
  package var source: IRCSource { IRCSource(slice(sourceStart, sourceEnd)) }

  // MARK: Parameters

  /// All parameters, without the colon of the last.
  package var parameters: [ArraySlice<UInt8>] {
    var found: [ArraySlice<UInt8>] = []
    var cursor = bytes.startIndex + Int(commandEnd)
    while let next = parameter(after: &cursor) { found.append(next) }
    return found
  }

  /// The parameter at a place counted from 0.
  package func parameter(_ index: Int) -> ArraySlice<UInt8>? {
    var cursor = bytes.startIndex + Int(commandEnd)
    for _ in 0..<max(0, index) where parameter(after: &cursor) == nil { return nil }
    return parameter(after: &cursor)
  }

  package var lastParameter: ArraySlice<UInt8>? {
    var cursor = bytes.startIndex + Int(commandEnd)
    var last: ArraySlice<UInt8>?
    while let next = parameter(after: &cursor) { last = next }
    return last
  }

  /// A parameter as text.
  package func text(_ index: Int) -> String? { parameter(index).map(decodedText) }

  /// `cursor` is where the last one ended, in `bytes`.
  private func parameter(after cursor: inout Int) -> ArraySlice<UInt8>? {
    let origin = bytes.startIndex
    let from = cursor - origin
    let found: Range<Int>? = bytes.withUnsafeBufferPointer { b in
      var i = from
      while i < b.count, b[i] == .space { i += 1 }
      guard i < b.count else { return nil }
      if b[i] == .colon { return (i + 1)..<b.count }
      let start = i
      while i < b.count, b[i] != .space { i += 1 }
      return start..<i
    }
    cursor = origin + (found?.upperBound ?? bytes.count)
    return found.map { bytes[(origin + $0.lowerBound)..<(origin + $0.upperBound)] }
  }

  // MARK: Tags

  /// Walks the tags in their order; values are still escaped, and empty where a tag has none. The bytes are there only
  /// while `body` runs.
  package func forEachTag(_ body: (_ key: UnsafeBufferPointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>) -> Void) {
    guard tagsEnd > 0 else { return }
    bytes.withUnsafeBufferPointer { b in
      let end = Int(tagsEnd)
      var i = 0
      while b[i] != .at { i += 1 }
      i += 1
      while i < end {
        let start = i
        while i < end, b[i] != .semicolon, b[i] != .equals { i += 1 }
        let key = start..<i
        if i < end, b[i] == .equals { i += 1 }
        let value = i
        while i < end, b[i] != .semicolon { i += 1 }
        if !key.isEmpty {
          body(UnsafeBufferPointer(rebasing: b[key]), UnsafeBufferPointer(rebasing: b[value..<i]))
        }
        i += 1
      }
    }
  }

  /// The value of a tag, unescaped; of the last where a tag comes twice. Nil where the tag is absent.
  package func tag(_ name: String) -> String? {
    var found: String?
    forEachTag { key, value in
      if key.elementsEqual(name.utf8) { found = TagValue.unescaped(value) }
    }
    return found
  }
}
