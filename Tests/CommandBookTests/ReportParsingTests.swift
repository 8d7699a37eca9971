import CrisisCore
import Testing

@testable import CommandBook
@testable import DutyDesk

/// `!signaler` and `!corriger`, said on 24/11/2019 at 14h30 in Paris.
@Suite struct ReportParsingTests {
  private static let at1410: Milliseconds = floodDay - 20 * .minute

  static let french: [(String, FileReport)] = [
    (
      "!signaler Issoire 14h10 route urgent : le pont est coupé.",
      FileReport(
        place: "Issoire", observedAt: at1410, category: .road, urgency: .urgent, text: "le pont est coupé.")
    ),
    (
      "!SIGNALER urgent ROUTE 14:10 issoire: le pont",
      FileReport(place: "issoire", observedAt: at1410, category: .road, urgency: .urgent, text: "le pont")
    ),
    ("!signaler https://x.com/a/status/1", FileReport(link: "https://x.com/a/status/1")),
    ("!s www.example.org/a.", FileReport(link: "https://www.example.org/a")),
    ("!signaler <https://example.org/a,b>,", FileReport(link: "https://example.org/a,b")),
    (
      "!signaler https://example.org/a?x=1:2 Coudes : à 14:10 : de l’eau",
      FileReport(link: "https://example.org/a?x=1:2", place: "Coudes", text: "à 14:10 : de l’eau")
    ),
    ("!signaler\u{A0}Le Broc, rue du Pont, 14 h 10", FileReport(place: "Le Broc, rue du Pont", observedAt: at1410)),
    ("!signaler lieu = Issoire heure=1410", FileReport(place: "Issoire", observedAt: at1410)),
    ("!signaler lieu=\"Le Broc\" type=eau", FileReport(place: "Le Broc", category: .water)),
    ("!signaler lieu=« Le Broc » eau", FileReport(place: "Le Broc", category: .water)),
    ("!signaler commune=Le Broc eau", FileReport(place: "Le Broc", category: .water)),
    ("!signaler “route d’Issoire” 3 pers", FileReport(place: "route d’Issoire", peopleAtRisk: 3)),
    ("!signaler Parent 12 personnes évacuation", FileReport(place: "Parent", category: .evacuation, peopleAtRisk: 12)),
    ("!signaler Parent 4pers.", FileReport(place: "Parent", peopleAtRisk: 4)),
    ("!signaler à Issoire", FileReport(place: "Issoire")),
    ("!signaler 12 rue du Pont Coudes", FileReport(place: "12 rue du Pont Coudes")),
    (
      "!signaler autre https://example.org/direct Coudes",
      FileReport(link: "https://example.org/direct", place: "Coudes", another: true)
    ),
    (
      "!signaler route autre Coudes",
      FileReport(place: "route autre Coudes", understood: "route", category: .road)
    ),
    ("!signaler Coudes autre", FileReport(place: "Coudes", category: .other)),
    ("!signaler 45.5432,3.2481 eau", FileReport(latitude: 45.5432, longitude: 3.2481, category: .water)),
    ("!signaler 45,5432 3,2481", FileReport(latitude: 45.5432, longitude: 3.2481)),
    ("!signaler hier 23h50 Issoire", FileReport(place: "Issoire", observedAt: floodDay - 14 * .hour - 40 * .minute)),
    ("!signaler Issoire vu le 23/11 à 14h30", FileReport(place: "Issoire", observedAt: floodDay - .day)),
    ("!signaler Issoire sam 14h30", FileReport(place: "Issoire", observedAt: floodDay - .day)),
    ("!signaler Issoire 15h", FileReport(place: "Issoire", observedAt: floodDay - .day + 30 * .minute)),
    ("!signaler Issoire 14h34", FileReport(place: "Issoire", observedAt: floodDay)),
    ("!signaler Issoire maintenant", FileReport(place: "Issoire", observedAt: floodDay)),
    ("!signaler : de l’eau partout", FileReport(text: "de l’eau partout")),
    ("!signaler Issoire :le pont", FileReport(place: "Issoire", text: "le pont")),
    ("!signaler Issoire", FileReport(place: "Issoire")),
    ("!signaler", FileReport()),
    ("!sig Issoire !", FileReport(place: "Issoire")),
    ("!signaler Issoire :", FileReport(place: "Issoire")),
    ("!signaler dimanche", FileReport(place: "dimanche")),
  ]

