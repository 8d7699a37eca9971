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

  /// The values of its sentence in the journal (`log_entry.report_filed`), which is said behind a name.
  ///
  /// - Parameter name: the name of a member, by number.
  func words(_ name: (Int) -> String) -> [String: Value]
  /// The members that the sentence names, by number.
  var people: [Int] { get }

  /// What is left of it once its words are erased. What holds no words is left whole.
  func erased(_ mark: String) -> Self
}

extension Event {
  package static var version: Int { 1 }
  package func words(_ name: (Int) -> String) -> [String: Value] { [:] }
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

  /// What happened, as the part of a sentence behind a name (`signale S47, Issoire`).
  package func logPhrase(_ name: (Int) -> String) -> Statement { Statement(Self.logCode, words(name)) }

  /// Somebody's words in such a sentence.
  static func quote(_ text: String?) -> Value { (text?.unlessBlank).map { .text($0.quoted(200)) } ?? .flag(false) }

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
  package func words(_ name: (Int) -> String) -> [String: Value] { ["number": .number(number)] }
}

/// An event about a question of the managers.
package protocol QuestionEvent: Event {
  var crisisCode: String { get }
  var number: Int { get }
}

extension QuestionEvent {
  package var subject: Subject { .question(crisis: crisisCode, number: number) }
  package func words(_ name: (Int) -> String) -> [String: Value] { ["number": .number(number)] }
}

/// An event about a relay.
package protocol RelayEvent: Event {
  var crisisCode: String { get }
  var number: Int { get }
}

extension RelayEvent {
  package var subject: Subject { .relay(crisis: crisisCode, number: number) }
  package func words(_ name: (Int) -> String) -> [String: Value] { ["number": .number(number)] }
}

/// An event about the watch of a crisis.
package protocol WatchEvent: Event {
  var crisisCode: String { get }
}

extension WatchEvent {
  package var subject: Subject { .watch(crisis: crisisCode) }
}

/// An event about a crisis itself.
package protocol CrisisEvent: Event {
  var code: String { get }
}

extension CrisisEvent {
  package var subject: Subject { .crisis(code) }
}
