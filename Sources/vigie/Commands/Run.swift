import ArgumentParser
import Board
import ChatModel
import CommandBook
import CrisisCore
import CrisisStore
import DutyDesk
import Foundation
import Logging
import MatrixNetwork
import NIOPosix
import Relays
import UnixSignals

struct Run: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Keep the watch: join the channels and serve until told to stop.",
    discussion: "SIGTERM and SIGINT drain and leave; SIGHUP reads commands and texts again, all or nothing.")

  @OptionGroup var options: ConfigurationOption

  @Option(name: .long, help: "The least that is logged: trace, debug, info, notice, warning, error, critical.")
  var logLevel = "info"

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Rehearse, on a server of this machine only: live at this local time (2019-11-24T03:10), and move the clock on when --rehearsal-socket says so."
    ))
  var rehearsalFrom: String?

  @Option(name: .long, help: "The socket of a rehearsal, made by the bot: write 14h10 to it, read ok.")
  var rehearsalSocket: String?

  @Flag(name: .long, help: "The clock of a rehearsal stands still until the socket moves it on.")
  var rehearsalStandsStill = false

  func run() async throws {
    guard let level = Logger.Level(rawValue: logLevel) else {
      throw ValidationError("--log-level takes \(Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    let configuration = try Configuration.load(orExit: options.config)
    let rehearsal = try rehearsal(of: configuration)
    LoggingSystem.bootstrap { StreamLogHandler.standardError(label: $0) }
    var log = Logger(label: "vigie")
    log.logLevel = level

    let book = try Exit.onFault(Exit.configuration) {
      try Book.load(folders: configuration.commands, commands: CommandList.all)
    }
    let words = CurrentBook(book)
    let gazetteer = LoadedGazetteer(configuration.gazetteer)
    if let fault = gazetteer.fault { log.error("\(fault)") }
    let store = try Exit.onFault { try Store(.file(configuration.store)) }
    let loops = Loops(networks: configuration.networks.count)
    let clock = rehearsal?.clock.reading ?? Bot.systemClock
    let said = RenderContext(configuration.language, LocalClock(configuration.zone), now: clock())
    let notices = Notices(
      encrypted: book.render(Texts.desk.encrypted(), said), noPrivacy: book.render(Texts.desk.noPrivacy(), said),
      onPage: book.render(Texts.desk.onPage(), said))
    var factory = NetworkFactory(store: configuration.store, clock: clock, notices: notices, log: log)
    var pictures: [(network: String?, server: any PictureServer)] = []
    let networks = try Exit.onFault(Exit.configuration) {
      try configuration.networks.map { settings -> any ChatNetwork in
        let network = try factory.make(settings, on: loops.forNetwork())
        if let server = network as? any PictureServer { pictures.append((network.name, server)) }
        return rehearsal == nil ? network : RehearsalNetwork(network: network, clock: clock)
      }
    }
    let alert = configuration.alert.map { AlertCommand($0, telephone: configuration.onCall?.telephone, log: log) }
    // What is played goes to nobody who is not there to play.
    let webhooks = try Exit.onFault { rehearsal == nil ? try factory.webhooks(configuration.webhooks) : nil }
    let metrics = MetricsRegistry()
    // Made once: the desk and the board share the links that let people in.
    let settings = configuration.deskSettings
    let boardNetwork = configuration.board.map { _ in BoardNetwork() }
    let all: [(any ChatNetwork)?] = networks + [alert, webhooks, boardNetwork]
    let bot = try await Bot(
      store: store, book: book, settings: settings, places: gazetteer.places,
      networks: all.compactMap { $0 }, loop: loops.forDesk, clock: clock, log: log, metrics: metrics)
    let board = try configuration.board.flatMap { address in
      try boardNetwork.flatMap { network in
        try Board(
          store: store, words: words, settings: settings, places: gazetteer.places, network: network,
          address: (address.host, address.port), clock: clock, vitals: { await bot.desk.vitals() }, metrics: metrics,
          log: log)
      }
    }
    let posting = try Exit.onFault { () throws -> Posting? in
      guard !configuration.posting.isEmpty, rehearsal == nil else { return nil }
      return Posting(
        configuration, client: try factory.webClient(), store: store, desk: bot.desk, limits: settings.accountLimits,
        clock: clock, log: log)
    }
    if !configuration.pictures.domains.isEmpty, rehearsal == nil {
      pictures.append((nil, LinkedPictures(client: try Exit.onFault { try factory.webClient() })))
    }
    let keeper = PictureKeeper(
      pictures, store: store, desk: bot.desk, settings: configuration.pictures, clock: clock, log: log)
    log.notice("vigie \(Version.text) keeps the watch", metadata: ["store": "\(configuration.store)"])
    ServiceManager.notify("READY=1")
    store.lengthenLog()
    // By then the networks have begun, too.
    loops.forDesk.scheduleTask(in: .seconds(1)) { StartCode.letGo() }
    try await serve(bot, words, board, posting, keeper, configuration, rehearsal, log)
    try? store.close()
    try? await loops.shutdown()
    log.notice("vigie has left")
  }

  private func rehearsal(of configuration: Configuration) throws -> Rehearsal? {
    guard let rehearsalFrom else {
      if rehearsalSocket != nil { throw ValidationError("--rehearsal-socket needs --rehearsal-from.") }
      if rehearsalStandsStill { throw ValidationError("--rehearsal-stands-still needs --rehearsal-from.") }
      return nil
    }
    guard let moment = RehearsalClock.moment(rehearsalFrom, after: nil, in: configuration.zone) else {
      throw ValidationError("--rehearsal-from takes a local time: 2019-11-24T03:10")
    }
    let away =
      configuration.networks.flatMap(\.servers).first { !$0.isLoopback }?.host
      ?? configuration.networks.compactMap(\.matrix?.homeserver).first {
        !MatrixNetworkConfiguration.isLoopback($0)
      }?.host
    if let away {
      throw ValidationError("A rehearsal is for a server of this machine only, and \(away) is not one.")
    }
    guard let rehearsalSocket else { throw ValidationError("--rehearsal-from needs --rehearsal-socket.") }
    return Rehearsal(
      clock: RehearsalClock(at: moment, standsStill: rehearsalStandsStill), socket: rehearsalSocket,
      zone: configuration.zone)
  }

  private func serve(
    _ bot: Bot, _ words: CurrentBook, _ board: Board?, _ posting: Posting?, _ keeper: PictureKeeper,
    _ configuration: Configuration, _ rehearsal: Rehearsal?, _ log: Logger
  ) async throws {
    let signals = await UnixSignalsSequence(trapping: .sigterm, .sigint, .sighup)
    let socket = try await rehearsal?.open()
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await bot.serve() }
      if let board { group.addTask { await keep(board, log) } }
      if let posting { group.addTask { await posting.run() } }
      group.addTask { await keeper.run() }
      if let rehearsal, let socket { group.addTask { try await rehearsal.serve(socket, bot.desk, log) } }
      group.addTask {
        for await signal in signals {
          if signal == .sighup {
            await reload(bot, words, configuration, log)
          } else {
            log.notice("asked to leave", metadata: ["signal": "\(signal)"])
            ServiceManager.notify("STOPPING=1")
            await bot.drain(reason: "Vigie s’arrête")
            return
          }
        }
      }
      try await group.next()
      group.cancelAll()
    }
  }

  /// The watch goes on without the board, which is tried again for ever: somebody else may have its port for a while.
  private func keep(_ board: Board, _ log: Logger) async {
    while !Task.isCancelled {
      do {
        try await board.run()
      } catch {
        if !Task.isCancelled { log.critical("the board does not listen", metadata: ["error": "\(error)"]) }
      }
      try? await Task.sleep(for: .seconds(30))
    }
  }

  /// All or nothing: with any fault, the bot keeps the words it has.
  private func reload(_ bot: Bot, _ words: CurrentBook, _ configuration: Configuration, _ log: Logger) async {
    ServiceManager.notify("RELOADING=1")
    do {
      let book = try Book.load(folders: configuration.commands, commands: CommandList.all)
      words.use(book)
      await bot.desk.use(book)
      log.notice("commands and texts read again", metadata: ["commands": "\(book.commandCodes.count)"])
    } catch {
      for fault in error.faults { log.error("not reloaded: \(fault)") }
    }
    ServiceManager.notify("READY=1")
  }
}
