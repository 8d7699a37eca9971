import Testing

@testable import CrisisCore

/// What everybody may know of a report.
struct PublicReportTests {
  private static let place = Place(
    raw: "Issoire", commune: "Issoire", insee: "63178", latitude: 45.543_21, longitude: 3.248_76, precision: .commune)

  private static func report(_ change: (inout Report) -> Void = { _ in }) -> Report {
    var report = Report(
      crisis: "63-crue-2411", number: 1, status: .verified, text: "la route est coupée", place: place, category: .road,
      observedAt: 50 * .minute, receivedAt: 55 * .minute, reportedBy: 2)
    change(&report)
    return report
  }

  private static func shown(
    _ report: Report, isCall: Bool = false, verifiedAt: Milliseconds? = .hour, reason: String? = nil,
    at now: Milliseconds = 2 * .hour
  ) -> PublicReport? {
    PublicReport(
      report, isCall: isCall, verifiedAt: verifiedAt, reason: reason, at: now, delay: PublicReport.usualDelay)
  }

  @Test func whatIsVerifiedIsShownWithoutItsWords() throws {
    let shown = try #require(Self.shown(Self.report()))
    #expect(shown.category == .road && shown.commune == "Issoire" && shown.insee == "63178" && shown.isCentre)
    #expect(shown.latitude == 45.543_21 && shown.longitude == 3.248_76)
    #expect(shown.moment == 45 * .minute)
  }

  @Test(arguments: [PlacePrecision.exact, .street, .locality])
  func aPointThatSomebodySetIsRoughlyThere(_ precision: PlacePrecision) throws {
    let shown = try #require(Self.shown(Self.report { $0.place.precision = precision }))
    #expect(shown.latitude == 45.54 && shown.longitude == 3.25 && !shown.isCentre)
  }

  @Test func whatIsNotForEverybodyIsNotShown() {
    for status in ReportStatus.allCases where status != .verified {
      #expect(Self.shown(Self.report { $0.status = status }) == nil, "\(status)")
    }
    for category in Category.allCases {
      let isShown = [.road, .water, .building, .network].contains(category)
      #expect((Self.shown(Self.report { $0.category = category }) != nil) == isShown, "\(category)")
    }
    #expect(Self.shown(Self.report { $0.category = nil }) == nil)
    #expect(Self.shown(Self.report { $0.peopleAtRisk = 2 }) == nil)
    #expect(Self.shown(Self.report { $0.isRealCall = true }) == nil)
    #expect(Self.shown(Self.report { $0.place.commune = nil }) == nil)
    #expect(Self.shown(Self.report(), isCall: true) == nil)
    #expect(Self.shown(Self.report(), verifiedAt: nil) == nil)
    #expect(Self.shown(Self.report(), at: 89 * .minute) == nil)
    #expect(Self.shown(Self.report(), at: 90 * .minute) != nil)
  }

  @Test(arguments: [
    "camping évacué", "ÉVACUATION en cours", "les pompiers sont là", "gendarmes au pont", "la police filtre",
    "les secours passent", "hélico posé", "un homme disparu", "on recherche un enfant", "maisons vides, pillage",
    "2 blessés", "firefighters on site", "people missing",
  ])
  func wordsAboutPeopleHideIt(_ words: String) {
    #expect(Self.shown(Self.report { $0.text = words }) == nil)
    #expect(Self.shown(Self.report { $0.place.detail = words }) == nil)
    #expect(Self.shown(Self.report { $0.place.raw = words }) == nil)
    #expect(Self.shown(Self.report(), reason: words) == nil)
  }
}
