import CrisisCore
import Testing

@testable import DutyDesk

/// A mission between its opening and its end: its watch is eased and whole again, and when it is over it is put away.
struct LivesTests {
  private static func ease(_ e: Evening, by account: String = "capitaine", in room: String = gest63) async -> [String] {
    await e.say(account, in: room, "!alléger décrue lente")
    return await e.say(account, in: room, "!oui")
  }

  @Test func easingIsAskedBackWithWhatIsLeftOpenAndToldToAll() async throws {
    try await Evening.play { e in
      await e.activate()
      await e.say("samir", in: veille, "!s Issoire urgent : pont coupé")
      await e.say("jo", in: veille, "!créneau 4h-7h")
      await e.pass(to: Evening.start + 10 * .minute)
      #expect(
        await e.say("capitaine", in: gest63, "!alléger").to("capitaine").first
          == "Pourquoi alléger la veille ? Dites-le en quelques mots. Exemple : !alléger décrue lente")
      #expect(
        await e.say("capitaine", in: gest63, "!alléger décrue lente") == [
          "#gest-63: Alléger la veille de 63-crue-2411 (inondation) ? Motif : décrue lente. Ensuite : 1 personne de veille suffit ; un point toutes les 6 h, le prochain à 06h00. Reste ouvert : 1 signalement à vérifier, dont 1 urgent, sur 1 ; 1 créneau à venir. !oui pour alléger, !non pour garder la veille entière."
        ])
      #expect(e.status() == .active)
      let said = await e.say("capitaine", in: gest63, "!oui")
      #expect(e.status() == .eased)
      #expect(
        said.to(veille) == [
          "63-crue-2411, inondation : VEILLE ALLÉGÉE, dit capitaine à 03h20 : décrue lente. Désormais : 1 personne de veille suffit ; un point toutes les 6 h, le prochain à 06h00. Signalements et détresses comme avant."
        ])
      #expect(said.to(coord).first?.hasSuffix("Reprendre la veille entière : !alléger @63-crue-2411 fin") == true)
      #expect(said.to(gest42) == [])
      #expect(
        await e.say("camille", in: coord, "!journal 1").to("camille").last?.hasSuffix(
          "capitaine : mission, veille allégée : décrue lente") == true)
      #expect(
        await e.say("capitaine", in: gest63, "!alléger encore").to("capitaine").first?.contains("c’est déjà ainsi")
          == true)
      #expect(await e.say("samir", in: veille, "!alléger oui").to(veille) == [])
      #expect(await e.say("lieutenant", in: gest42, "!alléger @63-crue-2411 oui").to("lieutenant").count == 1)
      #expect(e.status() == .eased)
    }
  }

  @Test func digestsAreRarerUntilTheWatchIsWholeAgain() async throws {
    try await Evening.play { e in
      await e.activate()
      await e.pass(to: Evening.start + 20 * .minute)
      _ = await Self.ease(e)
      let said = await e.pass(to: Evening.start + 3 * .hour)
      let digests = said.to(gest63).filter { $0.hasPrefix("POINT N°") }
      #expect(digests.count == 1 && digests.first?.contains("Prochain point : 12h00") == true, "\(digests)")
      let resumed = await e.say("camille", in: coord, "!alléger fin")
      #expect(
        resumed.to(coord) == [
          "63-crue-2411 de nouveau en veille entière à 06h10 : 1 personne de veille ; un point toutes les 2 h, le prochain à 08h00. Erreur : !annuler (2 min)."
        ])
      #expect(resumed.to(veille).first?.contains("VEILLE ENTIÈRE de nouveau") == true)
      #expect(await e.pass(to: Evening.start + 5 * .hour).to(gest63).contains { $0.hasPrefix("POINT N° 3") })
    }
  }

  /// Of two people one is enough; with nobody needed no gap is told of.
  @Test(arguments: [(1, 1), (0, 0)])
  func gapsAreToldToTheDegreeThatIsConfigured(_ people: Int, _ told: Int) async throws {
    let settings = DeskSettings.visov {
      $0.watch.people = 2
      $0.eased.people = people
    }
    try await Evening.play(settings) { e in
      await e.activate()
      await e.say("jo", in: veille, "!créneau 3h-5h")
      await e.pass(to: Evening.start + 10 * .minute)
      _ = await Self.ease(e)
      let said = await e.pass(to: Evening.start + 100 * .minute)
      let gaps = said.to(veille).filter { $0.hasPrefix("TROU") }
      #expect(gaps.count == 2 * told, "\(gaps)")
      #expect(gaps.allSatisfy { $0.contains("5h") })
    }
  }

  @Test func whatWasAskedForSinceCounts() async throws {
    try await Evening.play(.visov { $0.eased.people = 0 }) { e in
      await e.activate()
      _ = await Self.ease(e)
      await e.say("camille", in: coord, "!relève 4h-6h 2 personnes")
      #expect(await e.say("camille", in: coord, "!relève").contains { $0.contains("4h00") || $0.contains("04h00") })
    }
  }

  @Test func whoProlongsWantsTheTeamAgain() async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.activate()
      _ = await Self.ease(e)
      let said = await e.say("capitaine", in: gest63, "!prolonger 6h : la décrue tarde")
      #expect(
        said.to(gest63) == [
          "63-crue-2411, 03h10 : prévue jusqu’à 09h10, veille entière de nouveau. Erreur : !annuler (2 min)."
        ])
      #expect(said.to(veille).count == 1)
      #expect(e.status() == .active)
      await e.say("capitaine", in: gest63, "!annuler")
      #expect(e.status() == .eased)
      #expect(try e.read { try $0.crisis("63-crue-2411")?.plannedEnd } == nil)
    }
  }

  /// A person decides whether it calls the team out again.
  @Test func somethingUrgentIsToldToTheCoordinationAndDistressIsWhole() async throws {
    try await Evening.play { e in
      await e.activate()
      #expect(await e.say("samir", in: veille, "!s Issoire urgent : pont").to(coord) == [])
      _ = await Self.ease(e)
      #expect(await e.say("samir", in: veille, "!s Coudes : cave").to(coord) == [])
      #expect(
        await e.say("samir", in: veille, "!s Parent urgent : camping").to(coord) == [
          "63-crue-2411 : S3 est urgent, et la veille est allégée. Le voir : !voir @63-crue-2411 3 ; reprendre la veille entière : !alléger @63-crue-2411 fin"
        ])
      let said = await e.say("samir", in: veille, "!sos Coudes 12 rue du Pont : l’eau monte")
      #expect(said.to(gest63).first?.hasPrefix("DÉTRESSE S4") == true)
      #expect(said.to(coord).count == 2)
      #expect(e.status() == .eased)
    }
  }

  @Test func aCoordinatorPutsAMissionAwayAndItIsReadAsBefore() async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.activate()
      await e.say("samir", in: veille, "!s Issoire : pont")
      #expect(
        await e.say("camille", in: coord, "!archiver @63").to("camille").first
          == "63-crue-2411 n’est pas terminée : rien n’est archivé. La terminer d’abord : !désactiver @63-crue-2411 puis le motif"
      )
      await e.say("camille", in: coord, "!désactiver décrue")
      await e.say("camille", in: coord, "!oui")
      #expect(await e.say("samir", in: veille, "!archiver @63-crue-2411").to(veille) == [])
      try e.append(DistressRaised(crisisCode: "63-crue-2411", number: 1, by: 4))
      #expect(
        await e.say("camille", in: coord, "!archiver").to("camille").first
          == "63-crue-2411 a un appel de détresse que personne n’a levé (S1) : rien n’est archivé. S’il est fini : !lever @63-crue-2411 1 puis le motif"
      )
      await e.say("camille", in: coord, "!lever @63-crue-2411 1 fini")
      #expect(await e.say("camille", in: coord, "!archiver").to(coord).first?.contains("archivée à 03h10") == true)
      #expect(e.status() == .archived)
      for (person, room) in [("samir", veille), ("capitaine", gest63)] {
        #expect(await e.say(person, in: room, "!voir @63-crue-2411 1").to(room).first?.contains("Issoire") == true)
      }
      #expect(await e.say("lieutenant", in: gest42, "!voir @63-crue-2411 1").to(gest42) == [])
      await e.say("camille", in: coord, "!annuler")
      #expect(e.status() == .closed)
    }
  }

  /// Thirty days by the calendar, whatever the clocks do: from a Saturday of summer to one of winter.
  @Test func theClockPutsItAwayOnceAtTheSameTimeOfDay() async throws {
    try await Evening.play(onDisk: true, from: 1_570_874_400_000) { (e: Evening) async throws in
      await e.activate()
      await e.say("camille", in: coord, "!désactiver décrue")
      await e.say("camille", in: coord, "!oui")
      let closed = e.clock.now
      e.clock.set(closed + 30 * .day)
      try await e.restart()
      #expect(e.status("63-crue-1210") == .closed)
      let said = await e.pass(to: closed + 30 * .day + .hour)
      #expect(
        said.to(coord) == [
          "63-crue-1210, inondation, terminée le 12/10 à 12h00, est archivée à 12h00. Qui pouvait la lire le peut toujours : !état @63-crue-1210"
        ])
      try await e.restart()
      #expect(await e.wait(.day).to(coord) == [])
      #expect(e.journal?.filter { $0 == "crisis.archived" }.count == 1)
    }
  }

  /// An end that was taken back is none: the days run from the last one.
  @Test func aMissionTakenUpAgainIsNotPutAway() async throws {
    try await Evening.play { e in
      await e.activate()
      await e.say("camille", in: coord, "!désactiver décrue")
      await e.say("camille", in: coord, "!oui")
      await e.say("camille", in: coord, "!annuler")
      e.clock.advance(by: 31 * .day)
      await e.tick()
      #expect(e.status() == .active)
    }
  }
}

extension Evening {
  fileprivate func status(_ code: String = "63-crue-2411") -> CrisisStatus? {
    try? read { try $0.crisis(code)?.status }
  }
}
