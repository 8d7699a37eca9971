import CrisisCore
import Testing

@testable import CommandBook

@Suite struct SettleParsingTests {
  static let lines: [(String, Command)] = [
    ("!doublon 52 de 47", .settle(.duplicate(52, of: 47))), ("!doublon S52 S47", .settle(.duplicate(52, of: 47))),
    ("!périmer 47", .settle(.supersede(47, reason: nil))),
    ("!perimer S47 la route a rouvert", .settle(.supersede(47, reason: "la route a rouvert"))),
    ("!question Le gymnase est-il libre ?", .question(.ask("Le gymnase est-il libre\u{A0}?"))),
    ("!répondre Q3 libre par le nord", .question(.answer(3, "libre par le nord"))),
    ("!repondre 3 libre", .question(.answer(3, "libre"))), ("!voir Q3", .question(.show(3))), ("!voir 47", .show(47)),
  ]

  @Test(arguments: lines)
  func isUnderstood(_ line: String, _ command: Command) throws {
    #expect(try Shipped.book().request(line, .french())?.command == command)
  }

  @Test(arguments: [
    ("!doublon 52", "fault.missing"), ("!doublon", "fault.missing"), ("!répondre", "fault.missing"),
    ("!question", "fault.missing"), ("!doublon 52 de R9", "fault.wrong_kind"),
  ])
  func whatIsMissingIsSaid(_ line: String, _ code: String) throws {
    #expect(try Shipped.book().faultCode(line, .french()) == code)
  }
}
