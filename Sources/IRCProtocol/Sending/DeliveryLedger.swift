import ChatModel

/// Lines that were written and of which the server has not said yet what became of them.
struct DeliveryLedger: Sendable {
  struct Line: Sendable {
    /// Counts the lines of a connection; also its label.
    var number: UInt64
    /// The text that it is of, or all those that went out joined in it.
    var texts: [OutgoingText.ID]
    var target: FoldedName
    var awaitsEcho: Bool
    var writtenAt: Int64
  }

  private(set) var lines: [Line] = []
  private(set) var newestNumber: UInt64 = 0
  /// Of each text, the lines that are not confirmed, and whether all of it was written.
  private var texts: [OutgoingText.ID: (open: Int, isComplete: Bool)] = [:]

  var isEmpty: Bool { lines.isEmpty }

  /// The number that the next line will have.
  var nextNumber: UInt64 { newestNumber + 1 }

  mutating func wrote(
    _ ids: [OutgoingText.ID], to target: FoldedName, awaitsEcho: Bool, isLast: Bool, at now: Int64
  ) {
    newestNumber += 1
    lines.append(Line(number: newestNumber, texts: ids, target: target, awaitsEcho: awaitsEcho, writtenAt: now))
    for id in ids {
      texts[id, default: (0, false)].open += 1
      texts[id]?.isComplete = isLast
    }
  }

  /// A line is confirmed.
  ///
  /// - Returns: its texts, those of which it was the last line.
  mutating func confirm(at index: Int) -> [OutgoingText.ID] { close(lines.remove(at: index)) }

  private mutating func close(_ line: Line) -> [OutgoingText.ID] {
    line.texts.filter { id in
      guard var text = texts[id] else { return false }
      text.open -= 1
      let isDone = text.open == 0 && text.isComplete
      texts[id] = isDone ? nil : text
      return isDone
    }
  }

  /// Forgets a text and all its lines.
  mutating func drop(_ id: OutgoingText.ID) {
    guard texts.removeValue(forKey: id) != nil else { return }
    for i in lines.indices { lines[i].texts.removeAll { $0 == id } }
    lines.removeAll { $0.texts.isEmpty }
  }

  func index(label: UInt64) -> Int? { lines.firstIndex { $0.number == label } }

  /// The oldest line to a target.
  func index(to target: FoldedName) -> Int? { lines.firstIndex { $0.target == target } }

  /// Everything is lost: the texts of which nobody knows whether they arrived.
  mutating func removeAll() -> [OutgoingText.ID] {
    var seen: Set<OutgoingText.ID> = []
    var ids = lines.flatMap(\.texts).filter { seen.insert($0).inserted }
    // A text whose written lines are all confirmed while others wait to be written is unconfirmed too.
    ids += texts.keys.sorted().filter { !seen.contains($0) }
    lines = []
    texts = [:]
    return ids
  }

  /// Confirms the oldest lines up to a number that await no echo, and fails those that do: the server has answered
  /// what was sent after them.
  mutating func passed(_ number: UInt64) -> (delivered: [OutgoingText.ID], notEchoed: [OutgoingText.ID]) {
    var delivered: [OutgoingText.ID] = []
    var notEchoed: [OutgoingText.ID] = []
    let answered = lines.filter { $0.number <= number }
    lines.removeAll { $0.number <= number }
    for line in answered {
      if line.awaitsEcho {
        notEchoed += line.texts.filter { !notEchoed.contains($0) }
      } else {
        delivered += close(line)
      }
    }
    for id in notEchoed { drop(id) }
    return (delivered, notEchoed)
  }
}
