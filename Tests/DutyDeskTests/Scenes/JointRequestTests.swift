import CrisisCore
import Testing

@testable import DutyDesk

/// An authority that asks for a crisis which another asked for first: it joins, asked back.
struct JointRequestTests {
  private static let pref63 = "#pref-63"

  private static func settings(hasRoom: Bool) -> DeskSettings {
    .visov {
      if hasRoom { $0.channels[ChannelKey("visov", pref63)] = .managers(authority: "PREF63") }
      $0.seed.members.append(.sample("prefete", "la préfète", [], manages: ["PREF63"]))
    }
  }

  @Test func itJoinsAndHearsFromThenOn() async throws {
    try await Evening.play(Self.settings(hasRoom: true), onDisk: true) { e in
      await e.activate("crue de l’Allier")
      await e.say("jo", in: veille, "!sos Coudes : deux personnes sur un toit")
      let asked = await e.say("prefete", in: Self.pref63, "!activer crue")
      // Nothing of the crisis before it is theirs, and nobody is told before they have decided.
      #expect(
        asked == [
          "\(Self.pref63): L’équipe travaille déjà sur ce fait (inondation, 63) : y associer la préfecture du Puy-de-Dôme ? Vous recevrez les points de situation et les détresses, et celui qui l’a demandée saura que vous lisez. !oui pour vous y joindre, !non pour renoncer."
        ])
      try await e.restart()
      let said = await e.say("prefete", in: Self.pref63, "!oui")
      let told =
        "63-crue-2411 (crue de l’Allier) est désormais aussi à la demande de la préfecture du Puy-de-Dôme (la préfète), à 03h10 : ses gestionnaires la suivent, et reçoivent les points de situation et les détresses."
      #expect(
        said == [
          "\(Self.pref63): 63-crue-2411 (crue de l’Allier) est aussi à la demande de la préfecture du Puy-de-Dôme désormais : ouverte depuis 03h10, demandée d’abord par le SDIS 63. DÉTRESSE EN COURS : S1. Prochain point : 03h18. La suivre : !état @63-crue-2411. Erreur : !annuler (2 min).",
          "\(coord): \(told)", "\(gest63): \(told)",
        ])
      #expect(
        await e.say("camille", in: coord, "!mission").contains { $0.contains("Demandée aussi par : PREF63.") })
      e.clock.advance(by: 3 * .minute)
      #expect(await e.tick().to(Self.pref63).contains { $0.contains("S1") })
      #expect(await e.wait(6 * .minute).to(Self.pref63).contains { $0.contains("POINT N° 1") })
      #expect(
        await e.say("prefete", in: Self.pref63, "!activer crue").first?.contains("Déjà active : 63-crue-2411") == true)
      // It asked for it too, and does not end it for who asked first.
      #expect(
        await e.say("prefete", in: Self.pref63, "!désactiver décrue").first?.contains("SDIS63") == true)
    }
  }

  @Test func noIsNo() async throws {
    try await Evening.play(Self.settings(hasRoom: true)) { e in
      await e.activate("crue de l’Allier")
      await e.say("prefete", in: Self.pref63, "!activer crue")
      let said = await e.say("prefete", in: Self.pref63, "!non")
      #expect(said.count == 1 && !said[0].contains("63-crue"))
      #expect(await e.say("prefete", in: Self.pref63, "!état").allSatisfy { !$0.contains("63-crue") })
      let crisis = try e.read { try $0.crisis("63-crue-2411") }
      #expect(crisis?.authorities == ["SDIS63"])
    }
  }

  @Test func whatEndedMeanwhileIsNotJoined() async throws {
    try await Evening.play(Self.settings(hasRoom: true)) { e in
      await e.activate("crue de l’Allier")
      await e.say("prefete", in: Self.pref63, "!activer crue")
      await e.say("capitaine", in: gest63, "!désactiver décrue")
      await e.say("capitaine", in: gest63, "!oui")
      #expect(
        await e.say("prefete", in: Self.pref63, "!oui") == [
          "prefete: Rien n’est fait : la mission à laquelle vous vouliez vous joindre est terminée. Activer l’équipe : !activer inondation"
        ])
      #expect(e.openCrises == [])
      await e.activate(by: "prefete", in: Self.pref63)
      #expect(e.openCrises == ["63-crue-2411b"])
    }
  }

  @Test func takenBackItHearsNoMore() async throws {
    try await Evening.play(Self.settings(hasRoom: true)) { e in
      await e.activate("crue de l’Allier")
      await e.say("prefete", in: Self.pref63, "!activer crue")
      await e.say("prefete", in: Self.pref63, "!oui")
      // The first cannot make as if it had not been, while another counts on it.
      #expect(
        await e.say("capitaine", in: gest63, "!annuler").first?.contains("PREF63 s’est jointe à 63-crue-2411") == true)
      let said = await e.say("prefete", in: Self.pref63, "!annuler")
      #expect(said.to(gest63).first?.hasPrefix("ANNULÉ, 63-crue-2411") == true, "\(said)")
      await e.say("jo", in: veille, "!sos Coudes : deux personnes sur un toit")
      #expect(await e.wait(10 * .minute).to(Self.pref63) == [])
    }
  }

  @Test func withoutAnAgreementNobodyJoins() async throws {
    var settings = Self.settings(hasRoom: true)
    settings.seed.authorities[1].agreement = nil
    try await Evening.play(settings) { e in
      await e.activate("crue de l’Allier")
      let said = await e.say("prefete", in: Self.pref63, "!activer crue")
      #expect(said.count == 1 && said[0].contains("convention") && !said[0].contains("63-crue"), "\(said)")
      // A coordinator may override, and says why.
      await e.say("camille", in: coord, "!activer crue pour=PREF63 : convention en cours de signature")
      let joined = await e.say("camille", in: coord, "!oui")
      #expect(joined.to(coord).first?.contains("aussi à la demande de la préfecture") == true, "\(joined)")
      #expect(joined.to(Self.pref63).first?.contains("63-crue-2411") == true)
    }
  }

  /// An authority without a room is served in private, with all that a room would hear.
  @Test func withoutARoomAllOfItInPrivate() async throws {
    try await Evening.play(Self.settings(hasRoom: false), onDisk: true) { e in
      await e.activate("crue de l’Allier")
      await e.say("samir", in: veille, "!s Issoire : le pont est coupé")
      await e.say("prefete", "!activer crue")
      let said = await e.say("prefete", "!oui")
      #expect(said.to("prefete").count == 1 && said.to("prefete")[0].hasPrefix("63-crue-2411"), "\(said)")
      #expect(
        said.to(coord).contains {
          $0.contains("n’a pas de salon ici") && $0.contains("en message privé à la préfète")
        }, "\(said)")
      #expect(await e.wait(9 * .minute).to("prefete").first?.hasPrefix("POINT N° 1, 63-crue-2411") == true)
      #expect(
        await e.say("jo", in: veille, "!sos Coudes : deux personnes sur un toit").to("prefete").first?
          .hasPrefix("DÉTRESSE S2") == true)
      #expect(await e.say("prefete", "!reçu 2").contains { $0.contains("S2") })
      #expect(
        await e.say("camille", in: coord, "!transmettre 1").to("prefete").first?.hasPrefix("TRANSMIS") == true)
      #expect(
        await e.say("lea", in: veille, "!vérifier 1 faux photo de 2003").to("prefete").first?.hasPrefix("RECTIFICATIF")
          == true)
      await e.say("prefete", "!question le gymnase est-il ouvert")
      #expect(
        await e.say("jo", in: veille, "!répondre Q1 ouvert depuis 3h").to("prefete").first?.contains("ouvert depuis 3h")
          == true)
      // Another authority's crisis is none of theirs.
      await e.activate("feu", by: "lieutenant", in: gest42)
      let before = e.transcript.count
      await e.say("jo", in: veille, "!sos @42 Roanne : un")
      await e.wait(30 * .minute)
      #expect(e.transcript[before...].allSatisfy { $0.room != "prefete" || !$0.text.contains("42-feu") })
    }
  }
}
