import ChatModel
import CommandBook
import CrisisCore
import CrisisStore
import DutyDesk
import Foundation
import Gazetteer
import Logging
import NIOCore
import NIOPosix

// The desk alone: parse, rights, rules, journal, tables, inbox, commit, answer, and the note that it was delivered.
//   desk-throughput COMMANDS STORE ROUNDS COUNT [FILL [DIGESTS]]
//   desk-throughput stress COMMANDS STORE SECONDS FILL
//   desk-throughput export COMMANDS STORE
//   desk-throughput web COMMANDS STORE SECONDS REPORTS
// Fills the store up to FILL reports, then times ROUNDS times COUNT reports; then DIGESTS times a digest of the crisis, none
// of whose reports a digest has told of yet, from the line that asks for it to the lines that answer, then searches, then
// reports that are like another. The process's own time, that of making the lines included, is told too: it means something
// where a machine is shared. Prints a line of JSON.

let arguments = CommandLine.arguments
if arguments.count == 6, arguments[1] == "stress", let seconds = Int(arguments[4]), let fill = Int(arguments[5]) {
  print(try await stress(commands: arguments[2], store: arguments[3], seconds: seconds, fill: fill))
  exit(0)
}
if arguments.count == 6, arguments[1] == "web", let seconds = Int(arguments[4]), let reports = Int(arguments[5]) {
  print(try await web(commands: arguments[2], store: arguments[3], seconds: seconds, reports: reports))
  exit(0)
}
if arguments.count == 4, arguments[1] == "export" {
  print(try exportAll(commands: arguments[2], store: arguments[3]))
  exit(0)
}
guard arguments.count >= 5, let rounds = Int(arguments[3]), let count = Int(arguments[4]) else {
  print("usage: desk-throughput COMMANDS STORE ROUNDS COUNT [FILL]")
  exit(64)
}
let fill = arguments.count > 5 ? Int(arguments[5]) ?? 0 : 0
let digests = arguments.count > 6 ? Int(arguments[6]) ?? 0 : 0
/// As many lines as are always under way.
let width = 512

let members =
  [Seed.SeedMember(account: "bench/camille", name: "camille", roles: [.admin, .coordinator])]
  + (0..<Lines.people).map { Seed.SeedMember(account: "bench/s\($0)", name: "s\($0)", roles: [.volunteer]) }
let authority = Authority(
  code: "SDIS63", kind: .sdis, name: "SDIS du Puy-de-Dôme", departements: [Departement("63")].compactMap { $0 },
  agreement: Agreement(signed: "2019-11-27", until: "2099-11-27"))
let settings = DeskSettings(
  zone: TimeZone(identifier: "Europe/Paris") ?? .gmt,
  channels: [ChannelKey("bench", "#veille"): .volunteers, ChannelKey("bench", "#coord"): .coordination],
  seed: Seed(authorities: [authority], members: members))

let store = try Store(.file(arguments[2]))
let group = MultiThreadedEventLoopGroup(numberOfThreads: 2)
let network = LoopbackNetwork(on: group.next())
let desk = Desk(
  store: store, book: try Book.load(folders: [arguments[1]], commands: CommandList.all), settings: settings,
  places: .france, networks: [network], loop: group.next(), clock: clock,
  log: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() })
try await desk.start()
try await network.run(reporting: desk.mailbox)
async let served: Void = desk.run()

var lines = Lines()
var filed = try store.read { try $0.openCrises().first?.lastReport ?? 0 }
if filed == 0 {
  try await network.converse(
    [
      lines.message("!activer inondation pour SDIS63", from: "camille", in: "#coord", at: clock()),
      lines.message("!oui", from: "camille", in: "#coord", at: clock()),
    ], width: 1)
}

@MainActor func file(_ count: Int) async throws -> Double {
  let batch = (filed..<(filed + count)).map { lines.report($0, at: clock()) }
  filed += count
  let start = ContinuousClock.now
  try await network.converse(batch, width: width)
  return (ContinuousClock.now - start) / .seconds(1)
}

while filed < fill { _ = try await file(min(20_000, fill - filed)) }
/// Microseconds of all threads so far, in user and in system mode.
func processTime() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) * 1e6 + Double(time.tv_nsec) / 1e3
}

var rates: [Double] = []
let busyBefore = processTime()
for _ in 0..<rounds { rates.append(Double(count) / (try await file(count))) }
let busy = rounds > 0 ? (processTime() - busyBefore) / Double(rounds * count) : 0
var digestTimes: [Double] = []
for _ in 0..<digests {
  let line = lines.message("point", from: "camille", in: nil, at: clock())
  let start = ContinuousClock.now
  try await network.converse([line], width: 1)
  digestTimes.append((ContinuousClock.now - start) / .milliseconds(1))
}
// Searches, once the words are in: one that most reports have, one that a single report has, one that none has.
if digests > 0 { while try store.write({ try $0.indexWords() }) > 0 {} }
var searchTimes: [Double] = []
for words in ["pont", "releve \(filed / 2)", "tunnel"] where digests > 0 {
  var times: [Double] = []
  for _ in 0..<digests {
    let line = lines.message("chercher \(words)", from: "camille", in: nil, at: clock())
    let start = ContinuousClock.now
    try await network.converse([line], width: 1)
    times.append((ContinuousClock.now - start) / .milliseconds(1))
  }
  searchTimes.append(median(times))
}
// A report of the same fact as another, from the line to the answer that suggests it.
var likeTimes: [Double] = []
for number in 0..<digests {
  let text = "s Issoire route : le pont est coupé, camion en travers \(number)"
  let line = lines.message(text, from: "s1", in: nil, at: clock())
  filed += 1
  let start = ContinuousClock.now
  try await network.converse([line], width: 1)
  likeTimes.append((ContinuousClock.now - start) / .milliseconds(1))
}
let isSuggested = digests == 0 || network.lastAnswer.contains("!doublon")
desk.mailbox.close()
await served
let reports = try store.read { try $0.openCrises().first?.lastReport ?? 0 }
try store.close()
try await group.shutdownGracefully()

print(
  "{\"commands_per_second\": \(Int(median(rates))), \"rounds\": \(rates.map { Int($0) }), \"reports\": \(reports), "
    + "\"cpu_us_per_command\": \(hundredths(busy)), \"digest_ms\": \(hundredths(median(digestTimes))), "
    + "\"digest_rounds\": \(digestTimes.map(hundredths)), \"search_ms\": \(searchTimes.map(hundredths)), "
    + "\"like_ms\": \(hundredths(median(likeTimes)))}")
if digests > 0, network.lastAnswer.isEmpty {
  print("the digest had no line")
  exit(70)
}
if !isSuggested {
  print("no duplicate was suggested: \(network.lastAnswer)")
  exit(70)
}
if reports != filed || rates.isEmpty && rounds > 0 {
  print("lost: \(filed - reports); the last answer was: \(network.lastAnswer)")
  exit(70)
}
