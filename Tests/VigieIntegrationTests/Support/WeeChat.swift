import Foundation
import VigieTestSupport

/// WeeChat without a screen, as a person would have it set up: TLS with one authority, SASL PLAIN, a log of each room.
/// It is spoken through its FIFO; what it shows is what it logs.
final class WeeChat: Sendable {
  /// Somebody who is there, and where.
  struct Seat: Sendable {
    var account: String
    var channel: String
  }

  static let program = "/usr/bin/weechat-headless"

  private let folder: TemporaryFolder
  private let process: RunningProcess
  private let pipe: FileHandle
  /// `tail -F` of each log, so that a line is seen as soon as it is written.
  private let logs: [String: RunningProcess]

  static func run<Result: Sendable>(
    on server: IRCServer, seats: [Seat], _ body: (WeeChat) async throws -> Result
  ) async throws -> Result {
    guard FileManager.default.isExecutableFile(atPath: program) else {
      throw IRCServer.Fault(
        description: "missing: \(program). apt-get install --no-install-recommends weechat-headless weechat-plugins "
          + "(or deploy/ircd/install.sh tests)")
    }
    let weechat = try await WeeChat(on: server, seats: seats)
    let result: Swift.Result<Result, any Error>
    do { result = .success(try await body(weechat)) } catch { result = .failure(error) }
    for log in weechat.logs.values { await log.end() }
    await weechat.process.end()
    return try result.get()
  }

  private init(on server: IRCServer, seats: [Seat]) async throws {
    folder = try TemporaryFolder("vigie-weechat")
    try folder.write(
      """
      [network]
      gnutls_ca_system = off
      gnutls_ca_user = "\(server.authority)"
      """, to: "weechat.conf")
    try folder.write("[look]\nbacklog = 0\n[file]\nflush_delay = 0\n", to: "logger.conf")
    try folder.write("[file]\npath = \"${weechat_data_dir}/fifo\"\n", to: "fifo.conf")
    let servers = seats.map { seat in
      """
      \(seat.account).addresses = "localhost/\(server.port)"
      \(seat.account).ssl = on
      \(seat.account).ssl_verify = on
      \(seat.account).nicks = "\(seat.account)"
      \(seat.account).sasl_mechanism = plain
      \(seat.account).sasl_username = "\(seat.account)"
      \(seat.account).sasl_password = "\(IRCServer.password(of: seat.account))"
      \(seat.account).sasl_fail = disconnect
      \(seat.account).anti_flood_prio_high = 0
      \(seat.account).autoconnect = on
      \(seat.account).autojoin = "\(seat.channel)"
      """
    }
    try folder.write("[server]\n" + servers.joined(separator: "\n"), to: "irc.conf")
    process = try RunningProcess(
      Self.program, ["-d", folder.path, "-P", "irc,fifo,logger", "--stdout"], in: folder.path,
      environment: ["LANG": "C.UTF-8", "HOME": folder.path, "PATH": "/usr/bin:/bin"])
    _ = try await process.line(containing: "irc: connecting to server")
    var logs: [String: RunningProcess] = [:]
    for seat in seats {
      logs[seat.account] = try RunningProcess(
        "/usr/bin/tail",
        ["-n", "+1", "-F", folder.file("logs/irc.\(seat.account).\(seat.channel).weechatlog")], in: folder.path)
    }
    self.logs = logs
    // For reading too: WeeChat opens its end without waiting, and this end must not wait for it either.
    pipe = try FileHandle(forUpdating: URL(fileURLWithPath: folder.file("fifo")))
  }

  /// Types a line in the room of a seat.
  func type(_ text: String, as seat: Seat) throws {
    try pipe.write(contentsOf: Data("irc.\(seat.account).\(seat.channel) *\(text)\n".utf8))
  }

  /// Waits until the window of a seat has shown a line with these words; who said it is in the line, before a tab.
  func shows(_ words: String, to seat: Seat) async throws -> String {
    guard let log = logs[seat.account] else { throw IRCServer.Fault(description: "nobody is \(seat.account)") }
    return try await log.line(containing: words)
  }
}
