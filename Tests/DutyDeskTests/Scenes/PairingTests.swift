import CrisisCore
import Testing
import VigieTestSupport

@testable import CrisisStore
@testable import DutyDesk

/// Two accounts on two networks, one person.
struct PairingTests {
  private static let settings = DeskSettings.visov {
    $0.nicks = ["visov": "Vigie", "etat": "Vigie"]
    $0.channels[ChannelKey("etat", "#etat-veille")] = .volunteers
    $0.seed.members += [
      .sample("joelle", "Joëlle", [.publisher], on: "etat"), .sample("chef", "Chef", [.admin], on: "etat"),
    ]
  }

  private func evening(_ scene: (Evening, _ visov: FakeNetwork, _ etat: FakeNetwork) async throws -> Void) async throws
  {
    try await Evening.play(Self.settings, networks: ["visov", "etat"], onDisk: true) { (e: Evening) async throws in
      try await scene(e, e.networks[0], e.networks[1])
    }
  }

  /// The code that an account asks for, in private.
  private func code(_ e: Evening, _ account: String, on network: FakeNetwork) async throws -> String {
    let said = await e.say(account, "!relier", on: network)
    let words = try #require(said.first).split(separator: " ")
    let code: String? = words.drop { $0 != "Code" }.dropFirst(2).first.map { word in String(word.filter { $0 != "," }) }
    return try #require(code)
  }

  private func member(_ e: Evening, _ account: String) -> Int? {
    (try? e.read { try $0.member(account: account) })?.number
  }

