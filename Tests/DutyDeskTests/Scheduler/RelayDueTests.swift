import CrisisCore
import Testing
import VigieTestSupport

@testable import CrisisStore
@testable import DutyDesk

/// What waits is said again, and what has run out is said once, whatever restarts.
struct RelayDueSceneTests {
  private static let settings = DeskSettings.visov {
    // No digest comes between.
    $0.digest.firstWithin = .day
  }

  @Test func whatWaitsForApprovalIsSaidAgain() async throws {
    try await Evening.play(Self.settings) { e in
      await e.activate()
      await e.say("samir", in: veille, Evening.advice)
      #expect(await e.wait(10 * .minute - 1).isEmpty)
      let reminder =
        "R1, consigne (63-crue-2411), attend une validation depuis 03h10. Peuvent le valider : Camille, Jo ou un gestionnaire du 63. Relire : !voir R1. Puis : !valider R1, ou !rejeter R1 et le motif."
      #expect(await e.wait(1) == ["#visov-coord: \(reminder)", "jo: \(reminder)"])
      #expect(await e.wait(20 * .minute - 1).isEmpty)
      #expect(await e.wait(1).count == 2)
      #expect(await e.wait(60 * .minute).count == 2)
      #expect(await e.wait(2 * .hour).isEmpty)
      #expect(e.journal?.filter { $0 == RelayReminded.kind }.count == 3)
    }
  }

  @Test func whatIsApprovedAndHasNoAddressIsSaidAgain() async throws {
    try await Evening.play(Self.settings) { e in
      await e.approveAnAdvice()
      let said = await e.wait(10 * .minute)
      let reminder =
        "R1, consigne (63-crue-2411), validé depuis 03h10, n’a pas encore d’adresse (X et Facebook). S’il est publié : !en-ligne R1 et l’adresse. Sinon, le texte à copier : !voir R1"
      #expect(said == ["#visov-coord: \(reminder)", "jo: \(reminder)"])
      await e.say("jo", in: veille, "!en-ligne R1 https://x.com/visov/status/1")
      #expect(await e.wait(3 * .hour).isEmpty)
    }
  }

  /// An approval taken back and given again starts anew; the reminders of the draft do not come twice.
  @Test func takingAnApprovalBackLeavesTheRemindersInOrder() async throws {
    try await Evening.play(Self.settings) { e in
      await e.activate()
      await e.say("samir", in: veille, Evening.advice)
      #expect(await e.wait(10 * .minute).count == 2)
      await e.say("camille", in: coord, "!valider R1")
      await e.wait(.minute)
      await e.say("camille", in: coord, "!annuler")
      #expect(await e.wait(.second).isEmpty)
      await e.say("camille", in: coord, "!valider R1")
      #expect(await e.wait(9 * .minute).isEmpty)
      #expect(await e.wait(.minute).first?.contains("n’a pas encore d’adresse") == true)
      try await e.isAtRest()
    }
  }

  @Test func whatHasRunOutIsTakenAwayByHand() async throws {
    try await Evening.play(Self.settings) { e in
      await e.approveAnAdvice()
      await e.say("jo", in: veille, "!en-ligne R1 https://x.com/visov/status/1")
      let said = await e.wait(6 * .hour)
      let line =
        "R1, consigne (63-crue-2411), est périmé. À supprimer maintenant, à la main : X https://x.com/visov/status/1"
      #expect(said.to(veille) == [line] && said.to(coord) == [line])
      #expect(e.relay(1)?.status == .expired)
      #expect(await e.wait(.hour).isEmpty)
      #expect(await e.say("jo", in: veille, "!retirer R1").to("jo").first?.hasPrefix("R1 est périmé") == true)
    }
  }

  @Test func anAppealOfAnEndedCrisisRunsOutToo() async throws {
    try await Evening.play(Self.settings) { e in
      await e.activate()
      await e.say(
        "samir", in: veille, "!relayer solidarité pour=Croix https://www.puy-de-dome.gouv.fr/dons Vos dons à Issoire.")
      await e.say("camille", in: coord, "!valider R1")
      await e.say("jo", in: veille, "!en-ligne R1 https://x.com/visov/status/1")
      await e.say("camille", in: coord, "!désactiver décrue")
      await e.say("camille", in: coord, "!oui")
      #expect(await e.wait(2 * .day - 1).isEmpty)
      #expect(await e.wait(1).to(coord).first?.contains("À supprimer maintenant") == true)
    }
  }

  /// Down from 03h15 to 05h: two reminders are one; down again over the end: it is said once, and late.
  @Test func whatFellDueWhileDownIsSaidOnce() async throws {
    try await Evening.play(Self.settings, onDisk: true) { (e: Evening) async throws in
      await e.activate()
      await e.say("samir", in: veille, Evening.advice)
      e.clock.advance(by: 40 * .minute)
      try await e.restart()
      try await e.restart()
      #expect(e.journal?.filter { $0 == RelayReminded.kind }.count == 1)
      #expect(e.transcript.filter { $0.text.contains("attend une validation depuis") }.count == 2)
      e.clock.advance(by: 7 * .hour)
      try await e.restart()
      try await e.restart()
      let ends = e.transcript.filter { $0.text.contains("est périmé depuis 09h10, sans avoir été validé") }
      #expect(ends.map(\.room) == [coord, "samir"])
      #expect(e.journal?.filter { $0 == RelayExpired.kind }.count == 1)
      #expect(e.journal?.filter { $0 == RelayReminded.kind }.count == 1)
      try await e.isAtRest()
    }
  }

  /// Over random waits, power cuts, deeds and clocks set back: nothing that is due is left, and nothing is said twice.
  @Test(arguments: UInt64(1)...4)
  func nothingDueIsLeftAndNothingComesTwice(_ seed: UInt64) async throws {
    var random = Seeded(seed: seed)
    try await Evening.play(Self.settings, onDisk: true) { (e: Evening) async throws in
      await e.activate()
      for step in 0..<40 {
        let number = Int.random(in: 1...4, using: &random)
        switch Int.random(in: 0..<9, using: &random) {
        case 0, 1: await e.say("samir", in: veille, "\(Evening.advice) \(step)")
        case 2: await e.say("camille", in: coord, "!valider R\(number)")
        case 3: await e.say("camille", in: coord, "!annuler")
        case 4: await e.say("jo", in: veille, "!en-ligne R\(number) https://x.com/visov/status/\(step)")
        case 5: try await e.restart()
        case 6:
          e.clock.advance(by: -Milliseconds.random(in: 0...10 * .minute, using: &random))
          await e.wait(0)
        default: await e.wait(Milliseconds.random(in: 0...2 * .hour, using: &random))
        }
      }
      await e.wait(0)
      try await e.isAtRest()
      let ids = try e.inboxIDs(of: "clock")
      #expect(Set(ids).count == ids.count)
    }
  }
}

extension Evening {
  /// Nothing is due that was done already: the desk would be woken for it each second.
  fileprivate func isAtRest() async throws {
    let processor = LineProcessor(
      book: try Shipped.book.get(), settings: settings, places: .france, clock: .init(settings.zone), now: clock.now)
    let dues = try read { reader in
      try Scheduler.sources.flatMap { try $0.next(in: reader, with: processor) }
    }
    #expect(dues.filter { $0.at <= clock.now }.map(\.id) == [])
  }
}
