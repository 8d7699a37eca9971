import IRCProtocol
import NIOCore

/// One client of a ``ScriptedIRCServer``, as the server sees it.
final class ScriptedClient: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  let server: ScriptedIRCServer
  private var assembler = LineAssembler()
  private var number = 0
  private var nick = "*"
  private var account: String?
  private(set) var enabled: Set<String> = []
  private var isNegotiating = false
  private var hasUser = false
  private var isWelcomed = false
  private var sasl: ScriptedSASL?
  /// Messages echoed, and batches opened.
  var messages = 0
  var replays = 0
  /// The message in several lines that the client is sending.
  var several: Several?

  var prefix: String { "\(nick)!vigie@client.test" }

  init(_ server: ScriptedIRCServer) {
    self.server = server
  }

  func channelActive(context: ChannelHandlerContext) {
    number = server.accepted(context.channel)
    if server.manners.hangsUp { context.close(promise: nil) }
  }

  func channelInactive(context: ChannelHandlerContext) { server.left(context.channel) }

  func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let bytes = Array(unwrapInboundIn(data).readableBytesView)
    var said: [String] = []
    assembler.feed(bytes) { message in
      if server.manners.muteThrough < number {
        said += server.manners.answer(message) ?? inSeveralLines(message) ?? acknowledged(message, answer(message))
      }
      server.lines.add(decodedText(message.bytes))
    }
    guard !said.isEmpty else { return }
    context.writeAndFlush(
      wrapOutboundOut(ByteBuffer(string: said.map { $0 + "\r\n" }.joined())), promise: nil)
    if said.contains(where: { $0.hasPrefix("ERROR") }) { context.close(promise: nil) }
  }

  private func answer(_ message: IRCMessage) -> [String] {
    switch message.command {
    case "CAP": return capability(message)
    case "AUTHENTICATE": return authenticate(message)
    case "NICK":
      let old = nick
      nick = message.text(0) ?? "*"
      return isWelcomed ? [":\(old)!vigie@client.test NICK \(nick)"] : welcome()
    case "USER":
      hasUser = true
      return welcome()
    case "JOIN": return (message.text(0) ?? "").split(separator: ",").flatMap { join(String($0)) }
    case "PRIVMSG", "NOTICE": return echo(message)
    case "CHATHISTORY": return history(message)
    case "PING": return [":irc.test PONG irc.test :\(message.text(0) ?? "")"]
    case "QUIT": return ["ERROR :Closing link"]
    default: return []
    }
  }

  /// A labelled line to which there is nothing to say is acknowledged.
  private func acknowledged(_ message: IRCMessage, _ answer: [String]) -> [String] {
    guard answer.isEmpty, enabled.contains("labeled-response"), let label = message.tag("label") else { return answer }
    return ["@label=\(label) :irc.test ACK"]
  }

  private func capability(_ message: IRCMessage) -> [String] {
    let manners = server.manners
    if manners.capabilities.isEmpty { return [":irc.test 421 \(nick) CAP :Unknown command"] }
    switch message.text(0) {
    case "LS":
      isNegotiating = true
      return [":irc.test CAP \(nick) LS :\(manners.capabilities)"]
    case "REQ":
      let offered = manners.capabilities.split(separator: " ").map { $0.prefix { $0 != "=" } }
      let wanted = (message.text(1) ?? "").split(separator: " ")
      guard wanted.allSatisfy(offered.contains) else { return [":irc.test CAP \(nick) NAK :\(message.text(1) ?? "")"] }
      enabled.formUnion(wanted.map(String.init))
      return [":irc.test CAP \(nick) ACK :\(message.text(1) ?? "")"]
    case "END":
      isNegotiating = false
      return welcome()
    default: return []
    }
  }

  private func authenticate(_ message: IRCMessage) -> [String] {
    let manners = server.manners
    var exchange = sasl ?? ScriptedSASL(manners.accounts, manners.lie)
    let answer = exchange.receive(message.text(0) ?? "*")
    sasl = exchange
    switch answer {
    case .challenge(let text): return ["AUTHENTICATE \(text)"]
    case .success(let account):
      self.account = account
      sasl = nil
      return [
        ":irc.test 900 \(nick) \(prefix) \(account) :You are now logged in as \(account)",
        ":irc.test 903 \(nick) :SASL authentication successful",
      ]
    case .failure:
      sasl = nil
      return [":irc.test 904 \(nick) :SASL authentication failed"]
    }
  }

  private func welcome() -> [String] {
    guard !isWelcomed, !isNegotiating, hasUser, nick != "*" else { return [] }
    isWelcomed = true
    return [
      "\(time):irc.test 001 \(nick) :Welcome",
      ":irc.test 005 \(nick) \(server.manners.support) :are supported by this server",
      ":irc.test 376 \(nick) :End of MOTD",
    ]
  }

  /// The tag of the server's clock, where the test set it.
  private var time: String {
    guard enabled.contains("server-time"), let now = server.manners.now else { return "" }
    return "@time=\(ServerTime.exact(now)) "
  }

  private func join(_ channel: String) -> [String] {
    let extended = enabled.contains("extended-join") ? " \(account ?? "*") :Vigie" : ""
    return [
      "\(time):\(prefix) JOIN \(channel)\(extended)", ":irc.test 353 \(nick) = \(channel) :@\(nick)",
      ":irc.test 366 \(nick) \(channel) :End of NAMES",
    ]
  }

  private func echo(_ message: IRCMessage) -> [String] {
    guard enabled.contains("echo-message") else { return [] }
    messages += 1
    let label = message.tag("label").map { ";label=\($0)" } ?? ""
    return [
      "@msgid=own-\(messages)\(label) :\(nick)!vigie@client.test \(message.command) \(message.text(0) ?? "") "
        + ":\(message.text(1) ?? "")"
    ]
  }
}
