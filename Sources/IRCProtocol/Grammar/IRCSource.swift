/// The source of a line: `nick!user@host`, `nick@host`, a nick alone, or a server's name.
package struct IRCSource: Sendable {
  package let bytes: ArraySlice<UInt8>

  package init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
  }

  package var nick: ArraySlice<UInt8> {
    bytes.prefix { $0 != .exclamation && $0 != .at }
  }

  package var user: ArraySlice<UInt8>? {
    guard let mark = bytes.firstIndex(of: .exclamation) else { return nil }
    return bytes[(mark + 1)...].prefix { $0 != .at }
  }

  package var host: ArraySlice<UInt8>? {
    bytes.firstIndex(of: .at).map { bytes[($0 + 1)...] }
  }

  package var isEmpty: Bool { bytes.isEmpty }
}
