import Foundation
import Testing

@testable import CrisisCore
@testable import CrisisStore

@Suite struct EventCodecTests {
  private static let events: [any Event] =
    RebuildTests.history + [
      Sample.filed(Sample.report(1, link: "https://x.com/a", text: "l’eau \"monte\"\n", place: Sample.issoire)),
      ReportVerified(
        crisisCode: Sample.code, number: 2, by: 3, outcome: .refuted, checks: [.source], grade: Grade("B2"),
        reason: "photo de 2003"),
      PayloadsErased(
        crisisCode: nil, rows: [PayloadsErased.Row(sequence: 3, remains: "{\"a\":1}")], reason: "demande"),
      DigestPeriodSet(crisisCode: Sample.code, every: nil, nextAt: nil),
      DistressReceived(crisisCode: Sample.code, number: 1, by: 1, authority: nil),
      DistressCleared(crisisCode: Sample.code, number: 1, by: 1, reason: "fini \"bien\""),
      ReportSettled(crisisCode: Sample.code, number: 2, by: 2, status: .superseded, reason: "route rouverte"),
    ]

  @Test(arguments: events)
  func whatIsWrittenIsRead(event: any Event) throws {
    let bytes = try EventCodec().encode(event, salt: "00ff")
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.hasPrefix("{\"salt\":\"00ff\","))
    #expect(try decode(event, text) == event)
    #expect(try decode(event, event.remains()) == event)
    #expect(Subject(text: event.subject.text) == event.subject)
  }

  /// Payloads as the first shipped build wrote them: to be read for ever.
  private static let shipped: [(String, String, any Event)] = [
    (
      "member.enrolled",
      #"{"salt":"00","accounts":["visov/jo"],"manages":[],"name":"Jo","number":2,"roles":["volunteer","verifier"]}"#,
      Sample.member(2, "Jo", [.volunteer, .verifier])
    ),
    (
      "member.language", #"{"salt":"00","language":"en","member":2}"#,
      LanguageChosen(member: 2, language: .english)
    ),
    (
      "crisis.activated",
      """
      {"salt":"00","agreement":{"signed":"2019-11-27","until":"2027-11-27"},"code":"63-crue-2411",\
      "departements":["63","43"],"hazard":"inondation","nature":"real","requestedBy":1,"requester":"SDIS63",\
      "title":"crue de l’Allier"}
      """, Sample.activated()
    ),
    (
      "report.filed",
      """
      {"salt":"00","category":"route","crisisCode":"63-crue-2411","link":{"canonical":"https://x.com/a",\
      "handle":"temoin63","platform":"x","raw":"https://x.com/a?s=20"},"number":1,"observedAt":1574556900000,\
      "peopleAtRisk":3,"place":{"commune":"Issoire","insee":"63178","latitude":45.5442,"longitude":3.2486,\
      "precision":"commune","raw":"issoire"},"receivedAt":1574560500000,"reportedBy":2,"text":"l’eau monte",\
      "urgency":"normal"}
      """, Sample.filed(Sample.report(1, link: "https://x.com/a", text: "l’eau monte", place: Sample.issoire))
    ),
  ]

  @Test(arguments: shipped)
  func shippedPayloadsAreStillRead(kind: String, payload: String, event: any Event) throws {
    #expect(try EventCodec.decode(kind: kind, version: 1, payload: payload, sequence: 1) == event)
    #expect(String(decoding: try EventCodec().encode(event, salt: "00"), as: UTF8.self) == payload)
  }

  @Test func theWriterOfReportsAgreesWithTheEncoder() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var random = SeededGenerator(seed: 7)
    for _ in 0..<500 {
      let event = randomReport(&random)
      let expected = String(decoding: try encoder.encode(event), as: UTF8.self)
      #expect(String(decoding: ReportFiledWriter(event).bytes, as: UTF8.self) == expected)
    }
  }

  /// A field that the writer forgot would be lost at a rebuild.
  @Test func theWriterKnowsEveryField() throws {
    var place = Sample.issoire
    place.detail = "12 rue du Pont"
    var report = Sample.report(2, link: "https://x.com/a", text: "l’eau", place: place)
    report.like = 1
    let event = ReportFiled(report)
    let object = try JSONSerialization.jsonObject(with: Data(ReportFiledWriter(event).bytes)) as? [String: Any]
    #expect(object?.count == Mirror(reflecting: event).children.count)
    #expect((object?["place"] as? [String: Any])?.count == Mirror(reflecting: event.place).children.count)
  }

  @Test func coordinatesThatAreNoNumbersAreNotWritten() {
    let place = Place(raw: "x", latitude: .nan, longitude: .infinity)
    #expect(throws: EncodingError.self) {
      try EventCodec().encode(Sample.filed(Sample.report(1, place: place)), salt: "")
    }
  }

  @Test(arguments: [("report.filed", 2), ("shift.dreamt", 1), ("", 1), ("report.filed", 0)])
  func whatIsNewerIsRefused(kind: String, version: Int) {
    #expect(throws: StoreFault.newerEvent(kind: kind, version: version, sequence: 4)) {
      try EventCodec.decode(kind: kind, version: version, payload: "{}", sequence: 4)
    }
  }

  @Test func everyKindIsKnown() {
    #expect(EventRegistry.all.map { $0.kind } == EventList.all.map { $0.kind }, "each kind is applied to the tables")
    for kind in EventList.all { #expect(EventRegistry.type(kind.kind, kind.version) != nil) }
    for event in Self.events { #expect(EventRegistry.type(event.kind, type(of: event).version) != nil) }
  }

  private func decode(_ event: any Event, _ payload: String) throws -> any Event {
    try EventCodec.decode(kind: event.kind, version: type(of: event).version, payload: payload, sequence: 1)
  }

  private func randomReport(_ random: inout SeededGenerator) -> ReportFiled {
    let odd: [Character] = [
      "\"", "\\", "/", "\n", "\r", "\t", "\u{8}", "\u{C}", "\u{0}", "\u{1F}", "\u{7F}", "é", "🌊", "\u{2028}", "a",
    ]
    func maybe(_ value: String) -> String? { Bool.random(using: &random) ? value : nil }
    let text = String(
      (0..<Int.random(in: 0...20, using: &random)).map { _ in odd.randomElement(using: &random) ?? "a" })
    let numbers = [0, 3, -3.25, 45.0, 1e-7, 1e20, 48.856_613, .leastNonzeroMagnitude, 0.1 + 0.2]
    let place = Place(
      raw: maybe(text), commune: maybe(text), insee: maybe("63178"), latitude: numbers.randomElement(using: &random),
      longitude: numbers.randomElement(using: &random), precision: PlacePrecision.allCases.randomElement(using: &random)
    )
    var report = Sample.report(Int.random(in: 0...9_999, using: &random), text: maybe(text), place: place)
    report.link = maybe(text).map { Link(raw: $0, canonical: text, platform: maybe("x"), handle: maybe(text)) }
    report.category = Category.allCases.randomElement(using: &random)
    report.observedAt = maybe("").map { _ in Sample.start }
    report.peopleAtRisk = maybe("").map { _ in 2 }
    report.like = maybe("").map { _ in 1 }
    return ReportFiled(report)
  }
}
