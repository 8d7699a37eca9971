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
    // What only reads.
    case .show, .list, .status, .crises, .help, .ping, .log, .who, .health: true
    case .yes, .no, .undo, .deactivate, .digest: false
    case .watch, .take, .arrival, .departure, .handover, .received, .replace, .swap: false
    case .relay, .approve, .reject, .published, .withdraw: false
    // A call for help has a rule of its own.
    case .distress, .clear, .ask, .answer, .duplicate, .supersede: false
    case .note, .role, .mute, .claim, .release, .mission, .ease, .extend: false
    }
  }
}
