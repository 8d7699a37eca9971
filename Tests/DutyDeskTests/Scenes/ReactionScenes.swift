import ChatModel
import CrisisCore
import CrisisStore
import DutyDesk
import Testing
import VigieTestSupport

/// Reactions (👍) to what Vigie said: an answer to a question, the receipt of a call for help, or nothing.
struct ReactionScenes {
  /// Somebody reacts to the last message with these words, of that room or of another.
  @discardableResult
  private func react(
    _ reaction: String, by account: String, at words: String, in room: String? = gest63, of other: String? = nil,
    id: String = "k1",
    as provenance: ChatMessage.Provenance = .live, _ e: Evening
  ) async -> [String] {
    let message = e.network.message(with: words, in: other ?? room)
    #expect(!message.isEmpty, "nobody said \(words)")
    change(.reacted(message), reaction, by: account, in: room, id: id, as: provenance, e)
    return await e.settle()
  }

  private func change(
    _ change: ChatMessage.Change, _ text: String, by account: String, in room: String?, id: String,
    as provenance: ChatMessage.Provenance = .live, _ e: Evening
  ) {
    var message = ChatMessage(
      network: "visov", id: id, place: room.map { .channel($0) } ?? .direct,
      sender: ChatSender(nick: account, account: account), text: text, at: e.clock.now, provenance: provenance)
    message.change = change
    _ = e.desk.mailbox.heard([message])
  }

  // MARK: Questions

