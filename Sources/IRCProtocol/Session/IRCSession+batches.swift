/// What stands between BATCH and BATCH: replays, messages in several lines, answers to labelled lines.
extension IRCSession {
  mutating func batch(_ message: IRCMessage, _ tags: LineTags) {
    guard let reference = message.parameter(0), let sign = reference.first else { return }
    let name = decodedText(reference.dropFirst())
    if sign == .plus {
      link.batches.start(name, message, tags)
      replayBegins(name)
    } else if sign == .hyphen, let batch = link.batches.end(name) {
      if batch.isMultiline { saidInSeveralLines(batch) }
      replayEnds(name, batch)
    }
  }

  /// One message, however many lines it came in. Who said it, its id and its time stand on the line that opened it.
  private mutating func saidInSeveralLines(_ batch: Batches.Batch) {
    guard let target = batch.opening.parameter(2), batch.lines > 0 else { return }
    spoken(
      Spoken(
        source: batch.opening.source, target: target, text: batch.text[...], isNotice: batch.isNotice, tags: batch.tags)
    )
  }

  /// Whether a line is replayed, by what the server says of it. The local clock is not used: where it is wrong, live lines
  /// would go unanswered.
  func isHistory(_ tags: LineTags, since start: Int64?) -> Bool {
    if let batch = tags.batch, link.batches.isHistory(batch) { return true }
    guard let time = tags.time, let start else { return false }
    return time < start
  }
}
