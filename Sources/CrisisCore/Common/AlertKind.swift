/// What wakes people outside chat, by the operator's own command (`alert:` in the configuration).
package enum AlertKind: String, Sendable, CaseIterable {
  /// A distress that nobody takes in charge, or that cannot be recorded or delivered.
  case distress
  case offer
  /// A crisis that opens, or that somebody asks for whom nobody knows.
  case activation
  /// Vigie cannot hear, speak or record as it should.
  case trouble
}
