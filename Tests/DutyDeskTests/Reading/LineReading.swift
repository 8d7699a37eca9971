import CommandBook
import CrisisCore
import Foundation
import Gazetteer

@testable import DutyDesk

/// What becomes of a line that somebody types in a crisis of Puy-de-Dôme, on Sunday 24 November 2019 at 14h30 in Paris: the
/// report that it makes, in one short line.
struct LineReading {
  static let now: Milliseconds = 1_574_602_200_000
  static let clock = LocalClock(TimeZone(identifier: "Europe/Paris") ?? .gmt)

  static let crisis = Crisis(
    code: "63-crue-2411", title: "crue", hazard: .flood, departements: [Departement("63")].compactMap { $0 },
    nature: .real,
    status: .active, requester: "SDIS63", authorities: ["SDIS63"], openedBy: 1, openedAt: now - .hour, lastReport: 0)
  static let jo = Member(number: 1, name: "Jo", roles: [.volunteer])

  var line: String
  var language: Language = .french

  /// The event and the answer; nil: the line was not understood as a report.
  func filed() throws -> (report: ReportFiled, answer: String)? {
    let book = try Shipped.book.get()
    let context = ParseContext(language: language, now: Self.now, clock: Self.clock)
    guard case .request(let request, _) = book.parse(line, context), case .order(let order)? = request.act as? Asked,
      let command = order as? FileReport
    else { return nil }
    let places = Places.france
    let situation = ReportRules.Situation(
      crisis: Self.crisis, place: places.finding(of: command, in: Self.crisis.departements),
      point: command.latitude.flatMap { latitude in
        command.longitude.flatMap { places.point(latitude, $0, in: Self.crisis.departements) }
      }, at: Self.now)
    let asker = Asker(member: Self.jo, account: "jo", venue: .volunteers, at: Self.now)
    let decision = try ReportRules.file(command, by: asker, in: situation)
    guard let event = decision.events.first as? ReportFiled else { return nil }
    return (event, book.render(decision.answer, RenderContext(language, Self.clock, now: Self.now)))
  }

  /// `Issoire (12 rue du Pont) | route | 14h10 | urgent | 3 pers | https://… | « texte »`; of what is not done, why.
  var summary: String {
    get throws {
      guard let (event, answer) = try filed() else { return try refusal }
      let place = event.place
      let parts = [
        place.commune == nil ? place.shown.map { "? \($0)" } : place.shown, event.category?.rawValue,
        event.observedAt.map(time), event.urgency == .urgent ? "urgent" : nil, event.peopleAtRisk.map { "\($0) pers" },
        event.link?.raw, event.text.map { "« \($0) »" },
        answer.contains("(est-ce bien") || answer.contains("(is that the day") ? "ce jour-là ?" : nil,
      ]
      return parts.compactMap(\.self).joined(separator: " | ")
    }
  }

  private var refusal: String {
    get throws {
      let book = try Shipped.book.get()
      let context = ParseContext(language: language, now: Self.now, clock: Self.clock)
      guard case .fault(let fault) = book.parse(line, context) else { return "-" }
      return fault.statement.code
    }
  }

  private func time(_ moment: Milliseconds) -> String {
    let (day, minute) = Self.clock.reading(moment)
    let hour = "\(minute / 60)h" + (minute % 60 < 10 ? "0\(minute % 60)" : "\(minute % 60)")
    let days = day - Self.clock.reading(Self.now).day
    return days == 0 ? hour : "\(hour) J\(days)"
  }
}
