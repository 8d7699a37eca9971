import CrisisCore
import Testing

@testable import CommandBook
@testable import DutyDesk

/// Whatever is typed, the answer is a request, talk, or a fault of one printable line.
@Suite struct HostileInputTests {
  private func check(_ line: String, _ context: ParseContext) throws {
    let book = try Shipped.book()
    let parsed = book.parse(line, context)
    switch parsed {
    case .conversation, .text: break
    case .request(let request, let folded):
      #expect(folded.hasPrefix(request.name.rawValue))
      if case .order(let order)? = request.act as? Asked, let report = order as? FileReport {
        for words in [report.place, report.text, report.link] {
          #expect(words?.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x202E } ?? true)
        }
      }
    case .fault(let fault):
      #expect(book.mismatches(fault.statement).isEmpty, "\(book.mismatches(fault.statement))")
      let said = book.render(fault.statement, RenderContext(context.language, Clock.paris, now: context.now))
      #expect(said.utf8.count < 1_000)
      #expect(said.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) })
    }
  }

  static let lines: [String] = [
    "!" + String(repeating: "a", count: 8_000), "!signaler " + String(repeating: "x ", count: 4_000),
    "!signaler " + String(repeating: "é", count: 1_999), "!voir " + String(repeating: "9", count: 3_000),
    "!signaler \u{202E}etuor", "!si\u{202E}gnaler x", "!z" + String(repeating: "\u{301}", count: 500),
    "!signaler z" + String(repeating: "\u{301}", count: 500), "!signaler \"", "!signaler lieu=\"", "!signaler «",
    "!signaler 25h61", "!signaler 99:99", "!signaler \u{0}\u{0}", "!\u{0}ping", "!voir \u{0}47", "!signaler =",
    "!signaler ==",
    "!signaler lieu=lieu=lieu", "!signaler :", "!signaler ::::", "!signaler : :", "!signaler ,,,,", "!signaler ...",
    "!@63",
    "!signaler @63", "!signaler @", "!signaler https://", "!signaler www.", "!signaler geo:,", "!signaler ,",
    "!signaler n°",
    "!signaler {{text}} {{#x}}", "!signaler \r\nQUIT", "!é", "!ß", "!İ", "!aide !aide !aide", "!aide ????",
    "!voir n° n°",
    "!signaler 00/00 14h", "!signaler 31/02 14h", "!signaler 1/1/0000 14h", "!signaler 14 h", "!signaler h 10",
    "!signaler 0h0",
    "!activer pour=", "!activer pour", "!activer : : :", "!corriger 999999999999", "!oui -1", "!signaler 3 pers 4 pers",
    "!signaler 1e308.00,1.00", "!signaler nan.00,1.00", "!signaler 45.00000000000000000000000,3.00",
    "!signaler -.00,0.00",
  ]

  @Test(arguments: lines, [false, true])
  func hostileLines(_ line: String, _ isDirect: Bool) throws {
    try check(line, .french(isDirect: isDirect))
    try check(line, .english(isDirect: isDirect))
  }

  @Test func aLineThatIsTooLongSaysSo() throws {
    #expect(
      try Shipped.book().faultCode("!signaler " + String(repeating: "x", count: 8_000), .french()) == "fault.too_long")
    #expect(try Shipped.book().parse(String(repeating: "x", count: 100_000), .french()) == .conversation)
  }

  @Test func randomBytesNeverBreakIt() throws {
    var random = SplitMix(seed: 2411)
    for _ in 0..<3_000 {
      let length = Int.random(in: 0..<120, using: &random)
      let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
      try check("!signaler " + String(decoding: bytes, as: UTF8.self), .french())
      try check("!" + String(decoding: bytes, as: UTF8.self), .french(isDirect: true))
    }
  }

  /// Words that mean something, in any order and number.
  @Test func randomWordsNeverBreakIt() throws {
    let names = [
      "!signaler", "!corriger", "!activer", "!voir", "!aide", "!non", "!état", "!langue", "!oui", "!annuler", "!ping",
      "!x",
    ]
    let words = [
      "47", "S47", "n°", "@63", "crue", "feu", "de", "forêt", "14h10", "14", "h", "10", "hier", "25/11", "le", "à",
      "dim", "urgent",
      "route", "3", "pers", "lieu=", "lieu", "=", "Issoire", "«", "»", "\"", ":", "texte:", "https://x.fr/a",
      "45.5432,3.2481", "autre",
      "pour=SDIS63", "pour", "SDIS", "63", "exercice", ",", "!", "?", "…", "am", "pm", "2:10", "24h", "minuit",
      "maintenant", "normal",
    ]
    var random = SplitMix(seed: 63)
    for _ in 0..<10_000 {
      let count = Int.random(in: 0...9, using: &random)
      let line = (0..<count).reduce(names.randomElement(using: &random) ?? "!") { line, _ in
        line + " " + (words.randomElement(using: &random) ?? "")
      }
      try check(line, .french(Bool.random(using: &random) ? floodDay : floodDay + 183 * .day))
    }
  }

  /// A rendered example is understood as it was meant, whoever's values are in it.
  @Test func theMendOfEveryFaultIsUnderstood() throws {
    let book = try Shipped.book()
    for name in CommandName.allCases {
      for language in Language.allCases {
        for example in book.examples(of: name.rawValue, in: language) {
          let context = ParseContext(language: language, now: floodDay, clock: Clock.paris)
          #expect(book.request(example, context)?.name == name, "\(example)")
        }
      }
    }
  }
}
