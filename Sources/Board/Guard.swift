import DutyDesk
import HTTPTypes
import Hummingbird

/// What every request has to be, and what every answer says: see `docs/threat-model.md`.
struct Guard<Context: RequestContext>: RouterMiddleware {
  private let origin: String
  private let host: String

  init(door: BoardSettings) {
    origin = door.url
    let start = door.url.firstRange(of: "://")?.upperBound ?? door.url.startIndex
    host = String(door.url[start...])
  }

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    var response = try await answer(request, context, next)
    var headers = response.headers
    if headers[GuardFields.policy] == nil { headers[GuardFields.policy] = GuardFields.policy(images: nil) }
    if headers[GuardFields.referrer] == nil { headers[GuardFields.referrer] = "no-referrer" }
    headers[Self.field("X-Content-Type-Options")] = "nosniff"
    headers[Self.field("Cross-Origin-Opener-Policy")] = "same-origin"
    let resource = Self.field("Cross-Origin-Resource-Policy")
    if headers[resource] == nil { headers[resource] = "same-origin" }
    headers[Self.field("X-Robots-Tag")] = "noindex, nofollow"
    if headers[.cacheControl] == nil { headers[.cacheControl] = "no-store" }
    response.headers = headers
    return response
  }

  private func answer(
    _ request: Request, _ context: Context, _ next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    let authority = request.head.authority ?? ""
    guard authority == host || isOfThisMachine(authority) else {
      return Response(plain: "not here\n", status: .misdirectedRequest)
    }
    if isForOperators(request),
      request.headers[.forwardedFor] != nil || !isOfThisMachine(authority)
    {
      return Response(plain: "not here\n", status: .notFound)
    }
    if request.method == .post, !isOwn(request) { return Response(plain: "not from here\n", status: .forbidden) }
    guard request.method == .get || request.method == .head || request.method == .post else {
      return Response(plain: "no\n", status: .methodNotAllowed)
    }
    do {
      return try await next(request, context)
    } catch let error as any HTTPResponseError {
      return Response(plain: "\(error.status.code)\n", status: error.status)
    } catch {
      context.logger.error("a page could not be made", metadata: ["error": "\(error)"])
      return Response(plain: "500\n", status: .internalServerError)
    }
  }

  /// This machine's own name: a page of somebody else's that was made to lead here bears another.
  private func isOfThisMachine(_ authority: String) -> Bool {
    ["127.0.0.1", "localhost", "[::1]"].contains { authority == $0 || authority.hasPrefix("\($0):") }
  }

  /// How the program does is for this machine alone; what a web server passes on says so, and has the name that people
  /// are given.
  private func isForOperators(_ request: Request) -> Bool { Board.operatorPaths.contains(request.uri.path) }

  /// A change is asked for from our own pages, or it is none. A browser says where a form comes from by `Sec-Fetch-Site`,
  /// which no page can make it say; `Origin` is `null` from pages that tell no referrer, as ours (Fetch, 3.2 "Origin header").
  /// One that knows only `Origin` has to name us.
  private func isOwn(_ request: Request) -> Bool {
    let from = request.headers[.origin]
    guard let site = request.headers[Self.field("Sec-Fetch-Site")] else { return from == origin }
    return site == "same-origin" && (from == nil || from == "null" || from == origin)
  }

  private static func field(_ name: String) -> HTTPField.Name { GuardFields.field(name) }
}

/// What a page may say otherwise than all others.
enum GuardFields {
  static let policy = field("Content-Security-Policy")
  static let referrer = field("Referrer-Policy")

  /// - Parameter origin: of the tiles, whose pictures a map shows; nil: only our own.
  static func policy(images origin: String?) -> String {
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:\(origin.map { " \($0)" } ?? ""); "
      + "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
  }

  static func field(_ name: String) -> HTTPField.Name { HTTPField.Name(name) ?? .server }
}

extension HTTPField.Name {
  /// Whom a web server passes something on for.
  static var forwardedFor: HTTPField.Name { HTTPField.Name("X-Forwarded-For") ?? .server }
}
