/// Something to be said, before it has words: the code of a text and the values for its places. The command book puts it
/// into a language.
package struct Statement: Sendable, Equatable {
  /// `report.recorded` is the answer `recorded` of `commands/report.yaml`; any other code stands in `commands/texts/`.
  package var code: String
  package var values: [String: Value]
  /// Every line about an exercise says so.
  package var nature: CrisisNature

  package init(_ code: String, _ values: [String: Value] = [:], nature: CrisisNature = .real) {
    self.code = code
    self.values = values
    self.nature = nature
  }
}

/// A value for a place of a text. Those with a form of their own in each language are not text yet.
package enum Value: Sendable, Equatable {
  /// Printed as it stands: a name, a code, somebody's words.
  case text(String)
  case number(Int)
  /// A moment, printed as a local time of day (`14h10`), with the day where it is not today's.
  case time(Milliseconds)
  /// A whole day, as ISO writes it (`2027-11-27`).
  case day(String)
  /// A length of time (`2 h`, `45 min`).
  case duration(Milliseconds)
  /// A word of the vocabulary, by its code in `commands/texts/terms.yaml`: `hazard.inondation`, `category.route`.
  case term(String)
  /// An authority, in the forms that a sentence needs (`SDIS 63`, `du SDIS 63`).
  case authority(AuthorityKind, departement: String?, name: String)
  /// Joined by commas and "et" or "and".
  case list([Value])
  /// Joined by commas and "ou" or "or".
  case choice([Value])
  /// Words of the book within others: a change in the list of changes.
  indirect case phrase(Statement)
  /// Switches a section on or off.
  case flag(Bool)
}

extension Value {
  package static func hazard(_ hazard: Hazard) -> Value { .term("hazard.\(hazard.rawValue)") }
  package static func category(_ category: Category) -> Value { .term("category.\(category.rawValue)") }
  package static func status(_ status: ReportStatus) -> Value { .term("report_status.\(status.rawValue)") }
  package static func status(_ status: CrisisStatus) -> Value { .term("crisis_status.\(status.rawValue)") }
  package static func nature(_ nature: CrisisNature) -> Value { .term("nature.\(nature.rawValue)") }
  package static func role(_ role: Role) -> Value { .term("role.\(role.rawValue)") }
  package static func language(_ language: Language) -> Value { .term("language.\(language.rawValue)") }
}
