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
    case .itself(let number): Statement("refusal.settle_itself", ["number": .number(number)])
    case .originalIsDouble(let number, let original, let of):
      Statement(
        "refusal.settle_original_is_double",
        [
          "number": .number(number), "original": .number(original), "of": of.map { .number($0) } ?? .flag(false),
        ])
    case .already(let number, let status):
      Statement("refusal.settle_already", ["number": .number(number), "status": .status(status)])
    case .distress(let number): Statement("refusal.settle_distress", ["number": .number(number)])
    case .originalIsNone(let number, let original):
      Statement("refusal.settle_original_is_none", ["number": .number(number), "original": .number(original)])
    }
  }
}
