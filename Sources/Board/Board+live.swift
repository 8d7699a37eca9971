import CrisisCore
import HTTPTypes
import Hummingbird
import NIOCore

extension Board {
  /// What comes within is sent together: for longer where many follow, so that two hundred of them cost the chat nothing that
  /// anybody would notice; never so long that a page lags a second behind.
  private var pace: Duration { .milliseconds(min(600, 150 + 2 * readers.count)) }
  /// A web server in between ends what is silent for a minute.
  static let pulse = Duration.seconds(15)

  func addLiveRoutes(to router: Router<BasicRequestContext>) {
    router.get("/c/:crisis/live") { request, context in
      try await live(request, context.parameters.require("crisis"))
    }
  }

  /// Wakes those who follow, until cancelled.
  func keepLive(_ heads: AsyncStream<Int64>) async {
    await withTaskGroup(of: Void.self) { group in
      group.addTask { for await _ in heads { readers.wake(.news) } }
      group.addTask { while (try? await Task.sleep(for: Self.pulse)) != nil { readers.wake(.tick) } }
    }
    readers.end()
  }

  /// What changes in a crisis, as it changes: server-sent events whose ids are rows of the journal.
  private func live(_ request: Request, _ code: String) async throws -> Response {
    guard try await visit(request, code) != nil, let secret = secret(request, code) else {
      return gone(settings.language)
    }
    let parameters = request.uri.queryParameters
    let hash = Self.hash(secret)
    let query = LiveQuery(
      code: code, hash: hash, filter: DocumentFilter(parameters), report: parameters["report"].flatMap { Int($0) },
      about: parameters["about"].map { String($0) })
    let given = request.headers[Self.lastEvent] ?? parameters["after"].map { String($0) }
    let head = try await blocking { try store.read { try $0.journalHead().sequence } }
    let last = given.flatMap { Int64($0) }.map { min($0, head) } ?? head
    guard let (id, wakes) = readers.join(hash) else {
      return Response(plain: "later\n", status: .serviceUnavailable)
    }
    return Response(
      status: .ok,
      headers: [.contentType: "text/event-stream; charset=utf-8", .cacheControl: "no-store", Self.buffering: "no"],
      body: ResponseBody { writer in
        defer { readers.leave(id) }
        try await request.body.consumeWithInboundCloseHandler { _ in
          try await follow(query, after: last, wakes, &writer)
        } onInboundClosed: {
          readers.leave(id)
        }
        try await writer.finish(nil)
      })
  }

  private func follow(
    _ query: LiveQuery, after start: Int64, _ wakes: AsyncStream<LiveReaders.Wake>,
    _ writer: inout any ResponseBodyWriter
  ) async throws {
    var last = start
    var isFirst = true
    // What was done since the page was made is sent at once.
    var wake: LiveReaders.Wake? = .news
    var iterator = wakes.makeAsyncIterator()
    try await send("retry: 2000\n\n", &writer)
    while let kind = wake {
      let (after, first) = (last, isFirst)
      // Rights are read again each time.
      guard
        let news = try await blocking(on: Threads.forFollowers, { try self.news(query, after: after, isFirst: first) })
      else {
        return try await send("event: end\ndata: {}\n\n", &writer)
      }
      if news.isTooMuch { return try await send("event: reload\ndata: {}\n\n", &writer) }
      var text = news.events.joined()
      if news.last > last { text += "id: \(news.last)\n\n" } else if kind == .tick { text += ": \n\n" }
      if !text.isEmpty { try await send(text, &writer) }
      last = news.last
      isFirst = false
      try await Task.sleep(for: pace)
      wake = await iterator.next()
    }
  }

  private func send(_ text: String, _ writer: inout any ResponseBodyWriter) async throws {
    try await writer.write(ByteBuffer(string: text))
  }

  private static var lastEvent: HTTPField.Name { HTTPField.Name("Last-Event-ID") ?? .eTag }
  private static var buffering: HTTPField.Name { HTTPField.Name("X-Accel-Buffering") ?? .eTag }
}
