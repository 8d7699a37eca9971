/// Lines that were written and of which the server has not said yet what became of them.
struct DeliveryLedger: Sendable {
  struct Line: Sendable {
    /// Counts the lines of a connection; also its label.
    var number: UInt64
    var text: OutgoingText.ID
    var target: FoldedName
    var awaitsEcho: Bool
    var writtenAt: Int64
  }

  private(set) var lines: [Line] = []
  private var lastNumber: UInt64 = 0
  /// Of each text, the lines that are not confirmed, and whether all of it was written.
  private var texts: [OutgoingText.ID: (open: Int, isComplete: Bool)] = [:]

  var isEmpty: Bool { lines.isEmpty }
  var newestNumber: UInt64 { lastNumber }

  /// The number that the next line will have.
  var nextNumber: UInt64 { lastNumber + 1 }

  mutating func wrote(
    _ text: OutgoingText.ID, to target: FoldedName, awaitsEcho: Bool, isLast: Bool, at now: Int64
  ) {
    lastNumber += 1
    lines.append(Line(number: lastNumber, text: text, target: target, awaitsEcho: awaitsEcho, writtenAt: now))
    texts[text, default: (0, false)].open += 1
    texts[text]?.isComplete = isLast
  }

  /// A line is confirmed.
  ///
  /// - Returns: its text, where that was the last line of it.
  mutating func confirm(at index: Int) -> OutgoingText.ID? {
    let line = lines.remove(at: index)
    guard var text = texts[line.text] else { return nil }
    text.open -= 1
    if text.open == 0, text.isComplete {
      texts[line.text] = nil
      return line.text
    }
    texts[line.text] = text
    return nil
  }

  /// Forgets a text and all its lines.
  mutating func drop(_ id: OutgoingText.ID) {
    texts[id] = nil
    lines.removeAll { $0.text == id }
  }

  func index(label: UInt64) -> Int? { lines.firstIndex { $0.number == label } }

  /// The oldest line to a target.
  func index(to target: FoldedName) -> Int? { lines.firstIndex { $0.target == target } }

  /// Everything is lost: the texts of which nobody knows whether they arrived.
  mutating func removeAll() -> [OutgoingText.ID] {
    var ids: [OutgoingText.ID] = []
    for line in lines where ids.last != line.text && !ids.contains(line.text) { ids.append(line.text) }
    // A text whose written lines are all confirmed while others wait to be written is unconfirmed too.
    for id in texts.keys.sorted() where !ids.contains(id) { ids.append(id) }
    lines = []
    texts = [:]
    return ids
  }

  /// Confirms the oldest lines up to a number that await no echo, and fails those that do: the server has answered
  /// what was sent after them.
  mutating func passed(_ number: UInt64) -> (delivered: [OutgoingText.ID], notEchoed: [OutgoingText.ID]) {
    var delivered: [OutgoingText.ID] = []
    var notEchoed: [OutgoingText.ID] = []
    var kept: [Line] = []
    for line in lines {
      guard line.number <= number else {
        kept.append(line)
        continue
      }
      if line.awaitsEcho {
        if !notEchoed.contains(line.text) { notEchoed.append(line.text) }
      } else if var text = texts[line.text] {
        text.open -= 1
        texts[line.text] = text
        if text.open == 0, text.isComplete {
          texts[line.text] = nil
          delivered.append(line.text)
        }
      }
    }
    lines = kept
    for id in notEchoed { drop(id) }
    return (delivered, notEchoed)
  }
}
