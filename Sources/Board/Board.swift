import CommandBook
import CrisisCore
import CrisisStore
import DutyDesk
import Gazetteer
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOPosix
import SystemCrypto

/// The web beside the chat: the document of a crisis, for those whom the chat let in. Speaks plain HTTP, to a web server of
/// the same machine that has the certificate.
package struct Board: Sendable {
  let store: Store
  private let words: CurrentBook
  let settings: DeskSettings
  let door: BoardSettings
  let reader: DocumentReader
  let pages: Pages
  /// By which the desk hears what is done on pages.
  let network: BoardNetwork
  /// How long a page waits for the desk's answer.
  let patience: Duration
  /// Who follows pages as they change.
  let readers = LiveReaders()
  let cache = LiveCache()
  let files: MapFiles
  let memory = FeedMemory()
  /// Milliseconds UTC.
  let clock: @Sendable () -> Milliseconds
  /// How the desk is.
  let vitals: @Sendable () async -> DeskVitals
  let metrics: MetricsRegistry
  let log: Logger
  private let address: (host: String, port: Int)

  /// - Parameters:
  ///   - settings: the desk's own, with its door to the web.
  ///   - network: one of the desk's.
  ///   - address: where it listens; port 0: any.
  ///   - patience: how long a page waits for the desk's answer.
  ///   - metrics: what the desk counts.
  /// - Throws: a page that is none, which a test would have shown.
  package init?(
    store: Store, words: CurrentBook, settings: DeskSettings, places: Places, network: BoardNetwork,
    address: (host: String, port: Int), patience: Duration = .seconds(10),
    clock: @escaping @Sendable () -> Milliseconds, vitals: @escaping @Sendable () async -> DeskVitals,
    metrics: MetricsRegistry, log: Logger
  ) throws {
    guard let door = settings.board else { return nil }
    self.store = store
    self.words = words
    self.settings = settings
    self.door = door
    reader = DocumentReader(words: words, settings: settings, places: places)
    pages = try Pages()
    self.network = network
    self.patience = patience
    files = MapFiles(folder: door.leaflet)
    self.address = address
    self.clock = clock
    self.vitals = vitals
    self.metrics = metrics
    self.log = log
  }

  /// As many may be open; more wait until one is closed.
  static let mostConnections = 1_024

  /// Serves until its task is cancelled.
  ///
  /// - Parameter running: is told the port that it listens at.
  package func run(_ running: @escaping @Sendable (Int) -> Void = { _ in }) async throws {
    let router = Router()
    router.addMiddleware {
      Guard(door: door)
      RateLimit(clock: clock)
    }
    router.get("/") { _, _ in message(BoardLabel.homeNote, settings.language) }
    router.get("/a/:file") { _, context in try asset(context.parameters.require("file")) }
    router.get("/l/:link") { _, _ in try pages.enter(words(settings.language)) }
    router.post("/l/:link") { _, context in try await enter(context.parameters.require("link")) }
    router.get("/c/:crisis") { request, context in
      try await document(request, context.parameters.require("crisis"))
    }
    addSectionRoutes(to: router)
    router.post("/c/:crisis/quit") { request, context in
      try await quit(request, context.parameters.require("crisis"))
    }
    addSubmitRoutes(to: router)
    addCardRoutes(to: router)
    addPictureRoutes(to: router)
    addLiveRoutes(to: router)
    addOperatorRoutes(to: router)
    addMapRoutes(to: router)
    addFeedRoutes(to: router)
    var quiet = log
    quiet.logLevel = .warning
    let application = Application(
      router: router,
      server: .http1(
        configuration: .init(
          additionalChannelHandlers: [SlowReaders(patience: .seconds(30))], idleTimeout: .seconds(75))),
      configuration: ApplicationConfiguration(
        address: .hostname(address.host, port: address.port), serverName: nil,
        availableConnectionsDelegate: .maximum(Self.mostConnections, logger: quiet)),
      onServerRunning: { [log] channel in
        let port = channel.localAddress?.port ?? 0
        log.notice("the board listens", metadata: ["port": "\(port)"])
        running(port)
      },
      eventLoopGroupProvider: .shared(Threads.loops), logger: quiet)
    let heads = store.heads.follow()
    try await withTaskExecutorPreference(Threads.executor) {
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { await keepLive(heads) }
        group.addTask { try await application.runService(gracefulShutdownSignals: []) }
        defer { group.cancelAll() }
        try await group.next()
      }
    }
  }

  // MARK: - Getting in

  /// A link is spent by a person's click, never by a program that looks at it beforehand.
  private func enter(_ link: String) async throws -> Response {
    let now = clock()
    guard case .good(let guest) = door.links.find(link, by: "web", at: now), door.links.spend(link) else {
      return gone(settings.language)
    }
    if case .feed(let kind, let name) = guest.destination { return try await makeFeed(guest, kind, named: name) }
    guard let crisis = guest.crisis else { return gone(settings.language) }
    let session = BoardSession(member: guest.member, account: guest.account, crisis: crisis, openedAt: now)
    let secret = Hex.encode(randomBytes(32))
    let visitor = try await blocking {
      let visitor = try store.read { try reader.visitor(session, at: now, in: $0) }
      guard visitor != nil else { return visitor }
      try store.write { transaction in
        try transaction.open(session, hash: Self.hash(secret))
        try transaction.note(entry(.document, of: session, at: now))
      }
      return visitor
    }
    guard let visitor else { return gone(settings.language) }
    return Response(
      status: .seeOther,
      headers: [
        .location: "/c/\(visitor.crisis.code)" + (guest.destination == .map ? "/map" : ""),
        .setCookie: cookie(visitor.crisis.code, secret, seconds: Int(BoardSession.life / .second)),
      ])
  }

  private func quit(_ request: Request, _ code: String) async throws -> Response {
    guard let secret = secret(request, code) else { return gone(settings.language) }
    try await blocking { try store.write { try $0.endBoardSession(hash: Self.hash(secret)) } }
    return Response(status: .seeOther, headers: [.location: "/", .setCookie: cookie(code, "", seconds: 0)])
  }

  // MARK: - Who is there

  /// One a crisis, so that somebody may read two.
  private func cookie(_ code: String, _ secret: String, seconds: Int) -> String {
    "\(Self.cookieName(code))=\(secret); Path=/; Max-Age=\(seconds); Secure; HttpOnly; SameSite=Lax"
  }

  /// What is kept of a secret.
  static func hash(_ secret: String) -> String { Hex.encode(SHA256.hash(secret)) }

  private static func cookieName(_ code: String) -> String { "__Host-vigie-\(code)" }

  func secret(_ request: Request, _ code: String) -> String? {
    request.cookies[Self.cookieName(code)]?.value
  }

  func entry(_ what: Access.What, of session: BoardSession, at now: Milliseconds) -> Access.Entry {
    Access.Entry(
      at: now, member: session.member, account: session.account, channel: nil, access: Access(what, of: session.crisis))
  }

  /// The session of a request, and who it is now; nil: nobody.
  func visit(_ request: Request, _ code: String) async throws -> (session: BoardSession, visitor: BoardVisitor)? {
    guard let secret = secret(request, code) else { return nil }
    let now = clock()
    return try await blocking {
      try store.read { records in
        guard let session = try records.boardSession(hash: Self.hash(secret)), session.crisis == code,
          let visitor = try reader.visitor(session, at: now, in: records)
        else { return nil }
        return (session, visitor)
      }
    }
  }

  // MARK: - Answers

  var book: Book { words.book }

  func words(_ language: Language) -> PageWords {
    PageWords(book: book, context: RenderContext(language, LocalClock(settings.zone), now: clock()))
  }

  /// In a visitor's language, naming no command but those that are open to it.
  func words(for visitor: BoardVisitor) -> PageWords {
    let language = visitor.member.language ?? settings.language
    let context = RenderContext(language, LocalClock(settings.zone), now: clock()) { [commands = visitor.commands] in
      commands.contains(CommandName(rawValue: $0))
    }
    return PageWords(book: book, context: context)
  }

  func message(
    _ text: some Term, title: BoardLabel? = nil, _ language: Language, status: HTTPResponse.Status = .ok
  ) -> Response {
    pages.message(words(language), text, title: title, status)
  }

  /// Nothing is told of why: that a crisis is there, or a link was, is nobody's business.
  func gone(_ language: Language) -> Response {
    message(BoardLabel.gone, title: .goneTitle, language, status: .notFound)
  }

  private func asset(_ file: String) throws -> Response {
    Pages.asset(file) ?? files.file(file) ?? gone(settings.language)
  }
}

extension Response {
  init(plain text: String, status: HTTPResponse.Status = .ok) {
    self.init(
      status: status, headers: [.contentType: "text/plain; charset=utf-8"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }

  init(html: String, status: HTTPResponse.Status = .ok) {
    self.init(
      status: status, headers: [.contentType: "text/html; charset=utf-8"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: html)))
  }
}
