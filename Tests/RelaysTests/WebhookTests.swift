import ChatModel
import Foundation
import Logging
import Relays
import SystemCrypto
import SystemHTTP
import Testing
import VigieTestSupport

/// A receiver that checks signatures, as Standard Webhooks says, and one that behaves badly.
@Suite(.timeLimit(.minutes(2)))
struct WebhookTests {
  static let secret = "whsec_" + Data(Array(repeating: UInt8(7), count: 32)).base64EncodedString()
  static let moment: Int64 = 1_574_561_400_000

  /// What the network told the desk.
  final class Sink: ChatSink {
    let events = Awaited<ChatEvent>()
    func heard(_ messages: [ChatMessage]) -> Bool { true }
    func noted(_ event: ChatEvent) { events.add(event) }
  }

  private struct Scene {
    var server: ScriptedWebServer
    var network: WebhookNetwork
    var sink: Sink
    var pauses: Awaited<Int64>
    var clock: TestClock

    func send(_ id: Int64, _ text: String, lane: OutgoingLine.Lane = .announcement, key: String? = nil) {
      network.send([
        OutgoingLine(
          delivery: .announcement(id), destination: .channel("pref63"), text: text, lane: lane,
          expires: WebhookTests.moment + 86_400_000, key: key)
      ])
    }

    func expectDelivered(_ id: Int64) async throws {
      let outcome = try await outcome(id)
      #expect(outcome == .delivered(network: "webhook", .announcement(id)))
    }

    func expectFailed(_ id: Int64, _ failure: ChatEvent.DeliveryFailure) async throws {
      let outcome = try await outcome(id)
      #expect(outcome == .failed(network: "webhook", .announcement(id), failure))
    }

    func outcome(_ id: Int64) async throws -> ChatEvent {
      try await sink.events.next { event in
        switch event {
        case .delivered(_, .announcement(id)), .failed(_, .announcement(id), _): true
        default: false
        }
      }
    }
  }

