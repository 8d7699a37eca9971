/// Why a command about a distress had no effect. A call for help itself is never refused.
package enum DistressRefusal: Sendable, Equatable {
  /// The report is no call for help.
  case none(number: Int)
  /// `by`: who took it in charge.
  case received(number: Int, by: Value, at: Milliseconds)
  case cleared(number: Int, at: Milliseconds)
  case nothingWaits
  case severalWait([Int])
  /// Only a manager of the crisis, or a coordinator, may.
  case notInCharge(number: Int)
  case reasonMissing(number: Int)
  /// It is no longer its author's to take back.
  case notYours(number: Int)

  package var statement: Statement {
    switch self {
    case .none(let number): Statement("refusal.distress_none", ["number": .number(number)])
    case .received(let number, let by, let at):
      Statement("refusal.distress_received", ["number": .number(number), "by": by, "at": .time(at)])
    case .cleared(let number, let at):
      Statement("refusal.distress_cleared", ["number": .number(number), "at": .time(at)])
    case .nothingWaits: Statement("refusal.distress_nothing_waits")
    case .severalWait(let numbers):
      Statement(
        "refusal.distress_several_wait",
        [
          "numbers": .choice(numbers.map { .phrase(Statement("distress_part.number", ["number": .number($0)])) }),
          "first": .number(numbers.first ?? 1),
        ])
    case .notInCharge(let number): Statement("refusal.distress_not_in_charge", ["number": .number(number)])
    case .reasonMissing(let number): Statement("refusal.distress_reason_missing", ["number": .number(number)])
    case .notYours(let number): Statement("refusal.distress_not_yours", ["number": .number(number)])
    }
  }
}
