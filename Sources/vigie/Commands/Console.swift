import ArgumentParser
import ChatModel
import CommandBook
import CrisisCore
import CrisisStore
import DutyDesk
import Foundation
import Logging
import NIOPosix

struct Console: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Try everything without a server: lines typed here go the way of any line.",
    discussion: "In memory unless --store is given. Reads a script where the standard input is not a terminal.")

  @Option(name: .long, help: "A configuration whose rooms, members and authorities to play with.")
  var config: String?

  @Option(name: .customLong("as"), help: "Who speaks: an account of the members, or a new one (see --role).")
  var nick = "jo"

  @Option(name: .long, help: "What a new speaker is: volunteer, verifier, publisher, coordinator, admin or manager.")
  var role = "volunteer"

  @Option(name: .long, help: "Where to speak; or 'direct'.")
  var channel: String?

  @Option(name: .long, help: "Live at this local time (2019-11-24T03:10) instead of now; /time moves it on.")
  var from: String?

  @Option(name: .long, help: "Keep the records in this file.")
  var store: String?

  func run() async throws {
    let configuration = try config.map { try Configuration.load(orExit: $0) }
    let book = try Exit.onFault(Exit.configuration) {
      try Book.load(folders: configuration?.commands ?? CommandFolders.standard(), commands: CommandList.all)
    }
    let settings = try ConsoleSettings.make(configuration, speaker: nick, role: role)
    let channels = settings.channels.keys.map(\.channel).sorted()
    let clock = RehearsalClock(at: try begin(in: settings.zone))
    let records = try Exit.onFault { try Store(store.map { .file($0) } ?? .memory) }
    let printer = ConsolePrinter.standardOutput(botNick: ConsoleSettings.botNick)
    let network = ConsoleNetwork(name: ConsoleSettings.network, channels: channels, printer: printer)
    // Nobody is woken, and nothing leaves: what the alert command would be called for, and webhooks be sent, is printed.
    let alerts = ConsoleNetwork(
      name: AlertKind.network, channels: settings.alerts.map(\.rawValue).sorted(), printer: printer)
    let webhooks = ConsoleNetwork(
      name: Webhook.network, channels: settings.webhooks.map(\.name), printer: printer)
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    var log = Logger(label: "vigie")
    log.logLevel = .critical
    let bot = try await Bot(
      store: records, book: book, settings: settings, places: LoadedGazetteer(configuration?.gazetteer).places,
      networks: [network, alerts, webhooks], loop: group.next(), clock: clock.reading, log: log)
    network.open(reporting: bot.desk.mailbox)
    alerts.open(reporting: bot.desk.mailbox)
    webhooks.open(reporting: bot.desk.mailbox)
    await bot.desk.settle()

    let place = try start(network.channels)
    var session = ConsoleSession(
      network: network, desk: bot.desk, printer: printer, clock: clock, zone: settings.zone,
      nick: nick, place: place)
    let isTerminal = isatty(STDIN_FILENO) == 1
    if isTerminal { printer.printNote("/help: how to change who speaks and where. !aide: what Vigie does.") }
    while true {
      if isTerminal { FileHandle.standardOutput.write(Data(session.prompt.utf8)) }
      guard let line = readLine(strippingNewline: true) else { break }
      if await !session.act(on: line, echo: !isTerminal) { break }
    }
    bot.desk.mailbox.close()
    await bot.desk.run()
    try records.close()
    try await group.shutdownGracefully()
  }

  private func begin(in zone: TimeZone) throws -> Milliseconds {
    guard let from else { return Bot.systemClock() }
    guard let moment = RehearsalClock.moment(from, after: nil, in: zone) else {
      throw ValidationError("--from takes a local time: 2019-11-24T03:10")
    }
    return moment
  }

  private func start(_ channels: [String]) throws -> ChatPlace {
    guard let channel else { return channels.contains("#visov-veille") ? .channel("#visov-veille") : .direct }
    if channel == "direct" { return .direct }
    let wanted = channel.hasPrefix("#") ? channel : "#\(channel)"
    guard channels.contains(wanted) else {
      throw ValidationError("There is no channel \(wanted): \(channels.joined(separator: ", ")) or direct.")
    }
    return .channel(wanted)
  }
}
