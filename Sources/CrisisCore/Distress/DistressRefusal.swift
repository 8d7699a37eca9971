/// Why a command about a distress had no effect. A call for help itself is never refused.
package enum DistressRefusal: Sendable, Equatable {
  /// The report is no call for help.
  case none(number: Int)
  /// `by`: who took it in charge.
  case received(number: Int, by: Statement, at: Milliseconds)
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
    case .none(let number): Texts.distress.none(number)
    case .received(let number, let by, let at): Texts.distress.isReceived(number, by, at)
    case .cleared(let number, let at): Texts.distress.isCleared(number, at)
    case .nothingWaits: Texts.distress.nothingWaits()
    case .severalWait(let numbers):
      Texts.distress.severalWait(numbers.map { Texts.distress.number($0) }, numbers.first ?? 1)
    case .notInCharge(let number): Texts.distress.notInCharge(number)
    case .reasonMissing(let number): Texts.distress.reasonMissing(number)
    case .notYours(let number): Texts.distress.notYours(number)
    }
  }
}
