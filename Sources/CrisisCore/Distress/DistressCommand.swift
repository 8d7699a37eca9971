/// `!sos`, `!reçu`, `!lever`: somebody is in danger, somebody takes it in charge, it is over.
package enum DistressCommand: Sendable, Equatable {
  case raise(RaiseDistress)
  /// `!reçu 61`; nil: the only one that waits.
  case receive(Int?)
  case clear(number: Int, reason: String)

  package var name: CommandName {
    switch self {
    case .raise: .distress
    case .receive: .received
    case .clear: .clear
    }
  }
}

extension Command {
  /// Whether the rules themselves see to it that the same words again do nothing twice, and may mean something new.
  package func isSafeToRepeat(for asker: Asker) -> Bool {
    switch self {
    case .distress(.receive): true
    case .watch(.receive): asker.member?.manages.isEmpty == false
    default: false
    }
  }
}

/// `!sos Auzat-la-Combelle, 12 rue du Pont 13h46 3 pers : l’eau monte`, or any words at all.
package struct RaiseDistress: Sendable, Equatable {
  package var report: FileReport
  /// Nothing but words: the place, if any, is among them.
  package var isBare: Bool

  package init(_ report: FileReport, isBare: Bool = false) {
    self.report = report
    self.isBare = isBare
  }
}
