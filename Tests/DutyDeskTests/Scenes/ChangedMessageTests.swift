import ChatModel
import CrisisCore
import CrisisStore
import DutyDesk
import Testing
import VigieTestSupport

/// Networks on which messages can be changed, stand in threads, and are followed by one token for all channels.
struct ChangedMessageTests {
  private func message(
    _ text: String, id: String, by account: String = "jo", change: ChatMessage.Change? = nil, thread: String? = nil,
    token: String? = nil, _ evening: Evening
  ) -> ChatMessage {
    var message = ChatMessage(
      network: "visov", id: id, place: .channel(veille), sender: ChatSender(nick: account, account: account),
      text: text, at: evening.clock.now)
    message.change = change
    message.thread = thread
    message.cursor = token.map { ChatCursor(channel: "", messageID: $0, at: evening.clock.now) }
    return message
  }

  @Test func anEditOfWhatHadAnEffectIsNotAppliedAndItsAuthorIsTold() async throws {
    try await Evening.play { e in
      await e.activate()
      _ = e.desk.mailbox.heard([message("!s Issoire : pont coupé", id: "c1", e)])
      _ = await e.settle()
      let edit = message("!s Coudes : pont coupé", id: "c2", change: .edited("c1"), e)
      _ = e.desk.mailbox.heard([edit])
      let told = await e.settle()
      #expect(told.count == 1)
      #expect(told.first?.contains("Message modifié, pas appliqué : S1 reste tel quel") ?? false, "\(told)")
      #expect(e.lastReport() == 1)
      #expect(e.report(1)?.place.commune == "Issoire")
      // Who else edits it changes nothing, and is not told either.
      _ = e.desk.mailbox.heard([message("!s Coudes : faux", id: "c3", by: "lea", change: .edited("c1"), e)])
      #expect(await e.settle() == [])
      #expect(e.lastReport() == 1)
    }
  }

  @Test func anEditOfWhatHadNoneIsALineOfItsOwn() async throws {
    try await Evening.play { e in
      await e.activate()
      _ = e.desk.mailbox.heard([message("!signalre Issoire : pont coupé", id: "c1", e)])
      _ = await e.settle()
      _ = e.desk.mailbox.heard([message("!signaler Issoire : pont coupé", id: "c2", change: .edited("c1"), e)])
      #expect(await e.settle().to(veille).first?.contains("S1 enregistré") ?? false)
      _ = e.desk.mailbox.heard([message("bonjour", id: "c3", change: .edited("c9"), e)])
      #expect(await e.settle() == [])
    }
  }

  @Test func whatIsTakenBackStaysAndUndoingIsOffered() async throws {
    try await Evening.play { e in
      await e.activate()
      _ = e.desk.mailbox.heard([message("!s Issoire : pont coupé", id: "c1", e)])
      _ = await e.settle()
      _ = e.desk.mailbox.heard([message("", id: "c2", change: .withdrawn("c1"), e)])
      let told = await e.settle()
      #expect(told.first?.contains("S1 reste enregistré. Pour le retirer : !annuler") ?? false, "\(told)")
      #expect(e.report(1)?.status != .cancelled)
      for (id, by) in [("c8", "jo"), ("c1", "lea")] {
        _ = e.desk.mailbox.heard([message("", id: "x\(id)", by: by, change: .withdrawn(id), e)])
        #expect(await e.settle() == [])
      }
    }
  }

  @Test func aTokenIsCommittedWithWhatItCoversAndNothingErasesIt() async throws {
    try await Evening.play(onDisk: true) { e in
      await e.activate()
      _ = e.desk.mailbox.heard([
        message("!s Issoire : pont coupé", id: "c1", e), message("bavardage", id: "c2", token: "s2", e),
      ])
      _ = await e.settle()
      #expect(try e.read { try $0.cursors(network: "visov")[""]?.messageID } == "s2")
      e.clock.advance(by: 2 * .minute)
      _ = await e.tick()
      _ = await e.noteDeliveries()
      #expect(try e.read { try $0.cursors(network: "visov")[""]?.messageID } == "s2")
      try await e.restart()
      #expect(e.network.cursors.first { $0.channel.isEmpty }?.messageID == "s2")
      e.clock.advance(by: 2 * .minute)
      _ = await e.tick()
      _ = await e.noteDeliveries()
      #expect(try e.read { try $0.cursors(network: "visov")[""]?.messageID } == "s2")
    }
  }

  @Test func anAnswerKnowsItsThreadAfterARestartToo() async throws {
    try await Evening.play(onDisk: true) { e in
      await e.activate()
      e.network.deliver(.silent)
      _ = e.desk.mailbox.heard([message("!s Issoire : pont coupé", id: "c1", thread: "root", e)])
      await e.desk.settle()
      let reference = MessageReference(id: "c1", thread: "root", place: .channel(veille))
      #expect(e.network.popAll().first?.reply == reference)
      try e.stop()
      _ = e.network.popAll()
      e.network.deliver(.confirmed)
      let said = try await e.comeBack()
      #expect(said.contains { $0.description.contains("S1 enregistré") })
      #expect(try e.read { try $0.inboxLine(network: "visov", messageID: "c1")?.line.thread } == "root")
    }
  }

  /// Who is on Matrix is written as the homeserver writes it, capitals and all.
  @Test func aMatrixUserIsTypedAsItIs() async throws {
    let settings = DeskSettings.visov {
      $0.nicks = ["visov": "Vigie", "etat": "vigie"]
      $0.channels[ChannelKey("etat", "#gest:example.org")] = .volunteers
    }
    try await Evening.play(settings, networks: ["visov", "etat"]) { e in
      for user in ["@Jean:example.org", "@a/b:example.org"] {
        await e.say("camille", in: coord, "!rôle etat/\(user) volontaire")
        await e.say("camille", in: coord, "!oui")
        let member = try e.read { try $0.member(account: "etat/\(user)") }
        #expect(member != nil, "\(user)")
      }
      let other = try e.read { try $0.member(account: "etat/@jean:example.org") }
      #expect(other == nil)
      let jean = try e.read { try $0.member(account: "etat/@Jean:example.org") }
      #expect(jean?.name == "Jean")
      await e.activate()
      let said = await e.say("@Jean:example.org", in: "#gest:example.org", "!s Issoire : pont coupé", on: e.networks[1])
      #expect(said.first?.contains("S1 enregistré") ?? false, "\(said)")
      #expect(await e.say("camille", in: coord, "!rôle @jo: verificateur").first?.contains("Jo") ?? false)
    }
  }
}
