import ChatModel
import CrisisCore
import Testing
import VigieTestSupport

@testable import CrisisStore
@testable import DutyDesk

/// What wakes people outside chat: once for each thing that cannot wait, in words that stand alone.
struct AlertTests {
  private static let kinds = Set(AlertKind.allCases)

  private static func play(
    _ kinds: Set<AlertKind> = kinds, onDisk: Bool = false,
    _ change: (inout DeskSettings) -> Void = { _ in }, _ scene: (Evening) async throws -> Void
  ) async throws {
    let settings = DeskSettings.visov { settings in
      settings.alerts = kinds
      change(&settings)
    }
    try await Evening.play(settings, networks: ["visov", AlertKind.network], onDisk: onDisk) { e in
      // The command is reached from the start on.
      for kind in AlertKind.allCases {
        e.desk.mailbox.noted(.joined(network: AlertKind.network, channel: kind.rawValue))
      }
      _ = await e.settle()
      try await scene(e)
    }
  }

  /// What was said to the command, with the kind.
  private func alerts(_ said: [String]) -> [String] {
    said.filter { $0.hasPrefix("alert/") }.map { String($0.dropFirst(6)) }
  }

  @Test func anActivationWakesOnce() async throws {
    try await Self.play { e in
      #expect(alerts(await e.say("capitaine", in: gest63, "!activer crue")) == [])
      let said = alerts(await e.say("capitaine", in: gest63, "!oui"))
      #expect(said.count == 1 && said[0].hasPrefix("activation: Crise 63-crue-2411 activée à 03h10"), "\(said)")
      #expect(alerts(await e.say("jo", in: veille, "!s Coudes : pont coupé")) == [])
      #expect(alerts(await e.wait(30 * .minute)) == [])
    }
  }

  @Test func anExerciseSaysSo() async throws {
    try await Self.play { e in
      await e.say("capitaine", in: gest63, "!activer crue exercice")
      let said = alerts(await e.say("capitaine", in: gest63, "!oui"))
      #expect(said.count == 1 && said[0].hasPrefix("activation: EXERCICE"), "\(said)")
    }
  }

  @Test func aDistressWakesWhenNobodyTakesItInChargeAndUntilSomebodyDoes() async throws {
    try await Self.play { e in
      await e.activate()
      #expect(alerts(await e.say("jo", in: veille, "!sos Coudes : deux personnes sur un toit")) == [])
      #expect(alerts(await e.pass(to: e.clock.now + 4 * .minute)) == [])
      let said = alerts(await e.pass(to: e.clock.now + .minute))
      #expect(said.count == 1 && said[0].hasPrefix("distress: ") && said[0].contains("S1"), "\(said)")
      #expect(said.allSatisfy { $0.contains("Coudes") }, "\(said)")
      #expect(alerts(await e.pass(to: e.clock.now + 20 * .minute)).count >= 1)
      await e.say("capitaine", in: gest63, "!reçu 1")
      #expect(alerts(await e.pass(to: e.clock.now + 60 * .minute)) == [])
    }
  }

  @Test func aDistressTakenInChargeWakesNobody() async throws {
    try await Self.play { e in
      await e.activate()
      await e.say("jo", in: veille, "!sos Coudes : deux personnes sur un toit")
      await e.say("capitaine", in: gest63, "!reçu 1")
      #expect(alerts(await e.pass(to: e.clock.now + 60 * .minute)) == [])
    }
  }

  @Test func anOfferAndACallOfNobodyKnownWake() async throws {
    try await Self.play { e in
      let offer = alerts(await e.say("jo", in: veille, "!proposer 63 crue l’Allier sort à Brassac"))
      #expect(offer.count == 1 && offer[0].hasPrefix("offer: ") && offer[0].contains("P1"), "\(offer)")
      let call = alerts(await e.stranger("inconnue", in: veille, "!sos Coudes deux personnes sur un toit"))
      #expect(call.count == 1 && call[0].hasPrefix("distress: ") && call[0].contains("Coudes"), "\(call)")
      let asked = alerts(await e.stranger("inconnue", in: veille, "!activer crue"))
      #expect(asked.count == 1 && asked[0].hasPrefix("activation: "), "\(asked)")
    }
  }

