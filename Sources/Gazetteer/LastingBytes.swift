import Foundation

/// Bytes that stay where they are until the program ends: its own, or those of a list that it read at its start.
///
/// An unsafe promise to the compiler: nobody writes them or gives them back. Each reading is held to their bounds.
struct LastingBytes: Sendable {
  nonisolated(unsafe) private let bytes: UnsafeRawBufferPointer

  /// - Parameter bytes: of the program itself.
  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// A copy, which is never given back: a program reads one list, once.
  init(keeping bytes: [UInt8]) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
    copy.copyBytes(from: bytes)
    self.bytes = UnsafeRawBufferPointer(copy)
  }

  /// Some of them, counted from their own beginning.
  func part(_ span: Range<Int>) -> LastingBytes {
    precondition(span.lowerBound >= 0 && span.upperBound <= count)
    return LastingBytes(UnsafeRawBufferPointer(rebasing: bytes[span]))
  }

  /// A number in four bytes, little endian.
  func number(at index: Int) -> UInt32 {
    precondition(index >= 0 && index <= count - 4)
    return UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt32.self))
  }

  /// Below 0 where they stand before others, 0 where they are the same: by their first difference, else the shorter first.
  func order(to other: ArraySlice<UInt8>) -> Int {
    let order = other.withUnsafeBytes { other in
      guard let first = bytes.baseAddress, let second = other.baseAddress else { return 0 }
      return Int(memcmp(first, second, Swift.min(bytes.count, other.count)))
    }
    return order == 0 ? count - other.count : order
  }
}

extension LastingBytes: RandomAccessCollection {
  var startIndex: Int { 0 }
  var endIndex: Int { bytes.count }

  subscript(index: Int) -> UInt8 {
    precondition(index >= 0 && index < bytes.count)
    return bytes[index]
  }

  func withContiguousStorageIfAvailable<R>(_ body: (UnsafeBufferPointer<UInt8>) throws -> R) rethrows -> R? {
    try bytes.withMemoryRebound(to: UInt8.self, body)
  }
}
