import CrisisCore
import Foundation
import PlainText
import StrictYAML

extension Book {
  /// Reads folders of commands; a later file replaces the one of the same name, a later text the one of the same code.
  ///
  /// - Parameter commands: those of the program, each of which needs its file.
  /// - Throws: every fault of every file at once.
  package static func load(folders: [String], commands: [CommandSpec]) throws(BookFaults) -> Book {
    var reader = BookReader(commands)
    for folder in folders { reader.read(folder) }
    // Without one of its folders, all that the book would lack says nothing more.
    guard !reader.lacksAFolder else { throw BookFaults(faults: reader.faults.faults) }
    let book = reader.book()
    if reader.faults.isEmpty { book.checkExamples(reader.faults) }
    guard reader.faults.isEmpty else { throw BookFaults(faults: reader.faults.faults) }
    return book
  }
}

/// Gathers the files of several folders.
struct BookReader {
  let faults = FaultCollector()
  private(set) var lacksAFolder = false
  private var commands: [String: CommandFile] = [:]
  private var texts: [String: LanguageTexts] = [:]
  private var terms: [String: Vocabulary.Term] = [:]
  private let specs: [String: CommandSpec]
  private let knownTerms: Set<String>
  private let knownTexts: [String: [Variable]]

  init(_ specs: [CommandSpec]) {
    self.specs = Dictionary(specs.map { ($0.name.rawValue, $0) }, uniquingKeysWith: { first, _ in first })
    knownTerms = Set(Catalogue.terms(of: specs))
    knownTexts = Catalogue.texts(of: specs).merging(Catalogue.authorities) { $1 }
  }

  mutating func read(_ folder: String) {
    guard let files = Self.yamlFiles(in: folder) else {
      faults.add(YAMLFault(file: folder, message: "the folder cannot be read"))
      lacksAFolder = true
      return
    }
    for file in files {
      let code = String(file.dropLast(5))
      guard let value = YAMLSource.load("\(folder)/\(file)", faults: faults) else { continue }
      guard code.utf8.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A || $0 >= 0x30 && $0 <= 0x39 || $0 == 0x5F || $0 == 0x2D })
      else {
        value.fault("the name of a command's file has small letters, digits, - and _ only")
        continue
      }
      if let command = CommandFile.decode(value, code: code, specs[code]) { commands[code] = command }
    }
    var seen: Set<String> = []
    for file in Self.yamlFiles(in: folder + "/texts") ?? [] {
      guard let value = YAMLSource.load("\(folder)/texts/\(file)", faults: faults) else { continue }
      if file == "terms.yaml" { readTerms(value) } else { readTexts(value, &seen) }
    }
  }

  private mutating func readTexts(_ value: YAMLValue, _ seen: inout Set<String>) {
    for (code, text) in value.pairs({ $1.languageTexts() }) ?? [] {
      if !seen.insert(code).inserted { value.fault("the text \"\(code)\" stands in two files of this folder") }
      texts[code] = text
    }
  }

  private mutating func readTerms(_ value: YAMLValue) {
    let pairs = value.pairs { _, value in
      value.map { map -> Vocabulary.Term? in
        var printed: [Language: String] = [:]
        for language in Language.allCases { printed[language] = map.required(language.rawValue) { $0.text() } }
        return Vocabulary.Term(printed: printed, typed: map.optional("typed") { $0.list { $0.word() } } ?? [])
      }
    }
    for (code, term) in pairs ?? [] {
      if !knownTerms.contains(code), !code.hasPrefix("authority.") {
        value.fault("the program knows no term \"\(code)\"")
      }
      terms[code] = term
    }
  }

  /// - Returns: nil where the folder cannot be listed.
  private static func yamlFiles(in folder: String) -> [String]? {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return nil }
    return names.filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }.sorted()
  }

  /// The book, as far as it could be read; what it lacks is reported.
  func book() -> Book {
    var all = texts
    for file in commands.values { all.merge(file.answers) { $1 } }
    reportMissing(all)
    var templates: [Language: [String: TextTemplate]] = [:]
    for (code, text) in all {
      let variables = knownTexts[code] ?? []
      for (language, words) in text.texts {
        let scan = TemplateScan(words)
        for message in TextCheck.faults(scan, code: code, variables: variables, commands: specs.keys) {
          faults.add(text.fault(language, message))
        }
        templates[language, default: [:]][code] = TextTemplate(scan)
      }
    }
    return Book(
      commands: commands, vocabulary: Vocabulary(terms), names: names(), templates: templates, variables: knownTexts)
  }

  private func reportMissing(_ all: [String: LanguageTexts]) {
    for name in specs.keys.sorted() where commands[name] == nil {
      faults.add(
        YAMLFault(file: "\(name).yaml", message: "the file of the command is missing from every folder"))
    }
    for code in knownTexts.keys.sorted() where all[code] == nil {
      let owner = code.prefix { $0 != "." }
      guard let command = commands[String(owner)] else {
        if specs[String(owner)] == nil {
          faults.add(YAMLFault(file: "texts", message: "the text \"\(code)\" is missing"))
        }
        continue
      }
      faults.add(YAMLFault(file: command.path, message: "the answer \"\(code.dropFirst(owner.count + 1))\" is missing"))
    }
    for code in knownTerms.sorted() where terms[code] == nil {
      faults.add(YAMLFault(file: "texts/terms.yaml", message: "the term \"\(code)\" is missing"))
    }
    for (code, text) in all.sorted(by: { $0.key < $1.key })
    where knownTexts[code] == nil {
      let isOwnText = code.hasSuffix(".text") && commands[String(code.dropLast(5))]?.spec == nil
      if !isOwnText { faults.add(text.fault(.french, "the program says no text \"\(code)\"")) }
    }
  }

  /// The table of names; a name that two commands have is a fault.
  private func names() -> [String: String] {
    var names: [String: String] = [:]
    for file in commands.values.sorted(by: { $0.code < $1.code }) {
      for language in Language.allCases {
        if file.names[language]?.isEmpty != false {
          faults.add(YAMLFault(file: file.path, message: "the command has no name in \"\(language.rawValue)\""))
        }
        for name in file.names[language] ?? [] {
          let folded = Folding.fold(name)
          if let other = names[folded], other != file.code {
            faults.add(YAMLFault(file: file.path, message: "the name \"\(name)\" is that of \(other) too"))
          }
          names[folded] = file.code
        }
      }
    }
    return names
  }
}
