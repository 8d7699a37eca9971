import ChatModel
import CrisisCore
import Testing
import VigieTestSupport

@testable import CrisisStore
@testable import DutyDesk

/// What falls due is done once, whatever restarts and however the clock jumps.
struct SchedulerTests {
  @Test func whatFellDueWhileDownIsSaidOnceMergedAndMarkedLate() async throws {
    try await Evening.play(onDisk: true) { (e: Evening) async throws in
      await e.activate()
      await e.wait(8 * .minute)
      await e.say("jo", in: veille, "!s Issoire route : pont coupé")
      // Down from 03h18 to 09h20: the digests of 04h00, 06h00 and 08h00 are one.
      e.clock.advance(by: 6 * .hour + 2 * .minute)
      try await e.restart()
      let said = e.transcript.suffix(3).map(\.description)
      #expect(
        said.first
          == "#gest-63: POINT N° 2, 63-crue-2411, inondation. Dimanche 24/11, de 03h18 à 09h20. 1 signalement (0 au point n° 1) : 1 à confirmer. En retard, attendu à 04h00. Prochain point : 10h00. Journal : \(try e.headBeforeTheLast())"
      )
      #expect(
        said.dropFirst() == [
          "#gest-63: DÉTRESSE : aucune.", "#gest-63: ROUTES, À CONFIRMER. Issoire : S1 pont coupé (nouveau).",
        ])
      try await e.restart()
      #expect(await e.wait(.second) == [])
      #expect(try e.digests().map(\.number) == [1, 2])
      #expect(try e.inboxIDs(of: "clock").count == 2)
    }
  }

  /// The row is there, the line was not said: it is said after the restart, and the digest is not made again.
  @Test func aDigestThatNobodyHeardIsSaidAfterARestart() async throws {
    try await Evening.play(onDisk: true) { (e: Evening) async throws in
      await e.activate()
      e.network.disconnect()
      #expect(await e.wait(8 * .minute) == [])
      #expect(try e.digests().count == 1)
      try await e.restart()
      #expect(e.transcript.last?.text.hasPrefix("POINT N° 1, 63-crue-2411, de 03h10 à 03h18") == true)
      #expect(try e.digests().count == 1)
    }
  }

  @Test func aNewerDigestTakesThePlaceOfOneStillQueued() async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.activate()
      for number in 1...3 { await e.say("jo", in: veille, "!s Issoire route urgent : pont \(number)") }
      e.network.disconnect()
      await e.wait(8 * .minute)
      #expect(try e.waiting() == 3)
      await e.wait(2 * .hour)
      #expect(try e.digests().map(\.number) == [1, 2])
      #expect(try e.waiting() == 1)
      e.network.connect(to: e.desk.mailbox, channels: [gest63])
      #expect(await e.settle().map { String($0.prefix(32)) } == ["#gest-63: POINT N° 2, 63-crue-24"])
    }
  }

  /// Lines of a digest keep their order, and one of a newer digest takes the place of the same line of an older.
  @Test func linesAreKeyedByCrisisRoomAndPlace() async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.activate()
      await e.say("jo", in: veille, "!s Issoire route urgent : pont")
      e.network.popAll().forEach { _ in }
      e.clock.advance(by: 8 * .minute)
      e.desk.mailbox.fallsDue()
      await e.settle()
      let lines = e.transcript.map(\.line).filter { $0.lane == .digest }
      #expect(lines.map(\.key) == (0...2).map { "digest/63-crue-2411/#gest-63/\($0)" })
      #expect(lines.allSatisfy { $0.expires == Evening.start + 50 * .minute })
    }
  }

  @Test func aRoomThatLostItsManagersHearsNothing() async throws {
    try await Evening.play(onDisk: true) { (e: Evening) async throws in
      await e.activate()
      e.network.disconnect()
      await e.wait(8 * .minute)
      e.settings.channels[ChannelKey("visov", gest63)] = .volunteers
      try await e.restart()
      #expect(e.transcript.allSatisfy { !$0.text.contains("POINT N°") })
    }
  }

  /// The wake-up follows the records: it is all that the scheduler remembers.
  @Test func theNextMomentIsComputedFromTheRecords() async throws {
    try await Evening.play { (e: Evening) async throws in
      let store = e.store
      func agenda() throws -> Milliseconds? {
        let processor = LineProcessor(
          book: try Shipped.book.get(), settings: e.settings, places: .france, clock: .init(e.settings.zone),
          now: e.clock.now)
        return try store.write { try Scheduler().agenda(in: $0, with: processor).moment }
      }
      #expect(try agenda() == nil)
      await e.activate()
      #expect(try agenda() == Evening.start + 8 * .minute)
      await e.say("capitaine", in: gest63, "!point")
      #expect(try agenda() == Evening.start + 50 * .minute)
      await e.say("capitaine", in: gest63, "!point stop")
      #expect(try agenda() == nil)
      await e.say("capitaine", in: gest63, "!point toutes 4h")
      #expect(try agenda() == Evening.start + 290 * .minute)
      // What is due already and will not go away is looked at again a second later, not at once.
      e.clock.advance(by: .day)
      #expect(try agenda() == e.clock.now + .second)
    }
  }

  @Test func theSchedulerSaysOnlyWhatChanged() {
    var scheduler = Scheduler()
    #expect(scheduler.isDue(at: 0))
    #expect(scheduler.takeChange()?.moment == .min)
    #expect(scheduler.takeChange() == nil)
    scheduler.follow(.init(moment: 5))
    #expect(!scheduler.isDue(at: 4) && scheduler.isDue(at: 5))
    #expect(scheduler.takeChange()?.moment == 5)
    scheduler.follow(.init(moment: 5))
    #expect(scheduler.takeChange() == nil)
    scheduler.follow(.init(moment: nil))
    #expect(!scheduler.isDue(at: .max))
    let change = scheduler.takeChange()
    #expect(change != nil && change?.moment == nil)
    scheduler.retry(after: 100)
    #expect(!scheduler.isDue(at: 100) && scheduler.isDue(at: 100 + Scheduler.patience))
  }

  /// A digest that cannot be composed harms no line, and comes as soon as it can be.
  @Test func whatCannotBeCarriedOutIsTriedAgain() async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.activate()
      await e.say("jo", in: veille, "!s Issoire route urgent : pont")
      try e.execute("UPDATE report SET category = 'inconnue'")
      #expect(await e.wait(8 * .minute) == [])
      #expect(await e.say("samir", in: veille, "!s Coudes : cave").first?.contains("S2 enregistré") == true)
      try e.execute("UPDATE report SET category = 'route' WHERE number = 1")
      #expect(await e.wait(Scheduler.patience).first?.contains("POINT N° 1") == true)
      #expect(try e.digests().count == 1)
      try e.execute("UPDATE report SET category = NULL WHERE number = 2")
    }
  }

  /// Over random waits, power cuts, clocks set forward and back, outages and commands: numbers without a gap, periods that
  /// meet, each moment that was promised answered once, and nothing that is due left undone.
  @Test(arguments: UInt64(1)...8)
  func eachDueMomentYieldsOneDigest(_ seed: UInt64) async throws {
    var random = Seeded(seed: seed)
    try await Evening.play(onDisk: true) { (e: Evening) async throws in
      await e.activate()
      var said = 0
      for _ in 0..<60 {
        switch Int.random(in: 0..<12, using: &random) {
        case 0...4: await e.wait(Milliseconds.random(in: 0...3 * .hour, using: &random))
        case 5, 6:
          e.clock.advance(by: Milliseconds.random(in: 0...9 * .hour, using: &random))
          try await e.restart()
        case 7:
          e.clock.advance(by: -Milliseconds.random(in: 0...2 * .hour, using: &random))
          await e.wait(0)
        case 8:
          await e.say("jo", in: veille, "!s Issoire : pont \(said)")
          said += 1
        case 9: await e.say("capitaine", in: gest63, "!point")
        case 10:
          await e.say(
            "capitaine", in: gest63,
            ["!point toutes 1h", "!point toutes 2h", "!point toutes 45min"][Int.random(in: 0..<3, using: &random)])
        default: try await e.restart()
        }
      }
      let digests = try e.digests()
      #expect(digests.map(\.number) == Array(1...max(1, digests.count)))
      #expect(digests.count > 10)
      for (before, after) in zip(digests, digests.dropFirst()) {
        #expect(after.from == before.to && after.to >= after.from)
      }
      let dues = digests.compactMap(\.dueAt)
      #expect(Set(dues).count == dues.count, "one moment, two digests")
      #expect(try promises(e).isSuperset(of: dues))
      #expect(Set(try e.inboxIDs(of: "clock")).count == dues.count)
      let last = digests.last
      await e.wait(0)
      if let next = try nextDue(e) { #expect(next > e.clock.now, "due, and not done: \(String(describing: last))") }
    }
  }

  /// The moments at which a digest was ever to come.
  private func promises(_ e: Evening) throws -> Set<Milliseconds> {
    let events = try e.read { try $0.journal(after: 0, limit: 10_000) }.map(\.event)
    return Set(
      events.compactMap { event in
        switch event {
        case let event as DigestIssued: event.nextAt
        case let event as DigestPeriodSet: event.nextAt
        case is CrisisActivated: Evening.start + 8 * .minute
        default: nil
        }
      })
  }

  private func nextDue(_ e: Evening) throws -> Milliseconds? {
    try e.read { (reader) throws -> Milliseconds? in
      guard let crisis = try reader.openCrises().first else { return nil }
      return DigestRules.due(
        crisis, last: try reader.lastDigest(crisis: crisis.code), period: try reader.digestPeriod(crisis: crisis.code),
        every: 2 * .hour, firstWithin: 10 * .minute
      ) { $0 + $1 }
    }
  }
}

extension Evening {
  /// How many announcements are still to be said.
  fileprivate func waiting() throws -> Int { try read { try $0.pendingAnnouncements().count } }
}
