import CrisisCore
import DutyDesk
import Testing

/// A call for help reaches whoever has to hear of it, and its author is told the truth.
struct WhoHearsACallTests {
  private static let settings = DistressTests.settings

  /// What a verifier finds lifts nothing.
  @Test func aRefutedDistressIsToldToAllWhoFollowIt() async throws {
    try await Evening.play(Self.settings) { (e: Evening) async throws in
      await e.activate()
      await e.say("samir", in: veille, "!sos Coudes : voiture emportée")
      await e.wait(5 * .minute)
      let said = await e.say("lea", in: veille, "!vérifier 1 faux : photo de 2003")
      #expect(
        said.to(veille) == [
          "S1 infirmé par Léa à 03h15 : photo de 2003. L’appel de détresse n’est pas levé pour autant : ceux qui le suivent sont avertis. Erreur : !annuler (2 min)."
        ])
      let told =
        "DÉTRESSE S1 (63-crue-2411, Coudes) INFIRMÉE par Léa à 03h15 : photo de 2003. Elle n’est pas levée, les relances continuent. Un gestionnaire ou la coordination la lève : !lever 1 puis le motif"
      for follower in [gest63, coord, "samir", "camille"] { #expect(said.to(follower) == [told], "\(follower)") }
      #expect(said.count == 5)
      #expect(await e.wait(5 * .minute).to(gest63).contains { $0.hasPrefix("RAPPEL, DÉTRESSE S1") })
      #expect(try e.read { try $0.openDistresses(crisis: "63-crue-2411").map(\.report) } == [1])
    }
  }

  @Test func soIsARefutationThatIsTakenBackAndTheOneWhoTookItInChargeHearsBoth() async throws {
    try await Evening.play(Self.settings) { (e: Evening) async throws in
      await e.activate()
      await e.say("samir", in: veille, "!sos Coudes : voiture emportée")
      await e.say("capitaine", in: gest63, "!reçu 1")
      let said = await e.say("lea", in: veille, "!vérifier 1 faux : photo de 2003")
      #expect(said.to("capitaine").first?.contains("Elle n’est pas levée. Un gestionnaire") == true, "\(said)")
      let back = await e.say("lea", in: veille, "!annuler")
      for follower in [gest63, coord, "samir", "capitaine"] {
        #expect(back.to(follower).first?.hasPrefix("ANNULÉ : DÉTRESSE S1 (63-crue-2411, Coudes) n’est plus") == true)
      }
    }
  }

