import CrisisCore
import Testing
import VigieTestSupport

@testable import DutyDesk

/// The public map: who asks, who agrees, who closes, and what is at its address meanwhile.
struct PublicMapTests {
  /// The address that was told, without the origin.
  static func address(_ e: Evening, by account: String = "capitaine") async throws -> String {
    let said = await e.say(account, "!carte").to(account).joined(separator: " ")
    let start = try #require(said.firstRange(of: "\(BoardVisit.url)/p/")?.upperBound, "\(said)")
    return "/p/" + said[start...].prefix { $0 != " " && $0 != "\u{A0}" }
  }

  private static func isOpen(_ e: Evening) throws -> Bool {
    try e.read { try $0.crisis("63-crue-2411")?.publicMap } != nil
  }

  static func open(_ e: Evening) async throws -> String {
    await e.say("camille", in: coord, "!carte publique oui")
    await e.say("capitaine", in: gest63, "!oui")
    return try await address(e)
  }

  @Test(arguments: [gest63, nil])
  func aCoordinatorAsksAManagerAgreesEitherCloses(_ room: String?) async throws {
    try await Evening.play(BoardVisit.settings) { (e: Evening) async throws in
      await e.activate("crue de l’Allier")
      let asked = await e.say("camille", in: coord, "!carte publique oui")
      #expect(asked.to(coord).joined().contains("Rien n’est public"))
      #expect(asked.to(gest63).joined().contains("!oui pour ouvrir"))
      #expect(try !Self.isOpen(e))
      let opened = await e.say("capitaine", in: room, "!oui")
      #expect(opened.to(coord).joined().contains("CARTE PUBLIQUE"))
      #expect(await e.say("jo", in: veille, "!état").joined().contains("carte publique ouverte"))
      let path = try await Self.address(e)
      try await BoardVisit.to(e) { (board: BoardVisit) async throws in
        let open = try await board.get(path)
        #expect(open.status == 200 && open.headers["set-cookie"] == nil && open.body.contains("Carte publique"))
        for format in ["geojson", "csv", "kml", "gpx", "atom"] {
          #expect(try await board.get("\(path).\(format)").status == 200, "\(format)")
        }
        for other in [String(path.dropLast()), path + "x", "/p/63-crue-2411", "/p/63-crue-2411-", "/p/", "\(path).md"] {
          #expect(try await board.get(other).status == 404, "\(other)")
        }
        // Whoever closes needs nobody.
        let by = room == nil ? ("camille", coord) : ("capitaine", gest63)
        #expect(await e.say(by.0, in: by.1, "!carte publique non").to(by.1).joined().contains("fermée"))
        let (page, file) = (try await board.get(path), try await board.get("\(path).geojson"))
        #expect(page.status == 404 && file.status == 404)
      }
      #expect(e.journal?.filter { $0.hasPrefix("crisis.map") } == ["crisis.map_opened", "crisis.map_closed"])
      // Again, at another address.
      let other = try await Self.open(e)
      #expect(other != path)
    }
  }

  @Test func nobodyOpensItAlone() async throws {
    try await Evening.play(BoardVisit.settings) { (e: Evening) async throws in
      await e.activate("crue de l’Allier")
      await e.say("camille", in: coord, "!rôle capitaine coordinateur")
      for (who, room) in [("jo", veille), ("lieutenant", gest42)] {
        await e.say(who, in: room, "!carte publique oui @63-crue-2411")
      }
      // A manager of the requester who coordinates too asks, and does not answer themselves.
      let alone = await e.say("capitaine", in: gest63, "!carte publique oui")
      #expect(alone.joined().contains("aucun gestionnaire"), "\(alone)")
      await e.say("camille", in: coord, "!carte publique oui")
      for (who, room) in [("camille", coord), ("jo", veille), ("lieutenant", gest42), ("lieutenant", nil)] {
        await e.say(who, in: room, "!oui")
      }
      #expect(try !Self.isOpen(e))
    }
  }

  @Test(arguments: ["no", "late", "withdrawn", "ended", "role"])
  func withoutAnAnswerInTimeNothingIsPublic(_ how: String) async throws {
    try await Evening.play(BoardVisit.settings) { (e: Evening) async throws in
      await e.activate("crue de l’Allier")
      await e.say("camille", in: coord, "!carte publique oui")
      switch how {
      case "no":
        let told = await e.say("capitaine", in: gest63, "!non")
        #expect(told.to("camille").joined().contains("refuse la carte publique"))
      case "late":
        #expect(await e.wait(29 * .minute).to("camille").isEmpty)
        let told = await e.wait(2 * .minute)
        #expect(told.to("camille").joined().contains("reste fermée"), "\(told)")
      case "withdrawn":
        #expect(await e.say("camille", in: coord, "!carte publique non").joined().contains("retirée"))
      case "ended":
        await e.say("camille", in: coord, "!désactiver erreur")
        await e.say("camille", in: coord, "!oui")
      default: await e.say("camille", in: coord, "!rôle capitaine retirer gestionnaire SDIS63")
      }
      await e.say("capitaine", in: gest63, "!oui")
      #expect(try !Self.isOpen(e))
      #expect(e.journal?.contains("crisis.map_opened") == false)
    }
  }

