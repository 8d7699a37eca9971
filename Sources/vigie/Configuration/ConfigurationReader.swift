import CrisisCore
import DutyDesk
import Foundation
import IRCNetwork
import StrictYAML

/// Reads `vigie.yaml`: every fault at once, each at its place.
final class ConfigurationReader {
  let finder: FileFinder
  let faults = FaultCollector()
  /// Today, as ISO 8601: agreements that have ended are warned of.
  let today: String
  /// What deserves a look, but does not keep the program from running.
  var warnings: [String] = []

  private init(finder: FileFinder, today: String) {
    self.finder = finder
    self.today = today
  }

  /// - Throws: all that is wrong with the file.
  static func load(
    _ path: String, environment: [String: String] = ProcessInfo.processInfo.environment, today: String? = nil
  ) throws(YAMLFaults) -> Configuration {
    let absolute = URL(fileURLWithPath: path).standardized.path
    let finder = FileFinder(
      base: (absolute as NSString).deletingLastPathComponent, credentials: environment["CREDENTIALS_DIRECTORY"])
    let reader = ConfigurationReader(finder: finder, today: today ?? Self.utcDay())
    var configuration: Configuration?
    if let root = YAMLSource.load(path, faults: reader.faults) {
      configuration = root.map { reader.read($0) }
    }
    try reader.faults.check()
    guard let configuration else {
      throw YAMLFaults([YAMLFault(file: path, message: "the file holds no configuration")])
    }
    return configuration
  }

  private static func utcDay() -> String {
    String(Date().formatted(.iso8601.year().month().day()).prefix(10))
  }

  // MARK: - The file

  private func read(_ map: YAMLMap) -> Configuration? {
    let language = map.optional("language") { $0.oneOf(Language.self) } ?? .french
    let zone = map.optional("time_zone") { $0.word("a time zone such as Europe/Paris") { TimeZone(identifier: $0) } }
    let store = map.required("store") { $0.word() }
    let commands = map.required("commands") { $0.list { $0.word() } }
    let authorities = map.optional("authorities") { $0.pairs { authority($0, $1) } } ?? []
    let known = Set(authorities.map(\.key))
    let networks = map.required("networks") { value -> [NetworkSettings]? in
      let networks = value.pairs { network($0, $1, authorities: known) } ?? []
      if networks.isEmpty { value.fault("at least one network is needed") }
      if !map.has("board"), let network = networks.map(\.value).first(where: { $0.matrix?.session.privacy == .board }) {
        value.fault("\(network.name): private: board gives answers on the document, and there is none without board:")
      }
      return networks.map(\.value)
    }
    let names = (networks ?? []).map(\.name)
    let accounts = Accounts(networks: names)
    let members = map.optional("members") { $0.pairs { member($0, $1, accounts, authorities: known) } } ?? []
    let admins = map.required("admins") { value -> [String]? in
      let admins = value.list { accounts.qualified($0) }
      if admins?.isEmpty ?? false { value.fault("at least one account is needed: somebody must be able to give roles") }
      return admins
    }
    let defaultRole = map.optional("default_role") { $0.oneOf(["none", "volunteer"]) } ?? "none"
    if defaultRole == "volunteer" {
      warnings.append(
        "default_role: volunteer: any identified account in a volunteers' channel may report; keep it invite-only (+i)")
    }
    let onCall = map.optional("on_call") { $0.map { self.onCall($0, accounts, members.map(\.value)) } }
    let digest = map.optional("digest") { $0.map { self.digest($0) } } ?? DeskSettings.DigestSettings()
    let watch = map.optional("watch") { $0.map { self.watch($0) } } ?? DeskSettings.WatchSettings()
    let eased = map.optional("eased") { $0.map { self.eased($0) } } ?? DeskSettings.EasedSettings()
    let retention = map.optional("retention") { $0.map { self.retention($0) } } ?? DeskSettings.RetentionSettings()
    if retention.erase == nil {
      warnings.append("retention: without erase, what people wrote is kept for ever")
    }
    var posting: [PostingSettings] = []
    let relays =
      map.optional("relays") { $0.map { self.relays($0, authorities: known, keys: &posting) } } ?? RelaySettings()
    let pictures = map.optional("pictures") { $0.map { self.pictures($0) } } ?? PictureSettings()
    let webhooks = map.optional("webhooks") { $0.pairs { webhook($0, $1, authorities: known) } } ?? []
    let alert = map.optional("alert") { $0.map { self.alert($0) } }
    let advice = map.optional("advice") { self.advice($0, sources: relays.sources) } ?? []
    let gazetteer = map.optional("gazetteer") { $0.word() }
    let board = map.optional("board") { $0.map { self.board($0) } }
    guard faults.isEmpty, let store, let commands, let networks, let admins else { return nil }
    warnOfLogins(networks, store: finder.absolute(store))
    return Configuration(
      language: language, zone: zone ?? TimeZone(identifier: "Europe/Paris") ?? .gmt, store: finder.absolute(store),
      commands: commands.map { finder.absolute($0) }, admins: admins, networks: networks,
      authorities: authorities.map(\.value), members: seeds(members.map(\.value), admins: admins),
      defaultRole: defaultRole == "volunteer" ? .volunteer : .none, onCall: onCall, digest: digest, watch: watch,
      eased: eased, retention: retention, relays: relays, pictures: pictures, posting: posting,
      webhooks: webhooks.map(\.value), alert: alert, advice: advice, board: board,
      gazetteer: gazetteer.map { finder.absolute($0) }, warnings: warnings)
  }

  /// An admin who is not listed among the members is one all the same.
  private func seeds(_ members: [Seed.SeedMember], admins: [String]) -> [Seed.SeedMember] {
    var seeds = members
    for admin in admins {
      if let index = seeds.firstIndex(where: { $0.account == admin }) {
        seeds[index].roles.insert(.admin)
      } else {
        seeds.append(Seed.SeedMember(account: admin, name: Accounts.shownName(admin), roles: [.admin]))
      }
    }
    return seeds
  }

  private func digest(_ map: YAMLMap) -> DeskSettings.DigestSettings? {
    var digest = DeskSettings.DigestSettings()
    let sensible = Milliseconds.minute...(.day)
    digest.every = map.optional("every") { $0.duration(sensible) } ?? digest.every
    digest.firstWithin = map.optional("first_within") { $0.duration(sensible) } ?? digest.firstWithin
    return digest
  }

  private func watch(_ map: YAMLMap) -> DeskSettings.WatchSettings? {
    DeskSettings.WatchSettings(people: map.required("people") { $0.integer(0...50) } ?? 1)
  }

  private func eased(_ map: YAMLMap) -> DeskSettings.EasedSettings? {
    var eased = DeskSettings.EasedSettings()
    eased.people = map.optional("people") { $0.integer(0...50) } ?? eased.people
    eased.digestEvery = map.optional("digest") { $0.duration(15 * Milliseconds.minute...(.day)) } ?? eased.digestEvery
    return eased
  }
}

/// `host:port`, `[::1]:6697`
enum Endpoint {
  static func read(_ text: String) -> IRCServer? {
    guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
      (1...65_535).contains(port)
    else { return nil }
    var host = text[..<colon]
    if host.hasPrefix("["), host.hasSuffix("]") {
      host = host.dropFirst().dropLast()
      guard host.contains(":") else { return nil }
    } else if host.contains(":") {
      return nil
    }
    guard !host.isEmpty, !host.contains(where: { $0.isWhitespace || $0 == "/" }) else { return nil }
    return IRCServer(host: String(host), port: port)
  }
}
