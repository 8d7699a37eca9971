import Foundation
import NIOCore
import NIOPosix
import SystemTLS

/// Somebody with a plain IRC client over TLS, identified by SASL PLAIN.
final class Person: Sendable {
  let nick: String
  /// All that the server sent.
  let lines: Recorder<IRCLine>
  private let channel: any Channel

  private init(nick: String, lines: Recorder<IRCLine>, channel: any Channel) {
    self.nick = nick
    self.lines = lines
    self.channel = channel
  }

  /// Connects, identifies and joins; the account is called as the nick. A stranger has none.
  static func join(
    _ server: IRCServer, as nick: String, channels: [String], isStranger: Bool = false
  ) async throws -> Person {
    var trust = TLSClientConfiguration()
    trust.caFile = server.authority
    let tls = try TLSClientContext(trust)
    let lines = Recorder<IRCLine>("what \(nick) sees")
    let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .channelOption(.tcpOption(.tcp_nodelay), value: 1)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(tls.makeHandler(serverName: "localhost"))
          try channel.pipeline.syncOperations.addHandler(Listener(lines: lines))
        }
      }
      .connect(host: "127.0.0.1", port: server.port).get()
    let person = Person(nick: nick, lines: lines, channel: channel)
    do {
      if isStranger { try await person.comeIn() } else { try await person.register() }
      for channel in channels {
        try await person.write("JOIN \(channel)")
        try await lines.wait(for: "end of the names of \(channel)") {
          $0.command == "366" && $0.parameters.contains(channel)
        }
      }
    } catch {
      try? await channel.close()
      throw error
    }
    return person
  }

  private func comeIn() async throws {
    try await write("NICK \(nick)")
    try await write("USER \(nick) 0 * :\(nick)")
    try await lines.wait(for: "welcome") { $0.command == "001" }
  }

  private func register() async throws {
    try await write("CAP REQ :sasl")
    try await write("NICK \(nick)")
    try await write("USER \(nick) 0 * :\(nick)")
    try await lines.wait(for: "capability") { $0.command == "CAP" && $0.parameters.contains("ACK") }
    try await write("AUTHENTICATE PLAIN")
    try await lines.wait(for: "SASL challenge") { $0.command == "AUTHENTICATE" }
    let secret = [nick, nick, IRCServer.password(of: nick)].joined(separator: "\0")
    try await write("AUTHENTICATE \(Data(secret.utf8).base64EncodedString())")
    try await lines.wait(for: "SASL success") { $0.command == "903" }
    try await write("CAP END")
    try await lines.wait(for: "welcome") { $0.command == "001" }
  }

  func write(_ line: String) async throws {
    try await channel.writeAndFlush(ByteBuffer(string: line + "\r\n")).get()
  }

  func say(_ text: String, to target: String) async throws { try await write("PRIVMSG \(target) :\(text)") }

  /// Says something to the bot, and waits for what it says next with `expected` in it, here or in private.
  @discardableResult
  func ask(
    _ text: String, in target: String, expecting expected: String, within limit: Duration = .seconds(20)
  ) async throws -> String {
    let start = lines.count
    try await say(text, to: target)
    return try await heard(expected, from: start, within: limit)
  }

  /// Waits for words of the bot, from a place in ``lines`` on.
  @discardableResult
  func heard(_ expected: String, from start: Int = 0, within limit: Duration = .seconds(20)) async throws -> String {
    try await lines.wait(for: "“\(expected)” from Vigie", from: start, within: limit) {
      $0.isSpeech && $0.nick == "Vigie" && $0.text.contains(expected)
    }.element.text
  }

  /// Waits until the bot comes into a channel.
  func seesBot(in channel: String, from start: Int = 0, within limit: Duration = .seconds(20)) async throws {
    try await lines.wait(for: "Vigie in \(channel)", from: start, within: limit) {
      $0.command == "JOIN" && $0.nick == "Vigie" && $0.target == channel
    }
  }

  /// Waits until the bot is in a channel that this person is in, whoever came first.
  func finds(bot channel: String, within limit: Duration = .seconds(20)) async throws {
    try await lines.wait(for: "Vigie in \(channel)", within: limit) { line in
      if line.command == "JOIN" { return line.nick == "Vigie" && line.target == channel }
      guard line.command == "353", line.parameters.contains(channel) else { return false }
      return line.text.split(separator: " ").contains { $0.drop { "~&@%+".contains($0) } == "Vigie" }
    }
  }

  /// What the server says of somebody.
  func whois(_ nick: String) async throws -> [IRCLine] {
    let start = lines.count
    try await write("WHOIS \(nick)")
    try await lines.wait(for: "end of WHOIS", from: start) { $0.command == "318" }
    return Array(lines.elements.dropFirst(start))
  }

  /// Waits until everything sent so far was dealt with by the server, and what it caused has come.
  func settle() async throws {
    let token = "settle-\(lines.count)"
    try await write("PING \(token)")
    try await lines.wait(for: "PONG \(token)") { $0.command == "PONG" && $0.text == token }
  }

  func leave() async { try? await channel.close() }
}

/// Keeps each line, and answers PING.
private final class Listener: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let lines: Recorder<IRCLine>
  private var pending: [UInt8] = []

  init(lines: Recorder<IRCLine>) { self.lines = lines }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    pending += unwrapInboundIn(data).readableBytesView
    while let end = pending.firstIndex(of: UInt8(ascii: "\n")) {
      let line = IRCLine(String(decoding: pending[..<end].filter { $0 != UInt8(ascii: "\r") }, as: UTF8.self))
      pending.removeSubrange(...end)
      if line.command == "PING" {
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: "PONG :\(line.text)\r\n")), promise: nil)
      }
      lines.append(line)
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    lines.append(IRCLine("ERROR :\(error)"))
    context.close(promise: nil)
  }

  func channelInactive(context: ChannelHandlerContext) {
    lines.append(IRCLine("ERROR :the connection is closed"))
  }
}
