import CrisisCore
import Foundation
import Testing

@testable import CommandBook
@testable import DutyDesk

/// The book that ships, read once.
enum Shipped {
  static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("commands").path

  static let loaded = Result { try Book.load(folders: [folder], commands: CommandList.all) }

  static func book() throws -> Book { try loaded.get() }
}

enum Clock {
  static let paris = LocalClock(TimeZone(identifier: "Europe/Paris") ?? .gmt)

  /// A local moment in Paris: `2019-11-24 14:30`, by Foundation's own calendar.
  static func moment(_ text: String) throws -> Milliseconds {
    let parts = text.split { "- :".contains($0) }.compactMap { Int($0) }
    try #require(parts.count == 5)
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = paris.zone
    let components = DateComponents(year: parts[0], month: parts[1], day: parts[2], hour: parts[3], minute: parts[4])
    let date = try #require(calendar.date(from: components))
    return Milliseconds(date.timeIntervalSince1970) * 1000
  }
}

/// Sunday 24 November 2019, 14h30 in Paris.
let floodDay: Milliseconds = 1_574_602_200_000

extension ParseContext {
  static func french(_ now: Milliseconds = floodDay, isDirect: Bool = false) -> ParseContext {
    ParseContext(language: .french, now: now, clock: Clock.paris, isDirect: isDirect)
  }

  static func english(_ now: Milliseconds = floodDay, isDirect: Bool = false) -> ParseContext {
    ParseContext(language: .english, now: now, clock: Clock.paris, isDirect: isDirect)
  }
}

extension RenderContext {
  static let french = RenderContext(.french, Clock.paris, now: floodDay)
  static let english = RenderContext(.english, Clock.paris, now: floodDay)
}

extension Book {
  /// What a line asks for, or why not, as text for a table.
  func request(_ line: String, _ context: ParseContext) -> Request? {
    if case .request(let request, _) = parse(line, context) { request } else { nil }
  }

  /// Help as it is said.
  func helpLines(_ topic: HelpTopic, in language: Language, allowed: (CommandName) -> Bool) -> [String] {
    help(topic, in: language, allowed: allowed).map { render($0, RenderContext(language, Clock.paris, now: floodDay)) }
  }

  func asked(_ line: String, _ context: ParseContext) -> Asked? { request(line, context)?.act as? Asked }

  func order(_ line: String, _ context: ParseContext) -> (any Order)? {
    if case .order(let order)? = asked(line, context) { order } else { nil }
  }

  func faultCode(_ line: String, _ context: ParseContext) -> String? {
    if case .fault(let fault) = parse(line, context) { fault.statement.code } else { nil }
  }
}

extension CommandName {
  /// Every command of the program.
  static let allCases = CommandList.all.map(\.name)
}

/// What a line asks for, as tables write it.
struct Wanted: Equatable, Sendable {
  var asked: Asked
  var crisis: String?

  static func order(_ order: any Order, crisis: String? = nil) -> Wanted {
    Wanted(asked: .order(order), crisis: crisis)
  }
  static func query(_ query: any Query, crisis: String? = nil) -> Wanted {
    Wanted(asked: .query(query), crisis: crisis)
  }
}

extension Parsed {
  var wanted: Wanted? {
    guard case .request(let request, _) = self, let asked = request.act as? Asked else { return nil }
    return Wanted(asked: asked, crisis: request.crisis)
  }
}
