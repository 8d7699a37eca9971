/// What a verification (levée de doute) came to.
package enum VerificationOutcome: String, Sendable, Codable, CaseIterable, Hashable {
  case verified
  case refuted
  case unverifiable
  /// True perhaps, but none of this crisis's business (hors sujet).
  case outOfScope = "out_of_scope"

  /// What the report becomes by it.
  package var status: ReportStatus {
    switch self {
    case .verified: .verified
    case .refuted: .refuted
    case .unverifiable: .unverifiable
    case .outOfScope: .outOfScope
    }
  }
}

/// What was looked at, in the order in which it is said.
package enum VerificationCheck: String, Sendable, Codable, CaseIterable, Hashable {
  case source
  case date
  case place
  /// A second source, independent of the first (recoupement).
  case corroboration
}

/// A grading (cotation) of the Admiralty code: how reliable the source is, A to F, and how credible what it says, 1 to 6.
package struct Grade: Sendable, Hashable {
  /// `B2`
  package let code: String

  /// - Returns: nil where it is no grade of the code. Small letters are taken too.
  package init?(_ text: some StringProtocol) {
    let code = String(text).uppercased()
    guard code.utf8.count == 2, let letter = code.first, let digit = code.last, "ABCDEF".contains(letter),
      "123456".contains(digit)
    else { return nil }
    self.code = code
  }
}

extension Grade: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let value = Grade(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no grade is written \(text)")
    }
    self = value
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(code)
  }
}

extension VerificationCheck: Term { package static let family = "check" }
