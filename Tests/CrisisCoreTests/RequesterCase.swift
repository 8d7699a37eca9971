import Testing

@testable import CrisisCore

/// Who asks, where, for whom; and on whose request the team is then activated.
struct RequesterCase: Sendable, CustomTestStringConvertible {
  var member: Member
  var venue: Venue
  var given: String?
  var expected: Result<String, Refusal>

  init(_ member: Member, _ venue: Venue, _ given: String?, _ code: String) {
    (self.member, self.venue, self.given, expected) = (member, venue, given, .success(code))
  }

  init(_ member: Member, _ venue: Venue, _ given: String?, refused: Refusal) {
    (self.member, self.venue, self.given, expected) = (member, venue, given, .failure(refused))
  }

  var testDescription: String { "\(member.name) in \(venue) pour=\(given ?? "-")" }

  static let room63: Venue = .managers(authority: "SDIS63")
  static let room42: Venue = .managers(authority: "SDIS42")
  static let both: Member = .init(number: 8, name: "Colonel", roles: [], manages: ["SDIS63", "PREF63"])
  static let managingCoordinator: Member = .init(number: 9, name: "Alix", roles: [.coordinator], manages: ["SDIS42"])
  static let gone: Member = .init(number: 10, name: "Marc", roles: [], manages: ["SDIS15"])
  static let codes: [String] = Samples.authorities.map(\.code)
  static let elsewhere: Refusal = .because(Texts.refusals.wrongPlace(.activate, [.coordination, .direct]))

  static let found: [RequesterCase] = [
    RequesterCase(Samples.capitaine, room63, nil, "SDIS63"),
    RequesterCase(Samples.capitaine, .direct, nil, "SDIS63"),
    RequesterCase(Samples.capitaine, room63, "SDIS63", "SDIS63"),
    RequesterCase(Samples.capitaine, room63, "sdis63", "SDIS63"),
    RequesterCase(both, room63, nil, "SDIS63"),
    RequesterCase(both, .managers(authority: "PREF63"), nil, "PREF63"),
    RequesterCase(both, .direct, "PREF63", "PREF63"),
    RequesterCase(Samples.camille, room63, nil, "SDIS63"),
    RequesterCase(Samples.camille, .coordination, "SDIS42", "SDIS42"),
    RequesterCase(Samples.camille, .direct, "pref63", "PREF63"),
    RequesterCase(managingCoordinator, .coordination, nil, "SDIS42"),
    RequesterCase(managingCoordinator, room63, nil, "SDIS63"),
  ]

  static let refused: [RequesterCase] = [
    RequesterCase(Samples.capitaine, .direct, "SDIS42", refused: .because(Texts.refusals.notYourAuthority("SDIS42"))),
    RequesterCase(Samples.capitaine, room63, "SDIS42", refused: .because(Texts.refusals.notYourAuthority("SDIS42"))),
    RequesterCase(
      Samples.capitaine, .direct, "SDIS99", refused: .because(Texts.refusals.noSuchAuthority("SDIS99", ["SDIS63"]))),
    RequesterCase(
      Samples.camille, .direct, "SDIS99", refused: .because(Texts.refusals.noSuchAuthority("SDIS99", codes))),
    RequesterCase(Samples.camille, .coordination, nil, refused: .because(Texts.refusals.requesterMissing(codes))),
    RequesterCase(both, .direct, nil, refused: .because(Texts.refusals.requesterMissing(["SDIS63", "PREF63"]))),
    RequesterCase(gone, .direct, nil, refused: .because(Texts.refusals.requesterMissing([]))),
  ]

  static let ofAnotherRoom: [RequesterCase] = [
    RequesterCase(Samples.loire, room63, nil, refused: elsewhere),
    RequesterCase(both, room63, "PREF63", refused: elsewhere),
    RequesterCase(Samples.camille, room63, "SDIS42", refused: elsewhere),
    RequesterCase(managingCoordinator, room42, "SDIS63", refused: elsewhere),
  ]
}
