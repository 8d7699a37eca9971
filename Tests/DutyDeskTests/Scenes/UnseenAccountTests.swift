import ChatModel
import CrisisCore
import Testing

/// A role for an account that nobody has seen: probably a slip of the pen.
struct UnseenAccountTests {
  private static let asked =
    "#visov-coord: Compte jamais vu : « smair ». L’inscrire quand même, vérificateur : !oui ; ne rien changer : !non. Vous pensiez à Samir ? Retapez : !rôle samir vérificateur"

  @Test func itIsAskedBackAndNothingIsDoneBefore() async throws {
    try await Evening.play { (e: Evening) async throws in
      let members = e.memberCount
      #expect(await e.say("camille", in: coord, "!rôle smair vérificateur") == [Self.asked])
      #expect(e.memberCount == members && e.member("smair") == nil)
      #expect(
        await e.say("camille", in: coord, "!non") == [
          "#visov-coord: Rien n’est changé : aucun compte n’est inscrit, aucun rôle donné."
        ])
      #expect(e.memberCount == members)
      e.clock.advance(by: .second)
      #expect(await e.say("camille", in: coord, "!rôle smair vérificateur") == [Self.asked])
      #expect(
        await e.say("camille", in: coord, "!oui").first?.hasPrefix("#visov-coord: Rôle donné à Smair, nouveau compte")
          == true)
      #expect(e.member("smair")?.roles == [.verifier])
    }
  }

  @Test func nobodyIsNear() async throws {
    try await Evening.play { (e: Evening) async throws in
      #expect(
        await e.say("camille", in: coord, "!rôle prefet gestionnaire SDIS63") == [
          "#visov-coord: Compte jamais vu : « prefet ». L’inscrire quand même, gestionnaire (SDIS63) : !oui ; ne rien changer : !non."
        ])
      await e.say("camille", in: coord, "!oui")
      #expect(e.member("prefet")?.manages == ["SDIS63"])
    }
  }

  /// In a room, in a line of conversation, or known to the store.
  @Test func whoWasSeenIsNotAskedAbout() async throws {
    try await Evening.play { (e: Evening) async throws in
      e.desk.mailbox.noted(.met(network: "visov", account: "Smair"))
      #expect(await e.say("camille", in: coord, "!rôle smair volontaire").first?.contains("Rôle donné à Smair") == true)
      await e.say("inès", in: veille, "bonsoir")
      #expect(await e.say("camille", in: coord, "!rôle inès volontaire").first?.contains("Rôle donné à Inès") == true)
      #expect(await e.say("camille", in: coord, "!rôle lea diffuseuse").first?.contains("Rôle donné à Léa") == true)
    }
  }

  /// What is refused anyway is not asked about.
  @Test func theRulesComeFirst() async throws {
    try await Evening.play { (e: Evening) async throws in
      let refused = await e.say("camille", in: coord, "!rôle smair gestionnaire SDIS99")
      #expect(refused.to("camille").count == 1 && !refused.joined().contains("jamais vu"))
      #expect(await e.say("camille", in: coord, "!rôle smair retirer vérificateur").first?.contains("smair") == true)
      #expect(await e.say("camille", in: coord, "!oui").to("camille").count == 1)
      #expect(e.member("smair") == nil)
    }
  }

  /// The rights of the moment of the `!oui` count.
  @Test func theRightsOfTheAnswerDecide() async throws {
    try await Evening.play { (e: Evening) async throws in
      await e.say("camille", in: coord, "!rôle lea coordinatrice")
      await e.say("lea", in: coord, "!rôle smair vérificateur")
      await e.say("camille", in: coord, "!rôle lea retirer coordinatrice")
      #expect(await e.say("lea", in: coord, "!oui").to("lea").first?.contains("ouverte") == true)
      #expect(e.member("smair") == nil)
    }
  }
}