  @Test func itEndsWithTheCrisisAndIsBackWithIt() async throws {
    try await Evening.play(BoardVisit.settings) { (e: Evening) async throws in
      await e.activate("crue de l’Allier")
      let path = try await Self.open(e)
      try await BoardVisit.to(e) { (board: BoardVisit) async throws in
        await e.say("capitaine", in: gest63, "!désactiver décrue")
        await e.say("capitaine", in: gest63, "!oui")
        #expect(try await board.get(path).status == 404)
        await e.say("capitaine", in: gest63, "!annuler")
        #expect(try await board.get(path).status == 200)
      }
    }
  }

  @Test(arguments: ["attentat", "trouble à l’ordre public", "disparition"])
  func ofSomeHazardsThereIsNone(_ hazard: String) async throws {
    try await Evening.play(BoardVisit.settings) { (e: Evening) async throws in
      await e.activate(hazard)
      let refused = await e.say("camille", in: coord, "!carte publique oui")
      #expect(refused.joined().contains("Pas de carte publique"), "\(refused)")
    }
  }

  @Test func anExerciseSaysSoEverywhere() async throws {
    try await Evening.play(BoardVisit.settings) { (e: Evening) async throws in
      await e.activate("crue exercice")
      await e.say("jo", in: veille, "!s Issoire route : pont coupé")
      await e.say("lea", in: veille, "!vérifier 1 ok source")
      let path = try await Self.open(e)
      await e.wait(31 * .minute)
      try await BoardVisit.to(e) { (board: BoardVisit) async throws in
        #expect(try await board.get(path).body.contains("class=\"banner\" role=\"note\">EXERCICE"))
        for format in ["geojson", "csv", "kml", "gpx"] {
          #expect(
            try await board.get("\(path).\(format)").body.contains("EXERCICE Vérifié, Issoire, route"), "\(format)")
        }
        #expect(try await board.get("\(path).atom").body.contains("<title>EXERCICE "))
      }
    }
  }

  /// Of what was verified, late, and only what everybody may know.
  @Test func itShowsWhatIsVerifiedAndNothingElse() async throws {
    try await Evening.play(BoardVisit.settings) { (e: Evening) async throws in
      await e.activate("crue de l’Allier")
      for line in [
        "!s Issoire 2h52 route 45.54361,3.24912 : la D 996 est sous l’eau",
        "!s Coudes eau : 20 cm dans la rue du Pont", "!s Parent évacuation : camping évacué",
        "!s Le Broc bâtiment : maisons vides après l’évacuation", "!s Orbeil personne : un homme cherché",
        "!s Coudes route : les pompiers sont au pont", "!sos Parent route : deux personnes sur un toit",
        "!s Issoire rumeur : le barrage a lâché", "!s Brioude : sans catégorie",
        "!s Issoire réseau 3 pers : câble à terre",
      ] { await e.say("jo", in: veille, line) }
      for number in 1...10 where number != 2 { await e.say("lea", in: veille, "!vérifier \(number) ok source") }
      let path = try await Self.open(e)
      try await BoardVisit.to(e) { (board: BoardVisit) async throws in
        #expect(try await !board.get("\(path).geojson").body.contains("Feature\","))
        await e.wait(31 * .minute)
        let map = try await board.get("\(path).geojson")
        #expect(map.body.matches(of: /"type":"Feature"/).count == 1, "\(map.body)")
        #expect(map.body.contains("\"coordinates\":[3.25,45.54]") && map.body.contains("T02:45:00+01:00"))
        #expect(map.headers["access-control-allow-origin"] == "*" && map.headers["last-modified"] != nil)
        // What turns out to be wrong goes; the same once more costs nothing.
        let again = try await HTTPExchange.ask(
          board.port, "\(path).geojson",
          headers: [("Host", "vigie.test"), ("If-None-Match", map.headers["etag"] ?? "")])
        #expect(again.status == 304 && again.body.isEmpty)
        await e.say("lea", in: veille, "!vérifier 1 infirmé : photo de 2003")
        e.clock.advance(by: 11 * .second)
        #expect(try await !board.get("\(path).geojson").body.contains("Feature\","))
      }
    }
  }
}
