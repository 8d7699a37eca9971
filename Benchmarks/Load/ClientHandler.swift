import Glibc
import NIOCore
import PlainText
import SystemCrypto
import SystemTLS

/// The IRC that a client of the load needs, over bytes: logs in, joins, answers PING. The observer passes on each answer
/// of the bot, the manager each call for help; senders have user mode +d and hear nothing.
final class ClientHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  struct Refused: Error {
    var nick: String
    var line: String
  }

  enum Part { case observer, manager, sender }

  private let nick: String
  private let part: Part
  private let password: String?
  private let ready: EventLoopPromise<Void>
  private let crowd: Crowd
  private var rest: [UInt8] = []
  private var isReady = false

  /// - Parameter password: nil: without an account.
  init(_ part: Part, nick: String, password: String?, crowd: Crowd, ready: EventLoopPromise<Void>) {
    self.nick = nick
    self.part = part
    self.password = password
    self.crowd = crowd
    self.ready = ready
  }

  private var room: String { part == .manager ? "#gest" : "#veille" }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    guard event is TLSHandshakeCompleted else { return }
    if password != nil { send("CAP REQ :sasl", context) }
    send("NICK \(nick)", context)
    send("USER \(nick) 0 * :\(nick)", context)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    var bytes = rest
    bytes.append(contentsOf: unwrapInboundIn(data).readableBytesView)
    var start = 0
    while let end = bytes[start...].firstIndex(of: 0x0A) {
      take(bytes[start..<end], context)
      start = end + 1
    }
    rest = Array(bytes[start...])
  }

  /// A server that does not set TCP_NODELAY keeps its next small line back until the last one is acknowledged, which the
  /// system would do 40 ms later.
  func channelReadComplete(context: ChannelHandlerContext) {
    guard part != .sender else { return }
    context.channel.setOption(.tcpOption(.init(rawValue: TCP_QUICKACK)), value: 1).whenFailure { _ in }
  }

  func channelInactive(context: ChannelHandlerContext) {
    fail(Refused(nick: nick, line: "the connection was closed"))
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    fail(error)
    context.close(promise: nil)
  }

  private static let bot = Array(":Vigie!".utf8)
  private static let recorded = Array(" enregistré\u{A0}: ".utf8)

  private func take(_ line: ArraySlice<UInt8>, _ context: ChannelHandlerContext) {
    if isReady {
      if part != .sender, line.starts(with: Self.bot) { return passOn(line) }
      if line.first == 0x50 { pong(line, context) }
      return
    }
    let text = String(decoding: line, as: UTF8.self)
    let words = text.split(whereSeparator: { $0 == " " || $0 == "\r\n" || $0 == "\r" })
    switch words.dropFirst(words.first?.hasPrefix(":") == true ? 1 : 0).first {
    case "PING": pong(line, context)
    case "CAP": send("AUTHENTICATE PLAIN", context)
    case "AUTHENTICATE": send("AUTHENTICATE \(Base64.encode(Array("\0\(nick)\0\(password ?? "")".utf8)))", context)
    case "903": send("CAP END", context)
    case "001":
      if part == .sender { send("MODE \(nick) +d", context) }
      send("JOIN \(room)", context)
    case "366":
      isReady = true
      ready.succeed()
    case "904", "433", "432", "471", "473", "474", "475", "477", "ERROR": fail(Refused(nick: nick, line: text))
    default: break
    }
  }

  private func passOn(_ line: ArraySlice<UInt8>) {
    // `:Vigie!… PRIVMSG #veille :S12 enregistré : Issoire, eau, …`
    guard let colon = line.dropFirst().firstIndex(of: 0x3A) else { return }
    let text = line[(colon + 1)...]
    if part == .manager {
      if text.starts(with: "DÉTRESSE".utf8) { crowd.heardDistress() }
      return
    }
    guard let space = text.firstIndex(of: 0x20), text[space...].starts(with: Self.recorded) else { return }
    let place = text[(space + Self.recorded.count)...]
    crowd.answered(place: place.prefix { $0 != 0x2C })
  }

  private func pong(_ line: ArraySlice<UInt8>, _ context: ChannelHandlerContext) {
    guard line.starts(with: "PING".utf8) else { return }
    send("PONG" + String(decoding: line.dropFirst(4).filter { $0 != 0x0D }, as: UTF8.self), context)
  }

  private func fail(_ error: any Error) {
    ready.fail(error)
    crowd.failed(error)
  }

  private func send(_ line: String, _ context: ChannelHandlerContext) {
    context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: line + "\r\n")), promise: nil)
  }
}
