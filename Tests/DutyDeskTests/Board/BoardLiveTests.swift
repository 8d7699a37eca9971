import CrisisCore
import Foundation
import Testing
import VigieTestSupport

@testable import Board
@testable import DutyDesk

/// What is said in chat stands on the pages that are open, once, and ends with the right to it.
struct BoardLiveTests {
  /// What a row or the end of one says.
  private struct Row: Decodable, Equatable {
    var number: Int
    var html: String?
    var say: String?
  }

  private static func row(_ event: EventStream.Event?) throws -> Row {
    try JSONDecoder().decode(Row.self, from: Data(#require(event).data.utf8))
  }

  /// The next event that is about a report, or ends the stream.
  private static func next(_ stream: EventStream) async -> EventStream.Event? {
    while let event = await stream.next() { if event.name != "standing" { return event } }
    return nil
  }

  @Test func whatIsSaidInChatIsSeenAtOnce() async throws {
    try await Evening.play(BoardVisit.settings) { e in
      await e.activate("crue de l’Allier")
      try await BoardVisit.to(e) { board in
        let (cookie, path) = try await board.enter(e, "lea")
        let stream = try await board.follow("\(path)/live", cookie)
        #expect(stream.status == 200 && stream.headers["content-type"] == "text/event-stream; charset=utf-8")
        #expect(stream.headers["x-accel-buffering"] == "no" && stream.headers["cache-control"] == "no-store")
        #expect(await stream.next()?.name == "standing")
        await e.say("jo", in: veille, "!s Issoire route urgent : <b>pont</b> \u{202E}coupé")
        let top = try #require(await stream.next())
        #expect(top.name == "standing" && top.data.contains("1 signalement"))
        let event = try #require(await stream.next())
        let row = try Self.row(event)
        #expect(event.name == "row" && row.number == 1)
        #expect(row.say?.contains("S1") == true)
        let page = try await board.get(path, cookie)
        let html = try #require(row.html)
        // The row of the page, byte for byte.
        #expect(page.body.contains(html) && html.contains("&lt;b&gt;pont") && !html.contains("\u{202E}"))
        // A call for help comes before all rows.
        await e.say("jo", in: veille, "!sos Parent : deux personnes sur un toit")
        let alarm = try #require(await stream.next())
        #expect(alarm.name == "standing" && alarm.data.contains("deux personnes sur un toit"))
        #expect(try Self.row(await stream.next()).number == 2)
        // What is done to a report is its row once more.
        await e.say("lea", in: veille, "!vérifier 1 ok")
        let verified = try Self.row(await Self.next(stream))
        #expect(verified.number == 1 && verified.html?.contains("class=\"verified") == true)
        await e.say("jo", in: veille, "!s Coudes : une erreur")
        #expect(try Self.row(await Self.next(stream)).number == 3)
        await e.say("jo", in: veille, "!annuler")
        let gone = try #require(await Self.next(stream))
        #expect(try gone.name == "gone" && Self.row(gone).number == 3)
        try await stream.close()
      }
    }
  }

  /// However fast it comes, and wherever the connection breaks.
  @Test func nothingIsLostOrDoubled() async throws {
    try await Evening.play(BoardVisit.settings) { e in
      await e.activate("crue de l’Allier")
      try await BoardVisit.to(e) { board in
        let (cookie, path) = try await board.enter(e, "lea")
        var numbers: [Int] = []
        var last: String?
        var said = 0
        for _ in 0..<4 {
          let stream = try await board.follow("\(path)/live", cookie, last: last)
          if last == nil { #expect(await stream.next()?.name == "standing") }
          let wanted = numbers.count + 30
          let desk = e.desk
          for _ in 0..<40 {
            said += 1
            e.mutter(["jo", "samir", "lea"][said % 3], in: veille, "!s Issoire : cave \(said)")
            Task { await desk.settle() }
          }
          var ids: [Int] = []
          while numbers.count < wanted, let event = await Self.next(stream) {
            numbers.append(try Self.row(event).number)
            ids.append(try #require(event.id.flatMap { Int($0) }))
          }
          #expect(ids == ids.sorted())
          last = await stream.lastID
          try await stream.close()
          _ = await e.settle()
        }
        let stream = try await board.follow("\(path)/live", cookie, last: last)
        while numbers.count < said, let event = await Self.next(stream) { numbers.append(try Self.row(event).number) }
        #expect(numbers == Array(1...160))
        try await stream.close()
      }
    }
  }

  /// The page's filter is the stream's.
  @Test func aStreamHasTheRowsOfItsPage() async throws {
    try await Evening.play(BoardVisit.settings) { e in
      await e.activate("crue de l’Allier")
      await e.say("jo", in: veille, "!s Issoire : un")
      try await BoardVisit.to(e) { board in
        let (cookie, path) = try await board.enter(e, "lea")
        let page = try await board.get("\(path)?status=new&commune=Issoire", cookie)
        let after = try #require(page.body.firstMatch(of: /data-after="(\d+)"/)?.output.1)
        // What was done between the page and the stream is not missed.
        await e.say("jo", in: veille, "!s Issoire : deux")
        let stream = try await board.follow("\(path)/live?status=new&commune=Issoire&after=\(after)", cookie)
        #expect(try Self.row(await Self.next(stream)).number == 2)
        await e.say("jo", in: veille, "!s Coudes : trois")
        #expect(try #require(await Self.next(stream)).name == "gone")
        await e.say("lea", in: veille, "!vérifier 1 ok")
        let verified = try #require(await Self.next(stream))
        #expect(try verified.name == "gone" && Self.row(verified).number == 1)
        try await stream.close()
        // The page of a report follows that one alone.
        let card = try await board.follow("\(path)/live?report=2", cookie)
        await e.say("jo", in: veille, "!s Issoire : quatre")
        await e.say("lea", in: veille, "!prendre 2")
        let event = try #require(await card.next())
        #expect(try event.name == "row" && Self.row(event).number == 2)
        try await card.close()
      }
    }
  }

  @Test(arguments: ["role", "close", "quit", "archive"])
  func aStreamEndsWithTheRightToIt(_ how: String) async throws {
    try await Evening.play(BoardVisit.settings) { e in
      await e.activate("crue de l’Allier")
      try await BoardVisit.to(e) { board in
        let (cookie, path) = try await board.enter(e, "samir")
        let stream = try await board.follow("\(path)/live", cookie)
        #expect(await stream.next()?.name == "standing")
        switch how {
        case "role": await e.say("camille", in: coord, "!rôle samir retirer volontaire")
        case "close": await e.say("samir", "!document fermer")
        case "quit": _ = try await board.post("\(path)/quit", cookie)
        default:
          await e.say("capitaine", in: gest63, "!désactiver décrue")
          await e.say("capitaine", in: gest63, "!oui")
          await e.say("camille", in: coord, "!archiver @63-crue-2411")
        }
        while let event = await stream.next() {
          if event.name == "end" { break }
          #expect(event.name == "standing" && how == "archive")
        }
        #expect(await stream.next() == nil)
        #expect(try await board.follow("\(path)/live", cookie).status == 404)
      }
    }
  }

  @Test func whoHasNoBusinessThereFollowsNothing() async throws {
    try await Evening.play(BoardVisit.settings) { e in
      await e.activate("crue de l’Allier")
      await e.say("lieutenant", in: gest42, "!activer feu")
      await e.say("lieutenant", in: gest42, "!oui")
      try await BoardVisit.to(e) { board in
        let (other, _) = try await board.enter(e, "lieutenant")
        for cookie in [nil, other, other.replacing("42-feu", with: "63-crue")] {
          for page in ["live", "live?after=0", "communes.json", "S1"] {
            #expect(try await board.get("/c/63-crue-2411/\(page)", cookie).status == 404, "\(page)")
          }
        }
        // One session follows no more than a person has windows.
        let (cookie, path) = try await board.enter(e, "jo", "!document 63")
        var streams: [EventStream] = []
        for _ in 0..<LiveReaders.mostOfOne { streams.append(try await board.follow("\(path)/live", cookie)) }
        #expect(streams.allSatisfy { $0.status == 200 })
        #expect(try await board.follow("\(path)/live", cookie).status == 503)
        try await streams[0].close()
        // Those that are still open end with the board.
      }
    }
  }
}

extension BoardVisit {
  /// - Parameter last: the id of the last event that was read.
  func follow(_ path: String, _ cookie: String, last: String? = nil) async throws -> EventStream {
    try await EventStream.open(
      port, path,
      headers: [("Host", "vigie.test"), ("Cookie", cookie), ("Accept", "text/event-stream")]
        + (last.map { [("Last-Event-ID", $0)] } ?? []))
  }
}
