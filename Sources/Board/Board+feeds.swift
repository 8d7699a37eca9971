import CommandBook
import CrisisCore
import CrisisStore
import DutyDesk
import HTTPTypes
import Hummingbird
import NIOCore
import SystemCrypto

/// Addresses without a cookie: of the public map, and those that members made for programs of theirs.
extension Board {
  func addFeedRoutes(to router: Router<BasicRequestContext>) {
    router.get("/p/:address") { request, context in
      try await publicMap(request, context.parameters.require("address"))
    }
    router.get("/f/:secret") { request, context in try await feed(request, context.parameters.require("secret")) }
  }

  // MARK: - The public's

  /// `/p/63-crue-2411-x7…`, and the same as a file: `.geojson`, `.csv`, `.kml`, `.gpx`, `.atom`; the rumours that were
  /// denied: `.atom?kind=dementi`.
  private func publicMap(_ request: Request, _ name: String) async throws -> Response {
    let (address, format) = Self.parts(name)
    // Looked at each time: closed is closed.
    guard let crisis = try await blocking({ try store.read { try reader.publicCrisis(at: address, in: $0) } }) else {
      return gone(settings.language)
    }
    let audience = FeedAudience.everybody(delay: door.publicDelay)
    guard let format else { return try await map(of: crisis, for: audience, at: "/p/\(address)", visitor: nil) }
    let kind = request.uri.queryParameters["kind"].flatMap { RelayKind(rawValue: String($0)) }
    let key = "p/\(name)" + (kind.map { "?kind=\($0.rawValue)" } ?? "")
    guard let type = Self.mediaType(format) else { return gone(settings.language) }
    let now = clock()
    let made = try await blocking {
      try memory.version(at: key, freshFor: 10 * .second, now: now) {
        try bytes(format, of: crisis, for: audience, at: key, settings.language, only: kind)
      }
    }
    guard let (version, bytes) = made else { return gone(settings.language) }
    return answer(bytes, version, type, to: request)
  }

  // MARK: - Somebody's own

  private func feed(_ request: Request, _ name: String) async throws -> Response {
    let (secret, format) = Self.parts(name)
    let hash = Self.hash(secret)
    let now = clock()
    guard let format, let type = Self.mediaType(format),
      let bytes = try await blocking({ try feed(hash, format, at: now) })
    else { return gone(settings.language) }
    return answer(bytes, memory.note(bytes, at: "f/\(hash).\(format)", now: now), type, to: request)
  }

  /// Read with the rights that its owner has now; nil: nothing for them, for whatever reason.
  private func feed(_ hash: String, _ format: String, at now: Milliseconds) throws -> ByteBuffer? {
    guard
      let (feed, reading) = try store.read({ records in
        try records.feed(hash: hash).flatMap { feed in
          try reader.subscriber(feed, at: now, in: records).map { (feed, $0) }
        }
      })
    else { return nil }
    let language = reading.member.language ?? settings.language
    let bytes: ByteBuffer?
    switch feed.kind {
    case .shifts:
      guard format == "ics" else { return nil }
      let calendar = ShiftCalendar(book: book, language: language, zone: settings.zone, url: door.url)
      bytes = ByteBuffer(
        bytes: calendar.bytes(try store.read { try reader.shifts(of: reading.member, at: now, in: $0) }))
    case .map where format == "atom", .relays where format != "atom": return nil
    case .map, .relays:
      guard let crisis = reading.crisis else { return nil }
      bytes = try self.bytes(format, of: crisis, for: .restricted, at: "relays/\(crisis.code)", language)
    }
    if bytes != nil, feed.usedAt.map({ now - $0 >= .hour }) ?? true {
      try store.write { transaction in
        try transaction.noteUse(ofFeed: hash, at: now)
        guard let crisis = feed.crisis else { return }
        try transaction.note(
          Access.Entry(
            at: now, member: feed.member, account: feed.account, channel: nil, access: Access(.feed, of: crisis)))
      }
    }
    return bytes
  }

