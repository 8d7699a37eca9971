import ChatModel
import CommandBook
import CrisisCore
import PlainText
import Synchronization

/// Understands lines as they are heard, on the thread of the network that heard them: the desk's own thread, of which
/// there is one, gets on with writing.
final class LineReader: Sendable {
  private let settings: DeskSettings
  private let localClock: LocalClock
  private let clock: @Sendable () -> Milliseconds
  private let book: Mutex<Book>

  init(
    _ book: Book, _ settings: DeskSettings, _ localClock: LocalClock, _ clock: @escaping @Sendable () -> Milliseconds
  ) {
    self.book = Mutex(book)
    self.settings = settings
    self.localClock = localClock
    self.clock = clock
  }

  /// The commands from the next line on.
  func use(_ book: Book) { self.book.withLock { $0 = book } }

  /// - Returns: for each message the line that may be a command; nil: there is nothing in it for the desk.
  func read(_ messages: [ChatMessage]) -> [HeardMessage] {
    let book = book.withLock { $0 }
    let now = clock()
    return messages.map { HeardMessage(message: $0, line: line($0, book, now)) }
  }

  private func line(_ message: ChatMessage, _ book: Book, _ now: Milliseconds) -> Line? {
    guard message.provenance != .history, let venue = settings.venue(of: message) else { return nil }
    if message.reactedTo != nil {
      return Reaction(message.text).map { _ in
        Line(message: message, text: message.text, venue: venue, parsed: .conversation)
      }
    }
    let text = CleanText.typed(message.text)
    let parsed = book.parse(
      text, ParseContext(message, language: settings.language, now: now, clock: localClock, settings))
    // What becomes of an earlier command concerns the desk whatever its words are now.
    let mayMatter =
      parsed != .conversation || message.change != nil || message.picture != nil && message.repliesTo != nil
    return mayMatter ? Line(message: message, text: text, venue: venue, parsed: parsed) : nil
  }
}

/// What was heard, and what there is in it for the desk.
struct HeardMessage: Sendable {
  var message: ChatMessage
  var line: Line?
}

extension ParseContext {
  /// Of a line as it is understood in one of the languages.
  init(
    _ message: ChatMessage, language: Language, now: Milliseconds, clock: LocalClock, _ settings: DeskSettings
  ) {
    self.init(
      language: language, now: now, clock: clock, nick: settings.nicks[message.home] ?? "",
      isDirect: message.place == .direct)
  }
}
