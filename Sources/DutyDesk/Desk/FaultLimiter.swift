import CrisisCore

/// The same answer to the same person's fault is given once a minute at most: two programs that find fault with each other
/// would never stop. Another fault has its own answer.
struct FaultLimiter {
  struct Fault: Hashable {
    var person: String
    /// In words, with what was wrong.
    var answer: String
  }

  /// Two generations, so that forgetting the old ones costs nothing however many there are.
  private var recent: [Fault: Milliseconds] = [:]
  private var older: [Fault: Milliseconds] = [:]
  private var turnedAt: Milliseconds = 0

  mutating func mayAnswer(_ fault: Fault, at now: Milliseconds) -> Bool {
    if now - turnedAt >= .minute || now < turnedAt {
      older = recent
      recent = [:]
      turnedAt = now
    }
    if let last = recent[fault] ?? older[fault], now - last < .minute, now >= last { return false }
    recent[fault] = now
    return true
  }
}
