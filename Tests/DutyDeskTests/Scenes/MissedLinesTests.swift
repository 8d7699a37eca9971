import ChatModel
import CrisisCore
import DutyDesk
import Testing
import VigieTestSupport

/// What was missed counts at the time at which it was said, not at that at which it is read.
struct MissedLinesTests {
  private static let limited = DeskSettings.visov(throttle: ThrottleSettings())

  /// A line of an absence, so many seconds before it is read.
  private func push(
    _ text: String, by account: String? = "jo", nick: String? = nil, in channel: String = veille,
    id: FakeNetwork.MessageID = .fresh,
    secondsAgo: Int64, to evening: Evening
  ) {
    let age = secondsAgo * .second
    evening.network.push(
      text, by: account, nick: nick, in: channel, id: id, at: evening.clock.now - age, provenance: .missed(age: age))
  }

  private func live(_ text: String, id: FakeNetwork.MessageID = .fresh, to evening: Evening) async -> [String] {
    evening.network.push(text, by: "jo", in: veille, id: id, at: evening.clock.now)
    return await evening.settle()
  }

  /// More than one may say in a minute, and more than one batch holds.
  @Test(arguments: [13, 300]) func noneIsDroppedForNumber(_ count: Int) async throws {
    try await Evening.play(Self.limited) { e in
      await e.activate()
      for number in 1...count {
        push("!s Issoire : fait \(number)", secondsAgo: 540 - Int64(number), to: e)
      }
      #expect(await e.settle().to(veille).count == count)
      #expect(e.lastReport() == count)
      // They were not said now: who is back says more.
      #expect(await live("!s Issoire : encore", to: e).to(veille).count == 1)
    }
  }

  /// Seconds before the end of the absence at which the same words were said, and the reports that they make.
  @Test(arguments: [([590, 10], 2), ([300, 180], 1), ([300, 179], 2), ([500, 381, 262], 2), ([60, 60], 1)])
  func theSameWordsAreTheSameLineWithinTwoMinutesOfTheirSaying(_ ago: [Int64], _ reports: Int) async throws {
    for id in [FakeNetwork.MessageID.none, .fresh] {
      try await Evening.play { e in
        await e.activate()
        for moment in ago { push("!s Issoire : l’eau monte", id: id, secondsAgo: moment, to: e) }
        // Who said it twice in the absence is answered once.
        #expect(await e.settle().to(veille).count == reports)
        #expect(e.lastReport() == reports)
      }
    }
  }

  /// Said before the absence and in it, and in it and after: seconds between.
  @Test(arguments: [(119, 1), (121, 2)]) func liveLinesAndMissedOnesAreCompared(_ apart: Int64, _ reports: Int)
    async throws
  {
    try await Evening.play { e in
      await e.activate()
      _ = await live("!s Issoire : un", to: e)
      e.clock.advance(by: 500 * .second)
      push("!s Issoire : un", secondsAgo: 500 - apart, to: e)
      await e.settle()
      #expect(e.lastReport() == reports)
      push("!s Coudes : deux", secondsAgo: apart, to: e)
      await e.settle()
      _ = await live("!s Coudes : deux", to: e)
      #expect(e.lastReport() == 2 * reports)
    }
  }

  @Test func aThenBThenAEndsWithAInAnAbsenceToo() async throws {
    try await Evening.play { e in
      await e.activate()
      _ = await live("!s Issoire : un", to: e)
      for (second, place) in [(90, "Coudes"), (80, "Parent"), (70, "Coudes")] as [(Int64, String)] {
        push("!corriger 1 \(place)", id: .none, secondsAgo: second, to: e)
      }
      await e.settle()
      #expect(e.report(1)?.place.commune == "Coudes")
      // A playback that comes late, of what was said before the last of them, changes nothing.
      push("!corriger 1 Parent", id: .none, secondsAgo: 85, to: e)
      await e.settle()
      #expect(e.report(1)?.place.commune == "Coudes")
    }
  }

