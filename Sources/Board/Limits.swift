import CrisisCore
import Hummingbird
import NIOCore
import Synchronization

/// How much one client may ask for: a person who works fast never meets it, a program that guesses or copies does.
struct RateLimit<Context: RequestContext>: RouterMiddleware {
  /// Requests at once, and a second from then on.
  static var burst: Double { 120 }
  static var perSecond: Double { 10 }
  /// So many are remembered; beyond that those that were quiet for longest are forgotten.
  static var mostClients: Int { 4_096 }

  private struct Allowance {
    var left: Double
    var at: Milliseconds
  }

  private final class Clients: Sendable {
    let byAddress = Mutex<[String: Allowance]>([:])
  }

  private let clients = Clients()
  private let clock: @Sendable () -> Milliseconds

  init(clock: @escaping @Sendable () -> Milliseconds) { self.clock = clock }

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    guard Self.client(request).map(take) ?? true else {
      var answer = Response(plain: "slower, please\n", status: .tooManyRequests)
      answer.headers[.retryAfter] = "5"
      return answer
    }
    return try await next(request, context)
  }

  /// Who asks, by the word of the web server of this machine, which puts the address behind what it was told; nil: a
  /// program of this machine.
  private static func client(_ request: Request) -> String? {
    request.headers[.forwardedFor]?.split { $0 == "," || $0 == " " }.last.map(String.init)
  }

  private func take(_ client: String) -> Bool {
    let now = clock()
    return clients.byAddress.withLock { all in
      var own = all[client] ?? Allowance(left: Self.burst, at: now)
      own.left = min(Self.burst, own.left + Double(max(0, now - own.at)) / 1_000 * Self.perSecond)
      own.at = now
      let isAllowed = own.left >= 1
      if isAllowed { own.left -= 1 }
      if all[client] == nil, all.count >= Self.mostClients {
        let quiet = all.sorted { $0.value.at < $1.value.at }.prefix(Self.mostClients / 4)
        for (address, _) in quiet { all[address] = nil }
      }
      all[client] = own
      return isAllowed
    }
  }
}

/// Lets go of a client that does not read what it asked for: it would hold an answer for as long as it likes.
final class SlowReaders: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = Any

  private let patience: TimeAmount
  private var leaving: Scheduled<Void>?

  init(patience: TimeAmount) { self.patience = patience }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    leaving?.cancel()
    leaving = nil
    if !context.channel.isWritable {
      let channel = context.channel
      leaving = context.eventLoop.scheduleTask(in: patience) { channel.close(mode: .all, promise: nil) }
    }
    context.fireChannelWritabilityChanged()
  }

  func channelInactive(context: ChannelHandlerContext) {
    leaving?.cancel()
    leaving = nil
    context.fireChannelInactive()
  }
}
