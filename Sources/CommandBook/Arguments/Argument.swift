import CrisisCore

/// One argument of a command, as its file declares it. Shared, not copied: every line looks at it often.
final class Argument: Sendable {
  /// What the program calls it (`link`); `argument.link` in the terms is what people are told.
  let name: String
  let kind: ArgumentKind
  let isOptional: Bool
  /// Stands before any free words (a flag: as the very first word).
  let isFirst: Bool
  /// Only given as `key=value`, or behind its key as a word (`pour SDIS63`).
  let isKeyedOnly: Bool
  /// Of `rest`: from its first word on, every word is part of it.
  let isTail: Bool
  /// `lieu`, `place`: folded, all languages.
  let keys: [String]
  /// The key that is shown to people, by language.
  let shownKeys: [Language: String]
  /// The words of a flag or a choice.
  let words: WordTable
  /// What reads it: made once.
  let reader: (any ArgumentReader)?

  init(
    name: String, kind: ArgumentKind, isOptional: Bool = false, isFirst: Bool = false, isKeyedOnly: Bool = false,
    isTail: Bool = false, keys: [String] = [], shownKeys: [Language: String] = [:], words: WordTable = WordTable()
  ) {
    self.name = name
    self.kind = kind
    self.isOptional = isOptional
    self.isFirst = isFirst
    self.isKeyedOnly = isKeyedOnly
    self.isTail = isTail
    self.keys = keys
    self.shownKeys = shownKeys
    self.words = words
    reader = kind.reader
  }

  /// Where the argument stands at `tokens[start]`.
  ///
  /// - Throws: a fault where the words can be nothing else, but are wrong (`25h61`).
  func read(_ tokens: [Token], at start: Int, _ scope: ReadingScope) throws(Fault) -> Reading? {
    switch kind {
    case .flag, .choice:
      guard let match = words.match(tokens, at: start) else { return nil }
      return Reading(kind == .flag ? .flag : .word(match.code), match.count)
    default: return try reader?.read(tokens, at: start, scope)
    }
  }
}

/// The types of arguments that a command file may name.
package enum ArgumentKind: String, Sendable, CaseIterable {
  /// A count: `12`
  case number
  /// The number of a report: `47`, `#47`, `S47`, `n° 47`
  case report
  /// The number of a question: `3`, `Q3`, `n° 3`
  case question
  /// The number of an offer: `12`, `P12`, `n° 12`
  case offer
  /// The number of a relay: `9`, `R9`, `n° 9`
  case relay
  /// The number of anything that has a card: a report's, unless its letter says otherwise
  case record
  /// The number of what Vigie asked: `2`, `Q2`, or of the distress that it asked about: `S3`
  case asked
  case departement
  case hazard
  case category
  case language
  case authority
  case member
  /// The code of a crisis, with or without `@`
  case crisis
  case link
  /// A time in the past: the latest such
  case observed
  /// A time to come: the next such
  case time
  case span
  case duration
  case coordinates
  /// `3 pers`
  case people
  /// A grade of the Admiralty code: `B2`
  case grade
  /// A command's name
  case command
  /// A word that is there or not
  case flag
  /// One of several words
  case choice
  /// Any one word, behind its key
  case word
  /// All words that are no other argument
  case rest
  /// The same of a line that may say all without a colon: words that are understood stay where they hold it together
  case sentence
  /// What stands after the first colon
  case text
  /// All that stands behind the first link, as typed
  case message
  /// The whole line behind the command, as typed
  case verbatim

  var reader: (any ArgumentReader)? {
    switch self {
    case .number: NumberArgument()
    case .report: IdentifierArgument(kind: "report", letter: "s")
    case .question: IdentifierArgument(kind: "question", letter: "q")
    case .offer: IdentifierArgument(kind: "offer", letter: "p")
    case .relay: IdentifierArgument(kind: "relay", letter: "r")
    case .record: RecordArgument()
    case .asked: AskedArgument()
    case .word: WordArgument()
    case .departement: DepartementArgument()
    case .hazard: TermArgument(family: "hazard") { Hazard(rawValue: $0).map(ArgumentValue.hazard) }
    case .category: TermArgument(family: "category") { Category(rawValue: $0).map(ArgumentValue.category) }
    case .language: TermArgument(family: "language") { Language(rawValue: $0).map(ArgumentValue.language) }
    case .authority: AuthorityArgument()
    case .member: MemberArgument()
    case .crisis: CrisisArgument()
    case .link: LinkArgument()
    case .observed: TimeArgument(sense: .past)
    case .time: TimeArgument(sense: .future)
    case .span: SpanArgument()
    case .duration: DurationArgument()
    case .coordinates: CoordinatesArgument()
    case .people: PeopleArgument()
    case .grade: GradeArgument()
    case .command: CommandArgument()
    case .flag, .choice, .rest, .sentence, .text, .message, .verbatim: nil
    }
  }
}

/// What an argument turned out to be.
enum ArgumentValue: Sendable, Equatable {
  case number(Int)
  case word(String)
  case flag
  case departement(Departement)
  case hazard(Hazard)
  case category(Category)
  case language(Language)
  case moment(Milliseconds)
  case span(Milliseconds, Milliseconds)
  case duration(Milliseconds)
  case coordinates(Double, Double)
  /// A kind of record, as in its term (`record.relay`), and a number of it
  case record(String, Int)
}

/// A value and how many words it took.
struct Reading: Sendable, Equatable {
  var value: ArgumentValue
  var count: Int

  init(_ value: ArgumentValue, _ count: Int = 1) {
    self.value = value
    self.count = count
  }
}

/// Reads one type of argument.
protocol ArgumentReader: Sendable {
  func read(_ tokens: [Token], at start: Int, _ scope: ReadingScope) throws(Fault) -> Reading?
}

/// What readers may look at.
package struct ReadingScope: Sendable {
  var vocabulary: Vocabulary
  package var language: Language
  var clock: LocalClock
  var now: Milliseconds
  /// The code of a command by one of its names, folded.
  var commandCode: @Sendable (String) -> String?
  /// Whether nothing parts the words that say what was seen from the others: no colon was typed.
  var isSentence = false
}
