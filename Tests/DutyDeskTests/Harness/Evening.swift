import Board
import ChatModel
import CommandBook
import CrisisCore
import CrisisStore
import Foundation
import Gazetteer
import Logging
import NIOCore
import NIOPosix
import Testing
import VigieTestSupport

@testable import DutyDesk

/// A night at the desk, played as a conversation: people say lines on a network without a wire, a clock stands still
/// until it is moved, and everything else is real: the store, the commands of this repository, the places.
final class Evening {
  /// Sunday 24 November 2019, 03:10 in Paris: the water is rising in Brassac-les-Mines.
  static let start: Milliseconds = 1_574_561_400_000

  let clock: TestClock
  let metrics = MetricsRegistry()
  let networks: [FakeNetwork]
  /// By which the desk hears what is done on pages.
  let pages = BoardNetwork()
  /// Whether what is done there is dealt with at once.
  var answersPages = true
  /// As the next start will have them.
  var settings: DeskSettings
  private(set) var store: Store
  private(set) var desk: Desk
  /// Every line that left, in order.
  private(set) var transcript: [Said] = []
  private(set) var isRunning = true

  private let folder: TemporaryFolder?
  private let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
  /// The desk's own.
  var loop: any EventLoop { group.next() }
  private let book: Book

  /// Plays one evening, and looks at the end whether the journal is sound and makes the same tables again.
  ///
  /// - Parameters:
  ///   - onDisk: in a file, which a restart needs; else in memory.
  ///   - start: when it begins.
  static func play(
    _ settings: DeskSettings = .visov(), networks: [String] = ["visov"], onDisk: Bool = false,
    commands: [String] = [], from start: Milliseconds = Evening.start, _ scene: (Evening) async throws -> Void
  ) async throws {
    let evening = try Evening(settings, networks: networks, onDisk: onDisk, commands: commands, from: start)
    do {
      try await evening.begin()
      try await scene(evening)
      try evening.checkRecords()
    } catch {
      try await evening.group.shutdownGracefully()
      throw error
    }
    evening.checkTranscript()
    try evening.store.close()
    try await evening.group.shutdownGracefully()
  }

  private init(
    _ settings: DeskSettings, networks names: [String], onDisk: Bool, commands: [String], from start: Milliseconds
  ) throws {
    self.settings = settings
    clock = TestClock(start)
    networks = names.map { FakeNetwork(name: $0) }
    folder = onDisk ? try TemporaryFolder("desk") : nil
    store = try Store(folder.map { .file($0.file("vigie.sqlite")) } ?? .memory)
    book =
      commands.isEmpty
      ? try Shipped.book.get() : try Book.load(folders: [Shipped.folder] + commands, commands: CommandList.all)
    desk = Self.desk(
      store, book, settings, networks + (settings.board == nil ? [] : [pages]), group.next(), clock, metrics)
  }

  private static func desk(
    _ store: Store, _ book: Book, _ settings: DeskSettings, _ networks: [any ChatNetwork], _ loop: any EventLoop,
    _ clock: TestClock, _ metrics: MetricsRegistry
  ) -> Desk {
    Desk(
      store: store, book: book, settings: settings, places: .france, networks: networks, loop: loop,
      // A scene says itself when it is time.
      noteDelay: .hours(1),
      clock: clock.reading, log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, metrics: metrics)
  }

  private func begin(joining: Bool = true) async throws {
    try await desk.start()
    for network in networks { network.connect(to: desk.mailbox, channels: joining ? channels(of: network.name) : []) }
    if settings.board != nil { pages.connect(to: answersPages ? DeskAtWork(desk: desk) : desk.mailbox) }
    _ = await settle()
  }

  func channels(of network: String) -> [String] {
    settings.channels.keys.filter { $0.network == network }.map(\.channel).sorted()
  }

  var network: FakeNetwork { networks[0] }

