import CommandBook
import CrisisCore

extension CommandList {
  static let verification: [CommandSpec] = [
    CommandSpec(
      "verify", for: [.verifier, .coordinator], in: .anywhere, late: .whileYoung, again: .setsAValue,
      takes: [
        "number": .report, "outcome": .choice, "source": .flag, "date": .flag, "location": .flag,
        "corroboration": .flag, "grade": .grade, "reason": .text, "words": .rest,
      ], choices: ["outcome": Set(VerificationOutcome.allCases.map(\.rawValue))]
    ) { (arguments, _) throws(Fault) in Asked.order(try VerifyReport(arguments)) }
  ]
}

extension VerifyReport {
  private static let checks: [(String, VerificationCheck)] = [
    ("source", .source), ("date", .date), ("location", .place), ("corroboration", .corroboration),
  ]

  /// The words behind the outcome, and those behind a colon.
  private static func reason(_ arguments: Arguments) -> String? {
    let parts = [arguments.word("words"), arguments.word("reason")].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: "\u{A0}: ")
  }

  fileprivate init(_ arguments: Arguments) throws(Fault) {
    self.init(
      number: try arguments.need(arguments.number("number"), "number"),
      outcome: try arguments.need(
        arguments.word("outcome").flatMap(VerificationOutcome.init(rawValue:)), "outcome"),
      checks: Set(Self.checks.filter { arguments.has($0.0) }.map(\.1)),
      grade: arguments.word("grade").flatMap { Grade($0) }, reason: Self.reason(arguments))
  }
}
