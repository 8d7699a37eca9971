import CrisisCore
import DutyDesk
import Testing

/// What looks like a call for help: told to the coordination at once, asked of its author, recorded by nobody.
struct LookAlikeTests {
  @Test(arguments: [
    ("!signaler SOS Coudes famille sur le toit", "!sos Coudes famille sur le toit"),
    ("!s Coudes : SOS famille sur le toit", "!sos Coudes : famille sur le toit"),
    ("!secours Coudes famille sur le toit", "!sos Coudes famille sur le toit"),
    ("!help me Coudes famille sur le toit", "!sos Coudes famille sur le toit"),
  ])
  func itIsToldAndItsAuthorAsked(_ line: String, _ mend: String) async throws {
    try await Evening.play(DistressTests.settings) { e in
      await e.activate()
      let said = await e.say("jo", in: veille, line)
      #expect(
        said.to(veille) == [
          "Est-ce un !sos ? Cela ressemble à un appel à l’aide : la coordination lit vos mots, mais rien n’est enregistré. Faites appeler le 18 ou le 112 (114 par SMS). Si quelqu’un est en danger, tapez : \(mend)"
        ])
      #expect(
        said.to(coord) == [
          "RESSEMBLE À UN APPEL À L’AIDE, rien n’est enregistré : Jo, dans #visov-veille, a écrit « \(line) ». Vigie lui demande si c’est un !sos. Voyez avec lui ; pour l’enregistrer : !sos puis le lieu et le texte"
        ])
      #expect(said.count == 2)
      #expect(e.lastReport() == 0)
      // The line that is printed works as it is.
      let typed = try #require(said.to(veille).first?.components(separatedBy: "tapez : ").last)
      #expect(await e.say("jo", in: veille, typed).to(gest63).first?.hasPrefix("DÉTRESSE S1, Coudes") == true)
    }
  }

  @Test func inPrivateAndInEnglishToo() async throws {
    try await Evening.play(DistressTests.settings) { e in
      await e.say("jo", "langue en")
      let said = await e.say("jo", "au secours")
      #expect(
        said.to("jo") == [
          "Is it a !distress? It looks like a call for help: the coordination reads your words, but nothing is recorded. Have 18 or 112 called (114 by text). If somebody is in danger, type: !distress, then the place and what happens"
        ])
      #expect(said.to(coord).first?.contains("Jo, dans Vigie, a écrit « au secours »") == true)
    }
  }

  /// The same words once; others each time.
  @Test func itIsNoFlood() async throws {
    try await Evening.play(DistressTests.settings) { e in
      let first = await e.say("jo", in: veille, "!secours Coudes", id: .none)
      #expect(first.to(coord).count == 1)
      let again = await e.say("jo", in: veille, "!secours coudes", id: .none)
      #expect(again == first.filter { $0.hasPrefix(veille) })
      #expect(await e.say("jo", in: veille, "!secours Parent", id: .none).to(coord).count == 1)
      #expect(await e.say("lea", in: veille, "!secours Coudes", id: .none).to(coord).count == 1)
    }
  }

  /// The managers hear of a stranger's call, not of what only looks like one.
  @Test func aStrangersIsForTheCoordinationAlone() async throws {
    try await Evening.play(DistressTests.settings) { e in
      await e.activate()
      let said = await e.stranger("passant", in: veille, "!au secours, Coudes")
      #expect(said.to("passant").first?.hasSuffix("tapez : !sos Coudes") == true)
      #expect(said.to(coord).first?.contains("passant (auteur non identifié), dans #visov-veille") == true)
      #expect(said.count == 2)
    }
  }

  /// Whatever is typed, no answer is longer than a line.
  @Test func aLongOneStaysALine() async throws {
    try await Evening.play(DistressTests.settings) { e in
      await e.activate()
      for length in [10, 60, 200, 390] {
        await e.say("jo", in: veille, "!signaler SOS " + String(repeating: "é", count: length))
      }
      for said in e.transcript where said.room == veille { #expect(said.line.text.utf8.count <= 400, "\(said)") }
    }
  }
}
