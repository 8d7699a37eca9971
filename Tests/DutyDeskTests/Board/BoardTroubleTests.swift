import ChatModel
import CrisisCore
import Testing
import VigieTestSupport

@testable import Board
@testable import CrisisStore
@testable import DutyDesk

/// What becomes of what people send when the desk, the store or the person has too much.
struct BoardTroubleTests {
  @Test func aStoreThatTakesNothingLosesNoWord() async throws {
    try await Evening.play(BoardVisit.settings, onDisk: true) { e in
      await e.activate("crue de l’Allier")
      await e.say("jo", in: veille, "!sos Parent : deux personnes sur un toit")
      try await BoardVisit.to(e) { board in
        let (cookie, path) = try await board.enter(e, "lea")
        let page = try await board.get(path, cookie)
        try e.store.pragma("query_only = ON")
        let refused = try await board.send(cookie, page, "report", ["place": "Issoire", "text": "le pont « tient »"])
        #expect(refused.rows == [1] && refused.notices.count == 1, "\(refused.notices)")
        #expect(refused.body.contains("le pont « tient »</textarea>") && refused.body.contains("class=\"notice bad\""))
        // What is there is read all the same, a call for help too.
        #expect(try await board.get("\(path)/S1", cookie).status == 200)
        try e.store.pragma("query_only = OFF")
        let done = try await board.send(cookie, refused, "report", ["place": "Issoire", "text": "le pont « tient »"])
        #expect(done.rows == [2, 1] && done.notices.joined().hasPrefix("S2 enregistré"), "\(done.notices)")
      }
    }
  }

  /// What one says on pages counts among what one says in chat.
  @Test func whoSaysTooMuchIsTold() async throws {
    var settings = DeskSettings.visov(throttle: ThrottleSettings(commands: 4, per: .minute))
    settings.board = BoardSettings(url: BoardVisit.url)
    try await Evening.play(settings) { e in
      await e.activate("crue de l’Allier")
      await e.wait(2 * .minute)
      try await BoardVisit.to(e) { board in
        // One of the four.
        let (cookie, path) = try await board.enter(e, "lea")
        var page = try await board.get(path, cookie)
        for number in 1...4 {
          page = try await board.send(cookie, page, "report", ["place": "Issoire", "text": "cave \(number)"])
        }
        #expect(page.rows == [3, 2, 1] && page.notices.joined().contains("seconde"), "\(page.notices)")
        #expect(page.body.contains("cave 4</textarea>"))
        e.clock.advance(by: .minute)
        let done = try await board.send(cookie, page, "report", ["place": "Issoire", "text": "cave 4"])
        #expect(done.rows == [4, 3, 2, 1])
      }
    }
  }

  // MARK: - Without a desk

  private static func line(_ id: String) -> ChatMessage {
    ChatMessage(
      network: BoardNetwork.name, id: id, place: .direct, sender: ChatSender(nick: id, account: "lea", home: "visov"),
      text: "!s", at: 1_000)
  }

  private static let draft = FormDraft(form: .report, values: FormValues(record: "", fields: ["text": "x"]))

  private static func answer(_ id: String, _ text: String = "S1") -> OutgoingLine {
    OutgoingLine(delivery: .answer(7), destination: .person(nick: id, account: "lea"), text: text)
  }

  @Test func aDeskThatHasEnoughIsHandedNothing() async throws {
    let (network, sink) = (BoardNetwork(), RecordingSink())
    await network.say(Self.line("a"), id: "a", from: Self.draft, of: "me", patience: .seconds(10))
    #expect(network.notices(of: "me", at: 1_000).map(\.state) == [.turnedAway])
    network.connect(to: sink)
    sink.setRoom(false)
    // Taken, and the last for now.
    await network.say(Self.line("b"), id: "b", from: Self.draft, of: "me", patience: .zero)
    await network.say(Self.line("c"), id: "c", from: Self.draft, of: "me", patience: .zero)
    #expect(network.notices(of: "me", at: 1_000).map(\.state) == [.waiting, .turnedAway])
    sink.setRoom(true)
    network.resumeReading()
    await network.say(Self.line("d"), id: "d", from: Self.draft, of: "me", patience: .zero)
    #expect(network.notices(of: "me", at: 1_000).map(\.state) == [.waiting, .waiting])
    // An answer is its own form's, and one person's.
    network.send([Self.answer("d"), Self.answer("nobody")])
    #expect(network.notices(of: "you", at: 1_000).isEmpty)
    #expect(network.notices(of: "me", at: 1_000).map(\.state) == [.waiting, .answered])
    #expect(network.notices(of: "me", at: 1_000).map(\.state) == [.waiting])
    try await sink.expect(.delivered(network: "board", .answer(7)))
    // What nobody comes to read goes.
    #expect(network.notices(of: "me", at: 1_000 + BoardNetwork.memory + 1).isEmpty)
  }

  @Test func soManyWaitAndNoMore() async throws {
    let (network, sink) = (BoardNetwork(), RecordingSink())
    network.connect(to: sink)
    let most = BoardNetwork.mostWaitingOfOne
    await withTaskGroup(of: Void.self) { group in
      for number in 0..<most {
        group.addTask {
          await network.say(Self.line("\(number)"), id: "\(number)", from: Self.draft, of: "me", patience: .seconds(60))
        }
      }
      for _ in 0..<most { _ = try? await sink.messages.next("a line") { _ in true } }
      await network.say(Self.line("more"), id: "more", from: Self.draft, of: "me", patience: .seconds(60))
      #expect(network.notices(of: "me", at: 1_000).map(\.state).filter { $0 == .turnedAway }.count == 1)
      // Somebody else has room.
      await network.say(Self.line("other"), id: "other", from: Self.draft, of: "you", patience: .zero)
      #expect(network.notices(of: "you", at: 1_000).map(\.state) == [.waiting])
      network.send((0..<most).map { Self.answer("\($0)") })
    }
    #expect(network.notices(of: "me", at: 1_000).map(\.state) == Array(repeating: .answered, count: most))
  }
}
