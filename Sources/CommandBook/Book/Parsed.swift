import CrisisCore

/// Who speaks, when and where: what a line is understood by.
package struct ParseContext: Sendable {
  package var language: Language
  /// When the line was said.
  package var now: Milliseconds
  package var clock: LocalClock
  /// What Vigie is called here; a line that begins `Vigie:` needs no mark.
  package var nick: String
  /// In a direct message no mark is needed.
  package var isDirect: Bool

  package init(language: Language, now: Milliseconds, clock: LocalClock, nick: String = "Vigie", isDirect: Bool = false)
  {
    self.language = language
    self.now = now
    self.clock = clock
    self.nick = nick
    self.isDirect = isDirect
  }
}

/// What a line turned out to be.
package enum Parsed: Sendable, Equatable {
  /// Not said to Vigie.
  case conversation
  /// Understood. `folded` is the command's code and its words in the one form in which retyped lines compare equal.
  case request(Request, folded: String)
  /// A text-only command of an operator, by its code; its text is the statement `CODE.text`.
  case text(String)
  /// Said to Vigie, not understood: nothing is done, the statement is the answer.
  case fault(Fault)
}
