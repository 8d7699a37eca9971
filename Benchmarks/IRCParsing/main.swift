// How many lines a second one core takes: swift run -c release irc-parsing
import IRCProtocol

let line =
  "@time=2019-11-24T03:05:07.250Z;msgid=0IR~1795471668~0;account=jo :jo!jo@127.0.0.1 PRIVMSG #visov-veille "
  + ":!signaler Issoire route 14h10 urgent : pont coupé, l’eau monte encore\r\n"
let stream = Array(String(repeating: line, count: 200_000).utf8)
let chunks = stride(from: 0, to: stream.count, by: 65_536).map { Array(stream[$0..<min($0 + 65_536, stream.count)]) }

/// Prints the best of five runs; the body returns how many lines it took.
func measure(_ name: String, _ body: () -> Int) {
  var best = Duration.seconds(3_600)
  var lines = 0
  for _ in 0..<5 { best = min(best, ContinuousClock().measure { lines = body() }) }
  let nanoseconds = Double(best.components.attoseconds) / 1e9 + Double(best.components.seconds) * 1e9
  print("\(name): \(Int(Double(lines) / nanoseconds * 1e9)) lines/s, \(Int(nanoseconds) / max(1, lines)) ns a line")
}

measure("assembled and parsed") {
  var assembler = LineAssembler()
  var lines = 0
  for chunk in chunks { assembler.feed(chunk) { _ in lines += 1 } }
  return lines
}

measure("and its parts looked at: source, command, parameters, one tag decoded") {
  var assembler = LineAssembler()
  var lines = 0
  for chunk in chunks {
    assembler.feed(chunk) { message in
      let isWhole =
        !message.source.nick.isEmpty && message.command == "PRIVMSG" && message.parameter(1) != nil
        && message.tag("account") == "jo"
      if isWhole { lines += 1 }
    }
  }
  return lines
}

measure("through a session, heard with account, id, time and text") {
  var session = IRCSession(IRCSessionConfiguration(nick: "Vigie", channels: ["#visov-veille"]))
  _ = session.connected(at: 0)
  let greeting = [
    ":s CAP * LS :account-tag server-time message-tags", ":s CAP * ACK :account-tag message-tags server-time",
    ":s 001 Vigie :hi", ":s 376 Vigie :end", ":Vigie!v@h JOIN #visov-veille",
  ]
  for message in greeting.compactMap({ IRCMessage($0) }) { _ = session.received(message, at: 0) }
  var assembler = LineAssembler()
  var lines = 0
  for chunk in chunks { assembler.feed(chunk) { lines += session.received($0, at: 1).count } }
  return lines
}
