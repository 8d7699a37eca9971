import Board
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
import PlainText
import SystemCrypto
import VigieTestSupport

/// `desk-throughput web COMMANDS STORE SECONDS REPORTS`: a crisis of so many reports on the web: its first page, its map's
/// points; then fifty commands a second in chat, without anybody who follows the page and with two hundred who do.
///
/// - Returns: a line of JSON.
func web(commands: String, store path: String, seconds: Int, reports: Int) async throws -> String {
  let crowd = StressCrowd()
  var settings = crowd.settings
  settings.board = BoardSettings(url: "http://127.0.0.1")
  let log = Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() }
  let store = try Store(.file(path))
  let group = MultiThreadedEventLoopGroup(numberOfThreads: 2)
  let network = LoopbackNetwork(on: group.next())
  let page = BoardNetwork()
  let book = try Book.load(folders: [commands], commands: CommandList.all)
  let desk = Desk(
    store: store, book: book, settings: settings, places: .france, networks: [network, page], loop: group.next(),
    clock: clock, log: log)
  try await desk.start()
  try await network.run(reporting: desk.mailbox)
  async let served: Void = desk.run()
  desk.mailbox.noted(.connected(network: network.name))
  for channel in settings.channels.keys {
    desk.mailbox.noted(.joined(network: channel.network, channel: channel.channel))
  }
  var lines = Lines()
  try await network.converse(
    ["!activer inondation pour SDIS63", "!oui"].map { lines.message($0, from: "camille", in: "#coord", at: clock()) },
    width: 1)
  let filing = (0..<reports).map { number in
    lines.message(
      "s Issoire 14h10 \(number % 3 == 0 ? "route urgent" : "eau") : le pont \(number), relevé \(number)",
      from: "v\(number % StressCrowd.volunteers)", in: nil, at: clock())
  }
  try await network.converse(filing, width: 256)

  let board = try Board(
    store: store, words: CurrentBook(book), settings: settings, places: .france, network: page,
    address: ("127.0.0.1", 0), clock: clock, vitals: { await desk.vitals() }, metrics: MetricsRegistry(), log: log)
  let (ports, running) = AsyncStream.makeStream(of: Int.self)
  let serving = Task { try await board?.run { running.yield($0) } }
  var iterator = ports.makeAsyncIterator()
  guard let port = await iterator.next(), let crisis = try store.read({ try $0.openCrises().first }) else {
    throw Lost(what: "there is no board")
  }
  let visit = try Visit(port: port, crisis: crisis.code, store: store)
  let first = try await visit.times("/c/\(crisis.code)", as: "bench/camille")
  let points = try await visit.times("/c/\(crisis.code).geojson", as: "bench/camille")

  /// No line as one before: the same would be the same.
  func pace(from start: Int) async throws -> [Double] {
    try await network.pace(
      (start..<(start + seconds * 50)).map { number in
        let place = number % 4 == 0 ? "liste" : "s Issoire 14h10 eau : le pont \(number), encore \(number)"
        return lines.message(place, from: "v\(number % StressCrowd.volunteers)", in: nil, at: clock())
      }, every: .milliseconds(20)
    ).sorted()
  }
  func p99(_ waits: [Double]) -> Double { hundredths(waits[min(waits.count - 1, waits.count * 99 / 100)]) }
  _ = try await pace(from: 0)
  let alone = p99(try await pace(from: 1_000_000))
  let readers = try await visit.readers(200)
  let followed = p99(try await pace(from: 2_000_000))
  try await Task.sleep(for: .seconds(1))
  let seen = try readers.finish()
  serving.cancel()
  _ = await serving.result
  desk.mailbox.close()
  await served
  try store.close()
  try await group.shutdownGracefully()
  return """
    {"reports": \(reports), "page_ms": \(first.milliseconds), "page_kb": \(first.kilobytes), \
    "geojson_ms": \(points.milliseconds), "p99_alone_ms": \(alone), "p99_followed_ms": \(followed), \
    "readers": 200, "events_seen": \(seen)}
    """
}

/// Those who read the pages of one crisis.
private struct Visit {
  let port: Int
  let crisis: String
  let store: Store

  init(port: Int, crisis: String, store: Store) throws {
    (self.port, self.crisis, self.store) = (port, crisis, store)
  }

  private func headers(_ account: String) throws -> [(String, String)] {
    let secret = Hex.encode(randomBytes(32))
    guard let member = try store.read({ try $0.member(account: account) }) else { throw Lost(what: account) }
    try store.write { transaction in
      try transaction.open(
        BoardSession(member: member.number, account: account, crisis: crisis, openedAt: clock()),
        hash: Hex.encode(SHA256.hash(secret)))
    }
    return [("Host", "127.0.0.1"), ("Cookie", "__Host-vigie-\(crisis)=\(secret)")]
  }

  /// The median of nine.
  func times(_ path: String, as account: String) async throws -> (milliseconds: Double, kilobytes: Double) {
    let headers = try headers(account)
    var times: [Double] = []
    var size = 0
    for _ in 0..<9 {
      let start = ContinuousClock.now
      let answer = try await HTTPExchange.ask(port, path, headers: headers)
      times.append((ContinuousClock.now - start) / .milliseconds(1))
      size = answer.body.utf8.count
      guard answer.status == 200, size > 10_000 else { throw Lost(what: "\(path): \(answer.status)") }
    }
    return (hundredths(median(times)), hundredths(Double(size) / 1_000))
  }

  /// Follow the page, each on their own, in a process that gives way to this one.
  func readers(_ count: Int) async throws -> Readers {
    let cookies = try (0..<count).map { number in
      try headers("bench/v\(number % StressCrowd.volunteers)").first { $0.0 == "Cookie" }?.1 ?? ""
    }
    return try Readers(port, "/c/\(crisis)/live", cookies)
  }
}

private final class Readers {
  private let process = Process()
  private let (input, output) = (Pipe(), Pipe())

  /// Returns once all of them follow.
  init(_ port: Int, _ path: String, _ cookies: [String]) throws {
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "followers.py").path
    process.executableURL = URL(filePath: "/usr/bin/nice")
    process.arguments = ["-n", "19", "/usr/bin/python3", script, String(port), path]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data((cookies.joined(separator: "\n") + "\n\n").utf8))
    guard output.fileHandleForReading.availableData == Data("ready\n".utf8) else { throw Lost(what: "the followers") }
  }

  /// - Returns: how many events all of them have seen.
  func finish() throws -> Int {
    try input.fileHandleForWriting.close()
    let said = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    process.waitUntilExit()
    return Int(said.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
  }
}
