import ChatModel
import CommandBook
import CrisisCore
import Foundation
import Testing

@testable import DutyDesk

@Suite struct ReadingsTests {
  private static func reading(_ nick: String) -> Reading {
    let sender = ChatSender(nick: nick, account: nick)
    let message = ChatMessage(network: "visov", id: nil, place: .direct, sender: sender, text: "!ping", at: 1)
    let line = Line(message: message, text: "!ping", venue: .direct, parsed: .conversation)
    let asker = Asker(member: nil, account: nick, venue: .direct, at: 1)
    return Reading(query: Ping(), crisis: nil, asker: asker, language: .french, line: line)
  }

  private static func line(_ text: String) -> OutgoingLine {
    OutgoingLine(
      delivery: .untracked, destination: .person(nick: "jo", account: "jo"), text: text, form: .notice, expires: nil)
  }

  private static func result(_ text: String) -> ReadResult { .success(.told([line(text)], access: nil)) }

  private func holdsBack(_ text: String, _ reading: Reading, _ readings: inout Readings) -> Bool {
    readings.holdsBack(Self.line(text), to: reading.line.person, on: "visov")
  }

  private func finish(_ readings: inout Readings) throws -> [String] {
    try readings.takeResults(waiting: true).flatMap { id, result in
      guard case .told(let lines, _) = try result.get() else { return [String]() }
      return readings.finish(id, lines).map(\.line.text)
    }
  }

  /// Whatever is ready first, each person hears answers in the order of the questions; nobody waits for another.
  @Test func answersKeepThePersonsOrder() throws {
    var readings = Readings()
    let gate = DispatchSemaphore(value: 0)
    let jo = Self.reading("jo")
    readings.begin(jo) {
      gate.wait()
      return Self.result("status")
    } done: {
    }
    readings.begin(jo) {
      Self.result("card")
    } done: {
    }
    let isHeld = holdsBack("recorded", jo, &readings)
    #expect(isHeld)
    let isOtherHeld = holdsBack("other", Self.reading("lea"), &readings)
    #expect(!isOtherHeld)
    let early = try finish(&readings)
    #expect(early == [])
    gate.signal()
    var said: [String] = []
    while said.isEmpty { said = try finish(&readings) }
    #expect(said == ["status", "card", "recorded"])
    let isNextHeld = holdsBack("next", jo, &readings)
    #expect(!isNextHeld)
    #expect(readings.takeResults(waiting: true).isEmpty)
  }

  @Test func aQuestionThatHasNoAnswerHoldsNothingBack() throws {
    var readings = Readings()
    let jo = Self.reading("jo")
    readings.begin(jo) {
      .success(.told([], access: nil))
    } done: {
    }
    let isHeld = holdsBack("recorded", jo, &readings)
    #expect(isHeld)
    let said = try finish(&readings)
    #expect(said == ["recorded"])
  }

  @Test func tooManyAreWaitedFor() throws {
    var readings = Readings()
    for _ in 0..<Readings.most {
      readings.begin(Self.reading("jo")) {
        Self.result("pong")
      } done: {
      }
    }
    #expect(readings.isFull)
    var said = 0
    while said < Readings.most { said += try finish(&readings).count }
    #expect(!readings.isFull)
  }
}
