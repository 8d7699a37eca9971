import IRCProtocol
import NIOCore
import PlainText
import SystemCrypto
import SystemTLS

/// What somebody of the demo hears.
struct Heard: Sendable {
  var hearer: String
  var event: Event

  enum Event: Sendable {
    case said(from: String, target: String, text: String)
    case present(nick: String, channel: String)
    case absent(nick: String)
    /// The server has dealt with all that came before a PING.
    case pong(String)
    case ended(String)
  }
}

/// The IRC of one scripted person: logs in, joins, answers PING, and passes on what is said.
final class PlayerHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let person: Script.Person
  private let password: String?
  private let hear: @Sendable (Heard) -> Void
  /// Succeeds when the person is in all its channels.
  private let ready: EventLoopPromise<Void>
  private var assembler = LineAssembler()
  private var unjoined: Set<String>
  private var isReady = false
  private var failure: (any Error)?

  init(
    _ person: Script.Person, password: String?, ready: EventLoopPromise<Void>,
    hear: @escaping @Sendable (Heard) -> Void
  ) {
    self.person = person
    self.password = password
    self.ready = ready
    self.hear = hear
    unjoined = Set(person.channels)
  }

  struct Refused: Error, CustomStringConvertible {
    var nick: String
    var line: String

    var description: String { "\(nick) could not come in: \(line)" }
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if event is TLSHandshakeCompleted {
      let sasl = person.account == nil ? "" : " sasl"
      send("CAP REQ :message-tags server-time echo-message\(sasl)", context)
      send("NICK \(person.nick)", context)
      send("USER \(person.nick) 0 * :\(person.nick)", context)
    }
    context.fireUserInboundEventTriggered(event)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    var messages: [IRCMessage] = []
    assembler.feed(Array(unwrapInboundIn(data).readableBytesView)) { messages.append($0) }
    for message in messages { deal(with: message, context) }
  }

  func channelInactive(context: ChannelHandlerContext) {
    let reason = failure.map { "\($0)" } ?? "the connection was closed"
    ready.fail(failure ?? Refused(nick: person.nick, line: reason))
    hear(Heard(hearer: person.nick, event: .ended(reason)))
    context.fireChannelInactive()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    failure = failure ?? error
    context.close(promise: nil)
  }

  private func deal(with message: IRCMessage, _ context: ChannelHandlerContext) {
    let nick = decodedText(message.source.nick)
    switch message.command {
    case "PONG": note(.pong(message.text(1) ?? ""))
    case "PING": send("PONG :\(message.text(0) ?? "")", context)
    case "CAP" where message.text(1) == "ACK": send(person.account == nil ? "CAP END" : "AUTHENTICATE PLAIN", context)
    case "AUTHENTICATE":
      let account = person.account ?? ""
      send("AUTHENTICATE \(Base64.encode(Array("\0\(account)\0\(password ?? "")".utf8)))", context)
    case "903": send("CAP END", context)
    case "001": send("JOIN \(person.channels.joined(separator: ","))", context)
    case "353":
      for name in (message.text(3) ?? "").split(separator: " ") {
        note(.present(nick: String(name.drop { "~&@%+".contains($0) }), channel: message.text(2) ?? ""))
      }
    case "366":
      unjoined.remove(message.text(1) ?? "")
      if unjoined.isEmpty, !isReady {
        isReady = true
        ready.succeed()
      }
    case "JOIN": note(.present(nick: nick, channel: message.text(0) ?? ""))
    case "PART", "QUIT", "KICK": note(.absent(nick: message.command == "KICK" ? message.text(1) ?? "" : nick))
    case "PRIVMSG", "NOTICE":
      guard !message.source.isEmpty, let target = message.text(0), let text = message.text(1), isReady else { return }
      note(.said(from: nick, target: target, text: text))
    case "904", "905", "432", "433", "471", "473", "474", "475", "477", "ERROR": refuse(message, context)
    case "CAP" where message.text(1) == "NAK": refuse(message, context)
    default: break
    }
  }

  private func refuse(_ message: IRCMessage, _ context: ChannelHandlerContext) {
    failure = failure ?? Refused(nick: person.nick, line: decodedText(message.bytes))
    context.close(promise: nil)
  }

  private func note(_ event: Heard.Event) { hear(Heard(hearer: person.nick, event: event)) }

  private func send(_ line: String, _ context: ChannelHandlerContext) {
    context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: line + "\r\n")), promise: nil)
  }
}
