import IRCProtocol

extension ScriptedClient {
  /// A message in several lines, as a client sends it: echoed as a whole when it ends.
  struct Several {
    var reference: String
    var target: String
    var label: String?
    var lines: [String] = []
  }

  /// BATCH, and the lines inside of one; nil: it is nothing of the kind.
  func inSeveralLines(_ message: IRCMessage) -> [String]? {
    if message.command == "BATCH" {
      guard let reference = message.text(0) else { return [] }
      if reference.hasPrefix("+") {
        several = Several(
          reference: String(reference.dropFirst()), target: message.text(2) ?? "", label: message.tag("label"))
        return []
      }
      defer { several = nil }
      return several.map(echo) ?? []
    }
    guard let batch = message.tag("batch"), batch == several?.reference else { return nil }
    let goesOn = message.tag("draft/multiline-concat") == nil ? "" : ";draft/multiline-concat"
    several?.lines.append("\(goesOn) :\(prefix) \(message.command) \(message.text(0) ?? "") :\(message.text(1) ?? "")")
    return []
  }

  private func echo(_ several: Several) -> [String] {
    guard enabled.contains("echo-message") else { return [] }
    messages += 1
    replays += 1
    let label = several.label.map { ";label=\($0)" } ?? ""
    return ["@msgid=own-\(messages)\(label) :\(prefix) BATCH +\(replays) draft/multiline \(several.target)"]
      + several.lines.map { "@batch=\(replays)\($0)" } + [":\(prefix) BATCH -\(replays)"]
  }
}
