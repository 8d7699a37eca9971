import CrisisCore

@testable import CommandBook

/// What can be wrong with a line, made from what each command declares that it takes: an argument left out, wrong, beyond
/// all measure, given twice or without its value, another kind of record, a crisis that there is not; and what is right.
struct WrongLines {
  let book: Book
  let language: Language
  /// The one that the records are of.
  let crisis: String

  private func pick(_ french: String, _ english: String) -> String { language == .french ? french : english }

  /// Its name alone; its examples, as they stand and about the records that there are.
  func usual(_ code: String) -> [String] {
    guard let file = book.commands[code] else { return [] }
    let examples = file.examples[language] ?? []
    return ["!\(file.name(in: language))"] + examples + examples.map(fitted)
  }

  /// The same with a crisis named.
  func named(_ code: String, _ crisis: String) -> [String] {
    guard let file = book.commands[code], let example = file.examples[language]?.first else { return [] }
    return [line(file), fitted(example)].map { line in
      let name = line.prefix { $0 != " " }
      return "\(name) @\(crisis)\(line[name.endIndex...])"
    }
  }

  func all(_ code: String) -> [String] {
    guard let file = book.commands[code] else { return [] }
    var lines = usual(code)
    for argument in file.arguments {
      if !argument.isOptional, argument.kind != .flag { lines.append(line(file, without: argument)) }
      for wrong in wrongs(argument.kind) { lines.append(line(file, with: argument, wrong)) }
      guard let key = argument.shownKeys[language] else { continue }
      let value = sample(argument, file)
      lines += ["\(key)=", "\(key)=zzz", "\(key)=\(value) \(key)=\(value)"].map {
        "\(line(file, without: argument)) \($0)"
      }
    }
    lines += named(code, "99") + named(code, "42")
    let name = "!\(file.name(in: language))"
    lines += [
      "S1", "R1", "Q1", "P1", "99", "zzz yyy", crisis, "25h70", "\"x", "zz=1", String(repeating: "x", count: 1_100),
    ].map { "\(name) \($0)" }
    lines += [String(name.prefix(4)), name + "x"]
    var seen: Set<String> = []
    return lines.filter { seen.insert($0).inserted }
  }

  // MARK: - One line

  /// The command with what it has to have, and no more.
  private func line(
    _ file: CommandFile, without absent: Argument? = nil, with other: Argument? = nil, _ words: String = ""
  ) -> String {
    var line = "!\(file.name(in: language))"
    var text = ""
    for argument in file.arguments where argument !== absent {
      guard argument === other || !argument.isOptional && argument.kind != .flag else { continue }
      let value = argument === other ? words : sample(argument, file)
      if argument.kind == .text {
        text = "\u{A0}: \(value)"
      } else {
        line += " " + (argument.isKeyedOnly ? argument.shownKeys[language].map { "\($0)=" } ?? "" : "") + value
      }
    }
    return line + text
  }

  /// An example with the numbers of the records that there are, and that crisis.
  private func fitted(_ example: String) -> String {
    let numbers = ["47": "1", "52": "2", "53": "3", "54": "3", "61": "2"]
    return example.split(separator: " ").map { word -> String in
      if let first = word.first, "RQP".contains(first), Int(word.dropFirst()) != nil { return "\(first)1" }
      let number = word.first == "S" ? word.dropFirst() : word
      return numbers[String(number)].map { word.first == "S" ? "S\($0)" : $0 } ?? String(word)
    }.joined(separator: " ").replacing("63-crue-2411", with: crisis)
  }

  /// What is right for an argument.
  private func sample(_ argument: Argument, _ file: CommandFile) -> String {
    switch argument.kind {
    case .number, .asked: "1"
    case .report, .record: "1"
    case .question: "Q1"
    case .offer: "P1"
    case .relay: "R1"
    case .departement: "63"
    case .hazard: pick("tempête", "storm")
    case .category: pick("route", "road")
    case .language: pick("français", "english")
    case .authority: "SDIS63"
    case .member: "jo"
    case .crisis: "@63"
    case .link: "https://www.puy-de-dome.gouv.fr/b"
    case .observed: "3h05"
    case .time: "6h"
    case .span: "6h-8h"
    case .duration: "2h"
    case .coordinates: "45.54,3.25"
    case .people: pick("3 pers", "3 people")
    case .grade: "B2"
    case .command: file.name(in: language)
    case .flag, .choice: word(of: argument, file) ?? "zzz"
    case .word: "X"
    case .rest: pick("quelque chose", "something")
    case .sentence: "Issoire"
    case .text, .message, .verbatim: pick("un fait", "a fact")
    }
  }

  /// One that an example has.
  private func word(of argument: Argument, _ file: CommandFile) -> String? {
    for example in file.examples[language] ?? [] {
      let words = example.split(separator: " ").map { Token(String($0)) }
      for index in words.indices where argument.words.match(words, at: index)?.count == 1 { return words[index].text }
    }
    return nil
  }

  private func wrongs(_ kind: ArgumentKind) -> [String] {
    switch kind {
    case .number: ["0", "99999999999", "zzz"]
    case .asked: ["9", "S9"]
    case .report: ["S99", "0", "99999999999", "R1", "Q1", "P1"]
    case .record: ["S99", "R99", "Q99", "P99", "0"]
    case .question: ["Q99", "S1", "R1"]
    case .offer: ["P99", "S1", "R1"]
    case .relay: ["R99", "S1", "P1", "Q1"]
    case .departement: ["99", "00"]
    case .hazard, .category, .language, .command, .choice, .grade: ["zzz", "Z9"]
    case .authority: ["SDIS99", "PREF42"]
    case .member: [pick("personne", "nobody"), "@", "jo, lea"]
    case .crisis: ["@99", "@42", "zzz"]
    case .link: ["https://", "https://exa", "ftp://example.org/a", "https://www.gouv.fr.example.com/a"]
    case .observed, .time: ["25h70", "31/02 8h", pick("demain 8h", "tomorrow 8h")]
    case .span: ["25h-26h", "8h-8h", "1/1/1970 8h-9h"]
    case .duration: ["0min", "9999999h"]
    case .coordinates: ["91.5,200.1", "0,0"]
    case .people: [pick("0 pers", "0 people"), pick("999999999 pers", "999999999 people")]
    case .flag: []
    case .word, .rest, .sentence, .text, .message, .verbatim: [String(repeating: "x", count: 1_100), "\u{200B}"]
    }
  }
}
