import CommandBook
import CrisisCore
import Testing

@testable import CrisisStore
@testable import DutyDesk

/// The words of a mission that is over go by the clock, after it was said that they will.
struct RetentionTests {
  private static let settings = DeskSettings.visov {
    $0.retention.erase = 40
    $0.retention.warning = 7
    $0.retention.archive = nil
  }

  private static func end(_ e: Evening) async -> Milliseconds {
    await e.activate("crue de l’Allier")
    for number in 1...60 {
      await e.say("samir", in: veille, "!s Issoire : fait secret \(number)")
      e.clock.advance(by: .second)
    }
    await e.say("lea", in: veille, "!vérifier 3 ok : vu secret")
    await e.say("samir", in: veille, "!note mot secret")
    await e.say("capitaine", in: gest63, "!question est-ce secret ?")
    await e.say("jo", in: veille, "!relayer info https://www.puy-de-dome.gouv.fr/crue Rien de secret.")
    await e.say("jo", in: veille, "!passation garder le secret")
    for _ in 1...60 {
      await e.say("samir", in: veille, "!note encore un secret")
      e.clock.advance(by: 3 * .minute)
    }
    await e.say("camille", in: coord, "!point")
    await e.say("camille", in: coord, "!désactiver fin secrète")
    await e.say("camille", in: coord, "!oui")
    return e.clock.now
  }

  /// Words that are left anywhere in the records.
  private static func secrets(_ e: Evening) throws -> Int {
    try e.read { reader in
      try ["report": "text", "note": "text", "relay": "text", "manager_question": "text", "journal": "payload"]
        .map { table, column in
          try reader.db.value(Int.self, "SELECT count(*) FROM \(table) WHERE \(column) LIKE '%secret%'", []) ?? 0
        }.reduce(0, +)
    }
  }

  /// Over the change to winter time, with the power going in the middle.
  @Test func theyGoInSlicesWhateverRestartsAndNumbersStay() async throws {
    // 1 October 2019, 12:00 in summer time.
    try await Evening.play(Self.settings, onDisk: true, from: 1_569_924_000_000) { (e: Evening) async throws in
      let closed = await Self.end(e)
      let clock = LocalClock(e.settings.zone)
      let due = clock.moment(40, daysAfter: closed)
      // An hour more than forty times twenty-four.
      #expect(due == closed + 40 * .day + .hour)
      var said = await e.pass(to: clock.moment(33, daysAfter: closed) - .minute)
      #expect(!said.to(coord).contains { $0.contains("sera effacé") })
      said = await e.pass(to: clock.moment(33, daysAfter: closed))
      let foretold = said.to(coord).filter { $0.contains("sera effacé") }
      #expect(foretold.count == 1 && foretold.first?.contains("40 jours après la fin") == true, "\(said)")
      #expect(foretold.first?.contains("!export @63-crue-0110 md") == true)
      try await e.restart()
      await e.pass(to: due - .minute)
      #expect(try Self.secrets(e) > 120)
      e.clock.set(due)
      await e.tick()
      let after = try Self.secrets(e)
      #expect(after > 0 && after < 130, "one slice at a time: \(after)")
      try await e.restart()
      await e.pass(to: due + .hour)
      #expect(try Self.secrets(e) == 0)
      let done = e.transcript.filter { $0.text.contains("effacées, la durée de conservation est passée") }
      #expect(done.count == 1 && done.first?.room == coord)
      let crisis = try #require(try e.read { try $0.crisis("63-crue-0110") })
      #expect(crisis.status == .closed && crisis.closedAt == closed && crisis.lastReport == 60)
      #expect(try e.read { try $0.report(crisis: "63-crue-0110", number: 3)?.status } == .verified)
      try e.checkRecords()
      try await e.restart()
      await e.wait(3 * .day)
      #expect(try e.read { try $0.retainedCrises() }.isEmpty)
      #expect(e.journal?.filter { $0 == "crisis.erasure_foretold" }.count == 1)
    }
  }

