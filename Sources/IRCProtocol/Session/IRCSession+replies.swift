/// Standard replies (IRCv3): what a server says to programs, in one form.
extension IRCSession {
  /// FAIL command code context… :why
  mutating func failed(_ message: IRCMessage, _ tags: LineTags) {
    let why = Self.reply(message)
    switch message.text(0)?.uppercased() {
    case "PRIVMSG", "NOTICE", "BATCH": sayingFailed(why, tags)
    case "CHATHISTORY":
      note("the server says \(why)")
      historyFailed(message, tags)
    default: note("the server says \(why)")
    }
  }

  /// WARN and NOTE: for people.
  mutating func told(_ message: IRCMessage) { note("the server says \(Self.reply(message))") }

  private static func reply(_ message: IRCMessage) -> String {
    "\(message.text(1) ?? message.command): \(message.lastParameter.map(decodedWords) ?? "")"
  }
}