  @Test func theCodeMakesTheOtherAccountTheSamePerson() async throws {
    try await evening { e, visov, etat in
      let code = try await code(e, "jo", on: visov)
      let said = await e.say("jojo", "!relier \(code.lowercased())", on: etat)
      #expect(
        said.to("etat/jojo").first
          == "etat/jojo est maintenant à Jo, comme visov/jo : une seule personne, les mêmes rôles. Défaire : !relier défaire"
      )
      #expect(said.to("visov/jo").first?.contains("Le compte etat/jojo est relié aux vôtres") == true)
      #expect(said.to("visov/#visov-coord") == ["Comptes reliés : etat/jojo est aussi à Jo."])
      #expect(member(e, "etat/jojo") == member(e, "visov/jo"))
      await e.activate()
      // A shift that one took is the other's.
      await e.say("jo", in: veille, "!créneau 3h10-5h")
      #expect(await e.say("jojo", "!arrivée", on: etat).first?.contains("déjà de veille") == true)
      // Four eyes are not two accounts.
      await e.say("jo", in: veille, "!relayer info https://www.puy-de-dome.gouv.fr/a Ne sortez pas.")
      #expect(await e.say("jojo", "!valider R1", on: etat).first?.contains("vous l’avez écrit") == true)
    }
  }

  /// What is proposed to a person is asked on both networks, and answered on either.
  @Test func anAnswerOnOneNetworkIsAnAnswer() async throws {
    try await evening { e, visov, etat in
      await e.say("jojo", "!relier \(try await code(e, "jo", on: visov))", on: etat)
      await e.activate()
      await e.say("samir", in: veille, "!s Issoire : eau")
      await e.say("camille", in: coord, "!affecter 1 jo")
      await e.say("jojo", "!oui", on: etat)
      #expect(e.report(1)?.status == .claimed)
      await e.say("jo", in: veille, "!lâcher 1")
      #expect(e.report(1)?.status == .new)
      #expect(await e.wait(11 * .minute).filter { $0.contains("pas répondu") } == [])
    }
  }

  @Test func aMemberOfTheOtherNetworkIsThatPersonWithAllItHadWritten() async throws {
    try await evening { e, visov, etat in
      await e.activate()
      await e.say("joelle", "!relayer info https://www.puy-de-dome.gouv.fr/a Ne sortez pas.", on: etat)
      await e.say("joelle", "!s Issoire : pont coupé", on: etat)
      let before = try #require(member(e, "etat/joelle"))
      await e.say("joelle", "!relier \(try await code(e, "jo", on: visov))", on: etat)
      #expect(member(e, "etat/joelle") == member(e, "visov/jo"))
      // What the account had written is that person's own.
      #expect(await e.say("jo", "!valider R1", on: visov).to("visov/jo").first?.contains("vous l’avez écrit") == true)
      #expect(
        await e.say("jo", "!vérifier 1 ok source", on: visov).to("visov/jo").first?.contains("vérifié par") != true)
      #expect(await e.say("camille", "!qui", on: visov).allSatisfy { !$0.contains("Joëlle") })
      // It is undone from either, and comes back as it was.
      #expect(await e.say("joelle", "!relier défaire", on: etat).to("etat/joelle") == ["etat/joelle n’est plus relié."])
      #expect(member(e, "etat/joelle") == before)
      #expect(await e.say("jo", "!valider R1", on: visov).first?.contains("R1") == true)
      #expect(await e.say("camille", "!qui", on: visov).contains { $0.contains("Joëlle") })
    }
  }

  @Test func aCodeIsGoodOnceAndForTenMinutes() async throws {
    try await evening { e, visov, etat in
      let first = try await code(e, "jo", on: visov)
      await e.say("jojo", "!relier \(first)", on: etat)
      #expect(await e.say("autre", "!relier \(first)", on: etat).first?.contains("n’est pas bon") == true)
      let second = try await code(e, "lea", on: visov)
      e.clock.advance(by: 11 * .minute)
      #expect(await e.say("leila", "!relier \(second)", on: etat).first?.contains("n’est pas bon") == true)
      #expect(member(e, "etat/leila") == nil)
      // A newer code makes the older one void; on its own network none is good.
      let old = try await code(e, "lea", on: visov)
      let new = try await code(e, "lea", on: visov)
      #expect(await e.say("leila", "!relier \(old)", on: etat).first?.contains("n’est pas bon") == true)
      #expect(
        await e.say("samir", "!relier \(new)", on: visov).first?.contains("ce code vient de ce réseau-ci") == true)
      // Said where others read it.
      await e.say("leila", in: "#etat-veille", "!relier \(new)", on: etat)
      #expect(await e.say("leila", "!relier \(new)", on: etat).first?.contains("n’est pas bon") == true)
    }
  }

  @Test func guessesAreFew() async throws {
    try await evening { e, visov, etat in
      let good = try await code(e, "jo", on: visov)
      for guess in ["AAAA-AAAA", "BBBB-BBBB", "CCCC-CCCC"] {
        #expect(await e.say("voleur", "!relier \(guess)", on: etat).first?.contains("n’est pas bon") == true)
      }
      #expect(await e.say("voleur", "!relier \(good)", on: etat).first?.contains("Trop de codes faux") == true)
      #expect(member(e, "etat/voleur") == nil)
      #expect(
        await e.say("jojo", "!relier \(good)", on: etat).to("etat/jojo").first?.contains("est maintenant à Jo") == true)
    }
  }

  /// Neither in the journal, nor in a table, nor in the file.
  @Test func theCodeIsKeptNowhere() async throws {
    try await evening { e, visov, etat in
      let code = try await code(e, "jo", on: visov)
      await e.say("jojo", "!relier \(code)", on: etat)
      let answers = try e.read { try $0.db.rows("SELECT coalesce(answer, '') FROM inbox", []) { $0[0] as String } }
      #expect(answers.contains { $0.contains("etat/jojo") } && answers.allSatisfy { !$0.contains(code) })
      let payloads = try e.read {
        try $0.db.rows("SELECT CAST(coalesce(payload, '') AS TEXT) FROM journal", []) { $0[0] as String }
      }
      #expect(payloads.allSatisfy { !$0.contains(code) })
      #expect(
        try e.read { try $0.db.rows("SELECT text FROM outbox", []) { $0[0] as String } }.allSatisfy {
          !$0.contains(code)
        })
    }
  }

  @Test func whatIsNotJoined() async throws {
    try await evening { e, visov, etat in
      #expect(await e.say("inconnu", "!relier", on: etat).count == 1)
      // The last administrator would be gone: here there are two, so the first may.
      let code = try await code(e, "jo", on: visov)
      await e.activate()
      await e.say("joelle", "!créneau 5h-7h", on: etat)
      #expect(
        await e.say("joelle", "!relier \(code)", on: etat).first?.contains("Rendez-les d’abord : !quitter") == true)
      await e.say("joelle", "!quitter", on: etat)
      await e.say("joelle", "!oui", on: etat)
      #expect(
        await e.say("joelle", "!relier \(code)", on: etat).to("etat/joelle").first?.contains("est maintenant à Jo")
          == true)
      await e.say("camille", "!rôle camille retirer admin", on: visov)
      let lea = try await self.code(e, "lea", on: visov)
      #expect(
        await e.say("chef", "!relier \(lea)", on: etat).first?.contains("la dernière personne à administrer") == true)
      // An administrator separates an account of somebody else.
      #expect(
        await e.say("chef", "!relier défaire etat/joelle", on: etat).to("etat/chef") == [
          "etat/joelle n’est plus relié."
        ]
      )
      #expect(member(e, "etat/joelle") != member(e, "visov/jo"))
    }
  }

  @Test func withOneNetworkThereIsNothingToJoin() async throws {
    try await Evening.play { (e: Evening) async throws in
      #expect(await e.say("jo", "!relier") == ["jo: Rien à relier : Vigie n’est que sur ce réseau-ci."])
    }
  }
}
