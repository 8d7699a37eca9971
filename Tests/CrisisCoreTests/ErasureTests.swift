import Foundation
import Testing

@testable import CrisisCore

/// `!effacer`: text, quote, handle, link and coordinates are gone; number and times stay.
@Suite struct ErasureTests {
  static let secret = "Marie-Dupont"

  static func json(_ payload: some Event) throws -> String {
    String(decoding: try JSONEncoder().encode(payload), as: UTF8.self)
  }

  static var place: Place {
    Place(
      raw: "12 rue \(secret)", commune: "Issoire", insee: "63178", latitude: 45.54321, longitude: 3.24321,
      precision: .exact)
  }

  static var filed: ReportFiled {
    var report = Samples.report(link: Link(typed: "https://x.com/\(secret)/status/1"), text: secret, place: place)
    report.peopleAtRisk = 3
    return ReportFiled(report)
  }

  @Test func ofAReportNumberAndTimesStay() throws {
    let left = Self.filed.erased()
    #expect(left.crisisCode == "63-crue-2411")
    #expect(left.number == 47)
    #expect(left.receivedAt == Samples.now)
    #expect(left.observedAt == Samples.now - 20 * .minute)
    #expect(left.reportedBy == 1)
    #expect(left.category == .road)
    #expect(left.link == nil)
    #expect(left.text == "[effacé]")
    #expect(left.place == Place(raw: "[effacé]", commune: "Issoire", insee: "63178", precision: .commune))
  }

  @Test func nothingPersonalIsLeftInTheJSON() throws {
    let corrected = ReportCorrected(
      crisisCode: "63-crue-2411", number: 47, place: Self.place, category: .water, text: Self.secret)
    let counted = ReportCounted(
      crisisCode: "63-crue-2411", number: 47, member: 2, at: 5, text: Self.secret, place: "chez \(Self.secret)")
    for json in try [Self.json(Self.filed.erased()), Self.json(corrected.erased()), Self.json(counted.erased())] {
      for personal in [Self.secret, Self.secret.lowercased(), "x.com", "12 rue", "45.5", "3.24", "exact"] {
        #expect(!json.contains(personal), "\(personal) in \(json)")
      }
    }
  }

  @Test func whatWasNeverSaidIsNotMadeUp() {
    let bare = ReportFiled(Report(crisis: "63-crue-2411", number: 1, receivedAt: 5, reportedBy: 1))
    #expect(bare.erased() == bare)
    let corrected = ReportCorrected(crisisCode: "63-crue-2411", number: 1, urgency: .urgent)
    #expect(corrected.erased() == corrected)
    let counted = ReportCounted(crisisCode: "63-crue-2411", number: 1, member: 2, at: 5)
    #expect(counted.erased() == counted)
  }

  @Test func withoutACommuneNoPrecisionIsLeft() {
    let pointed = Place(raw: "chez moi", latitude: 45.5, longitude: 3.2, precision: .exact)
    let expected = Place(raw: "[effacé]")
    #expect(ReportFiled(Samples.report(place: pointed)).erased().place == expected)
    #expect(ReportCorrected(crisisCode: "63", number: 1, place: pointed).erased().place == expected)
  }

  @Test func ofACorrectionWhatIsNotPersonalStays() {
    let corrected = ReportCorrected(
      crisisCode: "63-crue-2411", number: 47, place: Self.place, category: .water, urgency: .urgent, peopleAtRisk: 2,
      observedAt: 5, text: Self.secret)
    let left = corrected.erased("[erased]")
    #expect(left.number == 47)
    #expect(left.observedAt == 5)
    #expect((left.category, left.urgency, left.peopleAtRisk) == (.water, .urgent, 2))
    #expect(left.text == "[erased]")
    #expect(left.place == Place(raw: "[erased]", commune: "Issoire", insee: "63178", precision: .commune))
  }

  @Test func whoWasCountedStaysAndTheirWordsGo() {
    let counted = ReportCounted(crisisCode: "63-crue-2411", number: 47, member: 2, at: 5, text: "vu", place: "ici")
    let left = counted.erased()
    #expect(
      left
        == ReportCounted(
          crisisCode: "63-crue-2411", number: 47, member: 2, at: 5, text: "[effacé]", place: "[effacé]"))
  }

  @Test func toEraseTwiceChangesNothing() {
    #expect(Self.filed.erased().erased() == Self.filed.erased())
  }
}
