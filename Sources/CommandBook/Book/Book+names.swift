import CrisisCore
import PlainText

extension Book {
  /// An abbreviation has at least three letters, is sought in the person's language only, and runs only when all that it
  /// may stand for is one command that may be abbreviated.
  func abbreviated(_ folded: String, _ typed: String, _ language: Language) throws(Fault) -> CommandFile {
    guard folded.utf8.count >= 3 else { throw unknown(folded, typed, language) }
    let matches = (namesByLanguage[language] ?? []).filter { $0.name.hasPrefix(folded) }
    let codes = Set(matches.map(\.code)).sorted()
    guard let first = codes.first, let file = commands[first] else { throw unknown(folded, typed, language) }
    if codes.count > 1 {
      throw Fault(
        "ambiguous", ["given": .text("!\(typed)"), "commands": .choice(codes.map { .term("command.\($0)") })])
    }
    guard file.mayAbbreviate else {
      throw Fault("full_name", ["given": .text("!\(typed)"), "command": .term("command.\(first)")], command: first)
    }
    return file
  }

  /// A command that nobody knows, with those that were probably meant.
  func unknown(_ folded: String, _ typed: String, _ language: Language) -> Fault {
    let own = (namesByLanguage[language] ?? []).map(\.name)
    var near = nearest(folded, own)
    if near.isEmpty { near = nearest(folded, names.keys) }
    var codes: [String] = []
    for name in near { if let code = names[name], !codes.contains(code) { codes.append(code) } }
    return Fault(
      "unknown_command",
      [
        "given": .text("!\(shown(typed.hasPrefix("!") ? String(typed.dropFirst()) : typed))"),
        "suggestions": .choice(codes.map { .term("command.\($0)") }), "some": .flag(!codes.isEmpty),
      ])
  }

  /// A fault with the name of its command and an example of it, unless it has them.
  func named(_ fault: Fault, _ file: CommandFile, _ language: Language) -> Fault {
    guard fault.statement.code != "fault.unknown_command" else { return fault }
    var fault = fault
    fault.command = fault.command ?? file.code
    fault.statement.values["command"] = fault.statement.values["command"] ?? .term("command.\(file.code)")
    fault.statement.values["example"] = .text(file.example(in: language))
    return fault
  }
}

extension Book {
  /// A word in the one form in which words compare: no accents, small letters.
  package func folded(_ text: String) -> String { Folding.fold(text) }

  /// Whether two words differ by accents, capitals and the like only.
  package static func isSameWord(_ a: String, _ b: String) -> Bool { Folding.fold(a) == Folding.fold(b) }
}