  /// Questions and refusals of an absence are answered as live ones would be: a dozen, and then one word for the rest.
  @Test(arguments: ["!voir", "!désactiver fin", "!question Combien de foyers"])
  func answersDoNotPileUp(_ text: String) async throws {
    try await Evening.play(Self.limited) { e in
      await e.activate()
      for number in 1...300 { push("\(text) \(number)", secondsAgo: 540 - Int64(number), to: e) }
      let said = await e.settle().to("jo")
      #expect(said.count == 13, "\(said)")
      #expect(said.count { $0.hasPrefix("D’autres commandes") } == 1)
      await e.tick()
      #expect(await e.settle() == [])
      let owed = try e.read { try $0.unansweredLines(since: 0) }
      #expect(owed.isEmpty)
    }
  }

  /// Who is nobody here may not flood by way of an absence; a call of each minute is passed on.
  @Test func aStrangersCallsAreCountedAtTheirOwnTimes() async throws {
    try await Evening.play(Self.limited) { e in
      await e.activate()
      for number in 1...100 { push("!sos faux", by: nil, nick: "f\(number)", secondsAgo: 500, to: e) }
      for number in 101...104 { push("!sos vrai", by: nil, nick: "v\(number)", secondsAgo: 500 - Int64(number), to: e) }
      push("!sos Coudes : une famille", secondsAgo: 300, to: e)
      let said = await e.settle()
      // Sixteen of them: three as they are, and how many there are.
      #expect(said.to(coord).count { $0.contains("auteur non identifié") } == 3)
      #expect(
        said.to(coord).last { $0.hasPrefix("APPELS D’AUTEURS") }?.hasPrefix("APPELS D’AUTEURS NON IDENTIFIÉS : 16 ")
          == true)
      #expect(said.to(gest63).count { $0.hasPrefix("DÉTRESSE S1") } == 1)
    }
  }

  @Test func whatWasDealtWithIsNotAnsweredAgain() async throws {
    try await Evening.play { e in
      await e.activate()
      e.network.push("!s Issoire : un", by: "jo", in: veille, id: .given("x1"), at: e.clock.now)
      await e.settle()
      push("!s Issoire : un", id: .given("x1"), secondsAgo: 5, to: e)
      #expect(await e.settle() == [])
      #expect(e.lastReport() == 1)
    }
  }

  /// A channel is not read beyond a line that could not be stored: after a restart the line is read again.
  @Test func aLineThatCouldNotBeStoredIsStillToBeRead() async throws {
    try await Evening.play(onDisk: true) { e in
      await e.activate()
      func cursor() throws -> String? { try e.read { try $0.cursor(network: "visov", channel: veille)?.messageID } }
      e.network.push("!s Issoire : un", by: "jo", in: veille, id: .given("x1"), at: e.clock.now)
      await e.tick()
      var read = try cursor()
      #expect(read == "x1")
      try e.execute(
        "CREATE TRIGGER bad BEFORE INSERT ON report WHEN NEW.text = 'poison' BEGIN SELECT RAISE(ABORT, 'test'); END")
      for (id, text) in [("x2", "bonjour"), ("x3", "!s Coudes : poison"), ("x4", "!s Parent : trois")] {
        e.network.push(text, by: "jo", in: veille, id: .given(id), at: e.clock.now)
      }
      await e.tick()
      e.network.push("bonsoir", by: "jo", in: veille, id: .given("x5"), at: e.clock.now)
      await e.tick()
      read = try cursor()
      #expect(read == "x2")
      #expect(e.lastReport() == 2)
      // It is not read again once it would not be carried out any more.
      e.clock.advance(by: Lateness.youth + 1)
      e.network.push("bonsoir", by: "jo", in: veille, id: .given("x6"), at: e.clock.now)
      await e.tick()
      read = try cursor()
      #expect(read == "x6")
      try e.execute("DROP TRIGGER bad")
    }
  }
}
