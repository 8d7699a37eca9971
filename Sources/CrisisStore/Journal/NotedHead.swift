import CrisisCore
import Glibc
import Synchronization

/// The end of the journal as it was noted outside the store, so that a store that lost its end is seen to have lost it.
package struct NotedHead: Sendable, Equatable {
  package var head: JournalHead
  /// When its last record was made.
  package var at: Milliseconds
  /// The last report number given in each crisis under way.
  package var numbers: [String: Int]

  /// One line, which ends with the first digits of its own hash: one that was written halfway is none.
  var line: String {
    let numbers = numbers.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ",")
    let text = "vigie-head 1 \(head.sequence) \(head.hash) \(at) [\(numbers)]"
    return "\(text) \(Digests.sha256(text).prefix(16))\n"
  }

  init(_ head: JournalHead, at: Milliseconds, numbers: [String: Int]) {
    self.head = head
    self.at = at
    self.numbers = numbers
  }

  init?(line: String) {
    let parts = line.split(separator: " ")
    guard parts.count == 7, parts[0] == "vigie-head", parts[1] == "1", let sequence = Int64(parts[2]),
      let at = Milliseconds(parts[4]), parts[5].hasPrefix("["), parts[5].hasSuffix("]")
    else { return nil }
    head = JournalHead(sequence: sequence, hash: String(parts[3]))
    self.at = at
    numbers = [:]
    for pair in parts[5].dropFirst().dropLast().split(separator: ",") {
      let halves = pair.split(separator: "=")
      guard halves.count == 2, let last = Int(halves[1]) else { return nil }
      numbers[String(halves[0])] = last
    }
    guard self.line == line + "\n" else { return nil }
  }
}

/// What is missing from a store, as the noted head shows it.
package struct JournalLoss: Sendable, Equatable {
  package var noted: NotedHead
  /// The end of the journal that is there.
  package var found: JournalHead
  /// When the last record that is there was made; nil: there is none.
  package var foundAt: Milliseconds?

  /// How many records are missing at least; 0: as many are there, but others.
  package var count: Int { Int(max(noted.head.sequence - found.sequence, 0)) }

  /// For the operator, in one line.
  package var description: String {
    (count > 0 ? "\(count) records are missing at its end" : "its journal is not the one that was written last")
      + ": row \(noted.head.sequence) with head \(noted.head.short) was noted, the end is row \(found.sequence) with head "
      + found.short
  }
}

/// The file beside the store (`FILE.head`) in which the head is noted after each commit and its answers. Not synced each time: it is never
/// ahead of what is on the disk, and a crash of the system that takes it back takes nothing else with it.
final class HeadFile: Sendable {
  static let suffix = ".head"

  private let descriptor: Int32
  private let state: Mutex<State>

  private struct State {
    /// Report numbers by crisis.
    var numbers: [String: Int]
    var last: NotedHead?
    var isWritten = true
    /// What was noted before is not known to people yet: it stays.
    var isHeld: Bool
  }

  /// - Parameter isHeld: whether nothing is to be noted until ``release(_:)``.
  init(besides path: String, numbers: [String: Int], isHeld: Bool) throws(StoreFault) {
    descriptor = open(path + Self.suffix, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .notWritable(path: path, reason: String(cString: strerror(errno))) }
    state = Mutex(State(numbers: numbers, last: nil, isHeld: isHeld))
  }

  deinit { Glibc.close(descriptor) }

  /// To be followed by ``write()``, when there is time for it.
  ///
  /// - Parameter filed: the reports of this transaction, by crisis.
  func note(_ head: JournalHead, at: Milliseconds, filed: [String: Int]) {
    state.withLock { state in
      for (crisis, number) in filed { state.numbers[crisis] = max(state.numbers[crisis] ?? 0, number) }
      guard !state.isHeld, state.last?.head != head else { return }
      let noted = NotedHead(head, at: at, numbers: state.numbers)
      state.last = noted
      state.isWritten = false
    }
  }

  /// Writes what was noted.
  func write() {
    state.withLock { state in
      guard !state.isWritten, let noted = state.last else { return }
      write(noted)
      state.isWritten = true
    }
  }

  /// What was lost is in the records now: from here on the head is noted again.
  func release() { state.withLock { $0.isHeld = false } }

  /// A shorter line leaves the tail of a longer one behind it, which is not read.
  private func write(_ noted: NotedHead) {
    let bytes = Array(noted.line.utf8)
    _ = pwrite(descriptor, bytes, bytes.count, 0)
  }

  func sync() {
    write()
    _ = fdatasync(descriptor)
  }

  /// - Returns: nil where none was noted, or what was noted cannot be read.
  static func read(besides path: String) -> NotedHead? {
    let descriptor = open(path + suffix, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { Glibc.close(descriptor) }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = Glibc.read(descriptor, &buffer, buffer.count)
    guard count > 0, let end = buffer[..<count].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
    return NotedHead(line: String(decoding: buffer[..<end], as: UTF8.self))
  }

  /// Notes a head where no store is open.
  static func replace(_ noted: NotedHead, besides path: String, owner: Owner?) throws(StoreFault) {
    let file = try BackupFile(for: path + suffix)
    try file.fill(Array(noted.line.utf8))
    if let owner { try file.give(to: owner) }
    try file.moveIntoPlace(replacing: true)
  }
}