  /// Without a crisis the coordination alone hears, and who is on call by a private line.
  @Test(arguments: [Language.french, .english]) func withoutACrisisWhoIsOnCallIsWoken(_ language: Language) async throws
  {
    let isFrench = language == .french
    try await Evening.play(Self.settings) { (e: Evening) async throws in
      if !isFrench { await e.say("camille", "langue en") }
      let said = await e.stranger("passant", in: veille, "!sos ma mère est sur le toit à Coudes")
      #expect(
        said.to("passant").first?.hasPrefix("Votre appel est passé à la coordination, « auteur non identifié »") == true
      )
      #expect(said.to(coord).count == 1 && said.to("camille").count == 1 && said.to(gest63) == [])
      #expect(
        said.to("camille").first?.hasPrefix(
          isFrench ? "DÉTRESSE, auteur non identifié" : "DISTRESS, author not identified") == true)
      let own = await e.say("jo", in: veille, "!sos Coudes : toit")
      #expect(own.to(veille).first?.contains("votre appel est passé à la coordination") == true)
      #expect(own.to("camille").first?.hasPrefix(isFrench ? "DÉTRESSE, aucune crise" : "DISTRESS, no crisis") == true)
      #expect(own.to(gest63) == [])
      await e.activate()
      let later = await e.stranger("passant", in: veille, "!sos elle crie")
      #expect(
        later.to("passant").first?.hasPrefix("Votre appel est passé aux gestionnaires et à la coordination") == true)
      #expect(later.to("camille") == [])
    }
  }

  /// Where nobody of those on call is known, all coordinators are woken.
  @Test func nobodyOnCallIsNobodyWoken() async throws {
    var settings = Self.settings
    settings.onCall = OnCall(names: ["Astreinte"], telephone: nil)
    try await Evening.play(settings) { (e: Evening) async throws in
      #expect(await e.stranger("passant", in: veille, "!sos Coudes").to("camille").count == 1)
    }
  }

  /// Help is sought where the place is, and whoever may not know of that crisis is not told.
  @Test func aManagersCallFromElsewhereReachesTheCrisisUnseen() async throws {
    var alone: [String] = []
    try await Evening.play(Self.settings) { (e: Evening) async throws in
      alone = await e.say("lieutenant", in: gest42, "!sos Issoire : une famille sur le toit").to(gest42)
      #expect(alone.first?.hasPrefix("Aucune crise n’est ouverte ici") == true)
    }
    try await Evening.play(Self.settings) { (e: Evening) async throws in
      await e.activate()
      let said = await e.say("lieutenant", in: gest42, "!sos Issoire : une famille sur le toit")
      #expect(said.to(gest42) == alone)
      #expect(said.to(gest63).first?.hasPrefix("DÉTRESSE S1, Issoire : une famille sur le toit") == true)
      #expect(said.to(coord).count == 1 && said.count == 3)
      for line in ["!annuler", "!oui S1", "!oui", "!corriger 1 urgent", "!voir 1"] {
        let answers = await e.say("lieutenant", in: gest42, line)
        #expect(!answers.contains { $0.contains("63-crue") || $0.contains("DÉTRESSE") }, "\(line): \(answers)")
      }
      #expect(await e.wait(2 * .minute).to(gest63).first?.hasPrefix("RAPPEL, DÉTRESSE S1") == true)
      await e.say("capitaine", in: gest63, "!reçu 1")
      await e.say("capitaine", in: gest63, "!lever 1 fini")
      #expect(!e.transcript.contains { ["lieutenant", gest42].contains($0.room) && $0.text.contains("63-crue") })
      // With a crisis of their own too.
      await e.activate("feu", by: "lieutenant", in: gest42)
      let both = await e.say("lieutenant", in: gest42, "!sos Coudes : une voiture")
      #expect(both.to(gest63).first?.contains("Coudes : une voiture") == true)
      #expect(both.to(gest42).count == 1 && both.to(gest42).first?.hasPrefix("DÉTRESSE S1 transmise") == true)
      #expect(!both.to(gest42).joined().contains("63"))
    }
  }

  @Test func aCallFiledInTwoCrisesIsTakenBackInBoth() async throws {
    try await Evening.play(Self.settings) { (e: Evening) async throws in
      await e.activate()
      await e.activate("feu", by: "lieutenant", in: gest42)
      await e.say("jo", in: veille, "!sos quelqu’un crie")
      let back = await e.say("jo", in: veille, "!annuler")
      #expect(
        back.to(veille) == [
          "DÉTRESSE S1 (42-feu-2411) et S1 (63-crue-2411) annulée, partout où elle a été transmise. Ceux qui avaient été prévenus le sont de l’annulation. Ces numéros ne resserviront pas."
        ])
      #expect(back.to(gest63).first?.hasPrefix("ANNULÉ : DÉTRESSE S1 (63-crue-2411)") == true)
      #expect(back.to(gest42).first?.hasPrefix("ANNULÉ : DÉTRESSE S1 (42-feu-2411)") == true)
      #expect(e.report(1)?.status == .cancelled && e.report(1, "42-feu-2411")?.status == .cancelled)
      #expect(!(await e.wait(10 * .minute)).contains { $0.contains("RAPPEL") })
      // Two lines are two acts.
      await e.say("jo", in: veille, "!sos Roanne : un")
      await e.say("jo", in: veille, "!sos Coudes : un")
      await e.say("jo", in: veille, "!annuler")
      #expect(e.report(2)?.status == .cancelled && e.report(2, "42-feu-2411")?.status == .new)
    }
  }

  @Test(arguments: [Language.french, .english]) func anExerciseSendsNobodyToTheTelephone(_ language: Language)
    async throws
  {
    let isFrench = language == .french
    try await Evening.play(Self.settings) { (e: Evening) async throws in
      await e.activate("crue exercice")
      if !isFrench { await e.say("jo", "langue en") }
      let said = await e.say("jo", in: veille, "!sos Coudes : une famille sur le toit").to(veille).first ?? ""
      #expect(
        said.contains(
          isFrench ? "N’appelez pas le 18. Appel réel : !sos réel" : "Do not call 18. A real call: !distress real"))
      #expect(said.hasPrefix(isFrench ? "EXERCICE " : "EXERCISE ") && !said.contains("112"), "\(said)")
      let not = await e.say("jo", in: veille, isFrench ? "!non S1" : "!no S1").to(veille).first ?? ""
      #expect(!not.contains("112") && not.contains(isFrench ? "!sos réel" : "!distress real"), "\(not)")
      let like = await e.say("jo", in: veille, "!secours Coudes").to(veille).first ?? ""
      #expect(!like.contains("112") && like.contains(isFrench ? "!sos réel" : "!distress real"), "\(like)")
    }
  }

  /// A call for real is one, in the middle of an exercise: no line about it says otherwise.
  @Test(arguments: [
    "!sos réel Coudes : un joueur est tombé à l’eau", "!SOS RÉELLE Coudes : un joueur est tombé à l’eau",
    "!distress real Coudes: un joueur est tombé à l’eau", "! s.o.s réel Coudes : un joueur est tombé à l’eau",
  ])
  func aRealCallInAnExerciseIsReal(_ line: String) async throws {
    try await Evening.play(Self.settings) { (e: Evening) async throws in
      await e.activate("crue exercice")
      var said = await e.say("jo", in: veille, line)
      #expect(said.to(veille).first?.contains("Faites appeler le 18 ou le 112") == true)
      #expect(said.to(gest63).first?.hasPrefix("DÉTRESSE RÉELLE, hors exercice, S1, Coudes") == true, "\(said)")
      #expect(said.to("camille").first?.contains("téléphonez maintenant au CODIS 63, 04 65 71 00 63") == true)
      said += await e.say("jo", in: veille, "!non S1")
      said += await e.wait(2 * .minute)
      said += await e.wait(3 * .minute)
      #expect(said.contains { $0.contains("RAPPEL, DÉTRESSE RÉELLE") })
      said += await e.say("jo", in: veille, "!corriger 1 2 pers")
      said += await e.say("lea", in: veille, "!prendre 1")
      said += await e.say("lea", in: veille, "!vérifier 1 faux : canular")
      said += await e.say("samir", in: veille, "!voir 1")
      said += await e.say("samir", in: veille, "!liste détresse")
      said += await e.say("samir", in: veille, "!chercher tombé")
      said += await e.say("capitaine", in: gest63, "!reçu 1")
      said += await e.say("capitaine", in: gest63, "!annuler")
      said += await e.say("capitaine", in: gest63, "!reçu 1")
      said += (await e.say("samir", in: veille, "!état")).filter { $0.contains("S1") }
      said += (await e.say("capitaine", "!point")).filter { $0.contains("S1") }
      said += await e.say("capitaine", in: gest63, "!lever 1 sorti de l’eau")
      said += await e.say("samir", in: veille, "!voir 1")
      said += (await e.say("capitaine", "!point")).filter { $0.contains("S1") }
      #expect(said.count > 30)
      for line in said { #expect(!line.contains("EXERCICE"), "\(line)") }
    }
  }

  /// The same link, first as part of the exercise, then for real.
  @Test func whatWasPartOfTheExerciseBeginsAnewForReal() async throws {
    try await Evening.play(Self.settings) { (e: Evening) async throws in
      await e.activate("crue exercice")
      await e.say("jo", in: veille, "!sos https://example.org/a Coudes : voiture emportée")
      await e.say("capitaine", in: gest63, "!reçu 1")
      let real = await e.say("lea", in: veille, "!sos réel https://example.org/a Coudes : voiture emportée")
      #expect(real.to(gest63).first?.hasPrefix("DÉTRESSE RÉELLE, hors exercice, S1") == true, "\(real)")
      #expect(await e.wait(2 * .minute).to(gest63).first?.hasPrefix("RAPPEL, DÉTRESSE RÉELLE") == true)
    }
  }

  @Test func outsideAnExerciseTheWordChangesNothing() async throws {
    try await Evening.play(Self.settings) { (e: Evening) async throws in
      await e.activate()
      #expect(
        await e.say("jo", in: veille, "!sos réel Coudes : toit").to(gest63).first?.hasPrefix(
          "DÉTRESSE S1, Coudes : toit")
          == true)
    }
  }
}