  /// Vigie was away when it was to be said: nothing goes before it was said in time.
  @Test func nothingGoesUnannounced() async throws {
    try await Evening.play(Self.settings, onDisk: true) { (e: Evening) async throws in
      let closed = await Self.end(e)
      try e.stop()
      e.clock.set(closed + 200 * .day)
      try await e.comeBack()
      #expect(try Self.secrets(e) > 120)
      await e.pass(to: e.clock.now + 6 * .day)
      #expect(try Self.secrets(e) > 120)
      await e.pass(to: e.clock.now + 2 * .day)
      #expect(try Self.secrets(e) == 0)
    }
  }

  /// Ended by mistake and taken up again: the days run from the end that stands.
  @Test func aMissionTakenUpAgainKeepsItsWords() async throws {
    try await Evening.play(Self.settings) { (e: Evening) async throws in
      let first = await Self.end(e)
      await e.say("camille", in: coord, "!annuler")
      e.clock.set(first + 50 * .day)
      await e.tick()
      #expect(try Self.secrets(e) > 120)
      await e.say("camille", in: coord, "!désactiver fin")
      await e.say("camille", in: coord, "!oui")
      await e.pass(to: first + 80 * .day)
      #expect(try Self.secrets(e) > 120)
      await e.pass(to: first + 92 * .day)
      #expect(try Self.secrets(e) == 0)
    }
  }

  @Test func withoutALimitNothingGoes() async throws {
    try await Evening.play(.visov()) { (e: Evening) async throws in
      let closed = await Self.end(e)
      e.clock.set(closed + 800 * .day)
      await e.tick()
      #expect(try Self.secrets(e) > 120)
    }
  }

  private static func offers(_ e: Evening) throws -> [String] {
    try e.read { reader in
      try reader.db.rows(
        "SELECT coalesce(text, '') || ' ' || coalesce(link, '') || ' ' || coalesce(reason, '') FROM offer ORDER BY number",
        []
      ) {
        $0[0] as String
      }
    }
  }

  /// What led to no mission goes as long after it was over; what led to one goes with it.
  @Test func theWordsOfOffersGoToo() async throws {
    try await Evening.play(Self.settings, onDisk: true) { (e: Evening) async throws in
      await e.say("jo", in: veille, "!proposer 63 crue secret un")
      await e.say("camille", in: coord, "!transmettre P1")
      await e.say("capitaine", in: gest63, "!refuser P1 motif secret")
      await e.say("camille", in: coord, "!refuser P1 motif secret")
      let declined = e.clock.now
      await e.say("lea", in: veille, "!proposer 63 feu secret deux")
      await e.pass(to: declined + 10 * .hour)
      await e.say("jo", in: veille, "!proposer 63 tempête secret trois")
      await e.say("camille", in: coord, "!accepter P3 pour=SDIS63")
      await e.say("camille", in: coord, "!oui")
      await e.say("jo", in: veille, "!proposer 63 séisme secret quatre")
      #expect(try e.read { try $0.offer(3) }?.status == .accepted)
      let clock = LocalClock(e.settings.zone)
      await e.pass(to: clock.moment(40, daysAfter: declined) - .minute)
      #expect(try Self.offers(e).filter { $0.contains("secret") }.count == 4)
      try await e.restart()
      let gone = await e.pass(to: clock.moment(40, daysAfter: declined) + .hour).to(coord)
      #expect(
        gone.filter { $0.contains("d’appui P1 : les mots sont effacés, la durée de conservation est passée.") }.count
          == 1, "\(gone)")
      #expect(try Self.offers(e).map { $0.contains("secret") } == [false, true, true, true])
      await e.pass(to: clock.moment(43, daysAfter: declined))
      // Six hours without an answer: as many days after that. The mission goes on, and so do its words.
      #expect(try Self.offers(e).map { $0.contains("secret") } == [false, false, true, false])
      await e.say("camille", in: coord, "!désactiver @63-tempete-2411 fin")
      await e.say("camille", in: coord, "!oui")
      await e.pass(to: clock.moment(41, daysAfter: e.clock.now))
      #expect(try Self.offers(e).allSatisfy { !$0.contains("secret") })
      #expect(try e.read { try $0.retainedOffers() } == [])
      #expect(try e.read { try $0.offer(1) }?.status == .declined)
      #expect(e.transcript.filter { $0.text.contains("d’appui P") && $0.text.contains("effacés") }.count == 4)
    }
  }
}
