import NIOCore

/// Writes that wait for their record: small ones are gathered, up to 16 KiB of them travel together.
struct PlaintextQueue {
  private var entries = MarkedCircularBuffer<(bytes: ByteBuffer, promise: EventLoopPromise<Void>?)>(initialCapacity: 16)
  private var gathered = ByteBuffer()
  /// The promises of writes whose last byte is encrypted.
  private var encrypted = PromiseGroup()

  mutating func append(_ bytes: ByteBuffer, _ promise: EventLoopPromise<Void>?) {
    entries.append((bytes, promise))
  }

  /// All that is queued now may leave.
  mutating func mark() { entries.mark() }

  var hasMarked: Bool { entries.hasMark }

  /// Encrypts marked writes until there are none, or `limit` bytes of ciphertext.
  mutating func encrypt(with session: TLSSession, into ciphertext: inout ByteBuffer, upTo limit: Int) throws(TLSFailure)
  {
    while entries.hasMark, ciphertext.readableBytes < limit {
      if entries[entries.startIndex].bytes.readableBytes >= TLSSession.recordSize {
        try encryptFirst(with: session)
      } else {
        try encryptGathered(with: session)
      }
      session.drain(into: &ciphertext)
    }
  }

  private mutating func encryptFirst(with session: TLSSession) throws(TLSFailure) {
    let first = entries.startIndex
    try Self.encryptRecord(of: &entries[first].bytes, with: session)
    if entries[first].bytes.readableBytes == 0 { removeFirst() }
  }

  private mutating func encryptGathered(with session: TLSSession) throws(TLSFailure) {
    gathered.clear()
    while entries.hasMark {
      let next = entries[entries.startIndex].bytes
      guard gathered.readableBytes + next.readableBytes <= TLSSession.recordSize else { break }
      gathered.writeImmutableBuffer(next)
      removeFirst()
    }
    while gathered.readableBytes > 0 { try Self.encryptRecord(of: &gathered, with: session) }
  }

  private static func encryptRecord(of bytes: inout ByteBuffer, with session: TLSSession) throws(TLSFailure) {
    let outcome = bytes.readWithUnsafeReadableBytes { plaintext in
      do throws(TLSFailure) {
        return (try session.write(plaintext), TLSFailure?.none)
      } catch {
        return (0, error)
      }
    }
    if let failure = outcome { throw failure }
  }

  private mutating func removeFirst() { encrypted.join(entries.removeFirst().promise) }

  /// One promise for all the writes encrypted since the last call; nil where nobody asked.
  mutating func nextPromise(on eventLoop: any EventLoop) -> EventLoopPromise<Void>? {
    encrypted.removeAll(on: eventLoop)
  }

  /// Empties the queue: none of these will be written.
  mutating func failAll(_ error: any Error) {
    var unsent = PromiseGroup()
    while let entry = entries.popFirst() { unsent.join(entry.promise) }
    encrypted.fail(error)
    unsent.fail(error)
  }
}
