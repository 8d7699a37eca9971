import ChatModel
import CrisisCore
import Foundation
import GRDB
import Testing
import VigieTestSupport

@testable import CrisisStore
@testable import DutyDesk

/// A store that cannot take a line: a call for help is passed on all the same, no line waits for long, and those who can do
/// something hear of it.
struct StoreTroubleTests {
  private static let withTelephones = DeskSettings.visov { settings in
    settings.seed.authorities[0].emergencyPhone = "04 73 98 15 18"
    settings.seed.authorities[2].emergencyPhone = "04 77 91 08 18"
  }

  private static let sos = "!sos Coudes : deux personnes sur un toit"
  private static let call =
    "DÉTRESSE NON ENREGISTRÉE (Vigie ne peut plus écrire) : Jo, dans #visov-veille, a écrit « \(sos) ». "
    + "Ni numéro ni rappel : qui s’en charge le dit ici. Rappelez l’auteur. "
    + "Secours : SDIS63 04 73 98 15 18. Astreinte : Camille, 06 39 98 00 63"
  private static let answer =
    "Votre appel est transmis aux gestionnaires et à la coordination, mais n’est PAS ENREGISTRÉ : Vigie ne le "
    + "rappellera pas. Faites appeler le 18 ou le 112 par la personne (114 par SMS). "
    + "Si vous êtes ailleurs, composez SDIS63 04 73 98 15 18. Appelez l’astreinte : Camille, 06 39 98 00 63. "
    + "Retapez-le dans quelques minutes."
  private static func alarm(_ what: String) -> String {
    "VIGIE N’ENREGISTRE PLUS RIEN depuis 03h10 : \(what). Les appels à l’aide sont encore transmis, sans numéro ni "
      + "rappel ; le reste est refusé. À faire : prévenir l’administrateur, noter à part, téléphoner. "
      + "Astreinte : Camille, 06 39 98 00 63"
  }

  /// Another process that has the store locked until it lets go.
  private final class Holder {
    private let queue: DatabaseQueue

    init(_ evening: Evening) throws {
      var configuration = Configuration()
      configuration.allowsUnsafeTransactions = true
      queue = try DatabaseQueue(path: evening.store.path, configuration: configuration)
      try queue.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
    }

    func letGo() throws {
      try queue.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
      try queue.close()
    }
  }

