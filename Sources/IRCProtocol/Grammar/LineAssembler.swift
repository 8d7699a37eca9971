/// Chunks as they come from a socket, put together into lines.
///
/// A line ends at LF, with or without CR before it; empty lines are nothing; NUL is dropped. A line that has grown past
/// ``limit`` is dropped up to its end, and counted: a server's bug must not make the bot close or forget.
package struct LineAssembler: Sendable {
  /// Bytes of one line, its tags included.
  package var limit: Int
  /// Lines that were too long, or that held no command.
  package private(set) var dropped = 0
  private var rest: [UInt8] = []
  private var isSkipping = false

  package init(limit: Int = IRCMessage.tagLimit + IRCMessage.bodyLimit) {
    self.limit = limit
  }

  /// Hands every line that is now complete to `body`, in order.
  package mutating func feed(_ chunk: [UInt8], _ body: (IRCMessage) -> Void) {
    var start = 0
    while let end = chunk.lineEnd(from: start) {
      if isSkipping {
        isSkipping = false
        dropped += 1
      } else if rest.isEmpty {
        deliver(chunk[start..<end], body)
      } else {
        rest += chunk[start..<end]
        let line = rest
        rest = []
        deliver(line[...], body)
      }
      start = end + 1
    }
    guard start < chunk.count, !isSkipping else { return }
    rest += chunk[start...]
    if rest.count > limit {
      rest = []
      isSkipping = true
    }
  }

  private mutating func deliver(_ line: ArraySlice<UInt8>, _ body: (IRCMessage) -> Void) {
    var line = line
    while line.last == .carriageReturn { line.removeLast() }
    if line.isEmpty { return }
    if line.count > limit {
      dropped += 1
      return
    }
    if line.containsNull { line = line.filter { $0 != .null }[...] }
    guard let message = IRCMessage(line) else {
      dropped += 1
      return
    }
    body(message)
  }
}

extension [UInt8] {
  fileprivate func lineEnd(from start: Int) -> Int? {
    withUnsafeBufferPointer { bytes in
      var i = start
      while i < bytes.count {
        if bytes[i] == .lineFeed { return i }
        i += 1
      }
      return nil
    }
  }
}

extension ArraySlice<UInt8> {
  fileprivate var containsNull: Bool {
    withUnsafeBufferPointer { bytes in
      // Without an early exit the loop runs on vectors.
      var lowest: UInt8 = 255
      for byte in bytes { lowest = Swift.min(lowest, byte) }
      return lowest == 0
    }
  }
}
