import CommandBook
import CrisisCore
import CrisisStore
import DutyDesk
import HTTPTypes
import Hummingbird
import NIOCore

/// The map of a crisis, for those who were let in and for everybody.
extension Board {
  func addMapRoutes(to router: Router<BasicRequestContext>) {
    router.get("/c/:crisis/map") { request, context in
      try await map(request, context.parameters.require("crisis"))
    }
    router.get("/c/:crisis/map.geojson") { request, context in
      try await points(request, context.parameters.require("crisis"))
    }
    router.get("/a/outlines/:file") { _, context in
      let (code, format) = Self.parts(try context.parameters.require("file"))
      guard format == "json", let outlines = MapFiles.outlines(of: code) else { return gone(settings.language) }
      return outlines
    }
  }

  private func map(_ request: Request, _ code: String) async throws -> Response {
    guard let (_, visitor) = try await visit(request, code) else { return gone(settings.language) }
    return try await map(
      of: visitor.crisis, for: .restricted, at: "/c/\(code)/map", visitor: visitor,
      filter: DocumentFilter(request.uri.queryParameters))
  }

  /// What the page draws, asked for again and again: nothing is sent where nothing changed.
  private func points(_ request: Request, _ code: String) async throws -> Response {
    guard let (_, visitor) = try await visit(request, code) else { return gone(settings.language) }
    let filter = DocumentFilter(request.uri.queryParameters)
    let own = filter.isMine ? "\(visitor.member.number)" : ""
    let key = "c/\(code)\(filter.query) \(own) \(visitor.member.language ?? settings.language)"
    let now = clock()
    // Hundreds who follow a crisis ask at the same moment: when something has changed.
    let made = try await blocking {
      try memory.version(at: key, freshFor: Self.pointsFreshness, now: now) {
        let export = self.export(of: visitor.crisis, visitor, filter)
        var buffer = ByteBuffer()
        _ = try export.write(FeedFormat.geojson, for: .restricted) { buffer.writeBytes($0) }
        return buffer
      }
    }
    guard let (version, bytes) = made else { return gone(settings.language) }
    var headers: HTTPFields = [.eTag: version.tag, .cacheControl: "no-cache, private"]
    if version.isKnown(to: request.headers) { return Response(status: .notModified, headers: headers) }
    headers[.contentType] = FeedFormat.geojson.mediaType
    return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: bytes))
  }

  /// For so long points are not made again; a page that heard of a change asks once more when that is over.
  private static let pointsFreshness: Milliseconds = 2 * .second

  private func export(of crisis: Crisis, _ visitor: BoardVisitor?, _ filter: DocumentFilter) -> CrisisExport {
    CrisisExport(
      of: crisis, in: store, book: book, language: visitor?.member.language ?? settings.language,
      zone: settings.zone, now: clock(),
      selecting: visitor.map { visitor in filter.selection(for: visitor) { reader.place($0, in: crisis) } })
  }

  /// - Parameters:
  ///   - path: of the page; its points are read there, as `.geojson`.
  ///   - visitor: nil: everybody.
  func map(
    of crisis: Crisis, for audience: FeedAudience, at path: String, visitor: BoardVisitor?,
    filter: DocumentFilter = DocumentFilter([(key: Substring, value: Substring)]())
  ) async throws -> Response {
    let communes = try await blocking {
      try self.export(of: crisis, visitor, filter).communes(for: audience)
    }
    let page = MapPage(
      crisis: crisis, path: path, visitor: visitor, filter: filter, communes: communes, tiles: door.tiles)
    let frame = visitor.map { pages.frame(words(for: $0), of: $0, reader.sections(for: $0), at: .map) }
    var response = pages.map(visitor.map(words) ?? words(settings.language), page, frame ?? [:])
    // A tiles' server wants to know who uses it: it learns our name, and nothing of the page's address.
    if let origin = door.tiles?.origin {
      response.headers[GuardFields.policy] = GuardFields.policy(images: origin)
      response.headers[GuardFields.referrer] = "strict-origin"
    }
    return response
  }
}

/// What the map's page is made of.
struct MapPage {
  var crisis: Crisis
  var path: String
  /// nil: everybody.
  var visitor: BoardVisitor?
  var filter: DocumentFilter
  var communes: [CommuneCount]
  var tiles: MapTiles?

  var isPublic: Bool { visitor == nil }
}

extension Pages {
  /// - Parameter frame: what every page of the crisis has, for those who may see it.
  func map(_ words: PageWords, _ page: MapPage, _ frame: [String: Any]) -> Response {
    let crisis = page.crisis
    var own = frame.merging(
      [
        "path": page.path, "query": page.filter.query, "urgent": words.say(Urgency.urgent),
        "commune": page.filter.commune ?? "", "departements": crisis.departements.map(\.code).joined(separator: " "),
        "zone": words.context.clock.zone.identifier, "tiles": page.tiles?.url ?? "",
        "attribution": page.tiles?.attribution ?? "",
      ]
    ) { $1 }
    if page.isPublic {
      own["is_public"] = true
      own["title"] = words.say(Texts.feeds.publicTitle(crisis.hazard, crisis.departements))
      own["made"] = words.say(Texts.board.made(words.context.now))
      if crisis.nature != .real { own["nature"] = words.say(crisis.nature).uppercased() }
    } else {
      own["is_restricted"] = true
    }
    if page.filter.isUrgent { own["is_urgent"] = true }
    if page.filter.isMine { own["is_mine"] = true }
    if !page.communes.isEmpty { own["has_communes"] = true }
    let categories = CrisisCore.Category.allCases.filter { !page.isPublic || PublicReport.categories.contains($0) }
    let values: [String: Any] = [
      "label": words.labels, "page": own,
      "statuses": options(
        ReportStatus.allCases.filter { $0 != .cancelled }.map { ($0.rawValue, words.say($0)) },
        page.filter.status?.rawValue),
      "categories": options(categories.map { ($0.rawValue, words.say($0)) }, page.filter.category?.rawValue),
      "communes": page.communes.map { row($0, words, isPublic: page.isPublic) },
      "formats": FeedFormat.allCases.map(\.rawValue) + ["atom"],
    ]
    return self.page("map", values)
  }

  private func row(_ commune: CommuneCount, _ words: PageWords, isPublic: Bool) -> [String: Any] {
    var row: [String: Any] = [
      "name": Self.plain(commune.name), "total": commune.total, "verified": commune.verified,
      "last": words.time(commune.last),
      "kinds": words.say(.list(commune.categories.map(\.term))),
    ]
    if !isPublic, commune.isKnown { row["query"] = "?commune=" + DocumentFilter.encoded(commune.name) }
    return row
  }

  func feed(_ words: PageWords, name: String, _ kind: FeedKind, addresses: [String]) -> Response {
    page(
      "feed",
      [
        "label": words.labels,
        "page": ["name": Self.plain(name), "kind": words.say(kind), "warns": kind != .shifts] as [String: Any],
        "addresses": addresses.map {
          ["address": $0, "format": $0.split(separator: ".").last.map { $0.uppercased() } ?? ""]
        },
      ])
  }
}
