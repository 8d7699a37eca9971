import CrisisCore
import Testing

/// The first path whole: from the request to the first reports, in both languages.
struct FirstPathTests {
  @Test func theFloodOfTheAllier() async throws {
    try await Evening.play { e in
      for line in await e.say("capitaine", in: gest63, "!activer crue de l’Allier") { print(line) }
      e.clock.advance(by: 20 * .second)
      for line in await e.say("capitaine", in: gest63, "!oui") { print(line) }
      for line in await e.say("jo", in: veille, "!signaler Brassac-les-Mines 3h05 eau urgent 3 pers : la rue du Pont est sous l’eau") { print(line) }
      for line in await e.say("jo", in: veille, "!s https://x.com/riverain/status/1 Orbel : le camping") { print(line) }
      for line in await e.say("lea", in: veille, "!s https://twitter.com/riverain/status/1?s=20") { print(line) }
      for line in await e.say("jo", in: veille, "!corriger 2 Orbeil") { print(line) }
      for line in await e.say("capitaine", in: gest63, "!voir 1") { print(line) }
      for line in await e.say("capitaine", in: gest63, "!voir 2") { print(line) }
      for line in await e.say("capitaine", in: gest63, "!état") { print(line) }
      for line in await e.say("jo", in: veille, "!annuler") { print(line) }
      for line in await e.say("jo", in: veille, "!voir 2") { print(line) }
      for line in await e.say("jo", in: veille, "!langue en") { print(line) }
      for line in await e.say("jo", in: veille, "!status") { print(line) }
      for line in await e.say("jo", in: veille, "!report Issoire 3:05 road") { print(line) }
      for line in await e.say("jo", in: veille, "!correct 3 urgent 4 people: the bridge") { print(line) }
      for line in await e.say("jo", in: veille, "!show 3") { print(line) }
      for line in await e.say("jo", in: veille, "!undo") { print(line) }
      for line in await e.say("jo", in: veille, "!help") { print(line) }
      for line in await e.say("jo", in: veille, "!ping") { print(line) }
    }
  }
}