  @Test(arguments: ["👍", "👍\u{FE0F}", "👍🏽", "✅", "✅\u{FE0F}"])
  func aThumbUpAtAQuestionIsItsYes(_ yes: String) async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.say("capitaine", in: gest63, "!activer crue")
      let said = await react(yes, by: "capitaine", at: "Activer l’équipe", e)
      #expect(said.to(gest63).first?.hasPrefix("63-crue-2411 activée") ?? false, "\(said)")
      let reference = MessageReference(id: "e1", thread: nil, place: .channel(gest63))
      #expect(e.transcript.first { $0.text.contains("activée") }?.line.reply == reference)
      #expect(e.openCrises == ["63-crue-2411"])
      let origin = try e.read { try $0.journal(after: 0, limit: 1_000) }.first { $0.event.kind == "crisis.activated" }
      #expect(origin?.origin.messageID == "k1")
      // Once more, as another reaction: it had its answer.
      #expect(await react("✅", by: "capitaine", at: "Activer l’équipe", id: "k2", e) == [])
    }
  }

  @Test(arguments: ["👎", "👎🏿", "❌"])
  func aThumbDownIsItsNo(_ no: String) async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.say("capitaine", in: gest63, "!activer crue")
      let said = await react(no, by: "capitaine", at: "Activer l’équipe", e)
      #expect(said.to(gest63).count == 1 && e.openCrises == [], "\(said)")
      #expect(await e.say("capitaine", in: gest63, "!oui").to("capitaine").count == 1)
      #expect(e.openCrises == [])
    }
  }

  @Test(arguments: ["👀", "✋", "🎉", "👍👍", "👍x", "oui", "!oui", "", " ", String(repeating: "👍", count: 4_000)])
  func whatIsNoAnswerIsNothing(_ other: String) async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.say("capitaine", in: gest63, "!activer crue")
      #expect(await react(other, by: "capitaine", at: "Activer l’équipe", e) == [])
      #expect(e.openCrises == [])
    }
  }

  @Test func onlyWhoWasAskedAnswersWhereItWasAsked() async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.say("capitaine", in: gest63, "!activer crue")
      for (account, room) in [("camille", gest63), ("inconnu", gest63), ("capitaine", gest42), ("capitaine", coord)] {
        #expect(
          await react("👍", by: account, at: "Activer l’équipe", in: room, of: gest63, id: account + room, e) == [])
      }
      change(.reacted("$another"), "👍", by: "capitaine", in: gest63, id: "k8", e)
      #expect(await e.settle() == [])
      // What was said to the room is no question either.
      await e.say("camille", in: coord, "!ping")
      #expect(await react("👍", by: "camille", at: "Je suis là", in: coord, id: "k9", e) == [])
      #expect(e.openCrises == [])
    }
  }

  @Test func aReactionAnswersItsOwnQuestionWhateverElseWaits() async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.say("camille", in: coord, "!activer crue pour=SDIS63")
      await e.say("camille", in: coord, "!activer tempête pour=SDIS42")
      #expect(await react("👎", by: "camille", at: "Tempête", in: coord, e).to(coord).count == 1)
      await e.say("camille", in: coord, "!activer incendie pour=SDIS42")
      let said = await react("👍", by: "camille", at: "Inondation", in: coord, id: "k2", e)
      #expect(said.to(coord).first?.contains("63-crue-2411 activée") ?? false, "\(said)")
      #expect(e.openCrises == ["63-crue-2411"])
    }
  }

  @Test func anOverdueQuestionIsNothing() async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.say("capitaine", in: gest63, "!activer crue")
      e.clock.advance(by: 10 * .minute)
      await e.say("capitaine", in: gest63, "!activer tempête")
      #expect(await react("👍", by: "capitaine", at: "Inondation", e) == [])
      #expect(e.openCrises == [])
    }
  }

  @Test func whatAnotherProposesIsAnsweredInPrivate() async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.activate()
      await e.say("samir", in: veille, "!s Issoire : pont coupé")
      await e.say("camille", in: coord, "!affecter 1 jo")
      #expect(await react("👍", by: "lea", at: "proposé par Camille", in: nil, e) == [])
      let said = await react("👍", by: "jo", at: "proposé par Camille", in: nil, id: "k2", e)
      #expect(said.to("jo").count == 1 && e.report(1)?.status == .claimed, "\(said)")
    }
  }

  @Test func aManagerAgreesToThePublicMapInTheirRoom() async throws {
    try await Evening.play(BoardVisit.settings) { (e: Evening) async throws in
      await e.activate()
      await e.say("camille", in: coord, "!carte publique oui")
      // Who asked does not answer.
      #expect(await react("👍", by: "camille", at: "!oui pour ouvrir", e) == [])
      let said = await react("👍", by: "capitaine", at: "!oui pour ouvrir", id: "k2", e)
      #expect(said.to(coord).joined().contains("CARTE PUBLIQUE"), "\(said)")
      #expect(try e.read { try $0.crisis("63-crue-2411")?.publicMap } != nil)
    }
  }

  @Test func theRightsAreThoseOfNow() async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.say("lieutenant", in: gest42, "!activer crue")
      await e.say("camille", in: coord, "!rôle lieutenant retirer gestionnaire SDIS42")
      let said = await react("👍", by: "lieutenant", at: "Activer l’équipe", in: gest42, e)
      #expect(said.to("lieutenant").count == 1 && e.openCrises == [], "\(said)")
    }
  }

  // MARK: Calls for help

  @Test(arguments: ["👍", "👍🏻", "👀", "✋", "✋🏾"])
  func atACallForHelpItIsTakenInCharge(_ reaction: String) async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.activate()
      await e.say("jo", in: veille, "!sos Coudes : 3 personnes sur un toit")
      await e.say("lea", in: veille, "!sos Issoire : un enfant dans l’eau")
      let said = await self.react(reaction, by: "capitaine", at: "sur un toit", e)
      #expect(said.to(gest63).first?.hasPrefix("DÉTRESSE S1 prise en charge par le CODIS 63") ?? false, "\(said)")
      let waiting = try e.read { try $0.waitingDistresses() }.map(\.report)
      #expect(waiting == [2])
      // Whoever has it may react as they like; another hears who has it.
      for words in ["sur un toit", "prise en charge"] {
        #expect(await self.react("👀", by: "capitaine", at: words, id: "again \(words)", e) == [])
      }
      let told = await self.react("👍", by: "camille", at: "DÉTRESSE S1, Coudes", in: coord, id: "k3", e)
      #expect(told.to("camille").first?.hasPrefix("S1 est déjà pris en charge") ?? false, "\(told)")
      #expect(try e.read { try $0.waitingDistresses() }.map(\.report) == waiting)
    }
  }

  @Test func whatIsNoReceiptOrNoCallIsNothing() async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.activate()
      await e.say("jo", in: veille, "!sos Coudes : 3 personnes sur un toit")
      for other in ["✅", "👎", "❌", "🎉"] {
        #expect(await react(other, by: "capitaine", at: "Dès que vous", id: other, e) == [])
      }
      // The copy for another room.
      #expect(await react("👍", by: "lieutenant", at: "Dès que vous", in: gest42, of: coord, id: "k2", e) == [])
      await e.say("jo", in: veille, "!oui S1")
      #expect(await react("👍", by: "capitaine", at: "secours prévenus, dit Jo", id: "k3", e) == [])
      #expect(try e.read { try $0.waitingDistresses() }.count == 1)
      await e.say("capitaine", in: gest63, "!lever 1 fausse alerte")
      for words in ["Dès que vous", "LEVÉE"] {
        #expect(await react("👍", by: "camille", at: words, in: coord, id: words, e) == [])
      }
    }
  }

  @Test func whoMayNotIsToldSo() async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.activate()
      await e.say("jo", in: veille, "!sos Coudes : 3 personnes sur un toit")
      let said = await react("👍", by: "samir", at: "Dès que vous", in: coord, e)
      #expect(said.to("samir").first?.contains("un gestionnaire de la crise ou un coordinateur") ?? false, "\(said)")
      #expect(try e.read { try $0.waitingDistresses() }.count == 1)
    }
  }

  @Test func itsAuthorSaysByAReactionThatRescueIsTold() async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.activate()
      await e.say("jo", in: veille, "!sos Coudes : 3 personnes sur un toit")
      #expect(await react("👍", by: "jo", at: "Secours prévenus ?", in: veille, e).to(veille).count == 1)
      #expect(try e.read { try $0.distress(crisis: "63-crue-2411", number: 1) }?.isRescueTold == true)
    }
  }

  // MARK: Once

  @Test func theSameEventActsOnceOverARestart() async throws {
    try await Evening.play(onDisk: true) { (e: Evening) async throws in
      await e.activate()
      await e.say("jo", in: veille, "!sos Coudes : 3 personnes sur un toit")
      // The power goes before anything said is noted anywhere but in the store.
      try await e.restart()
      let said = await react("👍", by: "capitaine", at: "Dès que vous", e)
      #expect(said.to(gest63).first?.contains("prise en charge") ?? false, "\(said)")
      try await e.restart()
      let journal = e.journal
      let message = e.network.message(with: "Dès que vous", in: gest63)
      change(.reacted(message), "👍", by: "capitaine", in: gest63, id: "k1", as: .missed(age: 1_000), e)
      #expect(await e.settle() == [])
      #expect(e.journal == journal)
      // Taken away, it was set all the same.
      change(.withdrawn("k1"), "", by: "capitaine", in: gest63, id: "k2", e)
      #expect(await e.settle() == [])
      #expect(e.journal == journal)
    }
  }

  @Test func whatWasSetDuringAnAbsenceIsTold() async throws {
    try await Evening.play(onDisk: true) { (e: Evening) async throws in
      await e.activate()
      await e.say("jo", in: veille, "!sos Coudes : 3 personnes sur un toit")
      try await e.restart()
      let said = await react("👍", by: "capitaine", at: "Dès que vous", as: .missed(age: 60_000), e)
      #expect(said.to("capitaine").first?.contains("pas appliqué : « !reçu @63-crue-2411 1 »") ?? false, "\(said)")
      #expect(try e.read { try $0.waitingDistresses() }.count == 1)
      #expect(await e.say("capitaine", in: gest63, "!reçu @63-crue-2411 1").to(gest63).count == 1)
    }
  }

  @Test func aReactionMayComeWithTheNewsOfWhatItIsTo() async throws {
    try await Evening.play { (e: Evening) async throws in
      e.network.deliver(.silent)
      await e.say("capitaine", in: gest63, "!activer crue")
      let row = try #require(try e.read { try $0.inboxLine(network: "visov", messageID: "m1") }).id
      e.desk.mailbox.noted(.said(network: "visov", .answer(row), id: "$x"))
      change(.reacted("$x"), "👍", by: "capitaine", in: gest63, id: "k1", e)
      await e.desk.settle()
      #expect(e.openCrises == ["63-crue-2411"])
    }
  }

  @Test func reactionsToOtherMessagesCountForNothing() async throws {
    let settings = DeskSettings.visov(throttle: ThrottleSettings(commands: 3, per: 60_000))
    try await Evening.play(settings) { (e: Evening) async throws in
      for number in 0..<20 { change(.reacted("$c\(number)"), "👍", by: "jo", in: veille, id: "k\(number)", e) }
      #expect(await e.settle() == [])
      #expect(await e.say("jo", in: veille, "!ping").first?.contains("Je suis là") ?? false)
    }
  }

  @Test func theListOfMessagesIsShortAndPruned() async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.activate()
      await e.say("jo", in: veille, "!s Issoire : pont coupé")
      let kept = try e.count("said")
      // What tells of no act is of no use.
      await e.say("jo", in: veille, "!ping")
      #expect(try e.count("said") == kept && e.count("said WHERE asks = 1") == 1)
      _ = e.desk.mailbox.heard([])
      e.desk.mailbox.noted(.said(network: "visov", .answer(1), id: "e1"))
      await e.settle()
      #expect(try e.count("said") == kept)
      await e.wait(9 * .day)
      #expect(try e.count("said WHERE asks = 1") == 0)
    }
  }
}
