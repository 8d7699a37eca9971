import ChatModel
import CrisisCore
import DutyDesk
import Testing

/// People whom the network vouches for not at all, or who are not of the team.
struct StrangerTests {
  @Test func anUnidentifiedActivationChangesNothingAndIsPassedOn() async throws {
    try await Evening.play { e in
      let said = await e.stranger("capitaine_", in: gest63, "!activer crue de l’Allier")
      #expect(
        said == [
          "capitaine_: Rien n’est fait : ce réseau ne dit pas qui vous êtes. Identifiez-vous (/msg NickServ IDENTIFY compte mot-de-passe), puis retapez. Urgence : Camille, 06 39 98 00 63",
          "#visov-coord: ACTIVATION DEMANDÉE, auteur non identifié, rien n’est activé : capitaine_, dans #gest-63, a écrit « !activer crue de l’Allier ». Vérifiez par téléphone, puis : !activer crue pour=SDIS63",
        ])
      #expect(e.transcript.last?.line.lane == .call)
      #expect(e.journal == [])
      #expect(await e.stranger("capitaine_", in: gest63, "!oui").to("capitaine_").count <= 1)
      #expect(e.openCrises == [])
    }
  }

  /// In need nobody types well: a request that is not understood is passed on all the same.
  @Test(arguments: ["!activer", "!activer innondation vite", "!activer \"crue", "!activate flood"])
  func aRequestThatIsNotUnderstoodIsPassedOnToo(_ line: String) async throws {
    try await Evening.play { e in
      let said = await e.stranger("x", "\(line)")
      #expect(said.to("x").first?.contains("06 39 98 00 63") == true, "\(said)")
      #expect(said.to(coord).first?.hasPrefix("ACTIVATION DEMANDÉE") == true, "\(said)")
      #expect(said.to(coord).first?.contains(line) == true)
      #expect(e.journal == [])
    }
  }

  /// Its code is a word of that crisis: the managers of another do not read it.
  @Test func aCallThatNamesACrisisIsForItsManagers() async throws {
    try await Evening.play { e in
      await e.activate()
      await e.activate("feu", by: "lieutenant", in: gest42)
      let named = await e.stranger("x", in: veille, "!sos @42-FEU-2411 Roanne : une famille sur un toit")
      #expect(named.to(gest63) == [], "\(named)")
      #expect(named.to(gest42).count == 1 && named.to(coord).count == 1, "\(named)")
      let other = await e.stranger("y", in: veille, "!sos Roanne : une famille sur un toit")
      #expect(other.to(gest63).count == 1 && other.to(gest42).count == 1 && other.to(coord).count == 1, "\(other)")
    }
  }

  @Test func whoIsIdentifiedButNotOfTheTeamIsAStrangerToo() async throws {
    try await Evening.play { e in
      let said = await e.say("marie", in: gest63, "!activer crue")
      #expect(said.to("marie").first?.hasPrefix("Rien n’est fait : le compte « marie » n’est pas de l’équipe.") == true)
      #expect(said.to("marie").first?.hasSuffix("Astreinte : Camille, 06 39 98 00 63") == true)
      #expect(said.to(coord).count == 1)
    }
  }

  @Test func theSameRequestIsPassedOnOnce() async throws {
    try await Evening.play { e in
      let first = await e.stranger("x", in: gest63, "!activer crue", id: .none)
      #expect(first.to(coord).count == 1)
      #expect(await e.stranger("x", in: gest63, "!activer crue", id: .none) == ["x: \(first.to("x")[0])"])
      #expect(await e.stranger("y", in: gest63, "!activer crue", id: .none).to(coord).count == 1)
    }
  }

  /// The first calls are passed on word for word, each of them; of a flood one line says how many there are.
  @Test func aFloodOfCallsIsCounted() async throws {
    try await Evening.play { e in
      await e.activate()
      e.network.deliver(.silent)
      for i in 1...3 {
        let said = await e.stranger("x", in: veille, "!sos au secours \(i)")
        #expect(said.to(gest63).first?.contains("au secours \(i)") == true, "\(said)")
      }
      for i in 4...300 { await e.stranger("y\(i)", in: veille, "!sos au secours \(i)") }
      let last = await e.stranger("z", in: veille, "!sos au secours").to(gest63)
      #expect(
        last == [
          "APPELS D’AUTEURS NON IDENTIFIÉS : 301 depuis 03h10, trop pour être passés un à un, rien n’est enregistré. Le dernier, de z dans #visov-veille : « !sos au secours ». Un vrai appel parmi eux : rappelez l’auteur, puis !sos, le lieu et le texte"
        ])
      let lines = e.transcript.map(\.line).filter { $0.destination == .channel(gest63) && $0.lane == .call }
      #expect(lines.count == 301)
      #expect(lines.prefix(3).allSatisfy { $0.key == nil })
      #expect(Set(lines.dropFirst(3).map(\.key)) == ["strangers"])
      // A member's is never one of them.
      let own = await e.say("jo", in: veille, "!sos Coudes : une famille sur le toit")
      #expect(own.to(gest63).count == 1)
      #expect(e.transcript.last { $0.line.destination == .channel(gest63) }?.line.lane == .distress)
      // After a while calls are passed on as they are again.
      e.clock.advance(by: 11 * .minute)
      #expect(await e.stranger("x", in: veille, "!sos là").to(gest63).contains { $0.contains("a écrit") })
    }
  }

  @Test func onlyTheBeginningOfALongLineIsPassedOn() async throws {
    try await Evening.play { e in
      let said = await e.stranger("x", in: gest63, "!activer crue \(String(repeating: "au secours ", count: 200))")
      #expect(said.to(coord).first.map { $0.utf8.count <= 400 } == true)
    }
  }

  @Test(arguments: [
    "!s Issoire : un", "!voir 1", "!état", "!aide", "!ping", "!langue en", "!annuler", "!corriger 1 Coudes",
  ])
  func nothingElseIsDoneForTheUnidentified(_ line: String) async throws {
    try await Evening.play { e in
      await e.activate()
      await e.say("jo", in: veille, "!s Issoire : un")
      let before = e.journal
      let said = await e.stranger("jo", in: veille, line)
      #expect(said.count == 1)
      #expect(said.to("jo").first?.hasPrefix("Rien n’est fait : ce réseau ne dit pas qui vous êtes.") == true)
      #expect(e.transcript.last?.line.destination == .person(nick: "jo", account: nil))
      #expect(e.journal == before)
    }
  }

  @Test func byDefaultAnAccountBecomesAVolunteerOnce() async throws {
    let settings = DeskSettings.visov { $0.defaultRole = .volunteer }
    try await Evening.play(settings, onDisk: true) { e in
      await e.activate()
      let members = try #require(e.memberCount)
      #expect(await e.say("marie", in: veille, "bonjour") == [])
      #expect(await e.say("marie", in: coord, "!état").to("marie").first?.contains("n’est pas de l’équipe") == true)
      #expect(await e.stranger("marie", in: veille, "!état").to("marie").count == 1)
      #expect(e.memberCount == members)

      e.mutter("marie", in: veille, "!s Issoire : un")
      e.mutter("marie", in: veille, "!s Coudes : deux")
      #expect(await e.settle().to(veille).count == 2)
      try await e.restart()
      #expect(await e.say("marie", in: coord, "!voir 1").to(coord).count == 1)
      #expect(e.memberCount == members + 1)
      #expect(e.member("marie")?.roles == [.volunteer])
      #expect(
        await e.say("marie", in: gest63, "!activer feu").to("marie").first?.hasPrefix(
          "La commande !activer ne vous est pas ouverte") == true)
    }
  }
}
