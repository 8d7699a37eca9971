import ChatModel
import CrisisCore
import CrisisStore
import DutyDesk
import Testing
import VigieTestSupport

/// What the coordinators are told when Vigie cannot speak where it should.
struct LinkAlarmTests {
  private static let twoNetworks = DeskSettings.visov { settings in
    settings.channels[ChannelKey("secours", "#coord-bis")] = .coordination
  }

  @Test func aNetworkThatStaysAwayIsToldOnAnotherAndSoIsItsReturn() async throws {
    try await Evening.play(Self.twoNetworks, networks: ["visov", "secours"]) { e in
      e.networks[0].disconnect(reason: "refused")
      _ = await e.settle()
      #expect(await e.wait(119 * .second) == [])
      let told = await e.wait(1 * .second)
      #expect(told.count == 1)
      #expect(told.first?.hasPrefix("secours/#coord-bis: LIAISON PERDUE : Vigie n’atteint plus le réseau") ?? false)
      // Drops in between are the same outage.
      e.networks[0].disconnect(reason: "refused")
      #expect(await e.wait(10 * .minute) == [])
      e.desk.mailbox.noted(.connected(network: "visov"))
      #expect(await e.tick().contains { $0.hasPrefix("secours/#coord-bis: LIAISON RÉTABLIE : Vigie est de retour") })
    }
  }

  @Test func aShortDropIsNotWorthAWord() async throws {
    try await Evening.play(Self.twoNetworks, networks: ["visov", "secours"]) { e in
      e.networks[0].disconnect(reason: "reset")
      _ = await e.settle()
      _ = await e.wait(20 * .second)
      e.desk.mailbox.noted(.connected(network: "visov"))
      #expect(await e.wait(5 * .minute).filter { $0.contains("LIAISON") } == [])
    }
  }

  /// Situation 9: a K-line alerts a human elsewhere, at once and once.
  @Test func situation9_aBanIsToldElsewhereAtOnce() async throws {
    try await Evening.play(Self.twoNetworks, networks: ["visov", "secours"]) { e in
      e.networks[0].disconnect(reason: "banned")
      e.desk.mailbox.noted(.banned(network: "visov", reason: "K-lined"))
      let told = await e.tick()
      #expect(told.filter { $0.hasPrefix("secours/#coord-bis: VIGIE EST BANNIE du réseau visov") }.count == 1)
      e.networks[0].disconnect(reason: "banned")
      e.desk.mailbox.noted(.banned(network: "visov", reason: "K-lined"))
      #expect(await e.wait(30 * .minute) == [])
    }
  }

