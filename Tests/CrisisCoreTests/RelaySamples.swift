import Foundation

@testable import CrisisCore

/// Relays that the tests play with.
enum RelaySamples {
  static let code = "63-crue-2411"
  static let source = "https://www.puy-de-dome.gouv.fr/crue"
  static let accounts = [
    RelayAccount("X", .x, handle: "visov"), RelayAccount("Facebook", .facebook),
    RelayAccount("Mastodon", .mastodon, handle: "visov", host: "mastodon.example.org"),
  ]
  static let sources = OfficialSources(
    domains: [
      .init("gouv.fr"), .init("puy-de-dome.gouv.fr", authority: "PREF63"), .init("sdis63.fr", authority: "SDIS63"),
    ], accounts: [.init(host: "x.com", name: "prefet63", authority: "PREF63")])
  static let settings = RelaySettings(accounts: accounts, sources: sources)
  /// A publisher and a coordinator.
  static let team = [Samples.samir, Samples.camille]

  static func relay(
    _ status: RelayStatus = .draft, kind: RelayKind = .advice, authority: String? = nil, report: Int? = nil,
    by author: Member = Samples.jo, accounts: [RelayAccount] = accounts
  ) -> Relay {
    Relay(
      crisis: code, number: 9, kind: kind, status: status, text: "Ne vous engagez pas.", source: source,
      authority: authority, report: report, writtenBy: author.number, writtenAt: Samples.now,
      expiresAt: Samples.now + 6 * .hour,
      publications: accounts.map {
        RelayPublication(
          account: $0.name, network: $0.network, text: "Ne vous engagez pas.", length: 20, limit: $0.limit)
      })
  }

  static func situation(
    _ crisis: Crisis = Samples.crisis(), _ settings: RelaySettings = settings, mark: String? = nil,
    denied: Report? = nil, hasRoom: Bool = true
  ) -> RelayRules.Situation {
    RelayRules.Situation(
      crisis: crisis, number: 9, settings: settings, mark: mark, denied: denied, team: team, hasRoom: hasRoom)
  }

  /// One event of each kind; of those with optional parts, with all of them and with none.
  static let events: [any Event] = [
    RelayDrafted(full), RelayDrafted(relay(accounts: [])),
    RelayApproved(crisisCode: code, number: 9, by: 4),
    RelayRejected(crisisCode: code, number: 9, by: 4, reason: "« hier »"),
    RelayPublished(crisisCode: code, number: 9, by: 3, account: "X", url: "https://x.com/visov/status/1"),
    RelayFailed(crisisCode: code, number: 9, by: 3, account: "X", reason: "compte suspendu"),
    RelayWithdrawn(crisisCode: code, number: 9, by: 3, reason: "rouverte"),
    RelayWithdrawn(crisisCode: code, number: 9, by: 3, reason: nil),
    RelayExpired(crisisCode: code, number: 9),
    RelayCorrected(crisisCode: code, number: 9, by: 4, with: 10),
    RelayRemoved(crisisCode: code, number: 9, account: "X"),
    RelayRemoved(crisisCode: code, number: 9, account: "X", failure: "HTTP 500"),
    RelayRemoved(crisisCode: code, number: 9, account: "X", with: 10),
    RelayReminded(crisisCode: code, number: 9, count: 2),
  ]

  private static var full: Relay {
    var relay = relay(kind: .solidarity, authority: "PREF63", report: 52)
    relay.beneficiary = "Secours populaire 63"
    relay.corrects = 8
    return relay
  }
}
