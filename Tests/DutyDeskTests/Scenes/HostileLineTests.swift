import CrisisCore
import DutyDesk
import Testing

/// What should never be typed, and will be.
struct HostileLineTests {
  static let faults: [(String, String)] = [
    ("!s " + String(repeating: "a", count: 8_000), "Ligne trop longue : 4000 octets au plus."),
    ("!s Issoire : " + String(repeating: "é", count: 1_001), "Texte trop long : 1000 caractères au plus."),
    ("!s \"Issoire : le pont", "!signaler : un guillemet n’est pas refermé."),
    ("!s Issoire 25h70 : le pont", "!signaler : l’heure « 25h70 » n’existe pas."),
    ("!s Issoire heure=31/02 : le pont", "!signaler"),
    ("!voir", "!voir : il manque le numéro d’un signalement (47)."),
    ("!voir abc", "!voir"),
    ("!voir 99999999999999999999", "!voir"),
    ("!voir -1", "!voir"),
    ("!voir 0", ""),
    ("!voir 12", "Pas de S12 dans 63-crue-2411."),
    ("!corriger 12 Issoire", "Pas de S12 dans 63-crue-2411."),
    ("!voir @42 1", "Pas de crise « 42 » en cours. En cours : @63-crue-2411."),
    ("!voir @63-feu-0101 1", "Pas de crise « 63-feu-0101 » en cours."),
    ("!s", "Rien à enregistrer"),
    ("!s \u{200B}\u{202E}", "Rien à enregistrer"),
    ("!oui 99", "Pas de question n° 99"),
    ("!activer\u{0}", ""),
    ("!{{#s}}", ""),
    ("!s clé=valeur : x", ""),
    ("!langue klingon", "!langue"),
    ("!s gps=95,200 : ici", "!signaler"),
  ]

  static let mends = ["!", "raccourcissez", "second message", "Retapez", "En cours : @"]

  @Test(arguments: faults)
  func isAnsweredInPrivateWithAMendAndDisturbsNothing(_ line: String, _ beginning: String) async throws {
    try await Evening.play { e in
      await e.activate()
      let before = e.journal
      e.mutter("lea", in: veille, "!s Issoire : un")
      e.mutter("samir", in: veille, line)
      e.mutter("jo", in: veille, "!s Coudes : deux")
      let said = await e.settle()
      #expect(said.to(veille).map { String($0.prefix(3)) } == ["S1 ", "S2 "])
      #expect(e.journal == before.map { $0 + [ReportFiled.kind, ReportFiled.kind] })
      #expect(said.to("samir").count == (line.hasPrefix("!{") ? 0 : 1), "\(said)")
      for answer in said.to("samir") {
        #expect(answer.hasPrefix(beginning), "\(answer)")
        #expect(Self.mends.contains { answer.contains($0) }, "\(answer)")
        #expect(answer.utf8.count <= 400, "\(answer)")
      }
    }
  }

  static let strange: [(String, String)] = [
    ("!s Issoire : avant\r\nPRIVMSG #visov-coord après", "avant PRIVMSG #visov-coord après"),
    ("!s Issoire : avant\u{0}après", "avant après"),
    ("!s Issoire : \u{2}gras\u{F} \u{3}4,12rouge\u{3} \u{4}FF0000hex \u{1D}it\u{7}\u{1B}[31m", "gras rouge hex it[31m"),
    ("!s Issoire : \u{202E}erbmos\u{202C} \u{2066}x\u{2069}\u{200F}", "erbmos x"),
    ("!s Issoire : e" + String(repeating: "\u{301}", count: 500), "e\u{301}\u{301}\u{301}\u{301}"),
    ("!s Issoire : {{text}} {{#number}}x{{/number}} #{{", "{{text}} {{#number}}x{{/number}} #{{"),
    ("!s Issoire : '; DROP TABLE report; --", "'; DROP TABLE report; --"),
    ("!s Issoire : <b>&amp;</b> \\n %s", "<b>&amp;</b> \\n %s"),
    ("\u{3}04!s Issoire : rouge", "rouge"),
    ("!s Issoire : 🚒 🌊 ŒUF ǅ 水", "🚒 🌊 ŒUF ǅ 水"),
  ]

  @Test(arguments: strange)
  func isKeptWithoutItsCodes(_ line: String, _ text: String) async throws {
    try await Evening.play { e in
      await e.activate()
      #expect(await e.say("jo", in: veille, line).to(veille).first?.hasPrefix("S1 enregistré : Issoire") == true)
      let kept = try #require(e.report(1)?.text)
      #expect(!kept.unicodeScalars.contains { $0.value < 0x20 || (0x202A...0x202E).contains($0.value) })
      #expect(kept.replacing("  ", with: " ") == text, "\(kept.unicodeScalars.map { String($0.value, radix: 16) })")
      #expect(await e.say("lea", in: veille, "!voir 1").count == 1)
    }
  }

  @Test func aClosedCrisisTakesNothingMore() async throws {
    try await Evening.play { e in
      await e.activate()
      await e.say("capitaine", in: gest63, "!annuler")
      for line in ["!s @63-crue-2411 Issoire : un", "!voir @63-crue-2411 1", "!corriger @63-crue-2411 1 Coudes"] {
        let said = await e.say("jo", in: veille, line)
        #expect(said.to(veille) == [])
      }
      let said = e.transcript.map(\.description).to("jo")
      #expect(said.first?.hasPrefix("63-crue-2411 est annulée") == true)
      #expect(said.first?.contains("!état") == true)
    }
  }

  @Test func theSameStrangeNumberSayingsMeanTheSameReport() async throws {
    try await Evening.play { e in
      await e.activate()
      await e.say("jo", in: veille, "!s Issoire : un")
      for typed in ["1", "S1", "s1", "#1", "n° 1", "N°1"] {
        #expect(await e.say("jo", in: veille, "!voir \(typed)").to(veille).first?.hasPrefix("S1, ") == true, "\(typed)")
      }
    }
  }

  /// Whatever number is typed behind any command: it is answered, and the desk goes on.
  @Test(arguments: [
    "99999999999h", "999999999h", "8784h", "999999999 j", "366 j", "9223372036854775807", "999999999", "0",
    "1 999999999",
    "toutes 999999999h", "toutes 366 j", "Issoire 999999999 pers", "31/12/2200 24h", "1/1/1970 0h", "31/12/2200 0h-24h",
    "1 31/12/2200 24h", "1/1/1970 0h-1h 999999999 pers", "jo 31/12/2200 0h-24h", "1 366 j",
  ])
  func numbersBeyondAllMeasureEndNothing(_ number: String) async throws {
    try await Evening.play { e in
      await e.activate()
      await e.say("jo", in: veille, "!s Issoire : un")
      for name in CommandList.all.map(\.name) where name != .deactivate {
        await e.say("camille", in: coord, "!\(name.rawValue) \(number)")
        await e.say("camille", in: coord, "!oui")
        await e.wait(.second)
      }
      await e.say("camille", in: coord, "!état")
      #expect(await e.say("jo", in: veille, "!ping").to(veille).count == 1)
    }
  }
}
