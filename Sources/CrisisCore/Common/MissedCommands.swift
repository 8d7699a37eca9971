/// What becomes of a command that was said while nobody listened.
package enum Lateness: Sendable {
  /// It was meant for that moment (`!oui`, `!annuler`): its author is told, and may type it again.
  case tooLate
  /// Carried out while it is young: it does no harm when it comes late, or twice.
  case whileYoung
  /// Never too late to be looked at.
  case always

  /// How old a young one may be.
  package static let youth: Milliseconds = 10 * .minute

  package func allows(age: Milliseconds) -> Bool {
    switch self {
    case .tooLate: false
    case .whileYoung: age <= Self.youth
    case .always: true
    }
  }
}
