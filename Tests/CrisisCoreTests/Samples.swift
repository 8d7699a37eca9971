import Testing

@testable import CrisisCore

/// The people, bodies and crises that the tests play with.
enum Samples {
  /// 2019-11-24T02:35:00Z
  static let now: Milliseconds = 1_574_562_900_000
  static let day = "2026-11-24"

  static let agreement = Agreement(signed: "2019-11-27", until: "2027-11-27")

  static func departements(_ codes: String...) -> [Departement] { codes.compactMap { Departement($0) } }

  static let sdis63 = Authority(
    code: "SDIS63", kind: .sdis, name: "SDIS du Puy-de-Dôme", departements: departements("63"), agreement: agreement)
  static let pref63 = Authority(
    code: "PREF63", kind: .prefecture, name: "Préfecture du Puy-de-Dôme", departements: departements("63"),
    agreement: agreement)
  static let sdis42 = Authority(
    code: "SDIS42", kind: .sdis, name: "SDIS de la Loire", departements: departements("42"), agreement: agreement)
  static let zone = Authority(
    code: "ZONESE", kind: .zone, name: "Zone Sud-Est", departements: departements("42", "63", "69"),
    agreement: agreement)
  static let cogic = Authority(code: "COGIC", kind: .cogic, name: "COGIC", departements: [], agreement: agreement)
  static let unsigned = Authority(
    code: "SDIS43", kind: .sdis, name: "SDIS de la Haute-Loire", departements: departements("43"))

  static let authorities = [sdis63, pref63, sdis42, zone, cogic, unsigned]

  static let jo = Member(number: 1, name: "Jo", roles: [.volunteer])
  static let lea = Member(number: 2, name: "Léa", roles: [.verifier])
  static let samir = Member(number: 3, name: "Samir", roles: [.publisher])
  static let camille = Member(number: 4, name: "Camille", roles: [.coordinator])
  static let ines = Member(number: 5, name: "Inès", roles: [.admin])
  static let capitaine = Member(number: 6, name: "Capitaine", roles: [], manages: ["SDIS63"])
  static let loire = Member(number: 7, name: "Loire", roles: [], manages: ["SDIS42"])

  static func crisis(
    _ code: String = "63-crue-2411", hazard: Hazard = .flood, departements codes: [String] = ["63"],
    nature: CrisisNature = .real, status: CrisisStatus = .active, requester: String = "SDIS63",
    authorities: Set<String>? = nil, title: String = "crue de l’Allier", lastReport: Int = 0
  ) -> Crisis {
    Crisis(
      code: code, title: title, hazard: hazard, departements: codes.compactMap { Departement($0) }, nature: nature,
      status: status, requester: requester, authorities: authorities ?? [requester], openedBy: 6, openedAt: now,
      lastReport: lastReport)
  }

  static let crisis42 = crisis("42-feu-2411", hazard: .forestFire, departements: ["42"], requester: "SDIS42")

  static func report(
    _ number: Int = 47, status: ReportStatus = .new, link: Link? = nil, text: String? = "le pont est coupé",
    place: Place = issoire, by member: Member = jo, people: Int = 1
  ) -> Report {
    Report(
      crisis: "63-crue-2411", number: number, status: status, link: link, text: text, place: place, category: .road,
      observedAt: now - 20 * .minute, receivedAt: now, reportedBy: member.number, people: people)
  }

  static let issoire = Place(
    raw: "issoire", commune: "Issoire", insee: "63178", latitude: 45.54, longitude: 3.25, precision: .commune)
  static let orbeil = Place(
    raw: "Orbeil", commune: "Orbeil", insee: "63261", latitude: 45.55, longitude: 3.28, precision: .commune)
}

extension Member {
  func asking(in venue: Venue = .direct, at: Milliseconds = Samples.now) -> Asker {
    Asker(member: self, account: name.lowercased(), venue: venue, at: at)
  }
}

extension Asker {
  /// An account of the network that is nobody of the team.
  static let stranger = Asker(member: nil, account: "passant", venue: .direct, at: Samples.now)
  static let unidentified = Asker(member: nil, account: nil, venue: .direct, at: Samples.now)
}

extension Venue {
  static let all: [Venue] = [.volunteers, .coordination, .managers(authority: "SDIS63"), .direct]
}

/// What a rule refuses, or nil where it does not.
func refusal(_ body: () throws -> Void) -> Refusal? {
  do {
    try body()
    return nil
  } catch {
    return error as? Refusal
  }
}
