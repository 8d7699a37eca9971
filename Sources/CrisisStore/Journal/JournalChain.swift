extension [UInt8] {
  /// A number as text, without making one.
  mutating func appendDecimal(_ number: Int64) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
      var rest = number.magnitude
      var at = 20
      repeat {
        at -= 1
        digits[at] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
      } while rest != 0
      if number < 0 { append(UInt8(ascii: "-")) }
      append(contentsOf: UnsafeBufferPointer(rebasing: digits[at...]))
    }
  }

  /// Where it is known to be side by side, in one go.
  mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append(contentsOf: $0) }
  }
}

/// The columns that a row's hash covers beside the payload's, and the way they are hashed. Shipped: never changed.
struct ChainedColumns {
  var sequence: Int64
  var at: Int64
  var actor: Int64
  var network: String?
  var channel: String?
  var messageID: String?
  var crisis: String?
  var subject: String
  var kind: String
  var version: Int64

  /// SHA-256 over the previous row's hash, each column as `LENGTH:TEXT,` (`-,` for NULL; the length in bytes), and the
  /// payload's hash; hashes as 64 hexadecimal digits.
  func hash(after previous: String, payloadHash: String, buffer: inout [UInt8]) -> String {
    write(after: previous, payloadHash: payloadHash, to: &buffer)
    return Digests.sha256(buffer)
  }

  /// What is hashed.
  func write(after previous: String, payloadHash: String, to buffer: inout [UInt8]) {
    buffer.removeAll(keepingCapacity: true)
    buffer.append(previous)
    add(sequence, to: &buffer)
    add(at, to: &buffer)
    add(actor, to: &buffer)
    add(network, to: &buffer)
    add(channel, to: &buffer)
    add(messageID, to: &buffer)
    add(crisis, to: &buffer)
    add(subject, to: &buffer)
    add(kind, to: &buffer)
    add(version, to: &buffer)
    buffer.append(payloadHash)
  }

  private func add(_ column: Int64, to buffer: inout [UInt8]) {
    buffer.appendDecimal(Int64(Self.digits(column)))
    buffer.append(UInt8(ascii: ":"))
    buffer.appendDecimal(column)
    buffer.append(UInt8(ascii: ","))
  }

  /// How many bytes a number takes, its sign included.
  private static func digits(_ number: Int64) -> Int {
    var (count, rest) = (number < 0 ? 2 : 1, number / 10)
    while rest != 0 { (count, rest) = (count + 1, rest / 10) }
    return count
  }

  private func add(_ column: String?, to buffer: inout [UInt8]) {
    if let column {
      buffer.appendDecimal(Int64(column.utf8.count))
      buffer.append(UInt8(ascii: ":"))
      buffer.append(column)
    } else {
      buffer.append(UInt8(ascii: "-"))
    }
    buffer.append(UInt8(ascii: ","))
  }
}
