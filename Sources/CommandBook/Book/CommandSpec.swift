import CrisisCore

/// What a line asks for, in typed values. Whoever carries requests out says what there is to be asked.
package protocol Act: Sendable, Equatable {}

/// A command as somebody gave it: the words are gone, the values are typed.
package struct Request: Sendable, Equatable {
  package var name: CommandName
  package var act: any Act
  /// The crisis it names, if it names one (`@63`, `@63-crue-2411`).
  package var crisis: String?

  package init(_ name: CommandName, _ act: any Act, crisis: String? = nil) {
    self.name = name
    self.act = act
    self.crisis = crisis
  }

  package static func == (one: Request, other: Request) -> Bool {
    func isEqual<T: Act>(_ act: T) -> Bool { other.act as? T == act }
    return one.name == other.name && one.crisis == other.crisis && isEqual(one.act)
  }
}

/// A command of the program, but for its words, which its file has: who may use it and where, what it takes, and the
/// request that it makes of that.
package struct CommandSpec: Sendable {
  /// What the same words of the same person mean a moment later.
  package enum Repetition: Sendable {
    /// The same thing, said twice.
    case isTheSame
    /// How a thing shall be, rather than one more thing: A, then B, then A again ends with A.
    case setsAValue
    /// It answers what was said before, so that it is another act.
    case converses
  }

  package typealias Builder = @Sendable (Arguments, ReadingScope) throws(Fault) -> any Act

  package let name: CommandName
  /// The widest; the command's file may narrow it.
  package let rights: Rights
  package let lateness: Lateness
  package let repetition: Repetition
  /// What its file has to declare.
  let arguments: [String: ArgumentKind]
  /// The words that a choice has to offer.
  let choices: [String: Set<String>]
  /// What it alone says.
  let texts: [any DeclaredText]
  /// For a command that no words are wrong for: makes the request of all words, and of what could be understood of them.
  let anyWords: (@Sendable (_ words: [String], _ understood: (any Act)?) -> any Act)?
  /// For the command that calls for help: makes the request of a line that looks like a call, from the words that would
  /// stand behind the command.
  let likeness: (@Sendable (_ words: String) -> any Act)?
  /// Its words are looked for, and kept nowhere.
  let looksFor: Bool
  let build: Builder

  /// - Parameter texts: a structure of texts that this command alone says.
  package init(
    _ name: CommandName, for audience: [Audience], in venues: [VenueKind], late lateness: Lateness = .tooLate,
    again repetition: Repetition = .isTheSame, takes arguments: [String: ArgumentKind] = [:],
    choices: [String: Set<String>] = [:], says texts: (any Sendable)? = nil,
    anyWords: (@Sendable (_ words: [String], _ understood: (any Act)?) -> any Act)? = nil,
    likeness: (@Sendable (_ words: String) -> any Act)? = nil, looksFor: Bool = false,
    _ build: @escaping Builder
  ) {
    self.name = name
    rights = Rights(audience: Set(audience), venues: Set(venues))
    self.lateness = lateness
    self.repetition = repetition
    self.arguments = arguments
    self.choices = choices
    self.texts = texts.map(Texts.declared) ?? []
    self.anyWords = anyWords
    self.likeness = likeness
    self.looksFor = looksFor
    self.build = build
  }
}

extension Arguments {
  package func need<T>(_ value: T?, _ argument: String) throws(Fault) -> T {
    guard let value else { throw Fault(Texts.faults.missing, argument) }
    return value
  }
}
