import Glibc
import IRCProtocol

// Lines a second from bytes as a socket gives them to the parts that the session asks for, and the time to cut a long text
// into lines; on one core.
//   irc-parse ROUNDS COUNT       Prints a line of JSON.

let mix = [
  "@account=jo;msgid=1VG~1774360200~42;time=2026-03-01T14:10:00.000Z :jo!jo@hidden-4rk.example.org PRIVMSG #visov-veille "
    + ":!signaler Issoire 14h10 route urgent : le pont de Parentignat est coupé",
  "@time=2026-03-01T14:10:01.000Z :irc.localhost PONG irc.localhost :vigie-12",
  "@batch=12;account=samir;msgid=1VG~1774360200~43;time=2026-03-01T14:10:02.000Z;+typing=done "
    + ":samir!samir@hidden-8d2.example.org PRIVMSG #visov-veille :ok, je regarde l’eau à Coudes",
  ":lea!lea@hidden-11a.example.org JOIN #visov-veille lea :Léa",
  "@label=88;msgid=1VG~1774360200~44;time=2026-03-01T14:10:03.000Z :Vigie!vigie@127.0.0.1 PRIVMSG #visov-veille "
    + ":S47 enregistré : Issoire, route, vu à 14h10, urgent, non vérifié.",
  "PING :irc.localhost",
  ":irc.localhost 353 Vigie = #visov-veille :@camille jo lea samir kate visiteur",
  "@account=kate;time=2026-03-01T14:10:04.000Z :kate!kate@hidden-0be.example.org NOTICE Vigie :merci",
]

guard CommandLine.arguments.count == 3, let rounds = Int(CommandLine.arguments[1]),
  let count = Int(CommandLine.arguments[2]), rounds > 0
else {
  print("usage: irc-parse ROUNDS COUNT")
  exit(64)
}
let text = Array((0..<400).map { mix[$0 % mix.count] + "\r\n" }.joined().utf8)
let chunks = stride(from: 0, to: text.count, by: 4_096).map { Array(text[$0..<min($0 + 4_096, text.count)]) }

var rates: [Int] = []
var bytes = 0
for _ in 0..<rounds {
  var lines = 0
  var assembler = LineAssembler()
  let start = ContinuousClock.now
  while lines < count {
    for chunk in chunks {
      assembler.feed(chunk) { message in
        lines += 1
        bytes += message.command.utf8.count + message.source.nick.count
        message.forEachTag { key, value in bytes += key.count + value.count }
        bytes += message.parameter(0)?.count ?? 0
        bytes += message.parameter(1)?.count ?? 0
      }
    }
  }
  rates.append(Int(Double(lines) / ((ContinuousClock.now - start) / .seconds(1))))
}
let splits = Splitting.measure(rounds: rounds)
print(
  "{\"lines_per_second\": \(rates.sorted()[rounds / 2]), \"rounds\": \(rates), \"bytes_seen\": \(bytes), "
    + "\"split_megabyte_ms\": \(splits.sorted()[rounds / 2]), \"split_rounds\": \(splits)}")
