import CrisisCore
import StrictYAML

/// One file of `commands/`: all that is said about one command.
struct CommandFile: Sendable {
  /// The name of the file.
  var code: String
  /// nil: a text-only command of an operator.
  var spec: CommandSpec?
  /// In each language the name first, then the aliases.
  var names: [Language: [String]]
  /// Those of the program, as the file narrows them.
  var rights: Rights
  var mayAbbreviate: Bool
  /// The place in the overview of the help; smaller first.
  var rank: Int
  var arguments: [Argument]
  var help: [Language: Help]
  var examples: [Language: [String]]
  /// By the whole code (`report.recorded`).
  var answers: [String: LanguageTexts]
  /// Of the command that calls for help: what looks like it.
  var calls: CallWords?
  /// Where the file is, for faults found later.
  var path: String

  struct Help: Sendable {
    /// How it is written, without its mark: `signaler [lien] lieu heure : texte`.
    var use: String
    /// A few words: what it does.
    var line: String
    /// One or two sentences.
    var text: String
  }

  func takes(_ kind: ArgumentKind) -> Bool { arguments.contains { $0.kind == kind } }
  func name(in language: Language) -> String { names[language]?.first ?? code }
  func example(in language: Language) -> String { examples[language]?.first ?? "!\(name(in: language))" }
}

/// A text in each language, with where it was written.
struct LanguageTexts: Sendable {
  var texts: [Language: String]
  var file: String
  var places: [Language: (line: Int, column: Int)]

  func fault(_ language: Language, _ message: String) -> YAMLFault {
    let place = places[language] ?? (0, 0)
    return YAMLFault(file: file, line: place.line, column: place.column, message: message)
  }
}

extension YAMLValue {
  /// A mapping with one value for each language, all of them required.
  func languages<T>(_ read: (YAMLValue) -> T?) -> [Language: T]? {
    map { map in
      var values: [Language: T] = [:]
      for language in Language.allCases { values[language] = map.required(language.rawValue, read) }
      return values
    }
  }

  func languageTexts() -> LanguageTexts? {
    var places: [Language: (line: Int, column: Int)] = [:]
    let texts = map { map in
      var values: [Language: String] = [:]
      for language in Language.allCases {
        values[language] = map.required(language.rawValue) { value in
          places[language] = (value.line, value.column)
          return value.text()
        }
      }
      return values
    }
    guard let texts, texts.count == Language.allCases.count else { return nil }
    return LanguageTexts(texts: texts, file: file, places: places)
  }
}