  @Test func vigiesOwnTroubleWakesItsEndDoesNot() async throws {
    try await Self.play { e in
      e.networks[0].disconnect(reason: "refused")
      _ = await e.settle()
      let told = alerts(await e.wait(2 * .minute))
      #expect(told.count == 1 && told[0].hasPrefix("trouble: LIAISON PERDUE"), "\(told)")
      e.desk.mailbox.noted(.connected(network: "visov"))
      #expect(alerts(await e.tick()) == [])
    }
  }

  @Test func whatCannotBeRecordedWakes() async throws {
    try await Self.play(onDisk: true) { e in
      await e.activate()
      try e.store.pragma("query_only = ON")
      let said = alerts(await e.say("jo", in: veille, "!sos Coudes : deux personnes sur un toit"))
      #expect(said.count == 2, "\(said)")
      #expect(said.contains { $0.hasPrefix("trouble: VIGIE N’ENREGISTRE PLUS RIEN") }, "\(said)")
      #expect(said.contains { $0.hasPrefix("distress: DÉTRESSE NON ENREGISTRÉE") }, "\(said)")
      try e.store.pragma("query_only = OFF")
      // That it works again is told in chat, and wakes nobody.
      await e.say("lea", in: veille, "!s Coudes : pont coupé")
      let over = await e.wait(2 * .minute)
      #expect(over.contains { $0.contains("VIGIE ENREGISTRE DE NOUVEAU") }, "\(over)")
      #expect(alerts(over).filter { $0.hasPrefix("trouble: ") } == [], "\(over)")
    }
  }

  @Test func onlyForWhatItIsWantedFor() async throws {
    try await Self.play([.distress]) { e in
      await e.activate()
      await e.say("lea", in: veille, "!proposer 63 feu fumée à Ambert")
      e.networks[0].disconnect(reason: "refused")
      _ = await e.settle()
      _ = await e.wait(2 * .minute)
      #expect(alerts(e.transcript.map(\.description)) == [])
    }
  }

  /// A command that fails is called again, five times in all; then the coordination hears what was not said.
  @Test func anAlertThatFailsIsToldToTheCoordination() async throws {
    try await Self.play { e in
      e.networks[1].deliver(.failed(.refused("it exits with 1")))
      await e.activate()
      var said: [String] = []
      for _ in 0..<8 { said += await e.wait(15 * .second) }
      let tries = alerts(e.transcript.map(\.description)).filter { $0.hasPrefix("activation: ") }
      #expect(tries.count == Dispatcher.tries)
      let told = said.filter { $0.contains("ALERTE NON ENVOYÉE") }
      #expect(
        told.count == 1 && told[0].hasPrefix("visov/#visov-coord: ") && told[0].contains("63-crue-2411"), "\(told)")
      // Of an alert that fails no other alert is made.
      #expect(alerts(said).filter { $0.hasPrefix("trouble: ") } == [])
    }
  }

  /// Killed between the commit and the call: it is called after the restart.
  @Test func anAlertOutlivesARestart() async throws {
    try await Self.play(onDisk: true) { e in
      e.networks[1].deliver(.silent)
      await e.activate()
      e.networks[1].deliver(.confirmed)
      try await e.restart()
      for kind in AlertKind.allCases {
        e.desk.mailbox.noted(.joined(network: AlertKind.network, channel: kind.rawValue))
      }
      #expect(alerts(await e.tick()).filter { $0.hasPrefix("activation: ") }.count == 1)
      #expect(alerts(await e.wait(10 * .minute)) == [])
    }
  }
}
