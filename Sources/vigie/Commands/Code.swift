import ArgumentParser
import ChatModel
import CrisisCore
import CrisisStore
import Foundation

#if canImport(Glibc)
import Glibc
#endif

struct Code: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a one-time code for a member, on a network where people identify by them (identity: code).",
    discussion: """
      The code is good once, for ten minutes. The member says it to the bot in private, and is known until the nick changes or \
      the rooms are left. Give it by another way than the channel. To be run as root or as the user of the bot, while it runs \
      or not.
      """)

  @OptionGroup var options: ConfigurationOption

  @Option(
    name: .long, help: "The member: an account, with its network before it where there are several (visov/camille).")
  var member: String

  func run() throws {
    let configuration = try Configuration.load(orExit: options.config)
    try Exit.onFault {
      let (network, account) = try Self.resolve(member, configuration.networks)
      try Self.becomeOwner(of: configuration.store)
      let qualified = AccountName.qualified(account, on: network.name)
      guard try Self.isKnown(qualified, configuration) else {
        throw CommandFault(
          "\(qualified) is nobody that the bot knows: add it to members: in the configuration, or give it a role")
      }
      let now = Bot.systemClock()
      let code = CodeFile.spaced(try CodeFile(store: configuration.store).issue(for: qualified, at: now))
      let until = Date(timeIntervalSince1970: Double(now + CodeFile.life) / 1_000)
      var style = Date.FormatStyle(date: .omitted, time: .shortened, locale: Locale(identifier: "fr_FR"))
      style.timeZone = configuration.zone
      Output.line("\(code): once, for \(qualified), until \(until.formatted(style))")
      Output.line("to be said in private: /msg \(network.nick) !code \(code)")
    }
  }

  /// Root can read the configuration's secrets, which the bot's own user may not; what is written is the bot's.
  static func becomeOwner(of store: String) throws {
    guard geteuid() == 0 else { return }
    var status = stat()
    let folder = URL(fileURLWithPath: store).deletingLastPathComponent().path
    guard stat(store, &status) == 0 || stat(folder, &status) == 0 else { return }
    guard setegid(status.st_gid) == 0, seteuid(status.st_uid) == 0 else {
      throw CommandFault("the files of \(store) cannot be written as their owner: \(String(cString: strerror(errno)))")
    }
  }

  /// The network and the account that are meant.
  static func resolve(_ member: String, _ networks: [NetworkSettings]) throws(CommandFault) -> (NetworkSettings, String)
  {
    let open = networks.filter { $0.identity == .code }
    guard !open.isEmpty else {
      throw CommandFault("no network of the configuration takes codes: say identity: code for one without services")
    }
    if let parts = AccountName.parts(member) {
      guard let network = open.first(where: { $0.name == parts.network }) else {
        throw CommandFault("\(parts.network) takes no codes; these do: \(open.map(\.name).joined(separator: ", "))")
      }
      return (network, parts.account)
    }
    guard let network = open.first, open.count == 1 else {
      throw CommandFault("say which network is meant: \(open.map { "\($0.name)/\(member)" }.joined(separator: " or "))")
    }
    return (network, member)
  }

  /// The store is asked where there is one; the configuration says who will be in it.
  private static func isKnown(_ account: String, _ configuration: Configuration) throws -> Bool {
    if configuration.members.contains(where: { $0.account == account }) || configuration.admins.contains(account) {
      return true
    }
    guard FileManager.default.fileExists(atPath: configuration.store) else { return false }
    let store = try Store(.file(configuration.store), access: .readOnly)
    defer { try? store.close() }
    return try store.read { try $0.member(account: account) } != nil
  }
}
