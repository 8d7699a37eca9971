import CrisisCore
import CrisisStore
import Testing

/// What Vigie asks back, and who may answer, when and where.
struct QuestionTests {
  private static let nothingAsked =
    "Je ne vous ai rien demandé ici depuis 10 minutes. Retapez votre commande : je reposerai la question."

  @Test func aQuestionWaitsTenMinutes() async throws {
    try await Evening.play { e in
      await e.say("capitaine", in: gest63, "!activer crue")
      e.clock.advance(by: 10 * .minute - 1)
      #expect(await e.say("capitaine", in: gest63, "!oui").to(gest63).first?.hasPrefix("63-crue-2411 activée") == true)
    }
    try await Evening.play { e in
      await e.say("capitaine", in: gest63, "!activer crue")
      e.clock.advance(by: 10 * .minute)
      #expect(await e.say("capitaine", in: gest63, "!oui") == ["capitaine: \(Self.nothingAsked)"])
      #expect(e.openCrises == [])
    }
  }

  @Test func whereTwoWaitTheNumberIsNeeded() async throws {
    try await Evening.play { e in
      await e.say("capitaine", in: gest63, "!activer crue")
      #expect(await e.say("capitaine", in: gest63, "!activer feu").first?.contains("!oui 2 pour activer") == true)
      #expect(
        await e.say("capitaine", in: gest63, "!oui") == [
          "capitaine: Plusieurs questions attendent : 1 ou 2. Dites laquelle. Exemples : !oui 1 ou !non 1"
        ])
      #expect(await e.say("capitaine", in: gest63, "!oui 3").first?.contains("Pas de question n° 3") == true)
      #expect(await e.say("capitaine", in: gest63, "!oui 2").to(gest63).first?.hasPrefix("63-feu-2411 activée") == true)
      #expect(await e.say("capitaine", in: gest63, "!oui").to(gest63).first?.hasPrefix("63-crue-2411 activée") == true)
    }
  }

  @Test func aQuestionThatIsRefusedAtItsYesWaitsNoMore() async throws {
    try await Evening.play { e in
      await e.say("capitaine", in: gest63, "!activer crue")
      await e.say("camille", in: coord, "!activer crue pour=SDIS63")
      await e.say("camille", in: coord, "!oui")
      #expect(await e.say("capitaine", in: gest63, "!oui").first?.contains("63-crue-2411") == true)
      // The next question is the only one again: no number is needed.
      await e.say("capitaine", in: gest63, "!activer feu")
      #expect(await e.say("capitaine", in: gest63, "!oui").to(gest63).first?.hasPrefix("63-feu-2411 activée") == true)
    }
  }

  @Test func onlyTheOneWhoWasAskedAnswersAndOnlyThere() async throws {
    try await Evening.play { e in
      await e.say("capitaine", in: gest63, "!activer crue")
      #expect(await e.say("camille", in: gest63, "!oui") == ["camille: \(Self.nothingAsked)"])
      #expect(await e.say("capitaine", "!oui") == ["capitaine: \(Self.nothingAsked)"])
      #expect(await e.stranger("capitaine", in: gest63, "!oui").first?.contains("ne dit pas qui vous êtes") == true)
      #expect(e.openCrises == [])
      #expect(await e.say("capitaine", in: gest63, "!oui").to(gest63).count == 1)
    }
  }

  @Test func noChangesNothing() async throws {
    try await Evening.play { e in
      await e.say("capitaine", in: gest63, "!activer crue")
      #expect(
        await e.say("capitaine", in: gest63, "!non erreur de salon") == [
          "#gest-63: Rien n’est activé. Pour recommencer : !activer crue (ou feu, tempête, accident…)"
        ])
      #expect(await e.say("capitaine", in: gest63, "!oui") == ["capitaine: \(Self.nothingAsked)"])
      #expect(e.journal == [])
    }
  }

  @Test func theRightsOfNowDecide() async throws {
    try await Evening.play { e in
      let number = try #require(try e.read { try $0.member(account: "visov/capitaine") }?.number)
      await e.say("capitaine", in: gest63, "!activer crue")
      try e.execute("DELETE FROM member_authority WHERE member = \(number)")
      #expect(
        await e.say("capitaine", in: gest63, "!oui").to("capitaine").first?.hasPrefix(
          "La commande !activer ne vous est pas ouverte") == true)
      #expect(e.openCrises == [])
      try e.execute("INSERT INTO member_authority (member, authority) VALUES (\(number), 'SDIS63')")
    }
  }

  @Test func aQuestionOutlivesARestart() async throws {
    try await Evening.play(onDisk: true) { e in
      await e.say("capitaine", in: gest63, "!activer crue")
      try await e.restart()
      #expect(await e.say("capitaine", in: gest63, "!oui").to(gest63).first?.hasPrefix("63-crue-2411 activée") == true)
    }
  }

  @Test func aRoomThatChangedItsPurposeActivatesNothing() async throws {
    try await Evening.play(onDisk: true) { e in
      await e.say("capitaine", in: gest63, "!activer crue")
      e.settings.channels[.init("visov", gest63)] = .volunteers
      try await e.restart()
      #expect(
        await e.say("capitaine", in: gest63, "!oui").to("capitaine").first?.hasPrefix("!activer ne s’utilise pas ici")
          == true)
      #expect(e.openCrises == [])
    }
  }

  @Test func whatIsActiveAlreadyIsNotAskedAgain() async throws {
    try await Evening.play { e in
      await e.activate("crue de l’Allier")
      e.clock.advance(by: 5 * .minute)
      #expect(
        await e.say("capitaine", in: gest63, "!activer inondation") == [
          "capitaine: Déjà active : 63-crue-2411, crue de l’Allier, depuis 03h10. Pour la suivre : !état @63-crue-2411"
        ])
    }
  }
}