  @Test func aReadOnlyStoreStillPassesACallForHelpOnAtOnce() async throws {
    try await Evening.play(Self.withTelephones, onDisk: true) { e in
      await e.activate()
      try e.store.pragma("query_only = ON")
      let said = await e.say("jo", in: veille, Self.sos)
      #expect(said.to(gest63) == [Self.call])
      #expect(said.to(coord) == [Self.alarm("le disque ou le fichier est en lecture seule"), Self.call])
      #expect(said.to(gest42) == [])
      #expect(said.to("jo") == [Self.answer])
      #expect(e.transcript.filter { $0.text == Self.call }.allSatisfy { $0.line.lane == .distress })
      // The same words again are not passed on again, nor is the trouble told again.
      #expect(await e.say("jo", in: veille, Self.sos) == ["jo: \(Self.answer)"])
      #expect(await e.say("jo", in: veille, "!s Coudes : rien").count == 1)
      // What only reads is answered.
      #expect(await e.say("jo", in: veille, "!état").to(veille).count == 1)
      #expect(await e.say("jo", in: veille, "!ping").to(veille).first?.hasPrefix("Je suis là. ") == true)

      try e.store.pragma("query_only = OFF")
      #expect(await e.say("jo", in: veille, Self.sos).to(gest63).first?.hasPrefix("DÉTRESSE S1") == true)
      #expect(await e.wait(59 * .second).to(coord).filter { $0.hasPrefix("VIGIE") } == [])
      #expect(
        await e.wait(1 * .second).to(coord).filter { $0.hasPrefix("VIGIE") } == [
          "VIGIE ENREGISTRE DE NOUVEAU à 03h11. À retaper : ce qui a été refusé depuis 03h10, et les appels à l’aide "
            + "transmis sans numéro."
        ])
      #expect(await e.wait(10 * .minute).to(coord).filter { $0.hasPrefix("VIGIE") } == [])
    }
  }

  @Test func aFullDiskIsToldAndAStrangersCallIsPassedOn() async throws {
    try await Evening.play(Self.withTelephones, onDisk: true) { e in
      await e.activate()
      try e.store.pragma("max_page_count = 1")
      let words = String(repeating: "eau ", count: 200)
      // As long as small changes fit, they are made.
      var said: [String] = []
      for number in 1...60 where said.to("jo") == [] {
        said = await e.say("jo", in: veille, "!s Issoire \(number) : \(words)")
      }
      #expect(said.to(coord) == [Self.alarm("le disque est plein")])
      said = []
      for number in 1...60 where !said.to(gest63).contains(where: { $0.hasPrefix("DÉTRESSE NON") }) {
        said = await e.stranger("zoe", in: veille, "!sos au secours \(number) \(words)")
      }
      #expect(said.to(gest63).first?.hasPrefix("DÉTRESSE NON ENREGISTRÉE") == true, "\(said)")
      #expect(said.to(gest63).first?.contains("zoe (auteur non identifié), dans #visov-veille") == true)
      #expect(said.to("zoe").first?.contains("n’est PAS ENREGISTRÉ") == true)
      try e.store.pragma("max_page_count = 100000")
    }
  }

  /// Nothing can be read: who may be concerned is told, and who cannot be is not.
  @Test(arguments: [
    ("!sos Coudes : un toit", [gest63]), ("!sos Roanne : un toit", [gest42]), ("!sos au secours", [gest63, gest42]),
  ])
  func aStoreThatCannotBeReadLeavesTheConfiguration(sos: String, rooms: [String]) async throws {
    try await Evening.play(Self.withTelephones, onDisk: true) { e in
      await e.activate()
      try e.store.close()
      let said = await e.say("jo", in: veille, sos)
      for room in [gest63, gest42, coord] {
        #expect(
          said.to(room).filter { $0.hasPrefix("DÉTRESSE NON") }.count == (rooms + [coord]).filter { $0 == room }.count)
      }
      #expect(said.to("jo").first?.contains("n’est PAS ENREGISTRÉ") == true)
      #expect(
        await e.say("jo", in: veille, "!ping").to("jo") == [
          "Je suis là, mais l’enregistrement ne répond pas. Aucune ligne en attente."
        ])
      try await e.restart(closing: false)
    }
  }

  @Test func aLockDelaysACallForHelpByLessThanTwoSeconds() async throws {
    try await Evening.play(Self.withTelephones, onDisk: true) { e in
      await e.activate()
      let holder = try Holder(e)
      #expect(await e.say("jo", in: veille, Self.sos) == [])
      #expect(await e.wait(1_400) == [])
      let said = await e.wait(100)
      #expect(said.to(gest63) == [Self.call])
      #expect(said.to(coord) == [Self.alarm("un autre programme bloque le fichier"), Self.call])
      #expect(said.to("jo") == [Self.answer])
      try holder.letGo()
      #expect(await e.wait(1 * .second).to(gest63) == [])
    }
  }

  /// The order and the number of the effects are those of the lines.
  @Test func linesWaitForALockInTheirOrderAndOnce() async throws {
    try await Evening.play(onDisk: true) { e in
      await e.activate()
      let holder = try Holder(e)
      e.mutter("jo", in: veille, "!s Issoire : un", id: .given("a"))
      e.mutter("lea", in: veille, "!s Coudes : deux")
      #expect(await e.settle() == [])
      // Said again while the first waits.
      e.mutter("jo", in: veille, "!s Issoire : un", id: .given("a"))
      e.mutter("samir", in: veille, "!s Parent : trois")
      #expect(await e.wait(2 * .second) == [])
      try holder.letGo()
      let said = await e.wait(100)
      #expect(said.to(veille).map { String($0.prefix(3)) } == ["S1 ", "S2 ", "S1 ", "S3 "])
      #expect([1, 2, 3].map { e.report($0)?.text } == ["un", "deux", "trois"])
      #expect(e.lastReport() == 3)
    }
  }

  @Test func noLineWaitsLongerThanFiveSecondsForALock() async throws {
    try await Evening.play(onDisk: true) { e in
      await e.activate()
      let holder = try Holder(e)
      #expect(await e.say("jo", in: veille, "!s Issoire : un") == [])
      #expect(await e.wait(3 * .second) == [])
      #expect(await e.say("lea", in: veille, "!s Coudes : deux") == [])
      #expect(await e.wait(1_999) == [])
      let said = await e.wait(1)
      #expect(said.to("jo").first?.contains("rien n’est enregistré") == true)
      #expect(said.to(coord).count == 1)
      try holder.letGo()
      #expect(await e.wait(100).to(veille).first?.hasPrefix("S1 ") == true)
      #expect(e.report(1)?.text == "deux")
    }
  }

  @Test func pingAndWhatOnlyReadsDoNotWaitForALock() async throws {
    try await Evening.play(onDisk: true) { e in
      await e.activate()
      let holder = try Holder(e)
      #expect(await e.say("jo", in: veille, "!ping").to(veille).first?.hasPrefix("Je suis là. ") == true)
      #expect(await e.say("lea", in: veille, "!état").to(veille).count == 1)
      #expect(await e.say("jo", in: veille, "!s Issoire : un") == [])
      // One's own line before it has to be done first; of `!ping` nothing is expected.
      #expect(await e.say("jo", in: veille, "!voir 1") == [])
      #expect(await e.say("jo", in: veille, "!ping").to(veille).first?.hasSuffix(" 2 lignes en attente.") == true)
      try holder.letGo()
      #expect(await e.wait(100).to(veille).map { String($0.prefix(2)) } == ["S1", "S1"])
    }
  }

  /// The room is not closed as it has to be: somebody has to telephone, and is told so once.
  @Test func aCallThatIsWithheldIsToldToTheCoordination() async throws {
    try await Evening.play(onDisk: true) { e in
      await e.activate()
      try e.store.pragma("query_only = ON")
      e.network.deliver(.failed(.exposed))
      func told(_ said: [String]) -> Int {
        said.to(coord).filter { $0.hasPrefix("APPEL À L’AIDE RETENU : \(gest63)") }.count
      }
      #expect(told(await e.say("jo", in: veille, Self.sos)) == 1)
      e.network.deliver(.confirmed)
      let said = await e.tick()
      #expect(said.to(gest63).count == 1)
      #expect(Set(said.to(coord)).count == said.to(coord).count)
      try e.store.pragma("query_only = OFF")
    }
  }

  /// What no room has heard yet is tried again.
  @Test func aRoomThatIsAwayHearsTheCallWhenItIsBack() async throws {
    try await Evening.play(onDisk: true) { e in
      await e.activate()
      try e.store.pragma("query_only = ON")
      for room in [gest63, coord] { e.desk.mailbox.noted(.left(network: "visov", channel: room, reason: "kicked")) }
      let said = await e.say("jo", in: veille, Self.sos)
      #expect(said.to("jo").first?.hasPrefix("Votre appel n’est NI ENREGISTRÉ NI TRANSMIS") == true)
      e.desk.mailbox.noted(.joined(network: "visov", channel: gest63))
      e.network.deliver(.failed(.unconfirmed))
      #expect(await e.settle().to(gest63).count == 1)
      e.network.deliver(.confirmed)
      #expect(await e.tick().to(gest63).count == 1)
      #expect(await e.tick().to(gest63).count == 0)
      try e.store.pragma("query_only = OFF")
    }
  }
}

extension Store {
  func pragma(_ pragma: String) throws {
    guard let pool = base as? DatabasePool else { return }
    try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA \(pragma)") }
  }
}
