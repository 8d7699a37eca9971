import CrisisCore
import Foundation

@testable import DutyDesk

let veille = "#visov-veille"
let coord = "#visov-coord"
let gest63 = "#gest-63"
let gest42 = "#gest-42"

extension DeskSettings {
  /// As the configuration that is delivered, with the managers of another département beside, under agreements that were
  /// in force on the night of the flood.
  static func visov(
    throttle: ThrottleSettings? = nil, _ change: (inout DeskSettings) -> Void = { _ in }
  ) -> DeskSettings {
    var settings = DeskSettings(
      zone: TimeZone(identifier: "Europe/Paris") ?? .gmt,
      channels: [
        ChannelKey("visov", veille): .volunteers, ChannelKey("visov", coord): .coordination,
        ChannelKey("visov", gest63): .managers(authority: "SDIS63"),
        ChannelKey("visov", gest42): .managers(authority: "SDIS42"),
      ],
      nicks: ["visov": "Vigie"], onCall: OnCall(names: ["Camille"], telephone: "06 39 98 00 63"),
      throttles: throttle.map { ["visov": $0] } ?? [:],
      seed: Seed(
        authorities: [
          .sample("SDIS63", .sdis, "SDIS du Puy-de-Dôme", "63"),
          .sample("PREF63", .prefecture, "Préfecture du Puy-de-Dôme", "63"),
          .sample("SDIS42", .sdis, "SDIS de la Loire", "42"),
        ],
        members: [
          .sample("camille", "Camille", [.admin, .coordinator]),
          .sample("jo", "Jo", [.volunteer, .verifier, .publisher]),
          .sample("lea", "Léa", [.volunteer, .verifier]),
          .sample("samir", "Samir", [.volunteer]),
          .sample("capitaine", "capitaine", [], manages: ["SDIS63"]),
          .sample("lieutenant", "lieutenant", [], manages: ["SDIS42"]),
        ]))
    settings.relays.accounts = [RelayAccount("X", .x, handle: "visov"), RelayAccount("Facebook", .facebook)]
    change(&settings)
    return settings
  }
}

extension Authority {
  static func sample(_ code: String, _ kind: AuthorityKind, _ name: String, _ departement: String) -> Authority {
    Authority(
      code: code, kind: kind, name: name, departements: [Departement(departement)].compactMap { $0 },
      agreement: Agreement(signed: "2019-01-01", until: "2027-11-27"))
  }
}

extension Seed.SeedMember {
  static func sample(
    _ account: String, _ name: String, _ roles: Set<Role>, manages: Set<String> = [], on network: String = "visov"
  ) -> Seed.SeedMember {
    Seed.SeedMember(account: "\(network)/\(account)", name: name, roles: roles, manages: manages)
  }
}
