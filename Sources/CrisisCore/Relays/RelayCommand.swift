/// `!relayer`, `!valider`, `!rejeter`, `!en-ligne`, `!retirer`.
package enum RelayOrder: Sendable, Equatable {
  case draft(DraftRelay)
  /// `!relayer encore R7`: what that one says, once more.
  case again(Int)
  /// `!relayer corriger R7`: other words in its place.
  case correct(Int, source: String, text: String)
  case approve(Int)
  case reject(Int, reason: String)
  case publish(PublishRelay)
  case withdraw(Int, reason: String?)
}

/// `!relayer consigne https://www.puy-de-dome.gouv.fr/… Ne vous engagez pas sur une route inondée.`
package struct DraftRelay: Sendable, Equatable {
  package var kind: RelayKind
  package var source: String
  /// All that stands behind the address, as typed.
  package var text: String
  /// `pour="Secours populaire 63"`
  package var beneficiary: String?
  /// `S52`: the report that it denies.
  package var report: Int?
  /// `sur=Facebook`: on that account alone.
  package var account: String?
  /// The relay whose place it is to take, and the accounts that that one is for; nil: it stands for itself.
  package var corrects: Int?
  package var accounts: [String]?

  package init(
    kind: RelayKind, source: String, text: String, beneficiary: String? = nil, report: Int? = nil,
    account: String? = nil
  ) {
    self.kind = kind
    self.source = source
    self.text = text
    self.beneficiary = beneficiary
    self.report = report
    self.account = account
  }
}

/// `!en-ligne R9 https://x.com/visov/status/1`, `!en-ligne R9 échec Facebook : compte suspendu`
package struct PublishRelay: Sendable, Equatable {
  package var number: Int
  /// nil: the account did not take it.
  package var url: String?
  /// nil: the one that the address shows.
  package var account: String?
  package var reason: String?

  package init(number: Int, url: String? = nil, account: String? = nil, reason: String? = nil) {
    self.number = number
    self.url = url
    self.account = account
    self.reason = reason
  }
}
