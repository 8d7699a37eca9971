#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// An address of version 4 or 6, and who can be behind it.
package struct IPAddress: Equatable {
  /// 4 or 16 bytes.
  package let bytes: [UInt8]

  /// - Returns: nil for anything but an address in the usual way of writing it, without brackets and zone.
  package init?(_ text: String) {
    var four = in_addr()
    var six = in6_addr()
    if inet_pton(AF_INET, text, &four) == 1 {
      bytes = withUnsafeBytes(of: &four) { Array($0) }
    } else if inet_pton(AF_INET6, text, &six) == 1 {
      bytes = withUnsafeBytes(of: &six) { Array($0) }
    } else {
      return nil
    }
  }

  /// The address in a `sockaddr`.
  init?(_ address: UnsafeRawPointer, family: Int32) {
    switch family {
    case AF_INET:
      bytes = withUnsafeBytes(of: address.loadUnaligned(as: sockaddr_in.self).sin_addr) { Array($0) }
    case AF_INET6:
      bytes = withUnsafeBytes(of: address.loadUnaligned(as: sockaddr_in6.self).sin6_addr) { Array($0) }
    default:
      return nil
    }
  }

  package var isLoopback: Bool {
    if let four = embedded { return four[0] == 127 }
    return bytes == Self.one
  }

  /// Whether the whole internet reaches it: it is in none of the ranges that IANA's registries of special-purpose
  /// addresses (RFC 6890) hold as not globally reachable, nor multicast. An address of version 4 within one of
  /// version 6 counts as what it is.
  package var isPublic: Bool {
    if let four = embedded { return !Self.special4.contains { $0.contains(four) } }
    // What is given out today is in 2000::/3.
    return Self.global6.contains(bytes) && !Self.special6.contains { $0.contains(bytes) }
  }

  /// The address of version 4 that this is or stands for: mapped (::ffff:0:0/96), or by a translator (64:ff9b::/96).
  private var embedded: [UInt8]? {
    if bytes.count == 4 { return bytes }
    return [Self.mapped, Self.translated].contains { $0.contains(bytes) } ? Array(bytes.suffix(4)) : nil
  }

  private static let one: [UInt8] = Array(repeating: 0, count: 15) + [1]

  private struct Range {
    let start: [UInt8]
    let bits: Int

    init(_ start: [UInt8], _ bits: Int) {
      self.start = start
      self.bits = bits
    }

    func contains(_ address: [UInt8]) -> Bool {
      for i in 0..<((bits + 7) / 8) {
        let mask = UInt8(truncatingIfNeeded: 0xFF00 >> min(8, bits - 8 * i))
        let wanted = i < start.count ? start[i] : 0
        guard i < address.count, address[i] & mask == wanted & mask else { return false }
      }
      return true
    }
  }

  private static let mapped = Range([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF], 96)
  private static let translated = Range([0, 0x64, 0xFF, 0x9B], 96)
  private static let global6 = Range([0x20], 3)

  private static let special4 = [
    Range([0], 8), Range([10], 8), Range([100, 64], 10), Range([127], 8), Range([169, 254], 16), Range([172, 16], 12),
    Range([192, 0, 0], 24), Range([192, 0, 2], 24), Range([192, 88, 99], 24), Range([192, 168], 16),
    Range([198, 18], 15), Range([198, 51, 100], 24), Range([203, 0, 113], 24), Range([224], 4), Range([240], 4),
  ]

  /// Within 2000::/3: the registry's protocol assignments (with Teredo), documentation, and 6to4, which leads to any
  /// address of version 4.
  private static let special6 = [
    Range([0x20, 0x01, 0x00], 23), Range([0x20, 0x01, 0x0D, 0xB8], 32), Range([0x20, 0x02], 16),
    Range([0x3F, 0xFF], 20),
  ]
}
