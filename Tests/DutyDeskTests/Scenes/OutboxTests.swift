import ChatModel
import CrisisCore
import CrisisStore
import DutyDesk
import Testing
import VigieTestSupport

/// What Vigie says unasked: at least once, to those rooms only, while it is worth saying.
struct OutboxTests {
  private static func calls(_ said: [String]) -> Int { said.to(veille).filter { $0.hasPrefix("Appel") }.count }

  @Test(arguments: [FakeNetwork.Delivery.failed(.unconfirmed), .failed(.refused("404"))])
  func anAnnouncementIsSaidUntilItIsConfirmed(_ failing: FakeNetwork.Delivery) async throws {
    try await Evening.play { e in
      e.network.deliver(failing)
      await e.say("capitaine", in: gest63, "!activer crue")
      #expect(Self.calls(await e.say("capitaine", in: gest63, "!oui")) == 1)
      for _ in 1...3 { #expect(Self.calls(await e.tick()) == 1) }
      e.network.deliver(.confirmed)
      #expect(Self.calls(await e.tick()) == 1)
      #expect(await e.tick() == [])
    }
  }

  /// That deliveries have to be noted is no reason to speak again: a room that refuses would hear of it every 200 ms.
  @Test func notingDeliveriesSaysNothingAgain() async throws {
    try await Evening.play { e in
      e.network.deliver(.failed(.refused("404")))
      await e.activate()
      for _ in 1...5 {
        #expect(await e.noteDeliveries() == [])
      }
    }
  }

  @Test func whatIsOnItsWayIsNotSaidTwice() async throws {
    try await Evening.play { e in
      e.network.deliver(.silent)
      await e.activate()
      #expect(await e.tick() == [])
    }
  }

  @Test func whatWasNotConfirmedIsSaidAfterARestartAndWhatWasIsNot() async throws {
    try await Evening.play(onDisk: true) { e in
      await e.activate("feu", by: "lieutenant", in: gest42)
      e.network.deliver(.silent)
      await e.activate()
      e.network.deliver(.confirmed)
      let before = e.transcript.count
      try await e.restart()
      let said = e.transcript.dropFirst(before).map(\.description)
      #expect(Self.calls(said) == 1)
      #expect(said.to(coord).filter { $0.hasPrefix("Crise 63-crue-2411 activée") }.count == 1)
      #expect(!said.contains { $0.contains("42-feu") })
    }
  }

  /// For one member: to the account, tried again until the person is there, to nobody who has lost every role since.
  @Test func whatIsForOneMemberWaitsForThatMember() async throws {
    try await Evening.play { e in
      let member = try #require(try e.read { try $0.member(account: "visov/lea") })
      func enqueue(_ text: String, to account: String, for number: Int) throws {
        _ = try e.store.write {
          try $0.enqueue(
            OutboxLine(
              createdAt: Evening.start, network: "visov", destination: .account(account),
              expiresAt: Evening.start + .hour, text: text, audience: "member:\(number)"))
        }
      }
      e.network.deliver(.failed(.absent))
      try enqueue("Relève dans 15 minutes", to: "lea", for: member.number)
      for _ in 1...3 { #expect(await e.tick() == ["lea: Relève dans 15 minutes"]) }
      e.network.deliver(.confirmed)
      #expect(await e.tick() == ["lea: Relève dans 15 minutes"])
      #expect(await e.tick() == [])
      // The account is another member's, or nobody's.
      try enqueue("pour une autre", to: "lea", for: member.number + 1)
      try enqueue("pour personne", to: "inconnue", for: member.number)
      #expect(await e.tick() == [])
    }
  }

  @Test func anAnnouncementWaitsForItsRoom() async throws {
    try await Evening.play { e in
      e.desk.mailbox.noted(.left(network: "visov", channel: veille, reason: "kick"))
      await e.say("capitaine", in: gest63, "!activer crue")
      #expect(Self.calls(await e.say("capitaine", in: gest63, "!oui")) == 0)
      #expect(Self.calls(await e.wait(30 * .minute)) == 0)
      e.desk.mailbox.noted(.joined(network: "visov", channel: veille))
      #expect(Self.calls(await e.settle()) == 1)
    }
  }

  @Test func anAnnouncementThatIsTooOldIsNotSaid() async throws {
    try await Evening.play { e in
      e.desk.mailbox.noted(.left(network: "visov", channel: veille, reason: "kick"))
      await e.activate()
      await e.wait(.hour)
      e.desk.mailbox.noted(.joined(network: "visov", channel: veille))
      #expect(await e.settle() == [])
      await e.noteDeliveries()
      #expect(e.pending == 0)
    }
  }

  @Test(arguments: [FakeNetwork.Delivery.failed(.expired), .failed(.superseded)])
  func whatTheNetworkDroppedForGoodIsNotSaidAgain(_ failing: FakeNetwork.Delivery) async throws {
    try await Evening.play { e in
      e.network.deliver(failing)
      await e.activate()
      #expect(await e.tick() == [])
      #expect(e.pending == 0)
    }
  }

  /// Of a distress the newest state, in each room; of strangers' calls, the words of each.
  @Test func aNewerOneTakesThePlaceOfOneStillWaiting() async throws {
    try await Evening.play { e in
      await e.activate()
      for room in [coord, gest63] { e.desk.mailbox.noted(.left(network: "visov", channel: room, reason: "kick")) }
      await e.stranger("x", in: gest63, "!activer crue")
      await e.stranger("x", in: gest63, "!activer feu")
      await e.say("jo", in: veille, "!sos Coudes : deux personnes")
      await e.say("lea", in: veille, "!sos Issoire : une autre")
      await e.say("camille", "!reçu 1")
      for room in [coord, gest63] { e.desk.mailbox.noted(.joined(network: "visov", channel: room)) }
      let said = await e.settle()
      for room in [coord, gest63] {
        #expect(said.to(room).filter { $0.contains("DÉTRESSE S1") && $0.contains("deux personnes") }.count == 1)
        #expect(said.to(room).contains { $0.hasPrefix("DÉTRESSE S1 (63-crue-2411) prise en charge") })
        #expect(said.to(room).contains { $0.hasPrefix("DÉTRESSE S2, Issoire : une autre") })
      }
      #expect(said.to(coord).filter { $0.contains("x, dans #gest-63, a écrit") }.count == 2)
    }
  }

  /// Of one distress, what the first said and what the next adds are both said.
  @Test func whatAnotherWitnessSaysReplacesNothing() async throws {
    try await Evening.play { e in
      await e.activate()
      e.desk.mailbox.noted(.left(network: "visov", channel: gest63, reason: "kick"))
      await e.say("jo", in: veille, "!sos https://example.org/1 Coudes : deux personnes")
      await e.say("lea", in: veille, "!sos https://example.org/1 : elles sont au 12 rue du Pont")
      e.desk.mailbox.noted(.joined(network: "visov", channel: gest63))
      let said = await e.settle().to(gest63)
      #expect(said.count == 2)
      #expect(said.first?.contains("deux personnes") == true)
      #expect(said.last?.contains("12 rue du Pont") == true)
    }
  }

  /// « Transmise » is what happened, or it is told again: to who called and to the coordination, once each way.
  @Test func aDistressThatDoesNotArriveIsToldToWhoCalled() async throws {
    try await Evening.play(onDisk: true) { e in
      await e.activate()
      e.desk.mailbox.noted(.left(network: "visov", channel: gest63, reason: "kick"))
      await e.say("jo", in: veille, "!sos Coudes : une famille sur le toit")
      await e.tick()
      #expect(!e.transcript.contains { $0.description.contains("PAS ENCORE ARRIVÉE") })
      e.clock.advance(by: 15 * .second)
      #expect(await e.tick().filter { $0.contains("ARRIVÉE") } == [])
      e.clock.advance(by: 15 * .second)
      let late = await e.tick()
      let words =
        "DÉTRESSE S1 (63-crue-2411) : PAS ENCORE ARRIVÉE dans #gest-63, le réseau ne la confirme pas. Vigie continue d’essayer ; n’attendez pas, téléphonez."
      #expect(late.filter { $0.contains("PAS ENCORE ARRIVÉE") } == ["jo: \(words)", "#visov-coord: \(words)"])
      e.clock.advance(by: 20 * .second)
      #expect(await e.tick().filter { $0.contains("ARRIVÉE") } == [])
      try await e.restart(joining: false)
      for room in [veille, coord] { e.desk.mailbox.noted(.joined(network: "visov", channel: room)) }
      #expect(await e.tick().filter { $0.contains("ARRIVÉE") } == [])
      e.desk.mailbox.noted(.joined(network: "visov", channel: gest63))
      #expect(await e.settle().to(gest63).contains { $0.contains("une famille sur le toit") })
      await e.tick()
      let told = await e.tick()
      #expect(told == [])
      let arrived = e.transcript.map(\.description).filter { $0.contains("arrivée à présent dans #gest-63") }
      #expect(arrived.count == 2)
    }
  }

  /// Where the queue has no place, nothing is given up: it is tried again.
  @Test func whatFindsNoPlaceIsTriedAgain() async throws {
    try await Evening.play { e in
      e.network.deliver(.failed(.crowded))
      await e.activate()
      for _ in 1...10 { await e.tick() }
      #expect((e.pending ?? 0) > 0)
      e.network.deliver(.confirmed)
      await e.tick()
      await e.tick()
      #expect(e.pending == 0)
    }
  }

  @Test func aRoomThatChangedItsAudienceHearsNothingOfBefore() async throws {
    try await Evening.play(onDisk: true) { e in
      e.network.deliver(.silent)
      await e.activate("crue", by: "camille", in: gest63)
      e.network.deliver(.confirmed)
      e.settings.channels[ChannelKey("visov", veille)] = .managers(authority: "SDIS42")
      let before = e.transcript.count
      try await e.restart()
      let said = e.transcript.dropFirst(before).map(\.description)
      #expect(Self.calls(said) == 0)
      #expect(said.to(coord).count == 1)
      #expect(e.pending == 0)
    }
  }

  @Test func anAnnouncementGoesToEveryRoomOfItsAudienceOnEveryNetwork() async throws {
    let settings = DeskSettings.visov {
      $0.channels[ChannelKey("autre", "#veille")] = .volunteers
      $0.channels[ChannelKey("autre", "#sdis63")] = .managers(authority: "SDIS63")
    }
    try await Evening.play(settings, networks: ["visov", "autre"]) { e in
      await e.say("capitaine", in: gest63, "!activer crue")
      let said = await e.say("capitaine", in: gest63, "!oui")
      #expect(said.to("visov/#gest-63").count == 1)
      #expect(said.to("visov/#visov-veille").count == 1)
      #expect(said.to("autre/#veille").first?.hasPrefix("Appel aux volontaires") == true)
      #expect(said.to("autre/#sdis63").first?.hasPrefix("Crise 63-crue-2411 activée") == true)
      #expect(said.to("visov/#gest-42") == [])
    }
  }

  @Test func oldLinesGoAfterEightDaysAllOfThem() async throws {
    try await Evening.play { e in
      await e.activate()
      await e.say("capitaine", in: gest63, "!point stop")
      for number in 1...1_200 { e.mutter("jo", in: veille, "!s Issoire : \(number)") }
      await e.settle()
      e.clock.advance(by: 8 * .day + 11 * .minute)
      for _ in 1...4 { await e.tick() }
      let rows = try e.count("inbox") + e.count("outbox") + e.count("question")
      #expect(rows == 0)
      #expect(e.lastReport() == 1_200)
    }
  }
}