  /// Makes the address for which a link was given, and shows it: it is in nobody's chat, and nowhere here.
  func makeFeed(_ guest: BoardGuest, _ kind: FeedKind, named name: String) async throws -> Response {
    let now = clock()
    let secret = Hex.encode(randomBytes(20))
    let feed = Feed(
      member: guest.member, account: guest.account, crisis: guest.crisis, kind: kind, name: name, madeAt: now)
    let made = try await blocking {
      guard let reading = try store.read({ try reader.subscriber(feed, at: now, in: $0) }) else {
        return nil as FeedReading?
      }
      try store.write { try $0.make(feed, hash: Self.hash(secret)) }
      return reading
    }
    guard let made else { return gone(settings.language) }
    let formats = kind == .shifts ? ["ics"] : kind == .relays ? ["atom"] : FeedFormat.allCases.map(\.rawValue)
    return pages.feed(
      words(made.member.language ?? settings.language), name: name, kind,
      addresses: formats.map { "\(door.url)/f/\(secret).\($0)" })
  }

  // MARK: - Both

  private static func mediaType(_ format: String) -> String? {
    switch format {
    case "atom": "application/atom+xml; charset=utf-8"
    case "ics": "text/calendar; charset=utf-8"
    default: FeedFormat(rawValue: format)?.mediaType
    }
  }

  private func bytes(
    _ format: String, of crisis: Crisis, for audience: FeedAudience, at address: String, _ language: Language,
    only kind: RelayKind? = nil
  ) throws -> ByteBuffer? {
    let now = clock()
    if format == "atom" {
      let feed = RelayFeed(of: crisis, book: book, language: language, zone: settings.zone, url: door.url)
      let relays = try store.read { try $0.relays(crisis: crisis.code, limit: RelayFeed.most) }
      let shown = RelayFeed.shown(relays, at: now).filter { kind == nil || $0.kind == kind }
      return ByteBuffer(bytes: feed.bytes(shown, for: audience, address: "\(door.url)/\(address)"))
    }
    guard let format = FeedFormat(rawValue: format) else { return nil }
    let export = CrisisExport(
      of: crisis, in: store, book: book, language: language, zone: settings.zone, now: now)
    var buffer = ByteBuffer()
    _ = try export.write(format, for: audience) { buffer.writeBytes($0) }
    return buffer
  }

  /// For programs of any origin, which give nothing away by asking: an address is all they need, and no cookie counts.
  private func answer(
    _ bytes: ByteBuffer, _ version: FeedMemory.Version, _ type: String, to request: Request
  ) -> Response {
    var headers: HTTPFields = [
      .eTag: version.tag, .lastModified: HTTPDate.text(version.since), .cacheControl: "no-cache",
      .accessControlAllowOrigin: "*", .accessControlExposeHeaders: "ETag, Last-Modified",
    ]
    if let field = HTTPField.Name("Cross-Origin-Resource-Policy") { headers[field] = "cross-origin" }
    if version.isKnown(to: request.headers) { return Response(status: .notModified, headers: headers) }
    headers[.contentType] = type
    return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: bytes))
  }
}

/// `Sun, 24 Nov 2019 02:10:00 GMT`
enum HTTPDate {
  private static let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  static func text(_ moment: Milliseconds) -> String {
    let clock = LocalClock(.gmt)
    let day = clock.isoDay(moment).split(separator: "-")
    let number = Int(moment / .day) % 7
    let second = (moment / .second) % 60
    guard day.count == 3, let month = Int(day[1]), (1...12).contains(month), number >= 0 else { return "" }
    return "\(days[number]), \(day[2]) \(months[month - 1]) \(day[0]) \(clock.isoTime(moment)):"
      + (second < 10 ? "0" : "") + "\(second) GMT"
  }
}
