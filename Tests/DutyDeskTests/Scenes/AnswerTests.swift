import CrisisCore
import Testing

/// The answers to one question of the managers: several may stand, each with its author, and each can be taken back.
struct AnswerTests {
  /// Samir answers, Jo adds, at 03h10 and 03h11.
  private func answered(_ e: Evening) async {
    await e.activate()
    await e.say("capitaine", in: gest63, "!question Le gymnase est-il libre ?")
    await e.say("samir", in: veille, "!répondre 1 fermé depuis hier")
    e.clock.advance(by: .minute)
    await e.say("jo", in: veille, "!répondre 1 la clé est à la mairie")
  }

  @Test func allOfThemAreShownWithTheirAuthorsAndTimes() async throws {
    try await Evening.play { (e: Evening) async throws in
      await answered(e)
      #expect(
        await e.say("capitaine", in: gest63, "!voir Q1") == [
          "#gest-63: Q1 (63-crue-2411), posée à 03h10 par capitaine : « Le gymnase est-il libre ? ». Réponse à 03h10, Samir : fermé depuis hier.",
          "#gest-63: Q1, complément à 03h11, Jo : la clé est à la mairie",
        ])
      #expect(
        await e.wait(7 * .minute).to(gest63).last
          == "VOS QUESTIONS. Q1 (Le gymnase est-il libre ?) : réponse à 03h10, fermé depuis hier ; à 03h11, la clé est à la mairie."
      )
    }
  }

  @Test func anAdditionTakenBackLeavesTheAnswerBeforeIt() async throws {
    try await Evening.play { (e: Evening) async throws in
      await answered(e)
      let undone = await e.say("jo", in: veille, "!annuler")
      #expect(
        undone.to(veille) == [
          "Q1 : votre réponse est annulée, les gestionnaires le savent. Reste celle donnée par Samir à 03h10 : fermé depuis hier."
        ])
      let told =
        "ANNULÉ : la réponse à Q1 (63-crue-2411), par Jo à 03h11. Reste la réponse donnée par Samir à 03h10 : fermé depuis hier."
      #expect(undone.to(gest63) == [told] && undone.to(coord) == [told])
      #expect(
        await e.say("capitaine", in: gest63, "!voir Q1").first?.hasSuffix("Réponse à 03h10, Samir : fermé depuis hier.")
          == true)
      #expect(
        await e.wait(7 * .minute).to(gest63).last
          == "VOS QUESTIONS. Q1 (Le gymnase est-il libre ?) : réponse à 03h10, fermé depuis hier.")
      #expect(await e.say("jo", in: veille, "!état").first?.contains("Sans réponse") == false)
    }
  }

  /// What somebody adds does not keep the first from taking back their own.
  @Test func theFirstAnswerTakenBackLeavesTheAddition() async throws {
    try await Evening.play { (e: Evening) async throws in
      await answered(e)
      #expect(
        await e.say("samir", "!annuler").to(gest63) == [
          "ANNULÉ : la réponse à Q1 (63-crue-2411), par Samir à 03h11. Reste la réponse donnée par Jo à 03h11 : la clé est à la mairie."
        ])
      #expect(
        await e.say("jo", "!annuler").to(gest63) == [
          "ANNULÉ : la réponse à Q1 (63-crue-2411), par Jo à 03h11. La question reste sans réponse."
        ])
      #expect(await e.say("jo", in: veille, "!état").first?.contains("Sans réponse : Q1.") == true)
    }
  }

  /// A digest that gave an answer is followed by one that says what stands.
  @Test func theNextDigestSaysWhatStands() async throws {
    try await Evening.play { (e: Evening) async throws in
      await answered(e)
      await e.say("capitaine", in: gest63, "!point")
      e.clock.advance(by: .minute)
      await e.say("jo", in: veille, "!annuler")
      e.clock.advance(by: 2 * .minute)
      let next = await e.say("capitaine", in: gest63, "!point").to(gest63)
      #expect(
        next.contains("VOS QUESTIONS. Q1 (Le gymnase est-il libre ?) : réponse à 03h10, fermé depuis hier."), "\(next)")
      let last = await e.say("capitaine", "!point")
      #expect(last.allSatisfy { !$0.contains("VOS QUESTIONS") }, "\(last)")
    }
  }
}
