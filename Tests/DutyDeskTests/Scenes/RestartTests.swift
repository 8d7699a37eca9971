import ChatModel
import CrisisCore
import DutyDesk
import Foundation
import Testing
import VigieTestSupport

/// Power cuts, lost connections: what is owed is said again, what was said is not.
struct RestartTests {
  private static let mark = " (Reprise après interruption.)"

  @Test func anAnswerThatWasNotConfirmedIsSaidAgainOnceTheRoomIsJoined() async throws {
    try await Evening.play(onDisk: true) { e in
      await e.activate()
      e.network.deliver(.silent)
      let first = await e.say("jo", in: veille, "!s Issoire : un")
      let second = await e.say("lea", "!s Coudes : deux")
      e.network.deliver(.confirmed)
      try await e.restart(joining: false)
      #expect(e.transcript.suffix(2).map(\.description) == first + second)
      e.clock.advance(by: 9 * .minute)
      e.desk.mailbox.noted(.joined(network: "visov", channel: veille))
      #expect(await e.settle() == [first[0] + Self.mark, second[0] + Self.mark])
      e.desk.mailbox.noted(.joined(network: "visov", channel: coord))
      #expect(await e.settle() == [])
      #expect(e.lastReport() == 2)
    }
  }

  @Test func anAnswerOfTenMinutesAgoIsOfNoUseToAnyone() async throws {
    try await Evening.play(onDisk: true) { e in
      await e.activate()
      e.network.deliver(.silent)
      await e.say("jo", in: veille, "!s Issoire : un")
      e.network.deliver(.confirmed)
      e.clock.advance(by: 10 * .minute + 1)
      try await e.restart()
      #expect(e.transcript.last?.text.contains("Reprise") == false)
    }
  }

  @Test func whatWasConfirmedIsNotSaidAgain() async throws {
    try await Evening.play(onDisk: true) { e in
      await e.activate()
      await e.say("jo", in: veille, "!s Issoire : un")
      await e.say("jo", in: veille, "!s Issoire : un", id: .none)
      let said = e.transcript.count
      try await e.restart()
      #expect(e.transcript.count == said)
    }
  }

  /// A delivery, and how far a channel was read, are noted a moment later, with others: lines do not wait for it, and
  /// nothing is said again meanwhile.
  @Test func aDeliveryWaitsToBeNoted() async throws {
    try await Evening.play { e in
      await e.activate()
      e.mutter("jo", in: veille, "!s Issoire : un")
      await e.desk.settle()
      #expect(e.unanswered == 1)
      e.desk.mailbox.noted(.joined(network: "visov", channel: veille))
      await e.desk.settle()
      #expect(e.collect().count == 1)
      e.mutter("jo", in: veille, "!s Coudes : deux", id: .given("x2"))
      await e.desk.settle()
      #expect(e.unanswered == 2)
      func read() throws -> String? { try e.read { try $0.cursor(network: "visov", channel: veille)?.messageID } }
      let before = try read()
      #expect(before != "x2")
      #expect(await e.noteDeliveries().count == 1)
      #expect(e.unanswered == 0)
      let after = try read()
      #expect(after == "x2")
    }
  }

  @Test func theMarkIsInThePersonsLanguage() async throws {
    try await Evening.play(onDisk: true) { e in
      await e.activate()
      await e.say("jo", "!langue en")
      e.network.deliver(.silent)
      await e.say("jo", in: veille, "!report Issoire: one")
      e.network.deliver(.confirmed)
      try await e.restart()
      #expect(e.transcript.last?.text.hasSuffix("(Resumed after an interruption.)") == true)
    }
  }

  @Test func aLostConnectionOwesItsAnswerAfterTheReturn() async throws {
    try await Evening.play { e in
      await e.activate()
      e.network.deliver(.failed(.unconfirmed))
      let said = await e.say("jo", in: veille, "!s Issoire : un")
      e.network.disconnect()
      e.network.deliver(.confirmed)
      #expect(await e.wait(.minute) == [])
      e.network.connect(to: e.desk.mailbox, channels: [gest63, veille])
      #expect(await e.settle() == [said[0] + Self.mark])
    }
  }

