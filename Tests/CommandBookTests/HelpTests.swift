import CrisisCore
import Testing

@testable import CommandBook
@testable import DutyDesk

@Suite struct HelpTests {
  @Test func anOverviewHasSixLinesAtMost() throws {
    let book = try Shipped.book()
    for language in Language.allCases {
      for count in 0...CommandName.allCases.count {
        let allowed = Set(CommandName.allCases.prefix(count))
        let lines = book.helpLines(.overview, in: language, allowed: allowed.contains)
        #expect((1...Book.overviewLines).contains(lines.count))
      }
    }
  }

  @Test func itNamesEveryAllowedCommandAndNoOther() throws {
    let book = try Shipped.book()
    let text = book.helpLines(.overview, in: .french, allowed: { $0 != .activate && $0 != "correct" }).joined(
      separator: "\n")
    for name in CommandName.allCases {
      let isNamed = text.contains("!\(book.name(of: name.rawValue, in: .french) ?? "?")")
      #expect(isNamed == (name != .activate && name != "correct"), "\(name)")
    }
  }

  @Test func theFirstLineIsTheMostUseful() throws {
    let lines = try Shipped.book().helpLines(.overview, in: .french, allowed: { _ in true })
    #expect(lines.first == "Signaler un fait vu\u{A0}: !signaler [lien] Issoire 14h10 route urgent\u{A0}: texte")
    #expect(lines.last == "Une commande en détail\u{A0}: !aide signaler. Toutes\u{A0}: !aide tout")
  }

  @Test func whoMayDoNothingIsToldWhereToAsk() throws {
    #expect(
      try Shipped.book().helpLines(.overview, in: .english, allowed: { _ in false }) == [
        "No command is open to you here. Write to Vigie in a direct message: !help"
      ])
  }

  @Test func oneCommandIsExplained() throws {
    let book = try Shipped.book()
    let lines = book.helpLines(.command("show"), in: .english, allowed: { _ in true })
    #expect(
      lines == [
        "Form: !show 47. Shows a report: place, times, state, text and link, then all that was done to it, by whom and when; in private where that is long. 47, S47 and #47 are the same. Q3 shows a question of the managers, R9 a relay with its exact text, P12 an offer.",
        "Example: !show 47", "Example: !show S47", "Also called: !voir and !v",
      ])
    let reserved = book.helpLines(.command("activate"), in: .english, allowed: { _ in false })
    #expect(reserved.last?.hasPrefix("You cannot use it here. Open to: coordinators and managers.") == true)
    #expect(book.helpLines(.command("nothing"), in: .english, allowed: { _ in true }).isEmpty)
  }

  @Test func anotherNameThatBothLanguagesHaveIsSaidOnce() throws {
    let folder = try CommandFolder()
    try folder.copy("ping.yaml", replacing: "[ping]", with: "[ping, pong]")
    let book = try Book.load(folders: [Shipped.folder, folder.path], commands: CommandList.all)
    #expect(book.helpLines(.command("ping"), in: .french, allowed: { _ in true }).last == "Se dit aussi\u{A0}: !pong")
  }

  @Test func everythingIsAllOfIt() throws {
    #expect(
      try Shipped.book().helpLines(.everything, in: .french, allowed: { _ in true }).count == CommandName.allCases.count
    )
  }
}