  @Test(arguments: french)
  func frenchReports(_ line: String, _ expected: FileReport) throws {
    let book = try Shipped.book()
    #expect(book.parse(line, .french()).wanted == .order(expected), "\(book.parse(line, .french()))")
  }

  static let english: [(String, FileReport)] = [
    (
      "!report Issoire 2:10pm road urgent: the bridge is closed",
      FileReport(
        place: "Issoire", observedAt: at1410, category: .road, urgency: .urgent, text: "the bridge is closed")
    ),
    (
      "!report other https://example.org/l Coudes",
      FileReport(link: "https://example.org/l", place: "Coudes", another: true)
    ),
    (
      "!report place=\"Le Broc\" type=water yesterday 2:30 pm",
      FileReport(place: "Le Broc", observedAt: floodDay - .day, category: .water)
    ),
    ("!report 3 people at Parent", FileReport(place: "3 people at Parent", understood: "3 people", peopleAtRisk: 3)),
    ("!repo Issoire", FileReport(place: "Issoire")),
  ]

  @Test(arguments: english)
  func englishReports(_ line: String, _ expected: FileReport) throws {
    let book = try Shipped.book()
    #expect(book.parse(line, .english()).wanted == .order(expected), "\(book.parse(line, .english()))")
  }

  static let corrections: [(String, CorrectReport)] = [
    ("!corriger 47 Orbeil", CorrectReport(number: 47, place: "Orbeil")),
    ("!corriger S47 lieu=Orbeil 14h10", CorrectReport(number: 47, place: "Orbeil", observedAt: at1410)),
    ("!corriger n° 47 pas urgent : deux voies", CorrectReport(number: 47, urgency: .normal, text: "deux voies")),
    ("!corriger #47 urgent 2 pers eau", CorrectReport(number: 47, category: .water, urgency: .urgent, peopleAtRisk: 2)),
    ("!corriger 47", CorrectReport(number: 47)),
    ("!cor n°47 Le Broc", CorrectReport(number: 47, place: "Le Broc")),
    ("!corriger 47: Orbeil", CorrectReport(number: 47, text: "Orbeil")),
  ]

  @Test(arguments: corrections)
  func frenchCorrections(_ line: String, _ expected: CorrectReport) throws {
    let book = try Shipped.book()
    #expect(book.parse(line, .french()).wanted == .order(expected), "\(book.parse(line, .french()))")
  }

  @Test(arguments: [
    ("!signaler Issoire 25h61 : eau", "fault.bad_time"), ("!signaler Issoire 14:75", "fault.bad_time"),
    ("!signaler Issoire 13:10pm", "fault.bad_time"), ("!signaler 25/11 14h10 Issoire", "fault.time_in_future"),
    ("!signaler demain 8h Issoire", "fault.time_in_future"), ("!signaler Issoire heure=hier", "fault.no_hour"),
    ("!signaler Issoire heure=23/11", "fault.no_hour"), ("!signaler Issoire 31/02 8h", "fault.bad_date"),
    ("!signaler 99999999 pers Coudes", "fault.too_many_people"),
    ("!signaler \"Le Broc : eau", "fault.unbalanced_quote"),
    ("!signaler « Le Broc", "fault.unbalanced_quote"), ("!signaler lieu= ", "fault.missing_value"),
    ("!signaler ville=Issoire", "fault.unknown_key"), ("!signaler type=pont Issoire", "fault.bad_value"),
    ("!signaler heure=x Issoire", "fault.bad_value"), ("!signaler https://a", "fault.bad_link"),
    ("!signaler 95.5432,3.2481", "fault.bad_coordinates"), ("!signaler type=eau type=route", "fault.twice"),
    ("!corriger", "fault.missing"), ("!corriger Issoire", "fault.bad_value"),
    ("!corriger R9 Issoire", "fault.wrong_kind"),
    ("!corriger 0 Issoire", "fault.bad_value"),
  ])
  func whatCannotBeUnderstoodIsSaid(_ line: String, _ code: String) throws {
    let book = try Shipped.book()
    #expect(book.faultCode(line, .french()) == code, "\(book.parse(line, .french()))")
    guard case .fault(let fault) = book.parse(line, .french()) else { return }
    let said = book.render(fault.statement, .french)
    #expect(said.contains("!signaler") || said.contains("!corriger"), "\(said)")
    #expect(book.mismatches(fault.statement).isEmpty, "\(book.mismatches(fault.statement))")
  }
}
