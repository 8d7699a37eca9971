import CrisisCore
import Testing

@testable import DutyDesk

/// Several people report one fact: Vigie says which report it is perhaps the double of, and decides nothing.
struct SuggestionTests {
  private static let bridge = "Ressemble à S1 (Issoire, route, 03h00). Même fait ? !doublon"

  private static func play(onDisk: Bool = false, _ scene: (Evening) async throws -> Void) async throws {
    try await Evening.play(onDisk: onDisk) { e in
      await e.activate()
      await e.say("samir", in: veille, "!s Issoire 3h00 route : le pont est coupé")
      try await scene(e)
    }
  }

  @Test func threePeopleReportOneBridge() async throws {
    try await Self.play { e in
      #expect(
        await e.say("capitaine", in: gest63, "!s Issoire route : pont coupé, on ne passe plus").first?
          .hasSuffix("\(Self.bridge) 2 de 1") == true)
      // Whoever is told may say so at once.
      #expect(
        await e.say("capitaine", in: gest63, "!doublon 2 de 1").to(gest63).first?.hasPrefix("S2 est un doublon de S1")
          == true)
      await e.say("lea", in: veille, "!langue en")
      #expect(
        await e.say("lea", in: veille, "!report Issoire: the pont is closed, coupé").to(veille).first?
          .hasSuffix("Looks like S1 (Issoire, road, 03:00). The same fact? !duplicate 3 of 1") == true)
      #expect(e.report(3)?.status == .new)
      #expect(
        await e.say("samir", in: veille, "!liste").to(veille) == [
          "S3, non vérifié, Issoire, ressemble à S1 : the pont is closed, coupé",
          "S2, doublon, Issoire, route : pont coupé, on ne passe plus",
          "S1, non vérifié, Issoire, route, vu à 03h00 : le pont est coupé",
        ])
      #expect(
        await e.say("samir", in: veille, "!chercher closed").to(veille).first?.contains("ressemble à S1") == true)
      #expect(
        await e.say("samir", in: veille, "!passation").to(veille).first { $0.hasPrefix("S3") }?
          .contains("ressemble à S1") == true)
    }
  }

  @Test(arguments: [
    "!s Coudes route : le pont est coupé", "!s Issoire eau : le pont est coupé", "!s Issoire route : arbre tombé",
    "!s Issoire hier 20h route : le pont est coupé", "!s : le pont est coupé",
  ])
  func anotherFactIsLikeNone(_ line: String) async throws {
    try await Self.play { e in
      #expect(await e.say("lea", in: veille, line).to(veille).first?.contains("Ressemble") == false)
      #expect(e.report(2)?.like == nil)
    }
  }

  /// Among 32 of a commune: what is told by a room full of people stays.
  @Test func theMemoryIsBounded() async throws {
    try await Self.play { e in
      for number in 1...40 {
        await e.say("lea", in: veille, "!s Issoire 3h00 route : arbre\(number)xyz tombe\(number)q")
      }
      #expect(await e.say("jo", in: veille, "!s Issoire route : pont coupé").first?.contains("Ressemble") == false)
    }
  }

  @Test func aBatchAndARestartChangeNothing() async throws {
    try await Self.play(onDisk: true) { e in
      e.mutter("lea", in: veille, "!s Coudes eau : camping évacué")
      #expect(
        await e.say("jo", in: veille, "!s Coudes eau : évacuation du camping").joined()
          .contains("Ressemble à S2 (Coudes, eau, 03h10). Même fait ? !doublon 3 de 2"))
      try await e.restart()
      #expect(
        await e.say("jo", in: veille, "!s Issoire route : pont coupé").first?.hasSuffix("\(Self.bridge) 4 de 1") == true
      )
    }
  }

  /// Once it is settled, it is no more suggested and no more shown.
  @Test(arguments: [
    ("samir", "!annuler"), ("lea", "!vérifier 1 faux vieille photo"), ("lea", "!vérifier 1 hors sujet"),
    ("lea", "!périmer 1"), ("jo", "!doublon 2 de 1"), ("lea", "!vérifier 2 faux vieille photo"),
    ("samir", "!corriger 1 : arbre tombé"), ("samir", "!corriger 1 Coudes"), ("jo", "!doublon 1 de 2"),
  ])
  func whatIsSettledIsShownNoMore(_ account: String, _ line: String) async throws {
    try await Self.play { e in
      await e.say("jo", in: veille, "!s Issoire route : pont coupé")
      #expect(await e.say("jo", in: veille, "!voir 2").first?.contains("Ressemble à S1") == true)
      #expect(await e.say(account, in: veille, line).to(veille).count == 1, "\(line)")
      for look in ["!voir 2", "!liste", "!chercher pont"] {
        let said = await e.say("jo", in: veille, look).joined(separator: "\n")
        #expect(!said.contains("essemble à S1"), "\(look): \(said)")
      }
    }
  }

  @Test func theDoubleOfADoubleIsThatOfTheFirst() async throws {
    try await Self.play { e in
      await e.say("jo", in: veille, "!s Issoire route : pont coupé, camion en travers")
      await e.say("lea", in: veille, "!s Issoire route : camion en travers")
      #expect(await e.say("lea", in: veille, "!voir 3").first?.contains("Ressemble à S2 (") == true)
      await e.say("jo", in: veille, "!doublon 2 de 1")
      #expect(await e.say("lea", in: veille, "!voir 3").first?.hasSuffix("\(Self.bridge) 3 de 1") == true)
      #expect(
        await e.say("samir", in: veille, "!s Issoire route : un camion est en travers").first?
          .hasSuffix("\(Self.bridge) 4 de 1") == true)
    }
  }

  @Test func theWayToSayItIsForThoseWhoMay() async throws {
    try await Self.play { e in
      await e.say("capitaine", in: gest63, "!s Issoire route : pont coupé")
      for (account, room, may) in [
        ("capitaine", gest63, true), ("lea", veille, true), ("camille", coord, true), ("samir", veille, false),
      ] {
        let said = await e.say(account, in: room, "!voir 2").to(room).first ?? ""
        #expect(said.contains("Ressemble à S1 (Issoire, route, 03h00)."), "\(said)")
        #expect(said.contains("!doublon 2 de 1") == may, "\(account): \(said)")
      }
    }
  }

  @Test func aCorrectionIsComparedToo() async throws {
    try await Self.play { e in
      await e.say("jo", in: veille, "!s Orbel route : pont coupé")
      #expect(
        await e.say("jo", in: veille, "!corriger 2 Issoire").to(veille).first?.hasSuffix("\(Self.bridge) 2 de 1")
          == true)
      #expect(e.report(2)?.like == 1)
      // The other one is compared with this one already.
      #expect(
        await e.say("samir", in: veille, "!corriger 1 : le pont est coupé au nord").to(veille).first?
          .contains("Ressemble") == false)
      #expect(await e.say("jo", in: veille, "!corriger 2 urgent").to(veille).first?.contains("Ressemble") == false)
    }
  }

  /// It is nobody's double while it is open; others may be its.
  @Test func aCallForHelpIsNotSetAside() async throws {
    try await Self.play { e in
      await e.say("lea", in: veille, "!sos Coudes : 3 personnes sur un toit")
      await e.say("jo", in: veille, "!s Coudes : des gens sur un toit")
      #expect(await e.say("jo", in: veille, "!voir 3").first?.contains("Ressemble à S2 (Coudes, ") == true)
      await e.say("samir", in: veille, "!sos Coudes : sur un toit, au 3")
      for look in ["!voir 2", "!voir 4"] {
        #expect(!(await e.say("jo", in: veille, look)).joined().contains("Ressemble"), "\(look)")
      }
      await e.say("camille", in: coord, "!lever 2 évacués")
      #expect(await e.say("jo", in: veille, "!voir 3").first?.contains("Ressemble à S2") == false)
    }
  }

  /// That one link shows several facts was said.
  @Test func oneLinkWithTwoFactsIsTwoFacts() async throws {
    try await Self.play { e in
      await e.say("jo", in: veille, "!s https://example.org/1 Coudes eau : rue inondée")
      #expect(
        await e.say("jo", in: veille, "!s autre https://example.org/1 Coudes eau : rue inondée").to(veille).first?
          .contains("Ressemble") == false)
    }
  }

  @Test func nothingIsComparedAcrossCrises() async throws {
    try await Self.play { e in
      await e.activate("feu", by: "lieutenant", in: gest42)
      #expect(
        await e.say("jo", in: veille, "!s @42 Issoire route : le pont est coupé").to(veille).first?
          .contains("Ressemble") == false)
      let said = await e.say("lea", in: veille, "!s @63 Issoire route : le pont est coupé").to(veille).first ?? ""
      #expect(said.hasSuffix("\(Self.bridge) 2 de 1"))
      // As it stands, and there.
      #expect(await e.say("lea", in: veille, "!doublon 2 de 1").to(veille).first?.contains("S2 est un doublon") == true)
      #expect(e.report(2)?.status == .duplicate)
    }
  }

  /// What managers are told does not depend on it.
  @Test func theDigestKnowsNothingOfIt() async throws {
    try await Self.play { e in
      await e.say("jo", in: veille, "!s Issoire route : pont coupé")
      let said = await e.say("capitaine", in: gest63, "!point").joined(separator: "\n")
      #expect(said.contains("2 signalements") && !said.contains("doublon") && !said.contains("essemble"), "\(said)")
    }
  }
}
