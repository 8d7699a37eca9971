@testable import CrisisCore

extension Sample {
  static func drafted(
    _ number: Int = 1, crisis: String = code, by member: Int = 2, text: String = "Restez chez vous.",
    correcting: Int? = nil, on accounts: [(String, RelayNetwork)] = [("X", .x), ("Facebook", .facebook)]
  ) -> any Event {
    var relay = Relay(
      crisis: crisis, number: number, kind: .advice, text: text, source: "https://www.puy-de-dome.gouv.fr/crue",
      authority: "PREF63", beneficiary: "Secours populaire", report: 1, writtenBy: member, writtenAt: start,
      expiresAt: start + 6 * .hour)
    relay.corrects = correcting
    relay.publications = accounts.map {
      RelayPublication(
        account: $0.0, network: $0.1, text: text + " https://gouv.fr", length: 42, limit: $0.1.usualLimit ?? 500)
    }
    return RelayDrafted(relay)
  }

  static func approved(_ number: Int = 1, by member: Int = 3) -> any Event {
    RelayApproved(crisisCode: code, number: number, by: member)
  }

  static func published(
    _ number: Int = 1, on account: String = "X", by member: Int = 3, url: String = "https://x.com/a"
  )
    -> any Event
  {
    RelayPublished(crisisCode: code, number: number, by: member, account: account, url: url)
  }

  /// A relay through every kind of event, each of which changes something.
  static func relayHistory() -> [any Event] {
    [
      drafted(), RelayReminded(crisisCode: code, number: 1, count: 1), approved(),
      RelayFailed(crisisCode: code, number: 1, by: 3, account: "X", reason: "suspendu"), published(),
      RelayWithdrawn(crisisCode: code, number: 1, by: 3, reason: "rouverte"),
      drafted(4), RelayApproved(crisisCode: code, number: 4, by: 3, posting: ["X", "Facebook"]),
      published(4, by: -1), published(4, on: "Facebook", by: -1), PostingSuspended(by: 3),
      RelayRemoved(crisisCode: code, number: 4, account: "X"),
      RelayRemoved(crisisCode: code, number: 4, account: "Facebook", failure: "HTTP 500"), PostingResumed(by: 3),
      drafted(5), approved(5), published(5, by: -1), drafted(6, correcting: 5), approved(6),
      RelayCorrected(crisisCode: code, number: 5, by: 3, with: 6), published(6, by: -1),
      RelayRemoved(crisisCode: code, number: 5, account: "X", with: 6),
      drafted(2), RelayRejected(crisisCode: code, number: 2, by: 3, reason: "faux"),
      drafted(3), RelayExpired(crisisCode: code, number: 3),
    ]
  }
}
