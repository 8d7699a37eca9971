import ChatModel
import CrisisCore

@testable import DutyDesk

/// Looks at every line that leaves: whether it holds a word of something that its reader may not know. Who may know what is
/// told to it by the scene, and not read from the program.
struct LeakWatch {
  /// Something that not all may know: the words that belong to it alone.
  struct Secret: Hashable {
    var words: [String]
  }

  /// By room or account; the team's rooms and people are told of everything.
  private(set) var known: [String: Set<Secret>] = [:]
  private(set) var secrets: [Secret] = []
  private(set) var leaks: [String] = []
  /// How many lines told of something that their reader may know: else nothing was looked at.
  private(set) var told: [String: Int] = [:]

  mutating func keep(_ secret: Secret, among readers: [String]) {
    secrets.append(secret)
    tell(secret, to: readers)
  }

  mutating func tell(_ secret: Secret, to readers: [String]) {
    for reader in readers { known[reader, default: []].insert(secret) }
  }

  /// Somebody is no more of those who may know.
  mutating func forget(_ reader: String) { known[reader] = [] }
  mutating func forget(_ secret: Secret, _ reader: String) { known[reader]?.remove(secret) }

  func mayKnow(_ secret: Secret, _ reader: String) -> Bool { known[reader]?.contains(secret) ?? false }

  /// - Parameter typed: what was typed for it, by whom and where: nobody is told a secret by being given back their own words.
  mutating func look(_ said: [Said], after typed: (by: String, in: String?, words: String)? = nil) {
    for line in said {
      let isEcho = typed.map { line.room == $0.by || line.room == $0.in } ?? false
      let own = isEcho ? typed?.words.lowercased() ?? "" : ""
      let text = line.text.lowercased()
      for secret in secrets {
        guard secret.words.contains(where: { text.contains($0) && !own.contains($0) }) else { continue }
        if mayKnow(secret, line.room) {
          told[line.room, default: 0] += 1
        } else {
          leaks.append(
            "\(line) — after \(typed.map { "\($0.by) in \($0.in ?? "private"): \($0.words)" } ?? "the clock")")
        }
      }
    }
  }
}
