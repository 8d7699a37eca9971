import CrisisCore
import Testing

@testable import DutyDesk

/// `!voir` tells how a record stands, then all that was done to it, by whom and when.
struct CardTests {
  @Test func theWholeHistoryOfAReport() async throws {
    try await Evening.play { e in
      await e.activate()
      await e.say("samir", in: veille, "!s Orbel 3h00 route : le pont est coupé")
      #expect(
        await e.say("samir", in: veille, "!voir 1").to(veille) == [
          "S1, non vérifié, Orbel, route, vu à 03h00, reçu à 03h10 de Samir (63-crue-2411) : le pont est coupé"
        ])
      await e.wait(.minute)
      await e.say("jo", in: veille, "!prendre 1")
      // What the card says is not said twice.
      #expect(
        await e.say("samir", in: veille, "!voir 1").to(veille) == [
          "S1, en cours de vérification par Jo jusqu’à 03h41, Orbel, route, vu à 03h00, reçu à 03h10 de Samir (63-crue-2411) : le pont est coupé"
        ])
      await e.wait(.minute)
      await e.say("samir", in: veille, "!corriger 1 Issoire 3h05 : le pont de Parentignat est coupé")
      await e.wait(.minute)
      await e.say("jo", in: veille, "!vérifier 1 ok source date B2 : photo recoupée")
      await e.wait(.minute)
      await e.say("lea", in: veille, "!vérifier 1 faux la photo est de 2003")
      await e.say("camille", in: coord, "!vérifier 1 hors sujet")
      await e.say("camille", in: coord, "!annuler")
      let card = [
        "S1, infirmé, Issoire, route, vu à 03h05, reçu à 03h10 de Samir (63-crue-2411) : le pont de Parentignat est coupé",
        "03h10, Samir : signale S1, Orbel, route : le pont est coupé",
        "03h11, Jo : prend S1 jusqu’à 03h41",
        "03h12, Samir : corrige S1 : lieu Issoire, vu à 03h05 et texte « le pont de Parentignat est coupé »",
        "03h13, Jo : vérifie S1, vérifié (source et date ; cotation B2) : photo recoupée",
        "03h14, Léa : vérifie S1, infirmé : la photo est de 2003",
      ]
      // Act by act, for who asks alone; to all the same.
      #expect(await e.say("samir", in: veille, "!voir 1") == card.map { "samir: \($0)" })
      #expect(await e.say("capitaine", in: gest63, "!voir 1") == card.map { "capitaine: \($0)" })
      await e.say("capitaine", in: gest63, "!désactiver fin")
      await e.say("capitaine", in: gest63, "!oui")
      #expect(await e.say("samir", in: veille, "!voir 1").to("samir").suffix(card.count) == card[...])
      await e.say("samir", in: veille, "!langue en")
      #expect(
        await e.say("samir", in: veille, "!show 1").to("samir").suffix(4) == [
          "03:11, Jo: claimed S1 until 03:41",
          "03:12, Samir: corrected S1: place Issoire, seen at 03:05 and text \"le pont de Parentignat est coupé\"",
          "03:13, Jo: verified S1, verified (source and date; grade B2): photo recoupée",
          "03:14, Léa: verified S1, refuted: la photo est de 2003",
        ])
    }
  }

  @Test func theDoubleAndTheOriginalNameEachOther() async throws {
    try await Evening.play { e in
      await e.activate()
      await e.say("samir", in: veille, "!s Issoire : le pont est coupé")
      for number in 2...3 {
        await e.say("jo", in: veille, "!s Issoire : arbre \(number)")
        await e.say("jo", in: veille, "!doublon \(number) de 1")
      }
      #expect(
        await e.say("samir", in: veille, "!voir 3").to(veille) == [
          "S3, doublon de S1, Issoire, reçu à 03h10 de Jo (63-crue-2411) : arbre 3 | 03h10, Jo : met de côté S3, doublon de S1"
        ])
      #expect(
        await e.say("samir", in: veille, "!voir 1").to(veille) == [
          "S1, non vérifié, Issoire, reçu à 03h10 de Samir, a pour doublons S2 et S3 (63-crue-2411) : le pont est coupé"
        ])
      // The last word counts, and what was taken back does not.
      await e.say("jo", in: veille, "!annuler")
      await e.say("lea", in: veille, "!vérifier 2 ok")
      #expect(await e.say("samir", in: veille, "!voir 1").to(veille).first?.contains("doublon") == false)
    }
  }

  @Test func theWholeHistoryOfACallForHelp() async throws {
    try await Evening.play { e in
      await e.activate()
      await e.say("lea", in: veille, "!sos Coudes : 3 personnes sur un toit")
      await e.say("lea", in: veille, "!non")
      for _ in 1...12 { await e.wait(.minute) }
      await e.say("capitaine", in: gest63, "!reçu 1")
      await e.wait(.minute)
      await e.say("camille", in: coord, "!lever 1 tous évacués par hélicoptère")
      #expect(
        await e.say("samir", in: veille, "!voir 1").to("samir") == [
          "S1, détresse, levée à 03h23 par Camille, Coudes, reçu à 03h10 de Léa (63-crue-2411) : 3 personnes sur un toit",
          "03h10, Léa : lance l’appel de DÉTRESSE S1",
          "03h10, Léa : dit que les secours ne sont pas prévenus (S1)",
          "03h12, Vigie : répète la DÉTRESSE S1",
          "03h20, Vigie : répète la DÉTRESSE S1 et demande à Camille de téléphoner, 2 fois depuis 03h15",
          "03h22, capitaine : prend en charge la DÉTRESSE S1 pour SDIS63",
          "03h23, Camille : lève la DÉTRESSE S1 : tous évacués par hélicoptère",
        ])
    }
  }

  /// What comes again and again is said once, with how often.
  @Test func remindersAreCounted() async throws {
    try await Evening.play { e in
      await e.activate()
      await e.say("lea", in: veille, "!sos Coudes : 3 personnes sur un toit")
      for _ in 1...60 { await e.wait(.minute) }
      #expect(
        await e.say("samir", in: veille, "!voir 1").joined().contains(
          "04h10, Vigie : répète la DÉTRESSE S1 et demande à Camille de téléphoner, 7 fois depuis 03h15"))
    }
  }

  /// Who only added words to a link that was known is found on its card, with those words.
  @Test func whoSaidMoreOfTheSameLinkIsTold() async throws {
    try await Evening.play { e in
      await e.activate()
      await e.say("samir", in: veille, "!s https://example.org/1 Issoire")
      await e.say("jo", in: veille, "!s https://example.org/1")
      await e.say("lea", in: veille, "!s https://example.org/1 Coudes : une voie sur deux")
      #expect(
        await e.say("samir", in: veille, "!voir 1").to(veille) == [
          "S1, non vérifié, Issoire, reçu à 03h10 de Samir, signalé par 3 personnes (63-crue-2411) https://example.org/1 | 03h10, Léa : signale aussi S1, Coudes : une voie sur deux"
        ])
    }
  }

  /// A reason of any length is read whole.
  @Test func noWordIsLeftOut() async throws {
    try await Evening.play { e in
      await e.activate()
      let reason = String(repeating: "le pont est bien ouvert aux piétons, ", count: 20) + "fin"
      await e.say("samir", in: veille, "!s Issoire : le pont est coupé")
      await e.say("lea", in: veille, "!vérifier 1 faux \(reason)")
      #expect(await e.say("samir", in: veille, "!voir 1").to("samir").last?.hasSuffix(": \(reason)") == true)
      // The main courante keeps to its lines.
      #expect(await e.say("camille", "!journal").to("camille").allSatisfy { $0.utf8.count <= 400 })
    }
  }

  @Test func aQuestionTellsWhoSawToIt() async throws {
    try await Evening.play { e in
      await e.activate()
      await e.say("capitaine", in: gest63, "!question Le gymnase est-il ouvert")
      await e.say("samir", in: veille, "!prendre Q1")
      for _ in 1...31 { await e.wait(.minute) }
      await e.say("samir", in: veille, "!répondre Q1 oui")
      await e.say("jo", in: veille, "!répondre Q1 et chauffé")
      await e.say("jo", in: veille, "!répondre Q1 non")
      await e.say("jo", in: veille, "!annuler")
      #expect(
        await e.say("capitaine", in: gest63, "!voir Q1").to("capitaine") == [
          "Q1 (63-crue-2411), posée à 03h10 par capitaine : « Le gymnase est-il ouvert ». Réponse à 03h41, Samir : oui.",
          "Q1, complément à 03h41, Jo : et chauffé", "03h10, Samir : suit Q1",
          "03h40, Vigie : rappelle que Q1 attend une réponse",
        ])
    }
  }

  @Test func aRelayTellsWhoDidWhat() async throws {
    try await Evening.play { e in
      await e.activate()
      await e.say("samir", in: veille, "!relayer consigne https://www.puy-de-dome.gouv.fr/crue Restez chez vous")
      await e.say("jo", in: veille, "!valider R1")
      await e.wait(.minute)
      await e.say("jo", in: veille, "!en-ligne R1 https://x.com/visov/status/1")
      await e.wait(.minute)
      await e.say("camille", in: coord, "!retirer R1 la route est rouverte")
      let said = await e.say("samir", in: veille, "!voir R1").to("samir")
      #expect(said.first?.contains("écrit par Samir à 03h10, validé par Jo à 03h10") == true)
      #expect(
        said.suffix(2) == ["03h11, Jo : met R1 en ligne (X)", "03h12, Camille : retire R1 : la route est rouverte"])
    }
  }

  /// Of a crisis that is not theirs, people see no history either.
  @Test func nobodyElseReadsIt() async throws {
    try await Evening.play { e in
      await e.activate()
      await e.say("samir", in: veille, "!s Issoire : le pont est coupé")
      await e.say("lea", in: veille, "!vérifier 1 faux photo de 2003")
      for line in ["!voir 1", "!voir @63-crue-2411 1"] {
        let said = await e.say("lieutenant", in: gest42, line).joined()
        #expect(!said.contains("2003") && !said.contains("Léa"), "\(said)")
      }
    }
  }
}
