import CCommunes
import CZlib

/// `Sources/CCommunes/outlines.bin`: a number of départements in four bytes; of each its code in four, filled up with
/// zeros, then where its outlines begin and how long they are; then those. Numbers are little-endian.
package enum Outlines {
  /// Of a département: JSON packed by gzip; nil: there are none of that code.
  package static func packed(_ code: String) -> [UInt8]? {
    guard let start = ccommunes_outlines() else { return nil }
    let bytes = UnsafeRawBufferPointer(start: start, count: ccommunes_outlines_size())
    let wanted = Array(code.utf8)
    guard (1...4).contains(wanted.count), let count = number(bytes, 0) else { return nil }
    for index in 0..<min(count, 1_000) {
      let at = 4 + 12 * index
      guard at + 12 <= bytes.count else { return nil }
      guard (0..<4).allSatisfy({ bytes[at + $0] == ($0 < wanted.count ? wanted[$0] : 0) }) else { continue }
      guard let from = number(bytes, at + 4), let length = number(bytes, at + 8), from <= bytes.count,
        length <= bytes.count - from
      else { return nil }
      return Array(bytes[from..<from + length])
    }
    return nil
  }

  private static func number(_ bytes: UnsafeRawBufferPointer, _ at: Int) -> Int? {
    guard at + 4 <= bytes.count else { return nil }
    return (0..<4).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) }
  }

  /// The same as JSON.
  package static func json(_ code: String) -> [UInt8]? { packed(code).flatMap(unpacked) }

  /// No outlines are larger.
  private static let most = 4_000_000

  /// - Returns: nil where the bytes are no whole gzip file (RFC 1952), or one of more than ``most``.
  private static func unpacked(_ packed: [UInt8]) -> [UInt8]? {
    var packed = packed
    return packed.withUnsafeMutableBufferPointer { packed -> [UInt8]? in
      var stream = z_stream()
      // 16 more than the largest window: a gzip file.
      guard inflateInit2_(&stream, 16 + MAX_WBITS, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
        return nil
      }
      defer { inflateEnd(&stream) }
      stream.next_in = packed.baseAddress
      stream.avail_in = UInt32(packed.count)
      var (all, piece) = ([UInt8](), [UInt8](repeating: 0, count: 1 << 16))
      while all.count <= most {
        let (status, left) = piece.withUnsafeMutableBufferPointer { piece -> (Int32, Int) in
          stream.next_out = piece.baseAddress
          stream.avail_out = UInt32(piece.count)
          return (inflate(&stream, Z_NO_FLUSH), Int(stream.avail_out))
        }
        all += piece.prefix(piece.count - left)
        if status == Z_STREAM_END { return all }
        guard status == Z_OK else { return nil }
      }
      return nil
    }
  }
}
