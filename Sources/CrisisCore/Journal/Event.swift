/// Something that has happened to the records: what the journal holds, and all that is to be known of it. Applying the
/// events in order makes the tables.
///
/// The JSON of a shipped version is decoded for ever: a new field is optional, any other change is a new version.
package protocol Event: Sendable, Equatable, Codable {
  /// Its name in the journal (`report.filed`), for ever: never reused or changed.
  static var kind: String { get }
  static var version: Int { get }

  /// What it is about.
  var subject: Subject { get }

  associatedtype Sentence: DeclaredText
  /// Its sentence in the journal (`log_entry.report_filed`), the part that is said behind a name.
  static var sentence: Sentence { get }
  /// What happened, in that sentence (`signale S47, Issoire`).
  ///
  /// - Parameter name: the name of a member, by number.
  func logPhrase(_ name: (Int) -> String) -> Statement
  /// The members that the sentence names, by number.
  var people: [Int] { get }

  /// What is left of it once its words are erased. What holds no words is left whole.
  func erased(_ mark: String) -> Self
}

extension Event {
  package static var version: Int { 1 }
  package var people: [Int] { [] }
  package func erased(_ mark: String) -> Self { self }

  /// Erased as it is marked in the journal.
  package func erased() -> Self { erased(Erasure.mark) }
  /// Whether it holds words that can be erased.
  package var holdsWords: Bool { erased() != self }

  /// The code of the crisis it belongs to; nil: none.
  package var crisis: String? { subject.crisis }
  package var kind: String { Self.kind }

  /// The code of its sentence in the journal.
  package static var logCode: String { "log_entry.\(kind.replacing(".", with: "_"))" }

  /// Somebody's words in such a sentence, whole: what has to be short is cut as it is said.
  static func quote(_ text: String?) -> String? { text?.unlessBlank }

  fileprivate func isSame(as other: any Event) -> Bool {
    func areEqual<T: Equatable>(_ a: T, _ b: T) -> Bool { a == b }
    return (other as? Self).map { areEqual($0, self) } ?? false
  }
}

package func == (a: any Event, b: any Event) -> Bool { a.isSame(as: b) }
package func == (a: (any Event)?, b: (any Event)?) -> Bool {
  if let a, let b { a == b } else { a == nil && b == nil }
}
package func == (a: [any Event], b: [any Event]) -> Bool { a.elementsEqual(b) { $0 == $1 } }

/// An event about a report of a crisis.
package protocol ReportEvent: Event {
  var crisisCode: String { get }
  var number: Int { get }
}

extension ReportEvent {
  package var subject: Subject { .report(crisis: crisisCode, number: number) }
  package static var sentence: Text<Int> { Text(logCode, .number("number")) }
}

extension ReportEvent where Sentence == Text<Int> {
  package func logPhrase(_ name: (Int) -> String) -> Statement { Self.sentence(number) }
}

/// An event about a question of the managers.
package protocol QuestionEvent: Event {
  var crisisCode: String { get }
  var number: Int { get }
}

extension QuestionEvent {
  package var subject: Subject { .question(crisis: crisisCode, number: number) }
  package static var sentence: Text<Int> { Text(logCode, .number("number")) }
}

extension QuestionEvent where Sentence == Text<Int> {
  package func logPhrase(_ name: (Int) -> String) -> Statement { Self.sentence(number) }
}

/// An event about a relay.
package protocol RelayEvent: Event {
  var crisisCode: String { get }
  var number: Int { get }
}

extension RelayEvent {
  package var subject: Subject { .relay(crisis: crisisCode, number: number) }
  package static var sentence: Text<Int> { Text(logCode, .number("number")) }
}

extension RelayEvent where Sentence == Text<Int> {
  package func logPhrase(_ name: (Int) -> String) -> Statement { Self.sentence(number) }
}

/// An event about the watch of a crisis.
package protocol WatchEvent: Event {
  var crisisCode: String { get }
}

extension WatchEvent {
  package var subject: Subject { .watch(crisis: crisisCode) }
  package static var sentence: Text<> { Text(logCode) }
}

extension WatchEvent where Sentence == Text<> {
  package func logPhrase(_ name: (Int) -> String) -> Statement { Self.sentence() }
}

/// An event about a crisis itself.
package protocol CrisisEvent: Event {
  var code: String { get }
}

extension CrisisEvent {
  package var subject: Subject { .crisis(code) }
}
