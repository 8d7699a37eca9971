import CrisisCore
import DutyDesk
import Testing

/// Two crises at once: which one a line is about is seen from the line, or from what its author did there before.
struct SeveralCrisesTests {
  private static func play(_ scene: (Evening) async throws -> Void) async throws {
    try await Evening.play { e in
      await e.activate()
      await e.activate("feu", by: "lieutenant", in: gest42)
      try await scene(e)
    }
  }

  @Test func thePlaceDecides() async throws {
    try await Self.play { e in
      let said = await e.say("jo", in: veille, "!s Roanne 3h10 route : pont coupé").to(veille)
      #expect(said.first?.hasPrefix("42-feu-2411 : S1 ") == true, "\(said)")
      #expect(e.lastReport("42-feu-2411") == 1)
      #expect(await e.say("lea", in: veille, "!s Issoire : un").to(veille).first?.contains("63-crue-2411") == true)
      #expect(e.lastReport() == 1)
      // A code that is given is not contradicted.
      await e.say("lea", in: veille, "!s @42 Issoire : deux")
      #expect(e.lastReport("42-feu-2411") == 2)
      #expect(await e.say("jo", in: veille, "!liste Roanne").to(veille).first?.contains("S1") == true)
    }
  }

  @Test func elseTheLastOneOfThePersonThere() async throws {
    try await Self.play { e in
      #expect(await e.say("jo", in: veille, "!s : un fait").to("jo").first?.hasPrefix("Plusieurs crises") == true)
      await e.say("jo", in: veille, "!s @42 Roanne : un")
      let said = await e.say("jo", in: veille, "!s : un fait").to(veille)
      #expect(said.first?.hasPrefix("42-feu-2411 : S2 ") == true, "\(said)")
      #expect(await e.say("jo", in: veille, "!note relève faite").to(veille).first?.contains("42-feu-2411") == true)
      // Neither for somebody else, nor elsewhere.
      for (person, room) in [("lea", veille), ("jo", coord)] as [(String, String?)] {
        #expect(await e.say(person, in: room, "!s : un fait").to(person).first?.hasPrefix("Plusieurs") == true)
      }
      #expect(await e.say("jo", "!s : un fait").to("jo").first?.hasPrefix("Plusieurs") == true)
      await e.say("jo", in: veille, "!s @63 Issoire : un")
      #expect(await e.say("jo", in: veille, "!s : là").to(veille).first?.hasPrefix("63-crue-2411 : S") == true)
    }
  }

  @Test func theNumberDecidesWhereOneAloneHasIt() async throws {
    try await Self.play { e in
      await e.say("jo", in: veille, "!s Issoire : un")
      #expect(await e.say("lea", in: coord, "!voir 1").to(coord).first?.contains("63-crue-2411") == true)
      #expect(
        await e.say("lea", in: coord, "!vérifier 1 ok").to(coord).first?.hasPrefix("63-crue-2411 : S1 vérifié") == true)
    }
  }

  /// What is to be typed again works as it stands, whatever was typed.
  @Test(arguments: [
    "!s 3h10 route : pont coupé", "!note à 10h : relève", "!voir1", "!chercher pont coupé", "Vigie: voir S1",
    "!corriger 1 urgent", "!journal 5", "!liste urgent", "!question Le gymnase : ouvert ?", "!relève",
    "!sig pont coupé",
  ])
  func theWholeLineIsGivenBack(_ line: String) async throws {
    try await Self.play { e in
      await e.activate("feu", by: "camille", in: gest63)
      for place in ["@63-crue Issoire", "@42 Roanne"] { await e.say("samir", in: veille, "!s \(place) : un") }
      let asked = await e.say("camille", in: coord, line).to("camille").first ?? ""
      let mend = asked.split(separator: "Retapez : ").last.map(String.init) ?? ""
      #expect(mend.hasPrefix("!") && mend.contains(" @63-crue-2411"), "\(asked)")
      let said = await e.say("camille", in: coord, mend)
      #expect(
        !said.isEmpty && !said.contains { $0.contains("Plusieurs crises") || $0.contains("pas compris") }, "\(said)")
    }
  }

  @Test func nobodyHearsOfAnother() async throws {
    try await Self.play { e in
      await e.say("capitaine", in: gest63, "!s Roanne : un")
      #expect(e.lastReport() == 1)
      #expect(e.lastReport("42-feu-2411") == 0)
      #expect(await e.say("capitaine", "!voir @42 1").to("capitaine").first?.contains("42-feu") == false)
    }
  }

  @Test func aNameThatFitsNoneIsMended() async throws {
    try await Evening.play { e in
      await e.activate()
      #expect(
        await e.say("jo", in: veille, "!s @43 Issoire 3h10 : un") == [
          "jo: Pas de crise « 43 » en cours. En cours : @63-crue-2411. Retapez : !s @63-crue-2411 Issoire 3h10 : un"
        ])
      #expect(
        await e.say("lieutenant", in: gest42, "!s @43 Roanne : un") == [
          "lieutenant: Pas de crise « 43 » en cours. Celles que vous pouvez voir : !crises"
        ])
    }
  }
}

/// What is over can still be read, by those who could.
struct EndedCrisisTests {
  static let readings = [
    "!voir 1", "!liste", "!état", "!chercher pont", "!journal", "!mission", "!relève", "!voir R1", "!point",
    "!point 2h",
  ]

