import CrisisCore
import CrisisStore
import Testing

/// Nothing is acknowledged that is not stored, and one line's fault is not another's.
struct DurabilityTests {
  private static let full =
    "Le disque est plein : rien n’est enregistré. Notez votre message, prévenez l’administrateur, puis retapez."

  /// The database may grow no more: what a full disk does, by SQLite's own hand.
  @Test func aFullStoreIsSaidAndNothingElse() async throws {
    try await Evening.play(onDisk: true) { e in
      await e.activate()
      try e.execute("PRAGMA max_page_count = 1")
      await e.say("jo", in: veille, "!s Issoire : court")
      var recorded = 1
      var said: [String] = []
      repeat {
        said = await e.say("jo", in: veille, "!s Issoire \(recorded) : \(String(repeating: "eau ", count: 200))")
        if said.to(veille).first?.hasPrefix("S\(recorded + 1) ") == true { recorded += 1 }
      } while !said.to(veille).isEmpty && recorded < 50
      #expect(said.to("jo") == [Self.full])
      #expect(said.to(coord).count == 1)
      #expect(e.lastReport() == recorded)

      e.mutter("jo", in: veille, "!s Coudes : \(String(repeating: "eau ", count: 200))")
      e.mutter("lea", in: veille, "!voir 1")
      e.mutter("samir", in: veille, "!s Parent : \(String(repeating: "feu ", count: 200))")
      let batch = await e.settle()
      #expect(batch.to("jo") == [Self.full])
      #expect(batch.to("samir") == [Self.full])
      #expect(batch.to(veille).count == 1 && batch.to(veille).first?.hasPrefix("S1, ") == true)
      #expect(e.lastReport() == recorded)

      try e.execute("PRAGMA max_page_count = 100000")
      let again = await e.say("jo", in: veille, "!s Coudes : \(String(repeating: "eau ", count: 200))")
      #expect(again.to(veille).first?.hasPrefix("S\(recorded + 1) ") == true)
    }
  }

  @Test func oneBadLineDoesNotHurtTheBatch() async throws {
    try await Evening.play { e in
      await e.activate()
      try e.execute(
        "CREATE TRIGGER bad BEFORE INSERT ON report WHEN NEW.text = 'poison' BEGIN SELECT RAISE(ABORT, 'test'); END")
      e.mutter("jo", in: veille, "!s Issoire : un")
      e.mutter("lea", in: veille, "!s Coudes : poison")
      e.mutter("samir", in: veille, "!s Parent : deux")
      let said = await e.settle()
      #expect(said.to(veille).map { String($0.prefix(2)) } == ["S1", "S2"])
      #expect(said.to("lea").count == 1)
      #expect(said.to("lea").first?.contains("rien n’est enregistré") == true)
      #expect([1, 2].map { e.report($0)?.text } == ["un", "deux"])
      // The number was not used up, and the same words may be said again.
      try e.execute("DROP TRIGGER bad")
      #expect(await e.say("lea", in: veille, "!s Coudes : poison").to(veille).first?.hasPrefix("S3 ") == true)
    }
  }

  @Test func aRefusedLineLeavesNothingBehind() async throws {
    try await Evening.play { e in
      await e.activate()
      let before = e.journal
      e.mutter("samir", in: veille, "!corriger 9 Issoire")
      e.mutter("jo", in: veille, "!s Issoire : un")
      let said = await e.settle()
      #expect(
        said.to("samir") == ["Pas de S9 dans 63-crue-2411. Aucun signalement encore : !signaler lieu heure : texte"])
      #expect(said.to(veille).count == 1)
      #expect(e.journal == before.map { $0 + [ReportFiled.kind] })
    }
  }

  @Test func twoLinesOfOneBatchSeeEachOther() async throws {
    try await Evening.play { e in
      e.mutter("capitaine", in: gest63, "!activer crue")
      e.mutter("capitaine", in: gest63, "!oui")
      e.mutter("jo", in: veille, "!s Issoire : pont coupé")
      e.mutter("lea", in: veille, "!corriger 1 Coudes")
      // Of what others reported nothing is dropped: jo takes it back first.
      e.mutter("jo", in: veille, "!annuler")
      e.mutter("capitaine", in: gest63, "!annuler")
      e.mutter("samir", in: veille, "!s Parent : camping")
      let said = await e.settle()
      #expect(said.to(gest63).map { String($0.prefix(12)) } == ["Activer l’éq", "63-crue-2411", "63-crue-2411"])
      #expect(said.to(veille).prefix(2).map { String($0.prefix(10)) } == ["S1 enregis", "S1 corrigé"])
      #expect(said.to("samir").first?.hasPrefix("Aucune crise en cours") == true)
      #expect(e.openCrises == [])
    }
  }

  @Test func aStoreThatIsGoneIsSaid() async throws {
    try await Evening.play(onDisk: true) { e in
      await e.activate()
      try e.store.close()
      #expect(
        await e.say("jo", in: veille, "!s Issoire : un").to("jo").first?.contains("rien n’est enregistré") == true)
      #expect(await e.say("jo", in: veille, "!voir 1").to("jo").count == 1)
      try await e.restart(closing: false)
      #expect(await e.say("jo", in: veille, "!s Issoire : un").to(veille).first?.hasPrefix("S1 ") == true)
    }
  }
}
