extension Slot where T == Int {
  /// A count that is said where there is any.
  package static func some(_ name: String) -> Slot {
    Slot([Variable(name: name, kind: .number, isOptional: true)]) { $1[name] = .some($0) }
  }
}

extension Slot where T == [String] {
  /// Names, and a flag that says whether there are any.
  package static func names(_ name: String, orNone flag: String) -> Slot {
    Slot(.names(name), .flag(flag)) { ($0, !$0.isEmpty) }
  }
  package static func choices(_ name: String, orNone flag: String) -> Slot {
    Slot(.choices(name), .flag(flag)) { ($0, !$0.isEmpty) }
  }

  /// Words of a family, by their codes.
  package static func terms(_ name: String, of family: String) -> Slot {
    Slot(name, .list) { .list($0.map { .term("\(family).\($0)") }) }
  }
  package static func choices(_ name: String, of family: String) -> Slot {
    Slot(name, .list) { .choice($0.map { .term("\(family).\($0)") }) }
  }
  package static func choices(_ name: String, of family: String, orNone flag: String) -> Slot {
    Slot(.choices(name, of: family), .flag(flag)) { ($0, !$0.isEmpty) }
  }
}

extension Slot where T == String {
  /// A word of a family, by its code.
  package static func term(_ name: String, of family: String) -> Slot {
    Slot(name, .term(family)) { .term("\(family).\($0)") }
  }
}

extension Slot where T == [Statement] {
  /// Joined by commas and "ou".
  package static func phraseChoice(_ name: String) -> Slot {
    Slot(name, .list) { .choice($0.map { .phrase($0) }) }
  }
}

extension Slot where T == [Int] {
  package static func numberChoices(_ name: String) -> Slot {
    Slot(name, .list) { .choice($0.map { .number($0) }) }
  }
}

extension Slot {
  /// All words of a set, joined by commas and "et".
  package static func all<W: Term>(_ name: String, _ type: W.Type = W.self) -> Slot where T == Set<W> {
    Slot(name, .list) { .list(ordered($0)) }
  }
  /// Joined by commas and "ou".
  package static func oneOf<W: Term>(_ name: String, _ type: W.Type = W.self) -> Slot where T == Set<W> {
    Slot(name, .list) { .choice(ordered($0)) }
  }

  private static func ordered<W: Term>(_ words: Set<W>) -> [Value] {
    words.sorted { $0.rawValue < $1.rawValue }.map(\.term)
  }
}

extension Audience: Term { package static let family = "audience" }
extension VenueKind: Term { package static let family = "venue" }
