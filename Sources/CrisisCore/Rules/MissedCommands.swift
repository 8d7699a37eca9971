/// Which commands are still carried out that were said while nobody listened: those that do no harm when they come late,
/// or twice, as long as they are young. The others are answered, and may be typed again.
package enum MissedCommands {
  /// How old one may be.
  package static let youth: Milliseconds = 10 * .minute

  package static func areApplied(_ name: CommandName, age: Milliseconds) -> Bool {
    // A call for help is never too late to be looked at.
    name == .distress || age <= youth && name.mayComeLate
  }
}

extension CommandName {
  /// Whether it means later what it meant when it was said. What answers (`!oui`), takes back (`!annuler`) or ends
  /// something was meant for that moment; `!activer` is asked back in any case.
  fileprivate var mayComeLate: Bool {
    switch self {
    case .activate, .report, .correct, .verify, .language: true
    default: !writes
    }
  }
}
