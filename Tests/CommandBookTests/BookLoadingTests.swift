import CrisisCore
import Foundation
import StrictYAML
import Testing

@testable import CommandBook
@testable import DutyDesk

/// A folder of commands in a temporary place, gone with the test.
final class CommandFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "vigie-words-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path + "/texts", withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ file: String, _ text: String) throws {
    try text.write(toFile: "\(path)/\(file)", atomically: true, encoding: .utf8)
  }

  /// A shipped file with a change; fails where the change does not apply.
  func copy(_ file: String, replacing old: String, with new: String) throws {
    let text = try String(contentsOfFile: "\(Shipped.folder)/\(file)", encoding: .utf8)
    try #require(text.contains(old))
    try write(file, text.replacing(old, with: new))
  }

  /// The faults of the shipped book with this folder over it, without the folder's path.
  func faults() -> [String] {
    do {
      _ = try Book.load(folders: [Shipped.folder, path], commands: CommandList.all)
      return []
    } catch {
      return error.faults.map {
        $0.description.replacing(path + "/", with: "").replacing(Shipped.folder + "/", with: "")
      }
    }
  }
}

@Suite struct BookLoadingTests {
  static let textCommand = """
    names: { fr: [horaires, h], en: [hours] }
    help:
      fr: { line: "quand nous sommes là", text: "Les heures de la permanence." }
      en: { line: "when we are here", text: "The hours of the permanence." }
    examples: { fr: ["!horaires"], en: ["!hours"] }
    text: { fr: "De 8h à 20h.", en: "From 8 to 20." }
    """

  @Test func theShippedFilesHaveNoFault() throws {
    #expect(try CommandFolder().faults() == [])
    #expect(try Shipped.book().commandCodes == CommandName.allCases.map(\.rawValue).sorted())
  }

