import CrisisCore
import PlainText

/// For whom and when something is said.
package struct RenderContext: Sendable {
  package var language: Language
  package var clock: LocalClock
  package var now: Milliseconds
  /// Whether times show their distance from UTC, as where a crisis's time is not the reader's.
  package var namesZone: Bool
  /// Whether the reader may use a command where it is read, by its code; a text mentions no other (`{{#may_verify}}`).
  package var allows: @Sendable (String) -> Bool

  package init(
    _ language: Language, _ clock: LocalClock, now: Milliseconds, namesZone: Bool = false,
    allows: @escaping @Sendable (String) -> Bool = { _ in true }
  ) {
    self.language = language
    self.clock = clock
    self.now = now
    self.namesZone = namesZone
    self.allows = allows
  }
}

extension Book {
  /// A statement in words: one line, without control codes, short enough for any server (see ``fitted(_:_:)``). What is
  /// not for real says so first.
  package func render(_ statement: Statement, _ context: RenderContext) -> String {
    let voice = Voice(
      book: self, language: context.language, clock: context.clock, now: context.now, namesZone: context.namesZone,
      allows: context.allows)
    guard let template = template(statement.code, context.language) else { return "[\(statement.code)]" }
    let isReal = statement.nature == .real
    let mark = isReal ? nil : self.template("nature_mark.\(statement.nature.rawValue)", context.language)
    return fitted(statement) { statement in
      let line = Self.withoutStopBehindEllipsis(
        CleanText.printable(template.render(RenderedValues(statement.values, voice, isReal: isReal))))
      return mark.map { $0.text + " " + line } ?? line
    }
  }

  /// Words that were cut end a sentence by themselves.
  private static func withoutStopBehindEllipsis(_ line: String) -> String {
    // The last byte of the sign: few lines have one at all.
    line.utf8.contains(0xA6) ? line.replacing("….", with: "…") : line
  }

  /// How a statement's values differ from what its code declares, in plain English; empty where they agree. For tests.
  package func mismatches(_ statement: Statement) -> [String] {
    guard let variables = variables[statement.code] else { return ["no text has the code \(statement.code)"] }
    var found: [String] = []
    for variable in variables where !variable.isOptional && statement.values[variable.name] == nil {
      found.append("\(statement.code) needs \(variable.name)")
    }
    for variable in variables {
      guard let value = statement.values[variable.name], !variable.accepts(value) else { continue }
      found.append("\(statement.code) wants \(variable.name) as \(variable.kind), not \(value)")
    }
    for name in statement.values.keys.sorted() where !variables.contains(where: { $0.name == name }) {
      found.append("\(statement.code) has no place for \(name)")
    }
    return found
  }
}
