extension Relay {
  /// The card of `!voir R9`: where it stands, then the words to publish.
  package func cardStatements(
    author: String?, approver: String?, nature: CrisisNature, at now: Milliseconds
  ) -> [Statement] {
    [
      Texts.relays.card(self, status(at: now), author, approver, nature: nature),
      Texts.relays.exactText(number, publications.first?.text ?? text, nature: nature),
    ]
  }

  /// A line of `!liste relais`.
  package func listStatement(nature: CrisisNature, at now: Milliseconds) -> Statement {
    Texts.relays.listed(self, status(at: now), nature: nature)
  }
}

extension RelayPublication {
  /// `X (187 sur 280)`
  var lengthStatement: Statement { Texts.relays.length(account, length, limit) }

  /// `X (187 sur 280)`, `X, en ligne à 12h22 : https://…`, `Facebook, échec (compte suspendu)`
  var stateStatement: Statement {
    switch state {
    case .planned: lengthStatement
    case .published: Texts.relays.online(account, at, (url ?? "").quoted(90))
    case .replaced: Texts.relays.replaced(account, at, (url ?? "").quoted(90))
    case .removed: Texts.relays.removed(account, at)
    case .failed: Texts.relays.notTaken(account, (reason ?? "").quoted(60))
    }
  }
}

extension Value {
  package static func relay(_ kind: RelayKind) -> Value { kind.term }
}
