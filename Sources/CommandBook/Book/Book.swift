import CrisisCore
import PlainText
import StrictYAML

/// All commands and texts, read and checked: never changed, so that it is shared and not copied. A reload makes a new one.
package final class Book: Sendable {
  /// By code.
  let commands: [String: CommandFile]
  let vocabulary: Vocabulary
  /// Every name and alias of every language, folded, and the code that it stands for.
  let names: [String: String]
  /// Folded names by language, for abbreviations and suggestions; those that are used most come first.
  let namesByLanguage: [Language: [(name: String, code: String)]]
  /// The command that calls for help, and what looks like it.
  let caller: (file: CommandFile, words: CallWords)?
  /// What each text is given.
  let variables: [String: [Variable]]
  private let french: [String: TextTemplate]
  private let english: [String: TextTemplate]

  init(
    commands: [String: CommandFile], vocabulary: Vocabulary, names: [String: String],
    templates: [Language: [String: TextTemplate]], variables: [String: [Variable]]
  ) {
    self.commands = commands
    self.vocabulary = vocabulary
    self.names = names
    self.variables = variables
    caller = commands.values.lazy.compactMap { file in file.calls.map { (file, $0) } }.first
    french = templates[.french] ?? [:]
    english = templates[.english] ?? [:]
    var byLanguage: [Language: [(name: String, code: String)]] = [:]
    for language in Language.allCases {
      byLanguage[language] = commands.values.flatMap { file in
        (file.names[language] ?? []).map { (rank: file.rank, name: Folding.fold($0), code: file.code) }
      }.sorted { ($0.rank, $0.name) < ($1.rank, $1.name) }.map { ($0.name, $0.code) }
    }
    namesByLanguage = byLanguage
  }

  func template(_ code: String, _ language: Language) -> TextTemplate? {
    language == .french ? french[code] : english[code]
  }

  /// Every code of a text, for tests and tools.
  package var textCodes: [String] { french.keys.sorted() }

  /// The codes of all commands, an operator's text-only ones included.
  package var commandCodes: [String] { commands.keys.sorted() }

  /// To whom and where a command is open, as its file narrows it; of no such command: to nobody.
  package func rights(of code: String) -> Rights { commands[code]?.rights ?? Rights(audience: [], venues: []) }

  /// nil: a text-only command of an operator, or none at all.
  package func spec(_ name: CommandName) -> CommandSpec? { commands[name.rawValue]?.spec }

  /// How a command is called in a language: `signaler`.
  package func name(of code: String, in language: Language) -> String? { commands[code]?.name(in: language) }

  /// Examples of every command as its file has them.
  package func examples(of code: String, in language: Language) -> [String] {
    commands[code]?.examples[language] ?? []
  }
}

/// Every fault found in the folders of commands.
package struct BookFaults: Error, Sendable, Equatable, CustomStringConvertible {
  package var faults: [YAMLFault]

  package var description: String { faults.map(\.description).joined(separator: "\n") }
}
