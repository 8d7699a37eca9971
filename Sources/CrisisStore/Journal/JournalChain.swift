/// The columns that a row's hash covers beside the payload's, and the way they are hashed. Shipped: never changed.
struct ChainedColumns {
  var sequence: Int64
  var at: Int64
  var actor: Int64
  var network: String?
  var channel: String?
  var messageID: String?
  var crisis: String?
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
    buffer.append(contentsOf: previous.utf8)
    add(String(sequence), to: &buffer)
    add(String(at), to: &buffer)
    add(String(actor), to: &buffer)
    add(network, to: &buffer)
    add(channel, to: &buffer)
    add(messageID, to: &buffer)
    add(crisis, to: &buffer)
    add(kind, to: &buffer)
    add(String(version), to: &buffer)
    buffer.append(contentsOf: payloadHash.utf8)
  }

  private func add(_ column: String?, to buffer: inout [UInt8]) {
    if let column {
      buffer.append(contentsOf: String(column.utf8.count).utf8)
      buffer.append(UInt8(ascii: ":"))
      buffer.append(contentsOf: column.utf8)
    } else {
      buffer.append(UInt8(ascii: "-"))
    }
    buffer.append(UInt8(ascii: ","))
  }
}
