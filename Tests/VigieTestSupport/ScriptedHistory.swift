import IRCProtocol

/// What a ``ScriptedIRCServer`` remembers of a channel.
package struct ScriptedLine: Sendable {
  package var id: String
  /// Milliseconds UTC.
  package var time: Int64
  package var nick: String
  package var text: String

  package init(_ id: String, at time: Int64, by nick: String, _ text: String) {
    self.id = id
    self.time = time
    self.nick = nick
    self.text = text
  }

  /// As the server says it; the account is the nick.
  func shown(in channel: String, batch: String? = nil) -> String {
    let batch = batch.map { "batch=\($0);" } ?? ""
    return "@\(batch)time=\(ServerTime.exact(time));msgid=\(id);account=\(nick) :\(nick)!u@h.test PRIVMSG \(channel) "
      + ":\(text)"
  }
}

extension ScriptedClient {
  /// CHATHISTORY AFTER channel reference limit, as Ergo answers it.
  func history(_ message: IRCMessage) -> [String] {
    let label = message.tag("label").map { "@label=\($0) " } ?? ""
    guard message.text(0) == "AFTER", let channel = message.text(1), let reference = message.text(2),
      let limit = message.text(3).flatMap({ Int($0) })
    else { return ["\(label):irc.test FAIL CHATHISTORY INVALID_PARAMS :Invalid parameters"] }
    let lines = server.history(of: channel)
    let after: ArraySlice<ScriptedLine>
    if reference.hasPrefix("msgid=") {
      guard let i = lines.firstIndex(where: { "msgid=\($0.id)" == reference }) else {
        return ["\(label):irc.test FAIL CHATHISTORY MESSAGE_ERROR AFTER \(channel) :Messages could not be retrieved"]
      }
      after = lines[(i + 1)...]
    } else {
      let time = ServerTime.milliseconds(String(reference.dropFirst("timestamp=".count))) ?? 0
      after = lines.drop { $0.time <= time }
    }
    replays += 1
    return ["\(label):irc.test BATCH +\(replays) chathistory \(channel)"]
      + after.prefix(limit).map { $0.shown(in: channel, batch: "\(replays)") } + [":irc.test BATCH -\(replays)"]
  }
}
