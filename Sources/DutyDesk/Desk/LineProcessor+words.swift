import ChatModel
import CommandBook
import CrisisCore

/// What is typed and what is said, in words.
extension LineProcessor {
  /// - Parameter asker: who reads it; nil: several.
  func render(_ statement: Statement, _ language: Language, to asker: Asker? = nil) -> String {
    guard let asker else { return book.render(statement, RenderContext(language, clock, now: now)) }
    return book.render(
      statement, RenderContext(language, clock, now: now) { [self] in isOpen(CommandName(rawValue: $0), to: asker) })
  }

  func parse(_ text: String, of message: ChatMessage, in language: Language) -> Parsed {
    book.parse(text, ParseContext(message, language: language, now: now, clock: clock, settings))
  }

  /// A refusal with what only the desk knows: whom to telephone, how one gets known on the line's network, and the line
  /// once more with a crisis named in it.
  func statement(of refusal: Refusal, to line: Line, _ language: Language) -> Statement {
    let network = line.message.home
    return refusal.statement(
      onCall: settings.onCall,
      byCode: settings.codeNetworks.contains(network) ? settings.nicks[network] ?? "Vigie" : nil
    ) { crisis in
      let context = ParseContext(line.message, language: language, now: now, clock: clock, settings)
      return book.retyped(line.text, naming: crisis, context).flatMap {
        $0.utf8.count <= Self.longestRetyped ? $0 : nil
      }
    }
  }

  /// A line that is longer, in bytes of UTF-8, is not repeated whole.
  private static let longestRetyped = 200

  /// An answer, and which crisis it is about where that was not said but found.
  func render(_ answer: Statement, about inferred: Crisis?, _ language: Language, to asker: Asker) -> String {
    let text = render(answer, language, to: asker)
    return notice(of: inferred, beside: [text], language).flatMap { Self.joined($0, text) } ?? text
  }

  /// Which crisis an answer is about: where it was found and the answer does not name it, and always where it is over.
  func notice(of inferred: Crisis?, beside texts: [String], _ language: Language) -> String? {
    guard let inferred, !inferred.status.isOpen || !texts.contains(where: { $0.contains(inferred.code) }) else {
      return nil
    }
    let ended = inferred.status.isOpen ? nil : inferred.status
    return render(Texts.desk.inferred(inferred.code, ended, inferred.closedAt), language)
  }

  /// Both in one line; nil: it does not hold them.
  static func joined(_ notice: String, _ text: String) -> String? {
    let line = "\(notice) \(text)"
    return line.utf8.count <= Book.longestAnswer ? line : nil
  }
}
