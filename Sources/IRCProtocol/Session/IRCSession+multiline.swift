extension IRCSession {
  /// The lines of one message in several (draft/multiline), where the server takes such and it is not too long. Those who
  /// cannot read it so get its lines one by one from the server.
  func asOneMessage(
    _ parts: ArraySlice<Substring>, _ command: String, to target: String, _ label: [OutboundLine.Tag]
  ) -> [OutboundLine]? {
    guard parts.count > 1, let limits = link.capabilities.multiline, parts.count <= limits.lines,
      parts.reduce(0, { $0 + $1.utf8.count }) <= limits.bytes
    else { return nil }
    let reference = "v\(link.ledger.nextNumber)"
    var lines = [OutboundLine("BATCH", ["+\(reference)", "draft/multiline", target], tags: label)]
    for (index, part) in parts.enumerated() {
      let goesOn = index == 0 ? [] : [OutboundLine.Tag("draft/multiline-concat")]
      lines.append(
        OutboundLine(command, [target, String(part)], tags: [OutboundLine.Tag("batch", reference)] + goesOn))
    }
    return lines + [OutboundLine("BATCH", "-\(reference)")]
  }

  /// One of the lines was paid for; the others cannot wait in the middle of a batch.
  mutating func sayAtOnce(_ lines: [OutboundLine]) {
    for (index, line) in lines.enumerated() {
      let bytes = line.encoded
      if index > 0 { link.bucket.charge(bytes.count, at: now) }
      actions.append(.send(bytes))
    }
  }
}
