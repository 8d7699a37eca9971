import CrisisCore
import Testing

@testable import CommandBook
@testable import DutyDesk

/// Whoever calls for help is understood, however it is typed.
@Suite struct DistressParsingTests {
  private func raised(_ line: String, direct: Bool = false) throws -> RaiseDistress? {
    try Shipped.book().order(line, .french(isDirect: direct)) as? RaiseDistress
  }

  @Test func beforeTheColonItIsReadAsAReport() throws {
    let command = try raised(
      "!sos Auzat-la-Combelle, 12 rue du Pont 13h46 3 pers : 2 adultes et 1 enfant à l’étage, l’eau monte")
    #expect(command?.isBare == false)
    #expect(command?.report.place == "Auzat-la-Combelle, 12 rue du Pont")
    #expect(command?.report.peopleAtRisk == 3)
    #expect(command?.report.observedAt == floodDay - 44 * .minute)
    #expect(command?.report.text == "2 adultes et 1 enfant à l’étage, l’eau monte")
  }

  @Test(arguments: [
    ("!sos au secours, l’eau monte depuis 3h", "au secours, l’eau monte depuis 3h"),
    ("!SOS !!! vite", "!!! vite"), ("!détresse 25h61 Issoire", "25h61 Issoire"),
    ("!sos il crie \"à l’aide", "il crie \"à l’aide"), ("!sos lieu= Issoire toit", "lieu= Issoire toit"),
    ("!sos tel=0639980063 vite", "tel=0639980063 vite"), ("!sos 12/13 bloqués", "12/13 bloqués"),
    ("!sos S47 est grave", "S47 est grave"), ("!distress help", "help"), ("!sos: à l’aide", "à l’aide"),
    ("!sos @63 sur le toit", "sur le toit"), ("!sos 99.9,999.9 toit", "99.9,999.9 toit"),
  ])
  func anyWordsAreText(_ line: String, _ text: String) throws {
    let command = try raised(line)
    #expect(command?.isBare == true)
    #expect(command?.report.text == text)
    // No time is guessed in words.
    #expect(command?.report.observedAt == nil)
  }

  @Test func aCodeALinkAndANumberOfPeopleAreSeenAmongWords() throws {
    let line = "!sos @63 3 personnes sur le toit https://example.org/p/9 vite"
    #expect(try Shipped.book().request(line, .french())?.crisis == "63")
    let command = try raised(line)
    #expect(command?.report.link == "https://example.org/p/9")
    #expect(command?.report.peopleAtRisk == 3)
    #expect(command?.report.text == "3 personnes sur le toit https://example.org/p/9 vite")
    #expect(try raised("!sos \"vite https://example.org/p/9")?.report.link == "https://example.org/p/9")
  }

  @Test func nothingAtAllIsACallToo() throws {
    #expect(try raised("!sos")?.report.text == nil)
    #expect(try raised("sos", direct: true) != nil)
    #expect(try raised("!sos " + String(repeating: "à l’aide ", count: 900)) != nil)
  }

  /// Whatever is typed behind it, it is a call.
  @Test func noWordsAreAFault() throws {
    let parts = [
      "\"", ":", "lieu=", "25h61", "@63", "@", "=", "S1", "https://", "é", "!", "24/11", "3 pers", "«", "\u{A0}",
    ]
    var state: UInt64 = 61
    for _ in 0..<400 {
      var line = "!sos"
      for _ in 0..<6 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        line += " " + parts[Int(state >> 33) % parts.count]
      }
      #expect(try raised(line) != nil, "\(line)")
    }
  }

  @Test func theOthersAreUnderstood() throws {
    let book = try Shipped.book()
    #expect(book.asked("!reçu 61", .french()) == .order(Receive(number: 61)))
    #expect(book.asked("!recu S61", .french()) == .order(Receive(number: 61)))
    #expect(book.asked("!reçu", .french()) == .order(Receive()))
    #expect(book.asked("!received 61", .english()) == .order(Receive(number: 61)))
    #expect(
      book.asked("!lever 61 trois personnes hélitreuillées", .french())
        == .order(ClearDistress(number: 61, reason: "trois personnes hélitreuillées")))
    #expect(book.asked("!clear 61 over", .english()) == .order(ClearDistress(number: 61, reason: "over")))
    #expect(book.faultCode("!leve 61 fini", .french()) == "fault.full_name")
    #expect(book.faultCode("!lever", .french()) == "fault.missing")
    #expect(book.asked("!liste détresse", .french()) == .query(ListReports(filter: .distress)))
    // A misspelt word is suggested, never guessed.
    #expect(book.faultCode("!soss à l’aide", .french()) == "fault.unknown_command")
  }
}
