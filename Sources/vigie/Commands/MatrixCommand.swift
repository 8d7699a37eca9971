import ArgumentParser
import ChatModel
import Foundation
import MatrixNetwork
import SystemHTTP

#if canImport(Glibc)
import Glibc
#endif

struct MatrixCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "matrix", abstract: "Matrix homeservers of the configuration.", subcommands: [MatrixLogin.self])
}

struct MatrixLogin: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "login", abstract: "Log in to a homeserver, and keep what identifies Vigie there.",
    discussion: """
      The password is read from a file, or typed; it is not kept. What the homeserver gives for it stands beside the store, in a \
      file that nobody else can read, and is renewed by the bot. To be run as root or as the user of the bot, while it does not \
      run.
      """)

  @OptionGroup var options: ConfigurationOption

  @Option(name: .long, help: "The network of the configuration; it may be left out where one alone is a homeserver.")
  var network: String?

  @Option(name: .long, help: "A file that holds the password on one line, instead of typing it.")
  var passwordFile: String?

  func run() async throws {
    let configuration = try Configuration.load(orExit: options.config)
    let (settings, matrix) = try Exit.onFault { try Self.resolve(network, configuration.networks) }
    let password = try Exit.onFault { try readPassword(for: matrix) }
    try Exit.onFault { try Code.becomeOwner(of: configuration.store) }
    var login = matrix.configuration(of: settings.name, store: configuration.store)
    login.session.password = password
    login.session.token = nil
    do {
      try await MatrixNetwork.logIn(login, client: HTTPClient(userAgent: "Vigie/\(Version.text)"))
    } catch {
      Output.fault("\(error)")
      throw Exit.fault
    }
    Output.line("logged in as \(login.session.user), device \(login.session.device); kept in \(login.accountFile)")
  }

  static func resolve(
    _ name: String?, _ networks: [NetworkSettings]
  ) throws(CommandFault) -> (NetworkSettings, MatrixSettings) {
    let homeservers = networks.compactMap { network in network.matrix.map { (network, $0) } }
    guard !homeservers.isEmpty else { throw CommandFault("no network of the configuration is of kind: matrix") }
    let names = homeservers.map(\.0.name).joined(separator: ", ")
    if let name {
      guard let found = homeservers.first(where: { $0.0.name == name }) else {
        throw CommandFault("no homeserver is named \(name); these are: \(names)")
      }
      return found
    }
    guard let only = homeservers.first, homeservers.count == 1 else {
      throw CommandFault("say which homeserver is meant, by --network: \(names)")
    }
    return only
  }

  private func readPassword(for matrix: MatrixSettings) throws -> Secret {
    if let passwordFile {
      let finder = FileFinder(base: FileManager.default.currentDirectoryPath, credentials: nil)
      guard let secret = finder.secret(at: finder.absolute(passwordFile)) else {
        throw CommandFault("\(passwordFile) must hold the password, on one line")
      }
      return secret
    }
    if let password = matrix.session.password { return password }
    guard isatty(0) == 1, let typed = getpass("Password of \(matrix.session.user): ") else {
      throw CommandFault("no terminal to type a password at: give --password-file")
    }
    let password = String(cString: typed)
    guard !password.isEmpty else { throw CommandFault("no password was typed") }
    return Secret(password)
  }
}