  private static func play(_ scene: (Evening) async throws -> Void) async throws {
    try await Evening.play { e in
      await e.activate("crue de l’Allier")
      await e.say("samir", in: veille, "!s Issoire : pont coupé")
      await e.say("camille", in: coord, "!relayer info https://www.puy-de-dome.gouv.fr/a Ne sortez pas.")
      await e.say("camille", in: coord, "!désactiver fin")
      await e.say("camille", in: coord, "!oui")
      e.clock.advance(by: .hour)
      try await scene(e)
    }
  }

  @Test(arguments: readings)
  func readingGoesOn(_ line: String) async throws {
    try await Self.play { e in
      let words = line.split(separator: " ", maxSplits: 1)
      let named = "\(words[0]) @63-crue-2411" + (words.count > 1 ? " \(words[1])" : "")
      for text in [named, line] where !(line.hasPrefix("!point") && text == line) {
        let said = await e.say("camille", in: coord, text)
        #expect(!said.isEmpty && said.contains { $0.contains("63-crue-2411") || $0.contains("S1") }, "\(text): \(said)")
        for refusal in ["plus rien", "Aucune crise en cours. Activer", "Pas de crise"] {
          #expect(!said.contains { $0.contains(refusal) }, "\(text): \(said)")
        }
        // Without a name it is named as what it is.
        if text == line { #expect(said.contains { $0.contains("terminée") }, "\(text): \(said)") }
      }
    }
  }

  @Test func whoCouldNotReadItCannotNow() async throws {
    try await Self.play { e in
      for line in Self.readings + ["!voir @63 1", "!état @63-crue-2411", "!liste @63"] {
        for (person, room) in [("lieutenant", gest42), ("camille", gest42), ("lieutenant", nil)] {
          let said = await e.say(person, in: room, line)
          #expect(
            !said.contains { $0.contains("pont coupé") || $0.contains("63-crue-2411,") || $0.contains("S1,") },
            "\(said)")
        }
      }
    }
  }

  @Test func writingEnds() async throws {
    try await Self.play { e in
      let events = e.journal
      for line in ["!s @63-crue-2411 Issoire : x", "!corriger @63-crue-2411 1 Coudes", "!note @63-crue-2411 x"] {
        #expect(
          await e.say("camille", in: coord, line).to("camille").first?.hasSuffix(
            "plus rien ne s’y ajoute. La relire : !état @63-crue-2411") == true)
      }
      #expect(
        await e.say("camille", in: coord, "!s Issoire : x").to("camille").first?.hasPrefix("Aucune crise en cours.")
          == true)
      #expect(e.journal == events)
    }
  }
}

/// An authority that has no room here.
struct ManagersWithoutRoomTests {
  private static let settings = DeskSettings.visov { settings in
    settings.seed.members += [
      .sample("prefete", "la préfète", [], manages: ["PREF63"]), .sample("jeanne", "Jeanne", [], manages: ["PREF63"]),
    ]
  }

  @Test func itsManagersReadInPrivate() async throws {
    try await Evening.play(Self.settings) { e in
      await e.say("prefete", "!activer crue de l’Allier")
      let said = await e.say("prefete", "!oui")
      #expect(said.to("prefete").count == 1 && said.to("jeanne").count == 1, "\(said)")
      #expect(
        said.to(coord).contains(
          "63-crue-2411 : la préfecture du Puy-de-Dôme n’a pas de salon ici. Ses annonces et ses points de situation vont en message privé à la préfète et Jeanne."
        ), "\(said)")
      await e.say("samir", in: veille, "!s Issoire : pont coupé")
      let digest = await e.pass(to: Evening.start + 15 * .minute)
      for person in ["prefete", "jeanne"] {
        #expect(digest.to(person).first?.hasPrefix("POINT N° 1") == true, "\(digest)")
        #expect(digest.to(person).contains { $0.contains("Issoire") })
      }
      #expect(digest.to(gest63) == [])
      // The next one in an hour replaces nothing that was said, and who may not see the crisis any more hears no more.
      await e.say("camille", in: coord, "!rôle jeanne retirer gestionnaire PREF63")
      let next = await e.pass(to: Evening.start + 5 * .hour)
      #expect(next.to("prefete").contains { $0.hasPrefix("POINT N° 2") } && next.to("jeanne").isEmpty, "\(next)")
    }
  }

  @Test func oneThatIsAddedIsToldInPrivate() async throws {
    try await Evening.play(Self.settings) { e in
      await e.activate("crue de l’Allier")
      let added = await e.say("capitaine", in: gest63, "!mission ajoute PREF63")
      for person in ["prefete", "jeanne"] {
        #expect(added.to(person).first?.hasPrefix("Vous êtes associés à 63-crue-2411") == true, "\(added)")
      }
      #expect(added.to(coord).contains { $0.contains("n’a pas de salon ici") })
      #expect(await e.say("prefete", "!état").to("prefete").first?.contains("63-crue-2411") == true)
    }
  }

  @Test func nobodyKnownIsSaid() async throws {
    try await Evening.play { e in
      await e.say("camille", in: coord, "!activer crue pour=PREF63")
      let said = await e.say("camille", in: coord, "!oui")
      #expect(said.contains { $0.contains("!rôle capitaine gestionnaire PREF63") }, "\(said)")
    }
  }
}
