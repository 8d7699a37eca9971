/// A line to be written. Whatever its parts hold, it prints as exactly one line: CR, LF and NUL never leave.
package struct OutboundLine: Sendable, Equatable {
  package var tags: [Tag]
  /// Only servers name a source.
  package var source: String?
  package var command: String
  package var parameters: [String]

  package init(_ command: String, _ parameters: [String] = [], tags: [Tag] = [], source: String? = nil) {
    self.tags = tags
    self.source = source
    self.command = command
    self.parameters = parameters
  }

  package init(_ command: String, _ parameters: String...) {
    self.init(command, parameters)
  }

  package struct Tag: Sendable, Equatable {
    package var key: String
    /// Unescaped; empty is printed without `=`.
    package var value: String

    package init(_ key: String, _ value: String = "") {
      self.key = key
      self.value = value
    }
  }

  /// The bytes, with CR LF. A parameter other than the last that could not stand there loses its spaces and leading
  /// colons, and is `*` when nothing is left.
  package var encoded: [UInt8] { Self.encoded(tags, before: encodedWithoutTags) }

  /// The bytes of tags and of a line that has none yet: what is known of one need not be made again.
  static func encoded(_ tags: [Tag], before body: [UInt8]) -> [UInt8] {
    guard !tags.isEmpty else { return body }
    var line: [UInt8] = []
    line.reserveCapacity(body.count + 64)
    for (index, tag) in tags.enumerated() {
      line.append(index == 0 ? .at : .semicolon)
      line += tag.key.utf8.filter { !$0.isForbidden && $0 != .space && $0 != .semicolon && $0 != .equals }
      if tag.value.utf8.contains(where: { $0 != .null }) {
        line.append(.equals)
        TagValue.append(tag.value, to: &line)
      }
    }
    line.append(.space)
    return line + body
  }

  /// Without tags, with CR LF.
  var encodedWithoutTags: [UInt8] {
    var line: [UInt8] = []
    line.reserveCapacity(512)
    if let source {
      line.append(.colon)
      appendWord(source, to: &line)
      line.append(.space)
    }
    appendWord(command, to: &line)
    for parameter in parameters.dropLast() {
      line.append(.space)
      appendWord(parameter, to: &line)
    }
    if let last = parameters.last {
      line.append(.space)
      let bytes = Array(last.utf8)
      let kept = bytes.contains(where: \.isForbidden) ? bytes.filter { !$0.isForbidden } : bytes
      if kept.isEmpty || kept.first == .colon || kept.contains(.space) { line.append(.colon) }
      line += kept
    }
    line.append(.carriageReturn)
    line.append(.lineFeed)
    return line
  }

  private func appendWord(_ word: String, to line: inout [UInt8]) {
    if let first = word.utf8.first, first != .colon, !word.utf8.contains(where: { $0.isForbidden || $0 == .space }) {
      return line.append(contentsOf: word.utf8)
    }
    let kept = word.utf8.filter { !$0.isForbidden && $0 != .space }.drop { $0 == .colon }
    if kept.isEmpty { line.append(UInt8(ascii: "*")) } else { line += kept }
  }
}
