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

/// `desk-throughput stress COMMANDS STORE SECONDS FILL`: ten crises, two hundred and ten people, fifty commands a second that
/// wait for nobody; how long each waits for its answer, from the network to the network.
///
/// - Parameter fill: reports that each crisis has before.
/// - Returns: a line of JSON.
func stress(commands: String, store path: String, seconds: Int, fill: Int) async throws -> String {
  let crowd = StressCrowd()
  let store = try Store(.file(path))
  let group = MultiThreadedEventLoopGroup(numberOfThreads: 2)
  let network = LoopbackNetwork(on: group.next())
  let desk = Desk(
    store: store, book: try Book.load(folders: [commands], commands: CommandList.all), settings: crowd.settings,
    places: .france, networks: [network], loop: group.next(), clock: clock,
    log: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() })
  try await desk.start()
  try await network.run(reporting: desk.mailbox)
  async let served: Void = desk.run()
  desk.mailbox.noted(.connected(network: network.name))
  for channel in crowd.settings.channels.keys {
    desk.mailbox.noted(.joined(network: channel.network, channel: channel.channel))
  }

  var lines = Lines()
  for (code, _) in StressCrowd.places {
    let words = ["!activer inondation pour SDIS\(code)", "!oui"]
    try await network.converse(
      words.map { lines.message($0, from: "camille", in: "#coord", at: clock()) }, width: 1)
  }
  let reports = (0..<(fill * StressCrowd.places.count)).map { number in
    lines.message(crowd.report(number), from: crowd.person(number), in: nil, at: clock())
  }
  try await network.converse(reports, width: 256)
  let waits = try await network.pace(
    (0..<(seconds * 50)).map { number in
      lines.message(crowd.line(number), from: crowd.person(number), in: nil, at: clock())
    }, every: .milliseconds(20))
  desk.mailbox.close()
  await served
  let open = try store.read { try $0.openCrises().count }
  try store.close()
  try await group.shutdownGracefully()
  guard open == StressCrowd.places.count, waits.count == seconds * 50 else {
    throw Lost(what: "\(open) crises, \(waits.count) answers")
  }
  let sorted = waits.sorted()
  func at(_ share: Double) -> Double { hundredths(sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]) }
  return "{\"commands\": \(waits.count), \"p50_ms\": \(at(0.5)), \"p99_ms\": \(at(0.99)), \"max_ms\": \(at(1))}"
}

/// The people of a bad day, and what they type.
struct StressCrowd {
  /// A commune of each département.
  static let places = [
    ("63", "Issoire"), ("42", "Roanne"), ("43", "Brioude"), ("03", "Moulins"), ("15", "Aurillac"), ("69", "Givors"),
    ("38", "Vienne"), ("07", "Privas"), ("26", "Valence"), ("73", "Albertville"),
  ]
  static let volunteers = 200

  var settings: DeskSettings {
    var channels: [ChannelKey: Venue] = [
      ChannelKey("bench", "#veille"): .volunteers, ChannelKey("bench", "#coord"): .coordination,
    ]
    var seed = Seed(authorities: [], members: [])
    seed.members.append(Seed.SeedMember(account: "bench/camille", name: "camille", roles: [.admin, .coordinator]))
    for number in 0..<Self.volunteers {
      seed.members.append(
        Seed.SeedMember(account: "bench/v\(number)", name: "v\(number)", roles: [.volunteer, .verifier]))
    }
    for (code, _) in Self.places {
      channels[ChannelKey("bench", "#gest-\(code)")] = .managers(authority: "SDIS\(code)")
      seed.members.append(
        Seed.SeedMember(account: "bench/m\(code)", name: "m\(code)", roles: [], manages: ["SDIS\(code)"]))
      seed.authorities.append(
        Authority(
          code: "SDIS\(code)", kind: .sdis, name: "SDIS \(code)",
          departements: [Departement(code)].compactMap { $0 },
          agreement: Agreement(signed: "2019-11-27", until: "2099-11-27")))
    }
    return DeskSettings(zone: TimeZone(identifier: "Europe/Paris") ?? .gmt, channels: channels, seed: seed)
  }

  /// Everybody in turn: each waits four seconds before they say more.
  func person(_ number: Int) -> String {
    let turn = number % (Self.volunteers + Self.places.count)
    return turn < Self.volunteers ? "v\(turn)" : "m\(Self.places[turn - Self.volunteers].0)"
  }

  /// The managers' own crisis, else any.
  private func place(_ number: Int) -> (code: String, commune: String) {
    let turn = number % (Self.volunteers + Self.places.count)
    return Self.places[turn < Self.volunteers ? number % Self.places.count : turn - Self.volunteers]
  }

  func report(_ number: Int) -> String {
    let (code, commune) = place(number)
    return
      "s @\(code) \(commune) 14h10 \(number % 3 == 0 ? "route urgent" : "eau") : le pont \(number), relevé \(number)"
  }

  func line(_ number: Int) -> String {
    let code = place(number).code
    let record = 1 + number * 7 % 50
    switch number % 20 {
    case 0: return "liste @\(code)"
    case 1: return "liste @\(code) urgents"
    case 2, 3: return "voir @\(code) \(record)"
    case 4, 5: return "état @\(code)"
    case 6: return "chercher @\(code) pont \(record)"
    case 7:
      return number % 200 == 7
        ? "sos @\(code) : une personne à l’étage, relevé \(number)" : "prendre @\(code) \(record)"
    case 8: return "vérifier @\(code) \(record) ok source"
    case 9: return "relève @\(code)"
    case 10: return "aide"
    case 11: return "crises"
    case 12: return "corriger @\(code) \(record) urgent"
    default: return report(number)
    }
  }
}
