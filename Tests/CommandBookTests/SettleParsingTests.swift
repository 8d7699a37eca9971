import CrisisCore
import Testing

@testable import CommandBook
@testable import DutyDesk

@Suite struct SettleParsingTests {
  static let lines: [(String, Asked)] = [
    ("!doublon 52 de 47", .order(SettleCommand.duplicate(52, of: 47))),
    ("!doublon S52 S47", .order(SettleCommand.duplicate(52, of: 47))),
    ("!périmer 47", .order(SettleCommand.supersede(47, reason: nil))),
    ("!perimer S47 la route a rouvert", .order(SettleCommand.supersede(47, reason: "la route a rouvert"))),
    ("!question Le gymnase est-il libre ?", .order(QuestionOrder.ask("Le gymnase est-il libre\u{A0}?"))),
    ("!répondre Q3 libre par le nord", .order(QuestionOrder.answer(3, "libre par le nord"))),
    ("!repondre 3 libre", .order(QuestionOrder.answer(3, "libre"))), ("!voir Q3", .query(ShowQuestion(number: 3))),
    ("!voir 47", .query(ShowReport(number: 47))),
  ]

  @Test(arguments: lines)
  func isUnderstood(_ line: String, _ asked: Asked) throws {
    #expect(try Shipped.book().asked(line, .french()) == asked)
  }

  @Test(arguments: [
    ("!doublon 52", "fault.missing"), ("!doublon", "fault.missing"), ("!répondre", "fault.missing"),
    ("!question", "fault.missing"), ("!doublon 52 de R9", "fault.wrong_kind"),
  ])
  func whatIsMissingIsSaid(_ line: String, _ code: String) throws {
    #expect(try Shipped.book().faultCode(line, .french()) == code)
  }
}
