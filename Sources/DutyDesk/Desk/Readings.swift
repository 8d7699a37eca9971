import ChatModel
import CrisisCore
import Foundation
import NIOPosix
import Synchronization

/// What became of a query: answered, or why the store could not be read.
typealias ReadResult = Result<ReadAnswer, any Error>

/// Queries under way, on threads that only read, while the desk goes on writing. Each person's answers keep the order of
/// that person's lines: what is ready waits for what was asked before it.
struct Readings {
  /// With so many under way the desk waits for one before it takes more lines, so that a flood of questions is slowed down.
  static let most = 128

  /// An answer, or the place kept for it.
  private enum Place {
    case waiting(Int)
    case ready(network: String, OutgoingLine)
  }

  private struct Asked {
    var reading: Reading
    var person: String
  }

  /// By person; empty for those who wait for nothing.
  private var places: [String: [Place]] = [:]
  private var asked: [Int: Asked] = [:]
  private var last = 0
  private let results = Results()

  var isFull: Bool { asked.count >= Self.most }

  /// Keeps a place for the answer, and has it read.
  ///
  /// - Parameter done: called from another thread, when a result can be taken.
  mutating func begin(
    _ reading: Reading, _ read: @escaping @Sendable () -> ReadResult, done: @escaping @Sendable () -> Void
  ) {
    last += 1
    let id = last
    let person = reading.line.person
    asked[id] = Asked(reading: reading, person: person)
    places[person, default: []].append(.waiting(id))
    NIOThreadPool.singleton.submit { [results] _ in
      results.add(id, read())
      done()
    }
  }

  /// - Returns: whether the answer has to wait for one before it; it will come with ``finish(_:)``.
  mutating func holdsBack(_ answer: OutgoingLine, to person: String, on network: String) -> Bool {
    guard places[person] != nil else { return false }
    places[person]?.append(.ready(network: network, answer))
    return true
  }

  /// - Parameter waiting: whether to wait where none is ready, which has to be under way.
  func takeResults(waiting: Bool) -> [(id: Int, result: ReadResult)] {
    waiting && asked.isEmpty ? [] : results.take(waiting: waiting)
  }

  func reading(_ id: Int) -> Reading? { asked[id]?.reading }

  /// Puts an answer where its place was kept.
  ///
  /// - Returns: what may be said now, in order.
  mutating func finish(_ id: Int, _ lines: [OutgoingLine]) -> [(network: String, line: OutgoingLine)] {
    guard let asked = asked.removeValue(forKey: id), var waiting = places[asked.person] else { return [] }
    if let index = waiting.firstIndex(where: { if case .waiting(id) = $0 { true } else { false } }) {
      let network = asked.reading.line.message.network
      let reference = asked.reading.line.message.reference
      waiting.replaceSubrange(
        index...index,
        with: lines.map { line in
          var line = line
          line.reply = reference
          return .ready(network: network, line)
        })
    }
    let ready = waiting.prefix { if case .ready = $0 { true } else { false } }
    waiting.removeFirst(ready.count)
    places[asked.person] = waiting.isEmpty ? nil : waiting
    return ready.compactMap { if case .ready(let network, let line) = $0 { (network, line) } else { nil } }
  }
}

/// Results on their way from the threads that read to the desk's.
private final class Results: Sendable {
  private let results = Mutex<[(id: Int, result: ReadResult)]>([])
  private let arrival = NSCondition()

  func add(_ id: Int, _ result: ReadResult) {
    arrival.withLock {
      results.withLock { $0.append((id, result)) }
      arrival.signal()
    }
  }

  func take(waiting: Bool) -> [(id: Int, result: ReadResult)] {
    arrival.withLock {
      while waiting, results.withLock(\.isEmpty) { arrival.wait() }
      return results.withLock { results in
        defer { results = [] }
        return results
      }
    }
  }
}
