/// Why a report was not set aside.
package enum SettlementRefusal: Sendable, Equatable {
  case itself(number: Int)
  /// `of`: what the original is a double of.
  case originalIsDouble(number: Int, original: Int, of: Int?)
  case already(number: Int, ReportStatus)
  /// A call for help is no volunteer's to set aside.
  case distress(number: Int)
  /// A call for help is the double of another only.
  case originalIsNone(number: Int, original: Int)

  package var statement: Statement {
    switch self {
    case .itself(let number): Texts.settlements.isItself(number)
    case .originalIsDouble(let number, let original, let of): Texts.settlements.originalIsDouble(number, original, of)
    case .already(let number, let status): Texts.settlements.already(number, status)
    case .distress(let number): Texts.settlements.isDistress(number)
    case .originalIsNone(let number, let original): Texts.settlements.originalIsNone(number, original)
    }
  }
}
