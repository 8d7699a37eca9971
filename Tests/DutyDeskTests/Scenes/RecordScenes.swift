import CrisisStore
import Testing

@testable import CrisisCore

/// The main courante, as people write in it and read it.
struct RecordScenes {
  @Test func aNoteGoesIntoTheJournalWithItsNumber() async throws {
    try await Evening.play { e in
      await e.activate()
      #expect(
        await e.say("jo", in: veille, "!note le préfet : appelé, 2 m à Coudes.") == [
          "#visov-veille: Noté au journal de 63-crue-2411 à 03h10, n° \(try e.count("journal")). Erreur : !annuler (2 min)."
        ])
      #expect(e.journal?.last == NoteWritten.kind)
      // The same words at once are the same note.
      let events = try e.count("journal")
      await e.say("jo", in: veille, "!note le préfet : appelé, 2 m à Coudes.")
      #expect(try e.count("journal") == events)
      #expect(
        await e.say("passant", in: veille, "!note x").to("passant").first?.contains("n’est pas de l’équipe") == true)
    }
  }

  @Test func theJournalIsReadInPlainWords() async throws {
    try await Evening.play { e in
      await e.activate("crue de l’Allier")
      await e.say("samir", in: veille, "!s Issoire route urgent : pont coupé")
      await e.say("samir", in: veille, "!corriger 1 Orbeil")
      await e.say("lea", in: veille, "!vérifier 1 ok B2 : deux sources")
      await e.say("lea", in: veille, "!annuler")
      await e.say("jo", in: veille, "!note le préfet est appelé")
      let said = await e.say("capitaine", in: gest63, "!journal 20")
      #expect(said.to(gest63) == [])
      let lines = said.to("capitaine")
      #expect(
        lines.first == "Journal de 63-crue-2411 : les 6 dernières entrées sur 6. Davantage : !journal @63-crue-2411 40")
      #expect(
        lines.dropFirst().map { String($0.drop { $0 != "," }.dropFirst(2)) } == [
          "03h10, capitaine : active l’équipe à la demande de SDIS63 : crue de l’Allier",
          "03h10, Samir : signale S1, Issoire, route, urgent : pont coupé",
          "03h10, Samir : corrige S1 : lieu Orbeil",
          "03h10, Léa : vérifie S1, vérifié (cotation B2) : deux sources",
          "03h10, Léa : annule : vérifie S1, vérifié (cotation B2) : deux sources",
          "03h10, Jo : note : le préfet est appelé",
        ])
      await e.say("camille", "!langue en")
      let english = await e.say("camille", in: coord, "!log 1").to("camille")
      #expect(english.first?.hasPrefix("Journal of 63-crue-2411: the last entry of ") == true)
      #expect(english.last?.hasSuffix("03:10, Jo: note: le préfet est appelé") == true)
    }
  }

  @Test func whatIsErasedIsMarked() async throws {
    try await Evening.play { e in
      await e.activate()
      await e.say("jo", in: veille, "!note un secret")
      let sequence = Int64(try e.count("journal"))
      let event = PayloadsErased(
        crisisCode: "63-crue-2411",
        rows: [
          .init(
            sequence: sequence,
            remains: try NoteWritten(crisisCode: "63-crue-2411", by: 2, text: "[effacé]").remains())
        ], reason: "demande")
      try e.append(event)
      let lines = await e.say("camille", in: coord, "!journal 2").to("camille")
      #expect(lines.contains { $0.hasSuffix("Jo : « [effacé] »") })
      #expect(lines.last?.contains("efface 1 entrée du journal : demande") == true)
      #expect(!lines.joined().contains("secret"))
    }
  }

  @Test func onlyThoseConcernedReadIt() async throws {
    try await Evening.play { e in
      await e.activate()
      #expect(
        await e.say("jo", in: veille, "!journal").to("jo").first?.hasPrefix(
          "La commande !journal ne vous est pas ouverte") == true)
      #expect(await e.say("lieutenant", in: gest42, "!journal @63").joined().contains("capitaine") == false)
      #expect(await e.say("lieutenant", "!journal @63-crue-2411").joined().contains("capitaine") == false)
      #expect(await e.say("camille", in: gest42, "!journal @63-crue-2411").joined().contains("capitaine") == false)
      // What is over is read by its whole code.
      await e.say("capitaine", in: gest63, "!désactiver décrue")
      await e.say("capitaine", in: gest63, "!oui")
      #expect(
        await e.say("capitaine", in: gest63, "!journal @63-crue-2411 1").to("capitaine").last?.hasSuffix(
          "termine la mission : décrue") == true)
      #expect(await e.say("capitaine", in: gest63, "!journal").to("capitaine").first?.contains("terminée") == true)
    }
  }

  @Test func anExerciseSaysSoInEveryLine() async throws {
    try await Evening.play { e in
      await e.activate("crue exercice")
      #expect(await e.say("jo", in: veille, "!note essai").to(veille).first?.hasPrefix("EXERCICE ") == true)
      let lines = await e.say("camille", in: coord, "!journal").to("camille")
      #expect(lines.count == 3 && lines.allSatisfy { $0.hasPrefix("EXERCICE ") })
    }
  }
}
