@testable import CrisisCore
@testable import CrisisStore

/// A small team and its crisis: what most tests begin with.
enum Sample {
  static let code = "63-crue-2411"
  static let start: Milliseconds = 1_574_560_500_000

  static let authority = Authority(
    code: "SDIS63", kind: .sdis, name: "SDIS du Puy-de-Dôme", departements: departements(["63", "43"]),
    agreement: Agreement(signed: "2019-11-27", until: "2027-11-27"), emergencyPhone: "04 65 71 00 63")

  static let team: [any Event] = [
    AuthorityRegistered(authority: authority),
    member(1, "capitaine", [], manages: ["SDIS63"]),
    member(2, "Jo", [.volunteer, .verifier]),
    member(3, "Léa", [.volunteer]),
  ]

  static func member(_ number: Int, _ name: String, _ roles: [Role], manages: [String] = []) -> any Event {
    MemberEnrolled(
      number: number, name: name, accounts: ["visov/\(name.lowercased())"], roles: roles, manages: manages)
  }

  static func activated(_ code: String = code, by member: Int = 1) -> any Event {
    CrisisActivated(
      code: code, title: "crue de l’Allier", hazard: .flood, departements: departements(["63", "43"]),
      nature: .real, requester: "SDIS63", agreement: authority.agreement, overrideReason: nil, requestedBy: member)
  }

  static func report(
    _ number: Int, crisis: String = code, by member: Int = 2, link: String? = nil, text: String? = nil,
    place: Place = .unstated, category: CrisisCore.Category = .road, urgency: Urgency = .normal,
    at: Milliseconds = start
  ) -> Report {
    Report(
      crisis: crisis, number: number,
      link: link.map { Link(raw: "\($0)?s=20", canonical: $0, platform: "x", handle: "temoin63") }, text: text,
      place: place, category: category, urgency: urgency, peopleAtRisk: 3, observedAt: at - .hour, receivedAt: at,
      reportedBy: member)
  }

  static func filed(_ report: Report) -> any Event { ReportFiled(report) }

  static func departements(_ codes: [String]) -> [Departement] { codes.compactMap { Departement($0) } }

  static let issoire = Place(
    raw: "issoire", commune: "Issoire", insee: "63178", latitude: 45.5442, longitude: 3.2486, precision: .commune)
}

extension Store {
  /// A store in memory that holds the sample team, its crisis, and the events given.
  static func sample(_ location: Location = .memory, _ events: any Event...) throws -> Store {
    let store = try Store(location)
    try store.append(Sample.team + [Sample.activated()] + events)
    return store
  }

  @discardableResult
  func append(_ events: [any Event], by actor: Actor = .member(2), at: Milliseconds = Sample.start) throws -> [Int64] {
    try write { transaction in
      try events.map {
        try transaction.append(
          $0, by: actor, at: at, origin: Origin(network: "visov", channel: "#visov-veille", messageID: "m1"))
      }
    }
  }

  @discardableResult
  func append(_ events: any Event..., at: Milliseconds = Sample.start) throws -> [Int64] { try append(events, at: at) }

  @discardableResult
  func erase(_ subject: Subject) throws -> ErasureOutcome {
    try write { try $0.erase(.subject(subject), reason: "demande", by: .member(1), at: Sample.start) }
  }

  func erase(report number: Int) throws { try erase(.report(crisis: Sample.code, number: number)) }

  /// Takes back the act of a row of the journal.
  func undo(_ row: Int64) throws {
    try write { transaction in
      let act = try transaction.undone(row)
      try transaction.append(act, by: .member(2), at: Sample.start)
    }
  }
}

extension StoreTransaction {
  /// - Throws: where there is no such row.
  func undone(_ row: Int64) throws -> ActUndone {
    guard let entry = try journalEntry(row) else { throw StoreFault.unreadableEvent(sequence: row, reason: "none") }
    return ActUndone(act: row, subject: entry.event.subject)
  }
}
