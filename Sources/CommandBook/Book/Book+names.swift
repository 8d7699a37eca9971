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
      throw Fault(Texts.faults.ambiguous("!\(typed)", codes))
    }
    guard file.mayAbbreviate else {
      throw Fault(Texts.faults.fullName("!\(typed)", first), command: first)
    }
    return file
  }

  /// A command that nobody knows, with those that were probably meant.
  func unknown(_ folded: String, _ typed: String, _ language: Language) -> Fault {
    let own = (namesByLanguage[language] ?? []).map(\.name)
    var near = nearest(folded, own)
    if near.isEmpty { near = nearest(folded, names.keys.sorted()) }
    var codes: [String] = []
    for name in near { if let code = names[name], !codes.contains(code) { codes.append(code) } }
    return Fault(
      Texts.faults.unknownCommand("!\(shown(typed.hasPrefix("!") ? String(typed.dropFirst()) : typed))", codes))
  }

  /// A fault with the name of its command and an example of it, unless it has them.
  func named(_ fault: Fault, _ file: CommandFile, _ language: Language) -> Fault {
    guard fault.statement.code != Texts.faults.unknownCommand.code else { return fault }
    var fault = fault
    fault.command = fault.command ?? file.code
    fault.use = CommandUse(command: file.code, example: file.example(in: language))
    return fault
  }
}

extension Book {
  /// A line once more, with a crisis named behind its command, in place of the one that it names: to be typed as it stands.
  package func retyped(_ text: String, naming crisis: String, _ context: ParseContext) -> String? {
    guard let line = addressed(text, context), let (_, rest) = try? command(line, context) else { return nil }
    let name = line[..<rest.startIndex].filter { !" :,".contains($0) }
    var words = rest.drop { $0 == " " }
    if Self.code(words.split(separator: " ").first.map(String.init)) != nil {
      words = words.drop { $0 != " " }.drop { $0 == " " }
    }
    return "!\(name) @\(crisis)" + (words.isEmpty ? "" : " \(words)")
  }

  /// A word in the one form in which words compare: no accents, small letters.
  package func folded(_ text: String) -> String { Folding.fold(text) }

  /// Whether two words differ by accents, capitals and the like only.
  package static func isSameWord(_ a: String, _ b: String) -> Bool { Folding.fold(a) == Folding.fold(b) }
}
