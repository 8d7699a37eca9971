import CrisisCore
import DutyDesk
import Testing

/// What was told to type and did not work, by kind.
struct WrongMendTests {
  private static func play(_ settings: DeskSettings = .visov(), _ scene: (Evening) async throws -> Void) async throws {
    try await Evening.play(settings) { e in
      await e.activate()
      for text in ["un", "deux", "trois"] { await e.say("samir", in: veille, "!signaler Issoire : \(text)") }
      await e.say("capitaine", in: gest63, "!question Le gymnase ?")
      await e.say("camille", in: coord, "!relayer info https://www.puy-de-dome.gouv.fr/a Ne sortez pas.")
      try await scene(e)
    }
  }

  /// The number of another kind of record: the command that does to it what was meant, and that the person may use.
  @Test(arguments: [
    ("jo", "!valider S3", "!vérifier 3 ok"), ("jo", "!rejeter S3 vieux", "!vérifier 3 faux, puis la raison"),
    ("capitaine", "!valider S3", "!voir S3"), ("samir", "!valider S3", "!voir S3"),
    ("jo", "!en-ligne S3 https://x.com/visov/status/1", "!vérifier 3 ok"), ("jo", "!retirer S3", "!périmer 3"),
    ("jo", "!vérifier R1 ok", "!valider R1"), ("lea", "!vérifier R1 ok", "!voir R1"), ("jo", "!oui R1", "!valider R1"),
    ("jo", "!non R1", "!rejeter R1, puis le motif"), ("jo", "!périmer R1", "!retirer R1"),
    ("jo", "!corriger R1 Coudes", "!voir R1"), ("jo", "!prendre R1", "!voir R1"),
    ("jo", "!vérifier Q1 ok", "!répondre Q1, puis la réponse"), ("jo", "!reçu Q1", "!prendre Q1"),
    ("capitaine", "!lever Q1 fini", "!voir Q1"), ("camille", "!lever Q1 fini", "!répondre Q1, puis la réponse"),
    ("jo", "!répondre S3 oui", "!voir S3"),
    ("jo", "!répondre R1 oui", "!voir R1"), ("jo", "!doublon R1 de 1", "!retirer R1"),
  ])
  func theRightCommandForTheRecord(_ person: String, _ line: String, _ mend: String) async throws {
    try await Self.play { e in
      let said = await e.say(person, line).to(person)
      #expect(said.count == 1 && said.first?.hasSuffix("Écrivez : \(mend)") == true, "\(line): \(said)")
    }
  }

  @Test func aCommandThatIsNotOpenIsNotExplained() async throws {
    try await Self.play { e in
      for line in ["!valider", "!question", "!journal zzz", "!rôle"] {
        let said = await e.say("samir", in: veille, line).to("samir")
        #expect(said.count == 1 && said.first?.hasSuffix("Ce que vous pouvez faire : !aide") == true, "\(said)")
      }
      #expect(
        await e.say("samir", in: veille, "!valdier R1").to("samir") == [
          "Commande inconnue : !valdier. Rien n’est fait. Les commandes : !aide"
        ])
      #expect(await e.say("jo", in: veille, "!valdier R1").to("jo").first?.contains("dire !valider") == true)
    }
  }

  @Test func aStrangersHelpHasTheCallForHelpAndNothingToTakeBack() async throws {
    try await Evening.play { e in
      let help = await e.say("passant", in: veille, "!aide").to("passant").joined(separator: " ")
      #expect(help.contains("!sos"), "\(help)")
      for name in ["!annuler", "!oui", "!non", "!langue"] { #expect(!help.contains(name), "\(help)") }
    }
  }

  /// The example names an authority of the person's own.
  @Test func theExampleIsOfThePersonsAuthority() async throws {
    var settings = DeskSettings.visov()
    settings.seed.authorities.removeAll { $0.code == "SDIS63" }
    settings.channels = settings.channels.filter { $0.key.channel != gest63 }
    try await Evening.play(settings) { e in
      let said = await e.say("lieutenant", in: gest42, "!activer crue pour=SDIS99").to("lieutenant")
      #expect(said.first?.hasSuffix("Connues : SDIS42. Exemple : !activer crue pour=SDIS42") == true, "\(said)")
    }
  }

  /// Where two authorities are at work, each answers for its own words, and the digest is one for both.
  @Test func theDigestTellsWhoMayApprove() async throws {
    var settings = DeskSettings.visov()
    settings.relays.sources.domains.append(OfficialSources.Domain("puy-de-dome.gouv.fr", authority: "PREF63"))
    try await Self.play(settings) { e in
      let alone = await e.say("capitaine", in: gest63, "!point").to(gest63).first { $0.hasPrefix("RELAIS.") }
      #expect(alone == "RELAIS. R1, info : attend une validation.", "\(alone ?? "")")
      await e.say("camille", in: coord, "!mission ajoute PREF63")
      e.clock.advance(by: .hour)
      let both = await e.say("capitaine", in: gest63, "!point").to(gest63).first { $0.hasPrefix("RELAIS.") }
      #expect(
        both == "RELAIS. R1, info : attend une validation, un gestionnaire de PREF63 peut la donner.", "\(both ?? "")")
    }
  }

  /// Whatever keeps somebody's words: what begins as a call for help is one.
  @Test(arguments: [
    ("!passation SOS Coudes toit", "!sos Coudes toit"), ("!répondre Q1 SOS Coudes toit", "!sos Q1 Coudes toit"),
    ("!note s.o.s Coudes toit", "!sos Coudes toit"), ("!périmer SOS Coudes toit", "!sos Coudes toit"),
  ])
  func aCallIsNeverKeptAsANote(_ line: String, _ mend: String) async throws {
    try await Self.play { e in
      let said = await e.say("jo", in: veille, line)
      #expect(said.to(veille).first?.hasSuffix("tapez : \(mend)") == true, "\(said)")
      #expect(said.to(coord).first?.hasPrefix("RESSEMBLE À UN APPEL") == true, "\(said)")
    }
  }

  @Test func anExerciseSendsNobodyToTheTelephone() async throws {
    try await Evening.play(DistressTests.settings) { e in
      await e.activate("crue exercice")
      await e.say("jo", in: veille, "!sos Coudes : toit")
      let said = await e.pass(to: e.clock.now + 6 * .minute)
      let call = said.to(coord).first { $0.contains("sans prise en charge") && $0.contains("exercice") } ?? ""
      #expect(call.hasPrefix("EXERCICE") && call.contains("sans téléphoner"), "\(said)")
      #expect(!said.contains { $0.contains("téléphonez") }, "\(said)")
    }
  }
}