  /// On the web; nil: the settings have none.
  ///
  /// - Parameter patience: how long a page waits for the desk.
  func board(patience: Duration = .seconds(10), port: Int = 0) throws -> Board? {
    try Board(
      store: store, words: CurrentBook(book), settings: settings, places: .france, network: pages,
      address: ("127.0.0.1", port), patience: patience, clock: clock.reading,
      vitals: { [desk] in await desk.vitals() }, metrics: metrics,
      log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
  }

  /// Stops as a power cut would, and starts again on the same file.
  ///
  /// - Parameter closing: false where the scene has closed the store itself.
  func restart(joining: Bool = true, closing: Bool = true) async throws {
    try stop(closing: closing)
    try await comeBack(joining: joining)
  }

  /// The power goes. Nothing but the clock may be touched before it comes back.
  func stop(closing: Bool = true) throws {
    _ = collect()
    desk.mailbox.close()
    if closing { try store.close() }
    isRunning = false
  }

  /// - Returns: what Vigie says on coming back.
  @discardableResult
  func comeBack(joining: Bool = true) async throws -> [Said] {
    let file = try #require(folder).file("vigie.sqlite")
    store = try Store(.file(file))
    isRunning = true
    desk = Self.desk(
      store, book, settings, networks + (settings.board == nil ? [] : [pages]), group.next(), clock, metrics)
    let before = transcript.count
    try await begin(joining: joining)
    return Array(transcript[before...])
  }

  // MARK: - Talking

  /// Somebody says a line, and Vigie deals with it.
  ///
  /// - Returns: what Vigie said, as `room: text`.
  @discardableResult
  func say(
    _ account: String, in channel: String? = nil, _ text: String, id: FakeNetwork.MessageID = .fresh,
    on network: FakeNetwork? = nil
  ) async -> [String] {
    (network ?? self.network).push(text, by: account, in: channel, id: id)
    return await settle()
  }

  /// Somebody whom no service vouches for says a line.
  @discardableResult
  func stranger(
    _ nick: String, in channel: String? = nil, _ text: String, id: FakeNetwork.MessageID = .fresh
  ) async -> [String] {
    network.push(text, by: nil, nick: nick, in: channel, id: id)
    return await settle()
  }

  /// A line that goes into the same batch as the next.
  func mutter(
    _ account: String, in channel: String? = nil, _ text: String, id: FakeNetwork.MessageID = .fresh,
    on network: FakeNetwork? = nil
  ) {
    (network ?? self.network).push(text, by: account, in: channel, id: id)
  }

  /// All that was heard is dealt with, and what was delivered is noted.
  @discardableResult
  func settle() async -> [String] { await hear().map(\.description) }

  /// The same, with all that is known of the lines.
  func hear() async -> [Said] {
    await desk.settle()
    desk.mailbox.noteIsDue()
    await desk.settle()
    return collect()
  }

  /// Time goes by, and the desk's own timer with it.
  @discardableResult
  func wait(_ length: Milliseconds) async -> [String] {
    clock.advance(by: length)
    return await tick()
  }

  /// Time goes by until a moment, with all that falls due on the way.
  @discardableResult
  func pass(to moment: Milliseconds) async -> [String] {
    await desk.pass(to: moment) { [clock] in clock.set($0) }
    return await settle()
  }

  /// The desk's timer goes off.
  @discardableResult
  func tick() async -> [String] {
    desk.mailbox.tick()
    return await settle()
  }

  /// Deliveries have waited long enough to be noted.
  @discardableResult
  func noteDeliveries() async -> [String] {
    desk.mailbox.noteIsDue()
    return await settle()
  }

  /// What was said and not looked at yet.
  func collect() -> [Said] {
    let lines = networks.flatMap { network in
      network.popAll().map { Said(network: networks.count > 1 ? network.name : nil, line: $0) }
    }
    transcript += lines
    return lines
  }

  // MARK: - Looking

  func read<T>(_ body: (StoreReader) throws -> T) throws -> T { try store.read(body) }

  // nil is what a store says that cannot be read: equal to nothing that a scene expects.

  var openCrises: [String]? { try? read { try $0.openCrises().map(\.code) } }

  /// The kinds of the events in the journal, those of the configuration left out.
  var journal: [String]? {
    try? read { try $0.journal(after: 0, limit: 10_000) }.filter { $0.actor != .configuration }.map(\.event.kind)
  }

  /// The journal is sound, and the tables are what it makes.
  func checkRecords(_ location: SourceLocation = #_sourceLocation) throws {
    let verification = try store.verifyJournal()
    #expect(verification.isSound, "\(String(describing: verification.fault))", sourceLocation: location)
    #expect(try store.rebuild().isUnchanged, "the tables are not those of the journal", sourceLocation: location)
  }

  /// No line may carry a control code, nor a text that has no words.
  private func checkTranscript() {
    for said in transcript {
      // A digest is one message there.
      let text = said.network == Webhook.network ? said.text.replacing("\n", with: " ") : said.text
      #expect(!text.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }, "\(said)")
      #expect(!said.line.text.isEmpty && !said.line.text.hasPrefix("["), "\(said)")
    }
  }
}

/// Deals with what is done on pages as soon as it is heard: who waits for a page cannot say when.
private struct DeskAtWork: ChatSink {
  let desk: Desk

  func heard(_ messages: [ChatMessage]) -> Bool {
    let goesOn = desk.mailbox.heard(messages)
    Task { await desk.settle() }
    return goesOn
  }

  func noted(_ event: ChatEvent) { desk.mailbox.noted(event) }
}

/// A line that Vigie said.
struct Said: CustomStringConvertible {
  /// Where there are several.
  var network: String?
  var line: OutgoingLine

  var room: String {
    let room =
      switch line.destination {
      case .channel(let channel): channel
      case .person(let nick, _), .account(let nick): nick
      }
    return network.map { "\($0)/\(room)" } ?? room
  }

  /// As read on a screen, where no space shows that it does not break.
  var text: String { line.text.replacing("\u{A0}", with: " ") }
  var description: String { "\(room): \(text)" }
}

enum Shipped {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("commands").path
  static let book = Result { try Book.load(folders: [folder], commands: CommandList.all) }
}
