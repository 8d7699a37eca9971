import CrisisCore

/// Who types the same line again within a minute, and would read the same answer to it, reads that it was answered. Another
/// line, or another answer, is answered in full.
struct FaultLimiter {
  struct Fault: Hashable {
    var person: String
    /// As it was typed, with the room; nil: whatever was typed, for those whom nobody knows.
    var line: String?
    /// In words, with what was wrong.
    var answer: String
  }

  /// Two generations, so that forgetting the old ones costs nothing however many there are.
  private var recent: [Fault: Milliseconds] = [:]
  private var older: [Fault: Milliseconds] = [:]
  private var turnedAt: Milliseconds = 0

  /// - Returns: how long ago the same was answered; nil: not within the last minute, and from now on it counts as answered.
  mutating func answered(_ fault: Fault, at now: Milliseconds) -> Milliseconds? {
    if now - turnedAt >= .minute || now < turnedAt {
      older = recent
      recent = [:]
      turnedAt = now
    }
    if let last = recent[fault] ?? older[fault], now - last < .minute, now >= last { return now - last }
    recent[fault] = now
    return nil
  }
}
