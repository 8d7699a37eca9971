import ArgumentParser
import ChatModel
import CrisisCore
import DutyDesk
import Foundation

/// The rooms and people that `vigie console` plays with: the configuration's, or those of the sample.
enum ConsoleSettings {
  static let network = "console"
  static let botNick = "Vigie"

  /// - Parameter role: what the speaker is, if nobody of that name is known.
  static func make(_ configuration: Configuration?, speaker: String, role: String) throws -> DeskSettings {
    var settings = configuration?.deskSettings ?? sample
    let channels = settings.channels
    settings.channels = [:]
    for (key, venue) in channels { settings.channels[ChannelKey(network, key.channel)] = venue }
    if !settings.crisisRooms.isEmpty { settings.crisisRooms = [network] }
    settings.nicks = [network: botNick]
    settings.throttles = [:]
    settings.seed.members = settings.seed.members.map { member in
      var member = member
      member.account = "\(network)/\(member.account.split(separator: "/").last ?? "")"
      return member
    }
    let account = AccountName.qualified(speaker, on: network)
    if !settings.seed.members.contains(where: { $0.account == account }) {
      settings.seed.members.append(try newcomer(account, speaker, role, settings.seed.authorities))
    }
    return settings
  }

  private static func newcomer(
    _ account: String, _ name: String, _ role: String, _ authorities: [Authority]
  ) throws -> Seed.SeedMember {
    if role == "manager" {
      return Seed.SeedMember(
        account: account, name: name, roles: [], manages: Set(authorities.first.map { [$0.code] } ?? []))
    }
    guard let known = Role(rawValue: role) else {
      throw ValidationError(
        "--role takes \((Role.allCases.map(\.rawValue) + ["manager"]).joined(separator: ", ")), not \(role).")
    }
    return Seed.SeedMember(account: account, name: name, roles: [known])
  }

  /// The people and rooms of `deploy/vigie.yaml`; telephones from the ranges kept for fiction.
  static var sample: DeskSettings {
    let departement = Departement("63").map { [$0] } ?? []
    let agreement = Agreement(signed: "2019-11-27", until: "2027-11-27")
    var settings = DeskSettings(
      zone: TimeZone(identifier: "Europe/Paris") ?? .gmt,
      channels: [
        ChannelKey(network, "#visov-veille"): .volunteers, ChannelKey(network, "#visov-coord"): .coordination,
        ChannelKey(network, "#gest-63"): .managers(authority: "SDIS63"),
      ],
      onCall: OnCall(names: ["Camille"], telephone: "06\u{A0}39\u{A0}98\u{A0}00\u{A0}63"),
      seed: Seed(
        authorities: [
          Authority(
            code: "SDIS63", kind: .sdis, name: "SDIS du Puy-de-Dôme", departements: departement, agreement: agreement,
            emergencyPhone: "04\u{A0}65\u{A0}71\u{A0}00\u{A0}63"),
          Authority(
            code: "PREF63", kind: .prefecture, name: "Préfecture du Puy-de-Dôme", departements: departement,
            agreement: agreement),
        ],
        members: [
          Seed.SeedMember(account: "console/camille", name: "Camille", roles: [.admin, .coordinator]),
          Seed.SeedMember(account: "console/jo", name: "Jo", roles: [.volunteer, .verifier, .publisher]),
          Seed.SeedMember(account: "console/lea", name: "Léa", roles: [.volunteer, .verifier]),
          Seed.SeedMember(account: "console/samir", name: "Samir", roles: [.volunteer]),
          Seed.SeedMember(account: "console/capitaine", name: "capitaine", roles: [], manages: ["SDIS63"]),
        ]))
    settings.relays.accounts = [RelayAccount("X", .x, handle: "visov"), RelayAccount("Facebook", .facebook)]
    return settings
  }
}
