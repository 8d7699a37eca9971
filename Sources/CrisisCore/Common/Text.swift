/// A text of the book: its code, and what it says, in order. To say it takes all of that, so that no value can be missing;
/// the files of the book are checked against the same list. Shared, not copied with all its places whenever one is said.
package final class Text<each V>: Sendable {
  /// `report.recorded` is the answer `recorded` of `commands/report.yaml`; any other code stands in `commands/texts/`.
  package let code: String
  private let slots: (repeat Slot<each V>)
  /// How many values a statement of it has.
  private let count: Int

  package init(_ code: String, _ slot: repeat Slot<each V>) {
    self.code = code
    slots = (repeat each slot)
    var count = 0
    for slot in repeat each slot { count += slot.variables.count }
    self.count = count
  }

  package func callAsFunction(_ value: repeat each V, nature: CrisisNature = .real) -> Statement {
    var values: [String: Value] = [:]
    values.reserveCapacity(count)
    repeat (each slots).write(each value, &values)
    return Statement(code, values, nature: nature)
  }
}

extension Crisis {
  /// Says a text that begins with the crisis.
  package func say<each V>(_ text: Text<String, repeat each V>, _ value: repeat each V) -> Statement {
    text(code, repeat each value, nature: nature)
  }
}

/// A text, as those see it who check the files.
package protocol DeclaredText: Sendable {
  var code: String { get }
  var variables: [Variable] { get }
}

extension Text: DeclaredText {
  package var variables: [Variable] {
    var all: [Variable] = []
    for slot in repeat each slots { all += slot.variables }
    return all
  }
}

/// The texts of the program, by topic: each topic is a structure of texts.
package enum Texts {
  /// A new topic is added here; its texts are found by themselves.
  private static let topics: [any Sendable] = [
    claims, mute, assignments,
    watch,
    distress,
    refusals, desk, alarms, help, faults, recordMends,
    reports, changes, links, pictures, settlements, verification, escalation,
    relays, relayNews, relayRefusals, posting, trials,
    questions, offers,
    crises, missions, lives, rooms, digests, members, availability, joining, sectors, pairing, journal,
    exports, advice, privacy, board, maps, feeds,
  ]

  package static let all: [any DeclaredText] = topics.flatMap(declared) + EventList.all.map { $0.sentence }

  /// The texts that a structure holds.
  package static func declared(in topic: any Sendable) -> [any DeclaredText] {
    Mirror(reflecting: topic).children.compactMap { $0.value as? any DeclaredText }
  }
}

/// A place for a value in a text, or for several that belong together: what a value is called there, and how it is written.
package struct Slot<T>: Sendable {
  package let variables: [Variable]
  let write: @Sendable (T, inout [String: Value]) -> Void

  package init(_ variables: [Variable], _ write: @escaping @Sendable (T, inout [String: Value]) -> Void) {
    self.variables = variables
    self.write = write
  }

  package init(_ name: String, _ kind: Variable.Kind, _ value: @escaping @Sendable (T) -> Value) {
    variables = [Variable(name: name, kind: kind)]
    write = { $1[name] = value($0) }
  }

  /// Several that belong together, made of one value.
  package init<each W>(_ slot: repeat Slot<each W>, of parts: @escaping @Sendable (T) -> (repeat each W)) {
    let slots = (repeat each slot)
    var variables: [Variable] = []
    for slot in repeat each slots { variables += slot.variables }
    self.init(variables) { value, values in
      let part = parts(value)
      repeat (each slots).write(each part, &values)
    }
  }

  /// One that may be absent, so that the text has to do without.
  package static func maybe<W>(_ slot: Slot<W>) -> Slot where T == W? {
    Slot(slot.variables.map { Variable(name: $0.name, kind: $0.kind, isOptional: true) }) { value, values in
      if let value { return slot.write(value, &values) }
      for variable in slot.variables { values[variable.name] = .flag(false) }
    }
  }
}

extension Slot {
  /// Alone, for a statement that is not made by a text.
  func values(of value: T) -> [String: Value] {
    var values: [String: Value] = [:]
    write(value, &values)
    return values
  }
}

/// A word of the vocabulary: `report_status.verified`.
package protocol Term: RawRepresentable<String>, SendableMetatype {
  static var family: String { get }
}

extension Term {
  package var term: Value { .term("\(Self.family).\(rawValue)") }
}

extension Slot where T == String {
  /// Somebody's words: no text may begin with them.
  package static func words(_ name: String) -> Slot { Slot(name, .words) { .text($0) } }
  /// Ours: a code, a command's example.
  package static func code(_ name: String) -> Slot { Slot(name, .code) { .text($0) } }
  /// A whole day, as ISO writes it.
  package static func day(_ name: String) -> Slot { Slot(name, .day) { .day($0) } }
}

extension Slot where T == Int {
  package static func number(_ name: String) -> Slot { Slot(name, .number) { .number($0) } }
}

extension Slot where T == Milliseconds {
  package static func time(_ name: String) -> Slot { Slot(name, .time) { .time($0) } }
  package static func duration(_ name: String) -> Slot { Slot(name, .duration) { .duration($0) } }
}

extension Slot where T == Bool {
  package static func flag(_ name: String) -> Slot { Slot(name, .flag) { .flag($0) } }
}

extension Slot where T: Term {
  package static func term(_ name: String, _ type: T.Type = T.self) -> Slot {
    Slot(name, .term(T.family)) { $0.term }
  }
}

extension Slot {
  /// Words of one family, joined by commas and "et".
  package static func terms<W: Term>(_ name: String, _ type: W.Type = W.self) -> Slot where T == [W] {
    Slot(name, .list) { .list($0.map(\.term)) }
  }
}

extension Slot where T == CommandName {
  package static func command(_ name: String) -> Slot {
    Slot(name, .term("command")) { .term("command.\($0.rawValue)") }
  }
}

extension Slot where T == Authority {
  package static func authority(_ name: String) -> Slot { Slot(name, .authority) { $0.value } }
}

extension Slot where T == [Value] {
  /// Joined by commas and "et".
  package static func list(_ name: String) -> Slot { Slot(name, .list) { .list($0) } }
  /// Joined by commas and "ou".
  package static func choice(_ name: String) -> Slot { Slot(name, .list) { .choice($0) } }
}

extension Slot where T == [String] {
  package static func names(_ name: String) -> Slot { Slot(name, .list) { .list($0.map { .text($0) }) } }
  package static func choices(_ name: String) -> Slot { Slot(name, .list) { .choice($0.map { .text($0) }) } }
}

extension Slot where T == Statement {
  /// Words of the book within others.
  package static func phrase(_ name: String) -> Slot { Slot(name, .list) { .list([.phrase($0)]) } }
}

extension Slot where T == [Statement] {
  package static func phrases(_ name: String) -> Slot { Slot(name, .list) { .list($0.map { .phrase($0) }) } }
}

extension Array {
  /// nil where there is nothing to list.
  package var unlessEmpty: [Element]? { isEmpty ? nil : self }
}
