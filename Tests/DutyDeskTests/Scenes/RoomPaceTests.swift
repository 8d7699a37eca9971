import CrisisCore
import Testing

@testable import CrisisStore
@testable import DutyDesk

/// A managers' room hears six lines an hour that nobody there asked for.
struct RoomPaceTests {
  /// The coordination changes its mind eight times in a quarter of an hour.
  @discardableResult
  private func changes(_ count: Int = 8, of crisis: String? = nil, in e: Evening) async -> [String] {
    var heard: [String] = []
    let named = crisis.map { " @\($0)" } ?? ""
    for number in 1...count {
      heard += await e.say(
        "camille", in: coord, "!mission\(named) cod \(number.isMultiple(of: 2) ? "non armé" : "armé")")
      heard += await e.wait(2 * .minute)
    }
    return heard.to(gest63).filter { !$0.hasPrefix("POINT") }
  }

  /// One place is kept for what opens, eases or ends a mission.
  @Test func whatIsBeyondIsSaidTogetherWhenTheHourHasAPlace() async throws {
    try await Evening.play(onDisk: true) { (e: Evening) async throws in
      await e.activate()
      #expect(await changes(in: e).count == 5)
      try await e.restart()
      await e.say("camille", in: coord, "!alléger décrue")
      let eased = await e.say("camille", in: coord, "!oui").to(gest63)
      #expect(eased.count == 1 && eased[0].contains("VEILLE ALLÉGÉE"), "\(eased)")
      // At last a place, behind the first of the hour.
      var told: [String] = []
      while told.isEmpty, e.clock.now < Evening.start + 70 * .minute {
        told = await e.wait(.minute).to(gest63).filter { !$0.hasPrefix("POINT") }
      }
      #expect(e.clock.now > Evening.start + 60 * .minute && told.count == 1)
      #expect(
        told.first
          == "3 annonces en attente (ce salon en reçoit 6 par heure au plus). (03h20) 63-crue-2411, inondation : COD désarmé, dit Camille à 03h20. (03h22) 63-crue-2411, inondation : COD armé, dit Camille à 03h22. (03h24) 63-crue-2411, inondation : COD désarmé, dit Camille à 03h24. Tout relire : !journal @63-crue-2411"
      )
      #expect(await e.say("capitaine", in: gest63, "!journal @63-crue-2411").contains { $0.contains("COD désarmé") })
      // Once said, it is said.
      #expect(await e.wait(2 * .hour).to(gest63).filter { !$0.hasPrefix("POINT") } == [])
      #expect(try e.read { try $0.roomsWithHeldLines().count } == 0)
    }
  }

  /// What managers wait for, or must know at once, is not counted and does not wait.
  @Test func distressCorrectionsEscalationsAnswersAndDigestsAreOutside() async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.activate()
      await e.say("jo", in: veille, "!s Issoire route urgent : pont coupé")
      await e.say("lea", in: veille, "!vérifier 1 ok source")
      await e.say("capitaine", in: gest63, "!point")
      await changes(in: e)
      #expect(await e.say("lea", in: veille, "!vérifier 1 faux : photo de 2003").to(gest63).count == 1)
      await e.say("jo", in: veille, "!s Coudes : cave noyée")
      #expect(await e.say("camille", in: coord, "!transmettre 2").to(gest63).count == 1)
      await e.say("capitaine", in: gest63, "!question le gymnase est-il ouvert ?")
      #expect(await e.say("jo", in: veille, "!répondre Q1 oui").to(gest63).count == 1)
      #expect(await e.say("samir", in: veille, "!sos Coudes : deux personnes sur un toit").to(gest63).count == 1)
      #expect(await e.say("capitaine", in: gest63, "!point").to(gest63).contains { $0.hasPrefix("POINT N° ") })
      // Only now is there anything that counts.
      #expect(try e.read { try $0.heldLines(network: "visov", channel: gest63).count } == 3)
    }
  }

  /// A room's limit is its own, and one line by itself needs no frame.
  @Test func eachRoomHasItsOwnHour() async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.activate()
      await e.activate("feu", by: "lieutenant", in: gest42)
      #expect(await changes(6, of: "63-crue-2411", in: e).count == 5)
      let other = await e.say("camille", in: coord, "!mission @42-feu-2411 cod armé").to(gest42)
      #expect(other.count == 1)
      let late = await e.wait(.hour).to(gest63).filter { !$0.hasPrefix("POINT") }
      #expect(
        late == ["63-crue-2411, inondation : COD désarmé, dit Camille à 03h20. Le détail : !état @63-crue-2411"])
    }
  }

  /// What they may not hear any more is not said for having waited.
  @Test func whoLostTheRightHearsNothing() async throws {
    try await Evening.play(
      .visov { $0.channels[.init("visov", "#gest-pref")] = .managers(authority: "PREF63") }
    ) { (e: Evening) async throws in
      await e.activate()
      await e.say("camille", in: coord, "!mission ajoute PREF63")
      await changes(in: e)
      #expect(try e.read { try $0.heldLines(network: "visov", channel: "#gest-pref").count } == 4)
      await e.say("camille", in: coord, "!mission retire PREF63")
      let later = await e.wait(2 * .hour).to("#gest-pref")
      #expect(later == [], "\(later)")
      #expect(try e.read { try $0.heldLines(network: "visov", channel: "#gest-pref") } == [])
    }
  }

  /// Words that are erased go wherever they wait, or were said with others.
  @Test func whatIsErasedIsSaidByNobody() async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.activate()
      await changes(in: e)
      await e.wait(70 * .minute)
      let texts = try e.read { reader in
        try reader.db.rows("SELECT text FROM outbox WHERE text LIKE '%en attente (ce salon%'") { $0[0] as String }
      }
      #expect(texts.count == 1)
      let sequence = try #require(
        try e.read { try $0.db.value(Int64.self, "SELECT cause_seq FROM outbox WHERE said_with IS NOT NULL LIMIT 1") })
      let entry = try #require(try e.read { try $0.journalEntry(sequence) })
      let row = PayloadsErased.Row(sequence: sequence, remains: try entry.event.erased().remains())
      try e.append(PayloadsErased(crisisCode: "63-crue-2411", rows: [row], reason: "demande"))
      #expect(
        try e.read { try $0.db.value(Int.self, "SELECT count(*) FROM outbox WHERE text LIKE '%en attente (ce salon%'") }
          == 0)
    }
  }

  @Test func placesOfAnHour() {
    let said: [Milliseconds] = [0, 10, 20, 30, 40].map { $0 * .minute }
    #expect(RoomPace.opens([], for: .notice) == .min)
    #expect(RoomPace.opens(Array(said.dropLast()), for: .notice) == .min)
    #expect(RoomPace.opens(said.shuffled(), for: .notice) == 60 * .minute)
    #expect(RoomPace.opens(said, for: .life) == .min)
    #expect(RoomPace.opens(said + [50 * .minute], for: .life) == 60 * .minute)
    #expect(RoomPace.opens(said + [50 * .minute], for: .notice) == 70 * .minute)
    #expect(RoomPace.opens(said + said + said, for: .owed) == .min)
  }
}
