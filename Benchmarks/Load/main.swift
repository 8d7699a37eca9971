import Glibc
import NIOCore
import NIOPosix
import SystemTLS

// People who report without pause, over TLS, each as soon as the bot has answered the last one; one observer reads the
// answers. A round is CLIENTS:REPORTS; each prints a line of JSON.
//   irc-load PORT CA PASSWORD ROUND…       accounts s0 … s49 have that password
// A round `distress:REPORTS` says so many reports at once, and a second later calls for help: how long until the managers'
// room, where s49 is, hears of it.

/// One commune each: the answer names it.
let places = [
  "Aigueperse", "Ambert", "Ardes", "Aubière", "Aubusson-d’Auvergne", "Augerolles", "Authezat", "Aydat",
  "Beauregard-Vendon",
  "Bertignat", "Besse-et-Saint-Anastaise", "Billom", "Blanzat", "Bouzel", "Brousse", "Bulhon", "Ceyrat", "Chabreloche",
  "Chamalières", "Chanonat", "Chappes", "Châteaugay", "Clermont-Ferrand", "Combronde", "Coudes", "Courpière",
  "Cournon-d’Auvergne", "Cunlhat", "Culhat", "Ennezat", "Gerzat", "Giat", "Issoire", "Lempdes", "Lezoux", "Manzat",
  "Maringues", "Mirefleurs", "Mozac", "Olby", "Orcet", "Orcines", "Pontgibaud", "Puy-Guillaume", "Randan", "Riom",
  "Royat", "Thiers", "Vertaizon", "Volvic",
]
/// A round that takes longer than this has gone wrong.
let patience = TimeAmount.seconds(400)

let arguments = CommandLine.arguments
let rounds = arguments.dropFirst(4).compactMap { round -> (clients: Int, reports: Int)? in
  let numbers = round.split(separator: ":").compactMap { $0 == "distress" ? 0 : Int($0) }
  return numbers.count == 2 ? (numbers[0], numbers[1]) : nil
}
/// None of the clients of a round.
let distress = 0
guard let port = arguments.dropFirst().first.flatMap({ Int($0) }), !rounds.isEmpty else {
  print("usage: irc-load PORT CA PASSWORD CLIENTS:REPORTS…")
  exit(64)
}
let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
let loop = group.next()
let crowd = try await loop.submit { NIOLoopBound(Crowd(), eventLoop: loop) }.get()
let tls = try TLSClientContext(TLSClientConfiguration(caFile: arguments[2]))

/// Done when the client is in the channel.
func enter(_ part: ClientHandler.Part, _ nick: String, password: String?) throws -> EventLoopFuture<any Channel> {
  let ready = loop.makePromise(of: Void.self)
  return ClientBootstrap(group: loop)
    .channelOption(.tcpOption(.tcp_nodelay), value: 1)
    .channelInitializer { channel in
      channel.eventLoop.makeCompletedFuture {
        try channel.pipeline.syncOperations.addHandlers([
          tls.makeHandler(serverName: "127.0.0.1"),
          ClientHandler(part, nick: nick, password: password, crowd: crowd.value, ready: ready),
        ])
      }
    }
    .connect(host: "127.0.0.1", port: port)
    .flatMap { channel in ready.futureResult.map { channel } }
}

let hasManager = rounds.contains { $0.clients == distress }
let clients = min(places.count, hasManager ? places.count - 1 : rounds.map(\.clients).max() ?? 1)
let observer = try enter(.observer, "observer", password: nil)
let entering = try (0..<clients).map { try enter(.sender, "s\($0)", password: arguments[3]) }
if hasManager { _ = try await enter(.manager, "s\(places.count - 1)", password: arguments[3]).get() }
_ = try await observer.get()
for (place, future) in zip(places, entering) {
  let channel = try await future.get()
  try await loop.submit { crowd.value.add(Sender(place: place, channel: channel)) }.get()
}
for round in rounds {
  if round.clients == distress {
    let heard = loop.makePromise(of: Double.self)
    loop.execute { crowd.value.flood(round.reports) }
    loop.scheduleTask(in: .seconds(1)) { crowd.value.call(heard) }
    let limit = loop.scheduleTask(in: .seconds(60)) { heard.fail(TimedOut()) }
    let seconds = try await heard.futureResult.get()
    print("{\"behind\": \(round.reports), \"distress_s\": \((seconds * 1_000).rounded() / 1_000)}")
    limit.cancel()
    continue
  }
  let done = loop.makePromise(of: Crowd.Round.self)
  let limit = loop.scheduleTask(in: patience) { done.fail(TimedOut()) }
  loop.execute { crowd.value.start(clients: round.clients, reports: round.reports, done: done) }
  print(try await done.futureResult.get().json)
  fflush(nil)
  limit.cancel()
}
try await group.shutdownGracefully()

struct TimedOut: Error {}