  /// - Parameter rests: whether pauses last for ever.
  private func with(
    _ format: WebhookMessage.Format = .mattermost, mayBePrivate: Bool = true, rests: Bool = false,
    answering script: @escaping ScriptedWebServer.Script, _ body: (Scene) async throws -> Void
  ) async throws {
    let server = try await ScriptedWebServer.start(try TestCertificates.shared().server, script)
    var target = WebhookTarget(
      "pref63", at: try HTTPAddress(server.base("localhost") + "/hooks/secret-path"), format,
      secret: WebhookSecret(Self.secret))
    target.tls = .init(caFile: try TestCertificates.shared().authority.certificateFile)
    target.mayBePrivate = mayBePrivate
    let (sink, pauses, clock) = (Sink(), Awaited<Int64>(), TestClock(Self.moment))
    let network = WebhookNetwork(
      name: "webhook", [target], client: try HTTPClient(), clock: clock.reading,
      sleep: {
        pauses.add($0)
        if rests { try await Task.sleep(for: .seconds(600)) }
      }, log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    let running = Task { try await network.run(reporting: sink) }
    try await sink.events.next { $0 == .joined(network: "webhook", channel: "pref63") }
    do {
      try await body(Scene(server: server, network: network, sink: sink, pauses: pauses, clock: clock))
    } catch {
      await network.close(reason: "")
      await server.stop()
      throw error
    }
    await network.close(reason: "")
    try await running.value
    await server.stop()
  }

  /// As a receiver verifies it.
  private static func isSigned(_ request: ScriptedWebServer.Request) -> Bool {
    guard let id = request.headers["webhook-id"], let time = request.headers["webhook-timestamp"],
      let given = request.headers["webhook-signature"], let key = Data(base64Encoded: String(secret.dropFirst(6)))
    else { return false }
    let mac = hmacSHA256(key: Array(key), Array("\(id).\(time).".utf8) + request.body)
    return given == "v1,\(Data(mac).base64EncodedString())" && time == "\(moment / 1_000)"
  }

  @Test(arguments: [
    (WebhookMessage.Format.mattermost, #"{"text":"un\n\ndeux \\*trois\\* <@all>"}"#), (.slack, ""), (.tchap, ""),
  ])
  func aLineIsSentSignedInTheReceiversShape(format: WebhookMessage.Format, _: String) async throws {
    try await with(format, answering: { Self.isSigned($0) ? .whole(200, [], "ok") : .whole(401) }) { scene in
      scene.send(3, "un\ndeux *trois* <@all>")
      try await scene.expectDelivered(3)
      let request = try await scene.server.requests.next()
      #expect(request.method == "POST" && request.path == "/hooks/secret-path")
      #expect(request.headers["content-type"] == "application/json")
      let fields = try JSONDecoder().decode([String: String].self, from: Data(request.body))
      let expected: [String: String] =
        switch format {
        case .mattermost: ["text": "un\n\ndeux \\*trois\\* \\<@\u{200B}all\\>"]
        case .slack: ["text": "un\ndeux *trois* &lt;@\u{200B}all&gt;"]
        case .tchap: ["message": "un\n\ndeux \\*trois\\* \\<@\u{200B}all\\>", "message_format": "md"]
        }
      #expect(fields == expected)
    }
  }

  @Test func whatFailsInPassingIsTriedAgainUnderTheSameID() async throws {
    let answers = Awaited<ScriptedWebServer.Answer>()
    try await with(answering: { _ in try await answers.next() }) { scene in
      for answer in [
        ScriptedWebServer.Answer.whole(503), .whole(429, [("Retry-After", "60")]), .hangUp, .whole(500), .whole(204),
      ] { answers.add(answer) }
      scene.send(5, "POINT")
      try await scene.expectDelivered(5)
      let ids = scene.server.requests.untaken.map { $0.headers["webhook-id"] }
      #expect(ids.count == 5 && Set(ids).count == 1)
      #expect(scene.pauses.untaken == [5_000, 60_000, 60_000, 300_000])
    }
  }

  @Test func afterARestartTheIDIsTheSame() {
    let (a, b) = (Self.message(5), Self.message(5))
    #expect(a == b && a.id != Self.message(6).id)
  }

  private static func message(_ number: Int64) -> WebhookMessage {
    WebhookMessage(to: "pref63", number: number, text: "POINT", format: .tchap)
  }

  /// What waits for its next try holds up nobody's call for help.
  @Test func aCallForHelpOvertakesWhatRests() async throws {
    try await with(rests: true, answering: { $0.text.contains("POINT") ? .whole(503) : .whole(200) }) { scene in
      scene.send(1, "POINT N° 1", lane: .digest)
      let pause = try await scene.pauses.next()
      #expect(pause == 5_000)
      scene.send(2, "DÉTRESSE", lane: .distress)
      try await scene.expectDelivered(2)
    }
  }

  @Test func aCallForHelpThatIsNotTakenIsReportedSoon() async throws {
    try await with(answering: { _ in .whole(503) }) { scene in
      scene.send(2, "DÉTRESSE", lane: .distress)
      try await scene.expectFailed(2, .refused("HTTP 503"))
      #expect(scene.server.requests.untaken.count == 3)
    }
  }

  @Test func aNewerDigestTakesThePlaceOfOneThatWaits() async throws {
    let answers = Awaited<ScriptedWebServer.Answer>()
    try await with(answering: { _ in try await answers.next() }) { scene in
      scene.send(1, "POINT N° 1", lane: .digest, key: "digest")
      try await scene.server.requests.next()
      scene.send(2, "POINT N° 2", lane: .digest, key: "digest")
      answers.add(.whole(503))
      answers.add(.whole(200))
      try await scene.expectDelivered(2)
      answers.add(.whole(200))
    }
  }

  @Test(arguments: [400, 401, 404, 410, 302])
  func whatTheReceiverDoesNotWantIsRefused(status: Int) async throws {
    try await with(answering: { _ in .whole(status, [("Location", "https://localhost/")]) }) { scene in
      scene.send(1, "POINT")
      try await scene.expectFailed(1, .refused("HTTP \(status)"))
      #expect(scene.pauses.untaken.isEmpty)
    }
  }

  @Test func whatIsTooOldIsDropped() async throws {
    try await with(answering: { _ in .whole(503) }) { scene in
      scene.clock.set(Self.moment + 86_400_000)
      scene.send(1, "POINT")
      try await scene.expectFailed(1, .expired)
      #expect(scene.server.requests.untaken.isEmpty)
    }
  }

  @Test func aPrivateNetworkIsRefusedUnlessConfigured() async throws {
    try await with(mayBePrivate: false, answering: { _ in .whole(200) }) { scene in
      scene.send(1, "POINT")
      guard case .failed(_, _, .refused(let why)) = try await scene.outcome(1) else {
        Issue.record("it was sent")
        return
      }
      #expect(why.contains("private network") && !why.contains("secret-path"))
      #expect(scene.server.acceptedConnections == 0)
    }
  }

  @Test(arguments: ["", "whsec_", "whsec_YWJj", "secret", "whsec_not base 64 at all, but long enough"])
  func whatIsNoSecret(text: String) { #expect(WebhookSecret(text) == nil) }

  @Test func aSecretIsNotShown() throws {
    let secret = try #require(WebhookSecret(Self.secret))
    #expect(!"\(secret) \(String(reflecting: secret))".contains("7, 7"))
  }
}
