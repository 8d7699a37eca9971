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

  /// Spellings that can be nothing else, with whatever keyboards put between.
  @Test(arguments: [
    "!s.o.s Coudes toit", "!S.O.S. Coudes toit", "!s o s Coudes toit", "!S-O-S : Coudes toit", "!SOS! Coudes toit",
    "!sos: Coudes toit", "!soss Coudes toit", "!sosss Coudes toit", "!SSOS Coudes toit", "!s0s Coudes toit",
    "!sos-Coudes toit", "!sos… Coudes toit", "! sos Coudes toit", "!  SOS Coudes toit", "!\u{A0}sos Coudes toit",
    "!\u{202F}s.o.s Coudes toit", "!détresse Coudes toit", "!Detresse Coudes toit", "! détresse Coudes toit",
    "!DÉTRESSE ! Coudes toit", "Vigie: s.o.s Coudes toit", "!distress Coudes toit",
  ])
  func theCommandIsKnownHoweverItIsSpelt(_ line: String) throws {
    for context in [ParseContext.french(), .english()] {
      let command = try #require(try Shipped.book().order(line, context) as? RaiseDistress, "\(line)")
      #expect(command.report.text?.hasSuffix("Coudes toit") == true, "\(line): \(command)")
    }
  }

  @Test(arguments: ["SOS Coudes toit", "s o s Coudes toit", "S.O.S. Coudes toit", "! sos Coudes toit"])
  func inPrivateNoMarkIsNeeded(_ line: String) throws {
    #expect(try raised(line, direct: true)?.report.text == "Coudes toit")
  }

  /// Behind a space a whole name only is a command.
  @Test func aSpaceBehindTheMarkIsNothing() throws {
    let book = try Shipped.book()
    for line in ["signaler Issoire : pont", "s Issoire : pont", "voir 47", "état", "aide", "oui", "liste, urgents"] {
      let tight = book.parse("!\(line)", .french())
      for space in [" ", "   ", "\u{A0}", "\u{202F}"] {
        #expect(book.parse("!\(space)\(line)", .french()) == tight, "\(line)")
      }
    }
  }

  /// What looks like a call, and the words that would stand behind the command.
  @Test(arguments: [
    ("!secours Coudes toit", "Coudes toit"), ("!urgence : Coudes toit", "Coudes toit"), ("!mayday", ""),
    ("!aidez-nous Coudes", "Coudes"), ("!aidez Coudes", "Coudes"), ("!au secours, Coudes toit", "Coudes toit"),
    ("!à l’aide !", ""), ("!help me Coudes", "Coudes"), ("!help us", ""), ("!emergency Coudes", "Coudes"),
    ("!aide-moi Coudes", "Coudes"), ("!aide moi Coudes", "Coudes"), ("!soscoudes toit", "soscoudes toit"),
    ("! au secours Coudes", "Coudes"), ("!coudes sos famille sur le toit", "coudes sos famille sur le toit"),
    ("!signaler SOS Coudes famille sur le toit", "Coudes famille sur le toit"),
    ("!s sos Coudes : toit", "Coudes : toit"),
    ("!s Coudes : SOS famille sur le toit", "Coudes : famille sur le toit"), ("!s s.o.s. Coudes", "Coudes"),
    ("!s @63 SOS Coudes", "@63 Coudes"), ("!s https://x.com/a/status/1 SOS Coudes", "https://x.com/a/status/1 Coudes"),
    ("!report help us Coudes", "Coudes"), ("!note SOS Coudes toit", "Coudes toit"), ("!voir sos Coudes", "Coudes"),
    ("!question au secours, Coudes", "Coudes"),
  ])
  func whatLooksLikeACallIsNeverAnythingElse(_ line: String, _ words: String) throws {
    for context in [ParseContext.french(), .english()] {
      #expect(try Shipped.book().order(line, context) as? ResemblesCall == ResemblesCall(words: words), "\(line)")
    }
  }

  @Test(arguments: ["au secours Coudes", "Bonjour, au secours", "à l’aide", "on est sur le toit, SOS", "secours !"])
  func soItDoesInPrivateWithoutAMark(_ line: String) throws {
    #expect(try Shipped.book().order(line, .french(isDirect: true)) is ResemblesCall)
    #expect(try Shipped.book().parse(line, .french()) == .conversation)
  }

  /// A command that is one stays one.
  @Test(arguments: [
    "!aide", "!help", "!aide sos", "!help distress", "!signaler Issoire : les secours sont là", "!s secours à Issoire",
    "!signaler Issoire urgent : cave", "!s urgent Issoire : cave", "!s Issoire : SMS reçu", "!chercher sos",
    "!liste sos",
    "!vérifier 4 faux : SOS Médecins le dit", "!note la SOS-ruche", "!corriger 4 : au secours", "!état",
    "!lever 4 au secours",
    "!s Coudes : ils crient au secours",
  ])
  func aRealCommandAlwaysWins(_ line: String) throws {
    let request = try #require(try Shipped.book().request(line, .french()), "\(line)")
    #expect(request.name != .distress, "\(line)")
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
  }
}
