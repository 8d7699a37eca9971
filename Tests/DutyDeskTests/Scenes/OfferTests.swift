import CrisisCore
import Testing

@testable import CrisisStore
@testable import DutyDesk

private let pref63 = "#gest-pref63"

/// R3 of the convention: a volunteer detects an event, the team offers its support, an authority accepts or declines.
struct OfferTests {
  /// With a room for the prefecture.
  private static let settings = DeskSettings.visov { settings in
    settings.channels[ChannelKey("visov", pref63)] = .managers(authority: "PREF63")
    settings.seed.members.append(.sample("prefet", "préfet", [], manages: ["PREF63"]))
  }

  private static let offer = "!proposer 63 crue l’Allier sort à Brassac https://example.org/p"

  @Test func offeredPassedOnAndAccepted() async throws {
    try await Evening.play(Self.settings, onDisk: true) { e in
      let offered = await e.say("samir", in: veille, Self.offer)
      #expect(
        offered == [
          "\(veille): P1 enregistrée à 03h10 : inondation, 63, « l’Allier sort à Brassac » https://example.org/p La coordination la relit ; sans réponse, elle part à 03h20 à PREF63 et SDIS63, marquée non relue. Vous saurez la suite. Erreur : !annuler (2 min).",
          "\(coord): PROPOSITION P1, à relire, de Samir : inondation, 63, « l’Allier sort à Brassac » https://example.org/p Aux gestionnaires : !transmettre P1. La clore : !refuser P1 puis le motif. Sans vous, elle part à 03h20 à PREF63 et SDIS63, marquée non relue.",
        ])
      // Nobody outside the team knows, nor that there is such a number.
      let none = ["capitaine: Pas de proposition P1 pour vous ici. Faire appel à l’équipe : !activer crue"]
      #expect(await e.say("capitaine", in: gest63, "!voir P1") == none)
      #expect(await e.say("capitaine", in: gest63, "!accepter P1") == none)
      let passed = await e.say("camille", in: coord, "!transmettre P1")
      #expect(
        passed.to(coord) == [
          "P1 transmise à 03h10 à PREF63 et SDIS63. Vous saurez la réponse ici. La clore : !refuser P1 puis le motif"
        ])
      let asked =
        "PROPOSITION D’APPUI P1 : inondation, 63, vu à 03h10 par un volontaire : « l’Allier sort à Brassac » https://example.org/p Faire appel à l’équipe : !accepter P1. Sinon : !refuser P1 puis le motif. Sans réponse, elle tombe à 09h10."
      #expect(passed.to(gest63) == [asked] && passed.to(pref63) == [asked])
      #expect(passed.to("samir").first?.hasPrefix("P1 (inondation, 63) transmise à PREF63 et SDIS63") == true)
      #expect(passed.to(gest42) == [] && passed.to(veille) == [])
      try await e.restart()
      #expect(await e.say("lieutenant", in: gest42, "!accepter P1").to("lieutenant").first?.hasPrefix("Pas de") == true)
      let back = await e.say("capitaine", in: gest63, "!accepter P1")
      #expect(!back.contains { $0.contains("exercice") }, "\(back)")
      #expect(
        back.first?.hasPrefix("\(gest63): P1. Activer l’équipe ? Inondation, département 63, à la demande du SDIS 63")
          == true)
      #expect(e.openCrises == [])
      try await e.restart()
      let accepted = await e.say("capitaine", in: gest63, "!oui")
      #expect(accepted.to(gest63).first?.hasPrefix("63-crue-2411 activée à 03h10") == true)
      #expect(accepted.to(veille).first?.hasPrefix("Appel aux volontaires") == true)
      #expect(
        accepted.to(pref63) == [
          "P1 (inondation, 63) : acceptée à 03h10 par le SDIS 63, vous n’avez plus à répondre. Vous en avez besoin aussi ? !activer inondation"
        ])
      #expect(
        accepted.to("samir") == [
          "P1 acceptée à 03h10 par capitaine, pour le SDIS 63 : 63-crue-2411 est ouverte. Y dire ce que l’on voit : !signaler @63-crue-2411 puis le lieu et le fait"
        ])
      #expect(accepted.to(gest42) == [])
      let crisis = try e.read { try $0.crisis("63-crue-2411") }
      #expect(crisis?.requester == "SDIS63")
      let late = await e.say("prefet", in: pref63, "!accepter P1")
      #expect(late.to("prefet") == ["P1 est acceptée : il n’y a plus rien à décider. La revoir : !voir P1"])
      // The prefecture is not in the crisis: its code is nowhere.
      #expect(await e.say("prefet", in: pref63, "!voir P1").allSatisfy { !$0.contains("63-crue") })
      #expect(
        await e.say("jo", in: veille, "!proposer 63 crue l’eau monte") == [
          "jo: Déjà active : 63-crue-2411 (inondation). Rien à proposer, signalez-y ce que vous voyez : !signaler @63-crue-2411 l’eau monte"
        ])
      #expect(await e.wait(7 * .hour).allSatisfy { !$0.contains("P1") })
    }
  }

  @Test func unreadAfterTenMinutesItGoesAllTheSame() async throws {
    try await Evening.play(Self.settings, onDisk: true) { e in
      await e.say("samir", in: veille, Self.offer)
      #expect(await e.wait(10 * .minute - 1) == [])
      try e.stop()
      e.clock.advance(by: 5 * .minute)
      let told = try await e.comeBack().map(\.description)
      #expect(told.to(gest63).first?.hasPrefix("PROPOSITION D’APPUI P1, NON RELUE : inondation, 63") == true)
      #expect(told.to(pref63) == told.to(gest63) && told.to(gest42) == [])
      #expect(
        told.to(coord) == [
          "P1 (inondation, 63) transmise à PREF63 et SDIS63 à 03h24, non relue. Réponse attendue."
        ])
      #expect(await e.wait(.minute) == [])
      #expect(
        await e.say("capitaine", in: gest63, "!état").contains {
          $0.contains("PROPOSITION P1, en attente de réponse : inondation, 63, depuis 03h10.")
        })
    }
  }

  @Test func declinedByEach() async throws {
    try await Evening.play(Self.settings) { e in
      await e.say("samir", in: veille, Self.offer)
      await e.say("camille", in: coord, "!transmettre P1")
      #expect(
        await e.say("capitaine", in: gest63, "!refuser P1").to("capitaine") == [
          "Pourquoi décliner P1 ? Donnez le motif. Exemple : !refuser P1 nos moyens suffisent"
        ])
      #expect(await e.say("capitaine", in: gest63, "!refu P1 non").first?.contains("en toutes lettres") == true)
      let declined = await e.say("capitaine", in: gest63, "!refuser P1 nos moyens suffisent")
      #expect(
        declined.to(coord) == [
          "P1 (inondation, 63) déclinée pour SDIS63 par capitaine à 03h10 : nos moyens suffisent. Peut encore accepter : PREF63."
        ])
      #expect(declined.to("samir") == declined.to(coord) && declined.to(pref63) == [])
      let undone = await e.say("capitaine", in: gest63, "!annuler")
      #expect(undone.to(coord).first?.hasPrefix("ANNULÉ : la réponse à P1") == true && undone.to(pref63) == [])
      await e.say("prefet", in: pref63, "!refuser P1 rien à signaler ici")
      let last = await e.say("capitaine", in: gest63, "!refuser P1 nos moyens suffisent bien")
      #expect(last.to(coord).first?.hasSuffix("nos moyens suffisent bien. Rien ne s’ouvre.") == true)
      #expect(e.openCrises == [])
      #expect(
        await e.say("samir", in: veille, "!voir P1").to("samir").first?.hasPrefix("P1, déclinée") == true
      )
      #expect(await e.wait(7 * .hour).allSatisfy { !$0.contains("P1") })
    }
  }

  @Test func runOutAfterSixHours() async throws {
    try await Evening.play(Self.settings) { e in
      await e.say("samir", in: veille, Self.offer)
      await e.say("camille", in: coord, "!transmettre P1")
      #expect(await e.wait(6 * .hour - 1) == [])
      let over = await e.wait(1)
      #expect(
        over.to(coord) == [
          "P1 (inondation, 63) : sans réponse depuis 6 h, elle est close. Toujours vrai ? !proposer 63 inondation puis ce que vous voyez"
        ])
      #expect(over.to("samir") == over.to(coord))
      #expect(
        over.to(gest63) == [
          "P1 (inondation, 63) est close, vous n’avez plus à répondre. Besoin de l’équipe ? !activer inondation"
        ])
      #expect(
        await e.say("capitaine", in: gest63, "!accepter P1").to("capitaine").first?.hasPrefix(
          "P1 est close sans réponse")
          == true)
    }
  }

  @Test func anActivationByMistakeLetsTheOfferWaitAgain() async throws {
    try await Evening.play(Self.settings) { e in
      await e.say("samir", in: veille, Self.offer)
      await e.say("camille", in: coord, "!transmettre P1")
      await e.say("capitaine", in: gest63, "!accepter P1")
      await e.say("capitaine", in: gest63, "!oui")
      let undone = await e.say("capitaine", in: gest63, "!annuler")
      #expect(undone.to(gest63).first?.hasPrefix("63-crue-2411 annulée.") == true)
      #expect(undone.to(pref63).first?.hasPrefix("ANNULÉ : la réponse à P1") == true)
      #expect(e.openCrises == [])
      await e.say("prefet", in: pref63, "!accepter P1")
      await e.say("prefet", in: pref63, "!oui")
      let requesters = try e.read { try $0.openCrises() }.map { $0.requester }
      #expect(requesters == ["PREF63"])
    }
  }

  /// Who accepts second, while the first was asked back.
  @Test func theFirstYesDecides() async throws {
    try await Evening.play(Self.settings) { e in
      await e.say("samir", in: veille, Self.offer)
      await e.say("camille", in: coord, "!transmettre P1")
      await e.say("capitaine", in: gest63, "!accepter P1")
      await e.say("prefet", in: pref63, "!accepter P1")
      await e.say("prefet", in: pref63, "!oui")
      #expect(await e.say("capitaine", in: gest63, "!oui").to("capitaine").first?.hasPrefix("P1 est acceptée") == true)
      let requesters = try e.read { try $0.openCrises() }.map { $0.requester }
      #expect(requesters == ["PREF63"])
    }
  }

  @Test func theSameIsCountedAndTakenBack() async throws {
    try await Evening.play(Self.settings) { e in
      await e.say("samir", in: veille, Self.offer)
      #expect(
        await e.say("jo", in: veille, "!proposer 63 inondation rue Mégecoste sous l’eau") == [
          "\(veille): P1 existe déjà : inondation, 63, proposée par Samir à 03h10. Compté : 2 personnes. Transmis avec elle : « rue Mégecoste sous l’eau ». La revoir : !voir P1. Erreur : !annuler (2 min).",
          "\(coord): P1 (inondation, 63), vue aussi par Jo à 03h10 : « rue Mégecoste sous l’eau ». Compté : 2 personnes.",
        ])
      #expect(
        await e.say("samir", in: veille, "!annuler").to("samir").first?.hasPrefix("P1 reste : une autre personne")
          == true)
      await e.say("jo", in: veille, "!annuler")
      let undone = await e.say("samir", in: veille, "!annuler")
      #expect(undone.to(coord) == ["ANNULÉ : la proposition P1, par Samir à 03h10. Rien à faire."])
      #expect(await e.wait(7 * .hour) == [])
      #expect(
        await e.say("samir", in: veille, "!proposer 42 feu fumée").to(veille).first?.hasPrefix("P2 enregistrée") == true
      )
    }
  }

  @Test func aStrangersOfferIsTheCoordinationsAlone() async throws {
    try await Evening.play(Self.settings) { e in
      let said = await e.stranger("passant", in: veille, Self.offer)
      #expect(said.to(coord).first?.hasPrefix("APPUI PROPOSÉ, auteur non identifié, rien n’est enregistré") == true)
      #expect(said.to("passant").first?.hasPrefix("Rien n’est fait") == true)
      #expect(said.to(gest63) == [] && e.journal == [])
      #expect(await e.wait(.hour) == [])
    }
  }

  @Test func anAuthorityWithoutARoomIsAskedInPrivateAndInItsLanguage() async throws {
    let settings = DeskSettings.visov {
      $0.seed.members.append(.sample("prefet", "préfet", [], manages: ["PREF63"]))
    }
    try await Evening.play(settings) { e in
      await e.say("prefet", "!language en")
      await e.say("samir", in: veille, Self.offer)
      let passed = await e.say("camille", in: coord, "!transmettre P1")
      #expect(
        passed.to("prefet") == [
          "OFFER OF SUPPORT P1: flood, 63, seen at 03:10 by a volunteer: \"l’Allier sort à Brassac\" https://example.org/p To call on the team: !accept P1. Else: !decline P1 and the reason. Unanswered, it ends at 09:10."
        ])
      #expect(await e.say("prefet", "!accept P1").first?.hasPrefix("prefet: P1. Call out the team? Flood") == true)
      #expect(
        await e.say("prefet", "!no").first?.hasPrefix("prefet: Nothing has been activated, P1 still waits.") == true)
      #expect(await e.say("prefet", "!show P1").first?.hasPrefix("prefet: P1, waiting for an answer: flood") == true)
    }
  }

  @Test func aCrisisOpenedWithoutItClosesIt() async throws {
    try await Evening.play(Self.settings) { e in
      await e.say("samir", in: veille, Self.offer)
      await e.activate()
      let closed = await e.wait(10 * .minute)
      #expect(closed.to(coord).contains { $0.hasPrefix("P1 (inondation, 63) est close : 63-crue-2411") })
      #expect(closed.to(pref63) == [])
    }
  }

  @Test func exercisesSaySo() async throws {
    try await Evening.play(Self.settings) { e in
      let said = await e.say("samir", in: veille, "!proposer exercice 63 feu fumée à Vollore")
      #expect(said.allSatisfy { $0.contains("EXERCICE") }, "\(said)")
      await e.say("camille", in: coord, "!transmettre P1")
      await e.say("capitaine", in: gest63, "!accepter P1")
      #expect(await e.say("capitaine", in: gest63, "!oui").allSatisfy { $0.contains("EXERCICE") })
    }
  }

  @Test(arguments: [
    ("!accepter S12", "Écrivez : !vérifier 12 ok"),
    ("!refuser R9 non", "Écrivez : !rejeter R9, puis le motif"),
    ("!valider P12", "Écrivez : !accepter P12"), ("!transmettre Q3", "Q3 est une question"),
    ("!effacer P1 non", "P1 est une proposition d’appui"),
  ])
  func aNumberOfTheWrongKindIsAnsweredWithWhatToType(_ line: String, _ mend: String) async throws {
    try await Evening.play { e in
      #expect(await e.say("camille", in: coord, line).first?.contains(mend) == true)
    }
  }
}