  /// One network's return is no reason to speak on another that is still away.
  @Test func eachNetworkIsOwedItsOwn() async throws {
    let settings = DeskSettings.visov {
      $0.channels[ChannelKey("autre", "#veille")] = .volunteers
      $0.nicks["autre"] = "Vigie"
      $0.seed.members.append(.sample("ines", "Inès", [.volunteer], on: "autre"))
    }
    try await Evening.play(settings, networks: ["visov", "autre"], onDisk: true) { e in
      await e.activate()
      for network in e.networks { network.deliver(.silent) }
      await e.say("jo", "!s Issoire : un")
      await e.say("ines", "!s Coudes : deux", on: e.networks[1])
      for network in e.networks { network.deliver(.confirmed) }
      try await e.restart(joining: false)
      e.desk.mailbox.noted(.joined(network: "autre", channel: "#veille"))
      let autre = await e.settle()
      #expect(autre.count == 1 && autre.first?.hasPrefix("autre/ines: S2 ") == true)
      e.desk.mailbox.noted(.joined(network: "visov", channel: veille))
      let visov = await e.settle()
      #expect(visov.count == 1 && visov.first?.hasPrefix("visov/jo: S1 ") == true)
    }
  }

  @Test func aRefusalIsOwedToo() async throws {
    try await Evening.play(onDisk: true) { e in
      await e.activate()
      e.network.deliver(.silent)
      let said = await e.say("jo", in: veille, "!corriger 9 Issoire")
      e.network.deliver(.confirmed)
      try await e.restart()
      #expect(e.transcript.last?.description == said[0] + Self.mark)
    }
  }

  /// The answer that was kept back (the same fault a moment before) is owed to nobody.
  @Test func whatWasKeptBackIsNotOwed() async throws {
    try await Evening.play(onDisk: true) { e in
      await e.activate()
      await e.say("jo", in: veille, "!corriger 9 Issoire")
      #expect(await e.say("jo", in: veille, "!corriger 9 Issoire").count == 1)
      await e.noteDeliveries()
      let said = e.transcript.count
      try await e.restart()
      #expect(e.transcript.count == said)
    }
  }

  /// The end of the file is gone with its log: who sent something is asked for it again, and no number is given twice.
  @Test func aStoreThatLostItsEndIsToldOnce() async throws {
    try await Evening.play(onDisk: true) { e in
      await e.activate()
      await e.say("jo", in: veille, "!s Issoire : un")
      let copy = e.store.path + ".copy"
      _ = try e.store.backUp(to: copy)
      await e.wait(5 * .minute)
      await e.say("jo", in: veille, "!s Coudes : deux")
      await e.say("lea", in: veille, "!s Parent : trois")
      try e.stop()
      try FileManager.default.removeItem(atPath: e.store.path)
      try FileManager.default.moveItem(atPath: copy, toPath: e.store.path)
      let said = try await e.comeBack().map(\.description)
      #expect(
        said.to(coord).filter { $0.hasPrefix("DES ENREG") } == [
          "DES ENREGISTREMENTS ONT DISPARU : 2 au moins, faits entre 03h10 et 03h15 (le fichier de Vigie a perdu sa fin). "
            + "À faire : que chacun revoie et retape ce qu’il a envoyé alors, les !sos d’abord ; les numéros déjà donnés "
            + "ne sont pas redonnés. Prévenir l’administrateur."
        ])
      #expect(await e.say("jo", in: veille, "!s Coudes : deux").to(veille).first?.hasPrefix("S4 ") == true)
      try await e.restart()
      #expect(e.transcript.filter { $0.text.hasPrefix("DES ENREG") }.count == 1)
    }
  }
}
