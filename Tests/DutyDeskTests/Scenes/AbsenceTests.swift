import ChatModel
import CrisisCore
import CrisisStore
import Testing
import VigieTestSupport

@testable import DutyDesk

/// What was said while Vigie was away.
@Suite struct AbsenceTests {
  private static let channel = "#visov-veille"

  private func missed(
    _ evening: Evening, _ text: String, by account: String? = "jo", id: String, minutesAgo: Int64
  ) async -> [String] {
    let age = minutesAgo * .minute
    evening.network.push(
      text, by: account, in: Self.channel, id: .given(id), at: evening.clock.now - age, provenance: .missed(age: age))
    return await evening.settle()
  }

  @Test func aYoungReportIsFiledOnceAndAnsweredInItsRoom() async throws {
    try await Evening.play { evening in
      await evening.activate()
      let said = await missed(evening, "!signaler Issoire route : pont coupé", id: "x1", minutesAgo: 5)
      #expect(said.contains { $0.hasPrefix("#visov-veille: S1 enregistré") })
      // The same line again, from another page of history: it was dealt with.
      let again = await missed(evening, "!signaler Issoire route : pont coupé", id: "x1", minutesAgo: 5)
      #expect(again == [])
      #expect(evening.journal?.filter { $0 == ReportFiled.kind }.count == 1)
    }
  }

  /// A stranger's call changes nothing, and is passed on even when it was missed; what else strangers said is not read.
  @Test(arguments: [
    ("!sos Coudes : une famille sur le toit", "DÉTRESSE, auteur non identifié"),
    ("!activer crue", "ACTIVATION DEMANDÉE, auteur non identifié"),
  ])
  func aStrangersMissedCallIsPassedOn(_ text: String, _ told: String) async throws {
    try await Evening.play { evening in
      await evening.activate()
      let said = await missed(evening, text, by: nil, id: "x1", minutesAgo: 25)
      #expect(said.to(coord).count { $0.hasPrefix(told) } == 1)
      #expect(await missed(evening, text, by: nil, id: "x1", minutesAgo: 25).to(coord) == [])
      #expect(await missed(evening, "!signaler Issoire : eau", by: nil, id: "x2", minutesAgo: 5) == [])
      #expect(evening.journal?.contains(ReportFiled.kind) == false)
    }
  }

  @Test func aMissedCallForHelpIsRaisedHoweverLate() async throws {
    try await Evening.play { evening in
      await evening.activate()
      let said = await missed(evening, "!sos Coudes : une famille sur le toit", id: "x1", minutesAgo: 90)
      #expect(said.to(gest63).contains { $0.hasPrefix("DÉTRESSE S1") })
    }
  }

  @Test func aLateOneIsSeenAndNotApplied() async throws {
    try await Evening.play { evening in
      await evening.activate()
      let said = await missed(evening, "!signaler Issoire route : pont coupé", id: "x1", minutesAgo: 11)
      #expect(said.count == 1)
      #expect(
        said.first?.hasSuffix(
          "pendant l’absence de Vigie, pas appliqué : « !signaler Issoire route : pont coupé ». Si c’est encore utile, retapez-le."
        ) ?? false)
      #expect(said.first?.hasPrefix("jo: Vu à ") ?? false)
      #expect(evening.journal?.contains(ReportFiled.kind) == false)
    }
  }

  @Test(arguments: ["!annuler", "!oui", "!désactiver fin de mission"])
  func whatWasMeantForThatMomentIsNotApplied(text: String) async throws {
    try await Evening.play { evening in
      await evening.activate()
      await evening.say("camille", in: Self.channel, "!signaler Issoire route : pont coupé")
      let before = evening.journal
      let said = await missed(evening, text, by: "camille", id: "x1", minutesAgo: 1)
      #expect(said.count == 1 && said.first?.contains("pas appliqué") ?? false)
      #expect(evening.journal == before)
    }
  }

  @Test func whatNobodyVouchesForAndWhatIsNoCommandIsPassedOver() async throws {
    try await Evening.play { evening in
      await evening.activate()
      #expect(await missed(evening, "!signaler Issoire : x", by: nil, id: "x1", minutesAgo: 1).isEmpty)
      #expect(await missed(evening, "bonjour", id: "x2", minutesAgo: 1).isEmpty)
      #expect(await missed(evening, "!signalre Issoire : x", id: "x3", minutesAgo: 1).isEmpty)
      evening.network.push(
        "!signaler Issoire : x", by: "jo", in: Self.channel, at: evening.clock.now, provenance: .history)
      #expect(await evening.settle().isEmpty)
    }
  }

  @Test func aGapIsToldInItsRoom() async throws {
    try await Evening.play { evening in
      let now = evening.clock.now
      evening.desk.mailbox.noted(
        .gap(network: "visov", channel: Self.channel, from: now - 6 * .minute, until: now))
      evening.desk.mailbox.noted(.gap(network: "visov", channel: "#ailleurs", from: 0, until: now))
      #expect(
        await evening.settle() == [
          "#visov-veille: Vigie était absente de 03h04 à 03h10 : ce qui a été dit ici n’a pas été lu. Une commande est restée sans réponse ? Retapez-la."
        ])
    }
  }

  @Test func theNetworkIsToldWhereItWasReadTo() async throws {
    try await Evening.play(onDisk: true) { evening in
      #expect(evening.network.cursors.isEmpty)
      let at = evening.clock.now
      evening.network.push("bonjour", by: "jo", in: Self.channel, id: .given("m7"), at: at)
      await evening.settle()
      await evening.tick()
      evening.network.push("vieux", by: "jo", in: Self.channel, id: .given("m1"), at: 5, provenance: .history)
      evening.desk.mailbox.noted(
        .reading(network: "visov", ChatCursor(channel: Self.channel, messageID: nil, at: 7)))
      evening.desk.mailbox.noted(
        .reading(network: "visov", ChatCursor(channel: "#visov-coord", messageID: nil, at: at)))
      await evening.tick()
      try await evening.restart()
      #expect(
        Set(evening.network.cursors) == [
          ChatCursor(channel: "", messageID: nil, at: at), ChatCursor(channel: "#visov-coord", messageID: nil, at: at),
          ChatCursor(channel: Self.channel, messageID: "m7", at: at),
        ])
    }
  }
}
