import CommandBook
import CrisisCore
import Foundation
import FoundationXML
import Testing

@testable import CrisisStore
@testable import DutyDesk

/// Figures as pictures.
struct ChartTests {
  @Test func everyReportIsInOneBar() async throws {
    try await Evening.play { e in
      await e.activate("crue")
      for number in 0..<30 {
        await e.say("jo", in: veille, "!s Issoire route : fait numéro \(number), \(number * 7)")
        e.clock.advance(by: 13 * .minute)
      }
      let activity = try e.read { records in
        try CrisisActivity.of(#require(records.openCrises().first), at: e.clock.now, in: records)
      }
      #expect(activity.counts.reduce(0, +) == 30 && activity.step == .hour)
      #expect(activity.counts.count == 7 || activity.counts.count == 8)
      #expect(activity.byStatus[.new] == 30)
    }
  }

  /// However long the mission: no more bars than can be told apart, and one is there for every moment of it.
  @Test(arguments: [Milliseconds.minute, .hour, 71 * .hour, 73 * .hour, 5 * .day, 30 * .day, 200 * .day, 3_000 * .day])
  func barsStayFew(_ length: Milliseconds) async throws {
    try await Evening.play { e in
      await e.activate("crue")
      let activity = try e.read { records in
        let crisis = try #require(records.openCrises().first)
        return try CrisisActivity.of(crisis, at: crisis.openedAt + length, in: records)
      }
      #expect((1...101).contains(activity.counts.count), "\(activity.counts.count)")
      #expect(activity.from + activity.step * Milliseconds(activity.counts.count) > length)
    }
  }

  /// A circle for each place, the larger the more was reported there; outlines and towns are of the program itself.
  @Test func theMapShowsWhereTheReportsAre() throws {
    let clock = LocalClock(TimeZone(identifier: "Europe/Paris") ?? .gmt)
    let speaker = Speaker(try Shipped.book.get(), RenderContext(.french, clock, now: Evening.start))
    func map(_ departements: [String], _ counts: [PointCount], total: Int) -> (svg: String, title: String)? {
      Charts(speaker, clock).map(
        CrisisActivity(
          counts: [1], from: Evening.start, step: .hour, byStatus: [:], byCategory: [:],
          map: StillMap(of: departements, counts, total: total)))
    }
    let counts = [
      PointCount(latitude: 45.5432, longitude: 3.2481, status: .new, count: 9),
      PointCount(latitude: 45.5432, longitude: 3.2481, status: .verified, count: 1),
      PointCount(latitude: 45.7766, longitude: 3.0858, status: .refuted, count: 1),
      // Paris is on no map of the Puy-de-Dôme.
      PointCount(latitude: 48.85, longitude: 2.35, status: .new, count: 1),
    ]
    let drawn = try #require(map(["63"], counts, total: 14))
    let parser = try XMLReading.check(drawn.svg)
    #expect(parser.elements.count { $0 == "circle" } == 2)
    #expect(drawn.svg.contains(">10</text>") && drawn.svg.contains("Issoire") && drawn.svg.contains("Clermont-Ferrand"))
    #expect(drawn.title == "12 signalements sur la carte, 2 sans lieu connu")
    // A file that one sends on.
    #expect(drawn.svg.utf8.count < 120_000, "\(drawn.svg.utf8.count)")
    let two = try #require(map(["63", "42"], counts, total: 12)).svg
    #expect(two.contains("Saint-Étienne"))
    for code in ["2A", "971", "974", "75"] { #expect(map([code], [], total: 0) != nil, "\(code)") }
    #expect(map([], counts, total: 12) == nil && map(["99", "", "63x"], counts, total: 12) == nil)
  }

  /// Well-formed, with its words for who does not see it, and no style of its own.
  @Test(arguments: Language.allCases)
  func aPictureIsSoundXML(_ language: Language) throws {
    let clock = LocalClock(TimeZone(identifier: "Europe/Paris") ?? .gmt)
    let speaker = Speaker(try Shipped.book.get(), RenderContext(language, clock, now: Evening.start))
    let activity = CrisisActivity(
      counts: [0, 3, 12, 0, 1], from: Evening.start, step: .hour, byStatus: [.new: 4, .verified: 9, .refuted: 3],
      byCategory: [:], map: StillMap(of: ["63"], [], total: 16))
    let charts = Charts(speaker, clock)
    for chart in [charts.arrivals(activity), charts.statuses(activity)] {
      let parser = try XMLReading.check(chart.svg)
      #expect(parser.elements.contains("svg") && parser.elements.contains("rect"))
      #expect(chart.svg.contains("aria-label=\"") && chart.title.contains("16"))
      #expect(!chart.svg.contains("style") && !chart.svg.contains("class"))
    }
    #expect(try XMLReading.check(charts.arrivals(activity).svg).elements.count { $0 == "rect" } == 3)
  }
}

/// The names of the elements of a document; one that is not well-formed throws.
final class XMLReading: NSObject, XMLParserDelegate {
  private(set) var elements: [String] = []

  static func check(_ text: String) throws -> XMLReading {
    let reading = XMLReading()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = reading
    guard parser.parse() else { throw parser.parserError ?? CocoaError(.fileReadCorruptFile) }
    return reading
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    elements.append(name)
  }
}