  @Test func aLoginThatIsRefusedIsToldElsewhereAtOnce() async throws {
    try await Evening.play(Self.twoNetworks, networks: ["visov", "secours"]) { e in
      e.networks[0].disconnect(reason: "not logged in")
      e.desk.mailbox.noted(.loginRefused(network: "visov", reason: "M_FORBIDDEN"))
      let told = await e.tick()
      #expect(
        told.filter { $0.hasPrefix("secours/#coord-bis: VIGIE N’EST PLUS ADMISE sur le réseau visov") }.count == 1)
      #expect(await e.wait(30 * .minute) == [])
      e.desk.mailbox.noted(.connected(network: "visov"))
      #expect(await e.tick().contains { $0.hasPrefix("secours/#coord-bis: LIAISON RÉTABLIE") })
    }
  }

  /// What is wrong with a room is told once, and not a minute later that it is out of reach as well.
  @Test(arguments: [
    (ChatEvent.encrypted(network: "visov", channel: gest63), "SALON CHIFFRÉ : Vigie ne lit rien et ne dit rien dans"),
    (.replaced(network: "visov", channel: gest63, by: "!neuf"), "SALON REMPLACÉ : #gest-63 (réseau visov) continue"),
  ])
  func aRoomThatCannotBeUsedIsToldOnce(event: ChatEvent, text: String) async throws {
    try await Evening.play { e in
      e.desk.mailbox.noted(.left(network: "visov", channel: gest63, reason: "test"))
      e.desk.mailbox.noted(event)
      #expect(await e.settle().map { $0.hasPrefix("#visov-coord: \(text)") } == [true])
      #expect(await e.wait(5 * .minute) == [])
    }
  }

  @Test func aRoomThatLetsNobodyInIsToldAfterAMinute() async throws {
    try await Evening.play { e in
      e.desk.mailbox.noted(.left(network: "visov", channel: gest63, reason: "banned"))
      _ = await e.settle()
      #expect(await e.wait(59 * .second) == [])
      let told = await e.wait(1 * .second)
      #expect(told.count == 1)
      #expect(told.first?.hasPrefix("#visov-coord: SALON INACCESSIBLE : Vigie n’est plus dans #gest-63") ?? false)
      #expect(await e.wait(1 * .hour) == [])
      // Back, and out again: that is worth telling anew.
      e.desk.mailbox.noted(.joined(network: "visov", channel: gest63))
      e.desk.mailbox.noted(.left(network: "visov", channel: gest63, reason: "kicked"))
      _ = await e.tick()
      #expect(await e.wait(1 * .minute).count == 1)
    }
  }

  /// The coordination itself cannot be told that it is out of reach: the log is all there is.
  @Test func theRoomThatIsTheTroubleIsNotTheOneThatIsTold() async throws {
    try await Evening.play { e in
      e.desk.mailbox.noted(.left(network: "visov", channel: coord, reason: "banned"))
      _ = await e.settle()
      #expect(await e.wait(5 * .minute) == [])
    }
  }

  @Test(arguments: [
    (
      ExposedRoom(isOpen: true, isWithholding: true),
      "SALON NON PROTÉGÉ : #gest-63. Tout le monde peut y entrer (le fermer : /mode #gest-63 +i). "
        + "Rien n’y est dit d’ici là ; les réponses vont en privé."
    ),
    (
      ExposedRoom(isOpen: false, strangers: ["zoe", "max"]),
      "SALON NON PROTÉGÉ : #gest-63. Non identifiés dans ce salon : zoe et max. Qu’ils s’identifient ou sortent."
    ),
    (
      ExposedRoom(isOpen: false, isUnknown: true),
      "SALON NON PROTÉGÉ : #gest-63. Le serveur ne dit pas qui peut y entrer."
    ),
  ])
  func aManagersRoomThatIsNotClosedIsTold(room: ExposedRoom, text: String) async throws {
    try await Evening.play { e in
      e.desk.mailbox.noted(.exposed(network: "visov", channel: gest63, room))
      #expect(await e.settle() + e.tick() == ["#visov-coord: \(text)"])
    }
  }

  /// What is withheld waits, and is said when the room is mended.
  @Test func aDigestThatIsWithheldWaits() async throws {
    try await Evening.play { e in
      await e.activate()
      e.network.deliver(.failed(.exposed))
      let first = await e.say("capitaine", in: gest63, "!point").to(gest63).filter { $0.hasPrefix("POINT") }
      #expect(first.count == 1)
      #expect(await e.wait(15 * .second).to(gest63).filter { $0.hasPrefix("POINT") } == first)
      e.network.deliver(.confirmed)
      #expect(await e.wait(15 * .second).to(gest63).filter { $0.hasPrefix("POINT") } == first)
      #expect(await e.wait(15 * .second).to(gest63).filter { $0.hasPrefix("POINT") } == [])
    }
  }

  /// A room that must be closed and is not hears no call for help: somebody has to telephone, and is told so at once.
  @Test func aCallForHelpThatIsWithheldIsToldAtOnce() async throws {
    try await Evening.play(onDisk: true) { e in
      await e.activate()
      e.network.deliver(.failed(.exposed))
      let said = await e.say("jo", in: veille, "!sos Coudes : un toit")
      let alarms = said.to(coord).filter { $0.hasPrefix("APPEL À L’AIDE RETENU : \(gest63)") }
      #expect(alarms.count == 1)
      #expect(alarms.first?.contains("À transmettre tout de suite par téléphone : « DÉTRESSE S1, Coudes") == true)
      // It is tried again without being told again, and said when the room is closed.
      #expect(
        await e.wait(15 * .second).to(coord).filter { $0.contains("RETENU : \(gest63)") && $0 != alarms.first } == [])
      e.network.deliver(.confirmed)
      #expect(await e.wait(15 * .second).to(gest63).first?.hasPrefix("DÉTRESSE S1") == true)
    }
  }

  /// An answer goes to whoever asked, where its room may not hear it; after an interruption too.
  @Test func anAnswerKnowsWhereElseItMayGo() async throws {
    try await Evening.play(onDisk: true) { e in
      await e.activate()
      for text in ["!ping", "!signaler Coudes : eau"] {
        e.network.push(text, by: "capitaine", in: gest63)
        let answer = await e.hear().first { $0.room == gest63 }
        #expect(answer?.line.otherwise == .person(nick: "capitaine", account: "capitaine"), "\(text): \(e.transcript)")
      }
      e.network.deliver(.silent)
      await e.say("capitaine", in: gest63, "!signaler Issoire : pont")
      try e.stop()
      e.network.deliver(.confirmed)
      let again = try await e.comeBack().first { $0.room == gest63 }
      #expect(again?.line.otherwise == .account("capitaine"))
    }
  }

  /// Situation 13: what no server takes is given up after five times, is `failed` in the outbox, and is passed on.
  @Test func situation13_whatIsRefusedAgainAndAgainIsPassedOn() async throws {
    try await Evening.play { e in
      e.network.deliver(.failed(.refused("404")))
      let id = try e.store.write {
        try $0.enqueue(
          OutboxLine(
            createdAt: Evening.start, network: "visov", destination: .channel(gest63), expiresAt: Evening.start + .hour,
            text: "L’eau monte à Auzat", audience: "managers:SDIS63"))
      }
      var said = 0
      for _ in 1...8 { said += await e.tick().to(gest63).count }
      #expect(said == 5)
      #expect(try e.read { try $0.announcement(id) }?.state == .failed)
      e.network.deliver(.confirmed)
      let told = e.transcript.map(\.description).filter { $0.hasPrefix("#visov-coord: NON REMIS") }
      #expect(told.first?.contains("« L’eau monte à Auzat »") ?? false)
      // The alarm itself was refused too, and no alarm is raised about an alarm.
      for _ in 1...8 { _ = await e.tick() }
      #expect(Set(e.transcript.map(\.description).filter { $0.contains("NON REMIS") }).count == 1)
    }
  }

  /// An answer that is refused is given again, twice.
  @Test func situation13_aRefusedAnswerIsGivenAgain() async throws {
    try await Evening.play { e in
      await e.activate()
      e.network.deliver(.failed(.refused("404")))
      var answers = await e.say("jo", in: veille, "!signaler Issoire route : pont coupé").to(veille).count
      for _ in 1...5 { answers += await e.tick().to(veille).filter { $0.hasPrefix("S1 ") }.count }
      #expect(answers == 3)
    }
  }

  /// A nick is changed in no time; the host stays.
  @Test func strangersOfOneHostAreThrottledTogether() async throws {
    let three = ThrottleSettings(commands: 3, per: .minute)
    try await Evening.play(.visov(throttle: three)) { e in
      for nick in ["a", "b", "c"] { await e.stranger(nick, in: veille, "!aide") }
      let told = await e.stranger("d", in: veille, "!aide")
      #expect(told.count == 1)
      #expect(await e.stranger("e", in: veille, "!aide") == [])
      // Those who are identified are counted one by one.
      #expect(await e.say("jo", in: veille, "!aide") != [])
    }
  }
}
