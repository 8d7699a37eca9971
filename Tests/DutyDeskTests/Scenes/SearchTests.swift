import CrisisCore
import Testing

@testable import DutyDesk

struct SearchTests {
  /// Whether its words are in the index already or not, a report is found by all that it says.
  @Test(arguments: [false, true]) func reportsAreFoundByTheirWords(_ isIndexed: Bool) async throws {
    try await Evening.play { e in
      await e.activate()
      await e.say("jo", in: veille, "!s Issoire 14h10 : Le pont est coupé, l’eau monte au cœur du bourg")
      await e.say("jo", in: veille, "!s Coudes : la route est coupée")
      await e.say("lea", in: veille, "!s Brassac-les-Mines : ÉVACUATION du camping")
      await e.say("lea", in: veille, "!s Issoire : le pont de la gare")
      await e.say("lea", in: veille, "!annuler")
      if isIndexed { await e.tick() }
      let tables: [(String, [String])] = [
        ("!chercher pont", ["S1"]), ("!chercher COUPE", ["S2", "S1"]), ("!chercher coupé issoire", ["S1"]),
        ("!chercher evacu", ["S3"]), ("!chercher l'eau", ["S1"]), ("!search coeur", ["S1"]),
        ("!chercher brassac", ["S3"]), ("!chercher \"le pont\" *", ["S1"]), ("!chercher @63 mines", ["S3"]),
      ]
      for (line, numbers) in tables {
        let said = await e.say("jo", in: veille, line)
        #expect(
          said.map { $0.split { " ,".contains($0) }.dropFirst().first.map(String.init) ?? "" } == numbers,
          "\(line): \(said)")
      }
      #expect(
        await e.say("jo", in: veille, "!chercher tunnel") == [
          "\(veille): Aucun signalement de 63-crue-2411 avec « tunnel ». Moins de mots, ou leurs débuts seulement : !chercher evacu"
        ])
      #expect(await e.say("jo", in: veille, "!chercher ?!").to(veille).first?.hasPrefix("Aucun signalement") == true)
      #expect(await e.say("jo", in: veille, "!chercher").to(veille).first?.hasPrefix("Que chercher ?") == true)
    }
  }

  @Test func theLatestComeFirstAndTheOthersAreNamed() async throws {
    try await Evening.play { e in
      await e.activate()
      for number in 1...10 {
        await e.say("jo", in: veille, "!s Issoire : pont numéro \(number)")
        if number == 6 { await e.tick() }
      }
      let said = await e.say("jo", in: veille, "!chercher pont").to("jo")
      #expect(said.count == 8)
      #expect(said.first?.hasPrefix("S10, ") == true)
      #expect(
        said.last
          == "D’autres signalements de 63-crue-2411 ont ces mots. Plus précis : !chercher pont et un mot de plus.")
    }
  }

  @Test func nobodySearchesWhatTheyMayNotSee() async throws {
    try await Evening.play { e in
      await e.activate()
      await e.say("jo", in: veille, "!s Issoire : le pont est coupé")
      await e.tick()
      for (room, line) in [(gest42, "!chercher pont"), (gest42, "!chercher @63-crue-2411 pont")] {
        let said = await e.say("lieutenant", in: room, line)
        #expect(!said.contains { $0.contains("S1") || $0.contains("coupé") }, "\(said)")
      }
    }
  }
}