  @Test func anOperatorAddsATextCommand() throws {
    let folder = try CommandFolder()
    try folder.write("hours.yaml", Self.textCommand)
    let book = try Book.load(folders: [Shipped.folder, folder.path], commands: CommandList.all)
    #expect(book.parse("!horaires ?", .french()) == .text("hours"))
    #expect(book.parse("!hor", .french()) == .text("hours"))
    #expect(book.render(Statement("hours.text"), .french) == "De 8h à 20h.")
    #expect(book.helpLines(.overview, in: .french, allowed: { _ in true }).contains("Informations\u{A0}: !horaires"))
    #expect(
      book.helpLines(.command("hours"), in: .english, allowed: { _ in true }).first
        == "Form: !hours. The hours of the permanence."
    )
    #expect(try Shipped.book().faultCode("!horaires", .french()) == "fault.unknown_command")
  }

  @Test func aLaterFolderReplacesACommandAndAText() throws {
    let folder = try CommandFolder()
    try folder.copy("ping.yaml", replacing: "Je suis là.", with: "Présente.")
    try folder.write("texts/mine.yaml", "status_x.y: { fr: \"x\", en: \"x\" }\n")
    #expect(folder.faults() == [#"texts/mine.yaml:1:19: the program says no text "status_x.y""#])
    try folder.write("texts/mine.yaml", "refusal.store: { fr: \"Une minute.\", en: \"A minute.\" }\n")
    let book = try Book.load(folders: [Shipped.folder, folder.path], commands: CommandList.all)
    #expect(book.render(Statement("ping.pong", ["queue": .number(0)]), .french).hasPrefix("Présente."))
    #expect(book.render(Statement("refusal.store"), .english) == "A minute.")
  }

  /// A shipped file, what is changed in it, and the fault that must be found.
  static let planted: [(String, String, String, String)] = [
    ("ping.yaml", "{{queue}}", "{{queu}}", #"ping.yaml:18:9: ping.pong knows no value "queu" (did you mean "queue"?)"#),
    ("health.yaml", "{{^last_write}}", "{{#last_write", #"only {{name}}, {{#name}}"#),
    ("health.yaml", "{{^last_write}}", "{{#last_read}}", #"{{/last_write}} closes nothing that is open"#),
    ("ping.yaml", "{{queue}} line", "{{queue_one}} line", "{{queue_one}} has no words: it only opens a section"),
    ("ping.yaml", "{{queue}} line", "{{{queue}}} line", "only {{name}}, {{#name}}"),
    ("ping.yaml", "  pong:", "  pnog:", #"the answer "pong" is missing"#),
    ("ping.yaml", "  pong:", "  pnog:", #"the program says no text "ping.pnog""#),
    ("ping.yaml", "fr: [ping]", "fr: [ping, voir]", #"the name "voir" is that of"#),
    ("ping.yaml", "fr: [ping]", "fr: [\"pi ng\"]", "a name (letters, digits, dashes) is wanted here"),
    ("ping.yaml", "rank: 80", "rank: 80\nrnak: 3", #"ping.yaml:6:1: unknown key "rnak" (did you mean "rank"?)"#),
    ("ping.yaml", "rank: 80", "abbreviation: nevr", #"unknown word "nevr" (did you mean "never"?)"#),
    ("ping.yaml", "fr: [\"!ping\"]", "fr: [\"!voir 47\"]", #"the example "!voir 47" is not understood as show"#),
    ("ping.yaml", "fr: [\"!ping\"]", "fr: []", #"there is no example in "fr""#),
    ("ping.yaml", "fr: [\"!ping\"]", "fr: [!ping]", "f"),
    ("ping.yaml", "    line: \"check that Vigie answers\"\n", "", #"the key "line" is missing"#),
    (
      "activate.yaml", "rank: 20", "rank: 20\naudience: [volunteer, manager]",
      "activate is not open to volunteer: a file may narrow"
    ),
    (
      "activate.yaml", "rank: 20", "rank: 20\nplaces: [volunteers]",
      "activate may not be used in volunteers: a file may narrow"
    ),
    ("show.yaml", "type: record", "type: number", #"the argument "number" must be of type record"#),
    ("show.yaml", "name: number", "name: nummer", #"the program takes no argument "nummer" for show"#),
    ("show.yaml", "name: number", "name: nummer", #"the argument "number" is missing"#),
    (
      "correct.yaml", "urgent: [urgent, urgente]", "urgnt: [urgent, urgente]",
      #"the choice "urgency" must offer "urgent""#
    ),
    ("show.yaml", "S{{number}}, {{status}}", "{{text}}", "the text begins with {{text}}, somebody's own words"),
    ("texts/terms.yaml", "category.eau:", "category.aeu:", #"the program knows no term "category.aeu""#),
    ("texts/terms.yaml", "language.en: { fr: \"anglais\"", "language.en: { fr: anglais", "a text must be in quotes"),
    ("texts/faults.yaml", "fault.twice:", "fault.twise:", #"the program says no text "fault.twise""#),
  ]

  @Test(arguments: planted)
  func everyPlantedFaultIsFound(_ file: String, _ old: String, _ new: String, _ expected: String) throws {
    let folder = try CommandFolder()
    try folder.copy(file, replacing: old, with: new)
    let faults = folder.faults()
    #expect(faults.contains { $0.contains(expected) }, "\(faults)")
  }

  @Test func whatIsMissingIsTold() throws {
    let empty = try CommandFolder()
    let faults: [String]
    do {
      _ = try Book.load(folders: [empty.path], commands: CommandList.all)
      faults = []
    } catch {
      faults = error.faults.map(\.description)
    }
    #expect(faults.contains("report.yaml: the file of the command is missing from every folder"))
    #expect(faults.contains(#"texts: the text "refusal.store" is missing"#))
    #expect(faults.contains(#"texts/terms.yaml: the term "category.eau" is missing"#))
  }

  @Test func faultsOfSeveralFilesComeTogether() throws {
    let folder = try CommandFolder()
    try folder.copy("ping.yaml", replacing: "{{queue}} line", with: "{{x}} line")
    try folder.copy("yes.yaml", replacing: "rank: 60", with: "rank: no")
    #expect(folder.faults().count >= 2)
    #expect(Set(folder.faults().map { $0.prefix { $0 != ":" } }) == ["ping.yaml", "yes.yaml"])
  }

  @Test func aFileNarrowsRights() throws {
    let folder = try CommandFolder()
    try folder.copy("report.yaml", replacing: "rank: 10", with: "rank: 10\naudience: [verifier]\nplaces: [direct]")
    let book = try Book.load(folders: [Shipped.folder, folder.path], commands: CommandList.all)
    #expect(book.rights(of: "report") == Rights(audience: [.verifier], venues: [.direct]))
    #expect(try Shipped.book().rights(of: "report") == Shipped.book().spec("report")?.rights)
  }

  /// Whatever a slip of the editor makes of a file, reading it ends in a book or in faults.
  @Test func damagedFilesAreFaultsAtWorst() throws {
    var random = SplitMix(seed: 1_127)
    let files = ["report.yaml", "activate.yaml", "texts/terms.yaml", "texts/refusals.yaml"]
    for round in 0..<40 {
      let file = files[round % files.count]
      var bytes = try Array(#require(FileManager.default.contents(atPath: "\(Shipped.folder)/\(file)")))
      for _ in 0..<3 {
        let at = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0...3, using: &random) {
        case 0: bytes.remove(at: at)
        case 1: bytes[at] = UInt8.random(in: 0...255, using: &random)
        case 2: bytes.insert(contentsOf: "{{#x}}\"'&*[".utf8.shuffled(using: &random).prefix(4), at: at)
        default: bytes.removeSubrange(at..<min(bytes.count, at + 60))
        }
      }
      let folder = try CommandFolder()
      #expect(FileManager.default.createFile(atPath: "\(folder.path)/\(file)", contents: Data(bytes)))
      for fault in folder.faults() { #expect(!fault.isEmpty) }
    }
  }

  @Test func aFolderThatCannotBeReadIsTheOneFaultTold() throws {
    let error = #expect(throws: BookFaults.self) {
      _ = try Book.load(folders: [Shipped.folder, "/nowhere/commands"], commands: CommandList.all)
    }
    #expect(error?.description == "/nowhere/commands: the folder cannot be read")
  }
}
