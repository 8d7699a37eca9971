import CrisisCore
import DutyDesk
import Foundation
import Testing
import VigieTestSupport

/// Random crises, authorities, people and commands: nobody is ever told a word of a crisis outside their sight. What each
/// may see is told here once more, from the records alone.
struct NeedToKnowTests {
  static let pref63 = "#pref-63"
  static let pref42 = "#pref-42"
  static let people = [
    "camille", "jo", "lea", "samir", "capitaine", "lieutenant", "prefete", "sousprefet", "zonal", "ines", "inconnu",
  ]
  static let rooms: [String?] = [veille, coord, gest63, gest42, pref63, pref42, nil, nil]
  static let authorities = ["SDIS63", "PREF63", "SDIS42", "PREF42"]
  /// Not the day of the examples that texts show.
  static let start = Evening.start + 2 * .day

  static let settings = DeskSettings.visov { settings in
    settings.channels[ChannelKey("visov", pref63)] = .managers(authority: "PREF63")
    settings.channels[ChannelKey("visov", pref42)] = .managers(authority: "PREF42")
    settings.seed.authorities.append(.sample("PREF42", .prefecture, "Préfecture de la Loire", "42"))
    settings.seed.members += [
      .sample("prefete", "préfète", [], manages: ["PREF63"]),
      .sample("sousprefet", "sous-préfet", [], manages: ["PREF42"]),
      .sample("zonal", "zonal", [], manages: ["SDIS63", "SDIS42"]), .sample("ines", "Inès", [.admin]),
    ]
  }

  /// Words that belong to one crisis: its code, and what was said of it under a mark of its own.
  struct Secrets {
    var marks = 0
    var codes: [String] { marked.keys.sorted() }
    private(set) var marked: [String: Set<String>] = [:]

    mutating func know(_ code: String) { marked[code, default: []].formUnion([]) }

    /// A word that nobody has said before.
    mutating func mark(of code: String) -> String {
      marks += 1
      marked[code, default: []].insert("zq\(marks)x")
      return "zq\(marks)x"
    }

    /// The words of somebody who may not see the crisis that they name are no words of it: a call for help, say, is taken
    /// for one of theirs.
    mutating func forget(_ typed: String, of code: String) {
      marked[code] = marked[code]?.filter { !typed.contains($0) }
    }

    /// The crises that a line tells of, but for what the person typed in it.
    func told(in text: String, typed: String) -> Set<String> {
      Set(
        marked.filter { code, marks in
          let words = marks.union([code]).filter { !typed.contains($0) }
          return words.contains { word in text.ranges(of: word).contains { isWhole($0, in: text) } }
        }.keys)
    }

    /// `63-crue-2611` is no part of `63-crue-2611-2`.
    private func isWhole(_ range: Range<String.Index>, in text: String) -> Bool {
      guard range.upperBound < text.endIndex else { return true }
      let next = text[range.upperBound]
      return !next.isLetter && !next.isNumber && next != "-"
    }
  }

  /// A line that may say something of a crisis, or ask for it.
  private static func line(_ code: String, _ secrets: inout Secrets, _ random: inout Seeded) -> String {
    let number = Int.random(in: 1...4, using: &random)
    let other = Int.random(in: 1...4, using: &random)
    let authority = authorities.randomElement(using: &random) ?? ""
    let commune = code.hasPrefix("42") ? "Roanne" : "Issoire"
    let source = "https://www.puy-de-dome.gouv.fr/a"
    func mark() -> String { secrets.mark(of: code) }
    let lines = [
      "!signaler @\(code) \(commune) 14h10 : \(mark())",
      "!signaler @\(code) https://x.com/a/status/\(number) : \(mark())",
      "!sos @\(code) \(commune) : \(mark())", "!note @\(code) \(mark())", "!question @\(code) \(mark()) ?",
      "!répondre @\(code) \(number) \(mark())", "!vérifier @\(code) \(number) ok source",
      "!passation @\(code) \(mark())",
      "!vérifier @\(code) \(number) faux : \(mark())", "!corriger @\(code) \(number) urgent : \(mark())",
      "!relayer @\(code) consigne \(source) \(mark())", "!valider @\(code) R1", "!rejeter @\(code) R1 \(mark())",
      "!en-ligne @\(code) R1 https://x.com/visov/status/1", "!retirer @\(code) R1 \(mark())",
      "!mission @\(code) titre \(mark())", "!mission @\(code) ajoute \(authority)",
      "!mission @\(code) ajoute \(authority)",
      "!mission @\(code) retire \(authority)", "!mission @\(code)", "!mission @\(code) cod armé",
      "!désactiver @\(code) fini", "!alléger @\(code)", "!prolonger @\(code) 2h", "!créneau @\(code) 14h-18h",
      "!relève @\(code)", "!relève", "!passation", "!prendre @\(code) \(number)", "!prendre Q1", "!lâcher \(number)",
      "!doublon @\(code) \(number) de \(other)", "!périmer @\(code) \(number) \(mark())", "!reçu", "!reçu \(number)",
      "!lever @\(code) \(number) \(mark())", "!transmettre @\(code) \(number)", "!activer crue", "!activer feu",
      "!voir @\(code) \(number)", "!voir \(number)", "!voir R1", "!voir Q1",
      "!liste", "!liste @\(code)", "!liste relais", "!état", "!état @\(code)", "!crises", "!point", "!point @\(code)",
      "!point 2h", "!point toutes 30min", "!journal", "!journal @\(code) 40", "!qui", "!diagnostic", "!annuler", "!oui",
      "!non", "!rôle sousprefet gestionnaire SDIS63", "!rôle samir retirer bénévole", "!aide", "!silence", "!ping",
    ]
    return lines.randomElement(using: &random) ?? ""
  }

  /// Whom a line reaches sees these crises: the team all of them, managers those of their authorities.
  private func sight(_ e: Evening, _ room: String, _ codes: [String]) -> Set<String> {
    let crises = (try? e.read { reader in try codes.compactMap { try reader.crisis($0) } }) ?? []
    let authorities: Set<String>
    if !Self.rooms.contains(room), let own = CrisisRoom.allCases.first(where: { room.hasPrefix($0.rawValue) }) {
      return Set(crises.map(\.code)).intersection([String(room.dropFirst(own.rawValue.count))])
    }
    if case .managers(let code)? = Self.settings.channels[ChannelKey("visov", room)] {
      authorities = [code]
    } else if room.hasPrefix("#") {
      return Set(crises.map(\.code))
    } else {
      guard let member = e.member(room) else { return [] }
      if !member.roles.isDisjoint(with: [.volunteer, .verifier, .publisher, .coordinator]) {
        return Set(crises.map(\.code))
      }
      authorities = member.manages
    }
    return Set(crises.filter { !$0.authorities.isDisjoint(with: authorities) }.map(\.code))
  }

  /// - Parameter hasRooms: each crisis has rooms of its own, in which anybody may be for all the desk knows.
  @Test(arguments: zip(UInt64(1)...8, [false, true, false, true, false, true, false, true]))
  func nobodyIsToldOfACrisisOutsideTheirSight(_ seed: UInt64, hasRooms: Bool) async throws {
    var random = Seeded(seed: seed)
    var settings = Self.settings
    if hasRooms { settings.crisisRooms = ["visov"] }
    try await Evening.play(settings, from: Self.start) { e in
      var secrets = Secrets()
      var told = 0
      for (account, room, words) in [
        ("capitaine", gest63, "crue"), ("lieutenant", gest42, "feu"), ("sousprefet", Self.pref42, "tempête"),
      ] {
        await e.activate(words, by: account, in: room)
      }
      for _ in 0..<180 {
        for code in try e.read({ try $0.openCrises().map(\.code) }) { secrets.know(code) }
        let own = e.network.kept.map(\.channel)
        let recipients = Self.people + Self.rooms.compactMap { $0 } + own
        let before = Dictionary(uniqueKeysWithValues: recipients.map { ($0, sight(e, $0, secrets.codes)) })
        let person = Self.people.randomElement(using: &random) ?? ""
        var typed = ""
        let said: [Said]
        if Int.random(in: 0..<8, using: &random) == 0 {
          let clock = e.clock
          await e.desk.pass(to: clock.now + .random(in: 1...40, using: &random) * .minute) { [clock] in clock.set($0) }
          said = await e.hear()
        } else {
          let code = secrets.codes.randomElement(using: &random) ?? "63"
          let room = (Self.rooms + own).randomElement(using: &random) ?? nil
          typed = Self.line(code, &secrets, &random)
          let sees =
            before[person]?.contains(code) == true && (room.map { before[$0]?.contains(code) ?? false } ?? true)
          if !sees { secrets.forget(typed, of: code) }
          e.mutter(person, in: room, typed)
          said = await e.hear()
        }
        for line in said {
          let seen = (before[line.room] ?? []).union(sight(e, line.room, secrets.codes))
          // What somebody has just typed is no news to them, whatever it names.
          let crises = secrets.told(in: line.text, typed: line.room == person ? typed : "")
          #expect(crises.isSubset(of: seen), "\(line) after \(person): \(typed)")
          told += crises.count
        }
      }
      // Else nothing was looked at.
      #expect(told > 40)
      #expect(secrets.codes.count >= 3)
    }
  }

  /// What one may not see does not exist: it is refused in the words in which nothing is.
  @Test func whatMayNotBeSeenDoesNotExist() async throws {
    try await Evening.play(Self.settings, from: Self.start) { e in
      await e.activate("crue")
      await e.say("jo", in: veille, "!s Issoire : le pont est coupé")
      await e.say("jo", in: veille, "!relayer consigne https://www.puy-de-dome.gouv.fr/a Restez chez vous.")
      await e.say("capitaine", in: gest63, "!question Le gymnase est-il libre ?")
      await e.activate("feu", by: "lieutenant", in: gest42)
      let hidden = try #require(try e.read { try $0.openCrises() }.first { $0.requester == "SDIS63" }?.code)
      let nothing = "63-seisme-0101"
      for line in [
        "!voir @C 1", "!voir @C 99", "!voir @C R1", "!voir @C Q1", "!liste @C", "!liste @C relais", "!état @C",
        "!point @C", "!point @C 2h", "!journal @C", "!mission @C", "!mission @C cod armé", "!désactiver @C fini",
        "!alléger @C", "!prolonger @C 2h", "!signaler @C Issoire : rien", "!corriger @C 1 urgent", "!note @C rien",
        "!question @C rien ?", "!valider @C R1", "!doublon @C 1 de 2", "!périmer @C 1", "!lever @C 1 fini",
      ] {
        for room in [gest42, nil] {
          var answers: [[String]] = []
          for code in [hidden, nothing] {
            let said = await e.say("lieutenant", in: room, line.replacing("@C", with: "@\(code)"))
            answers.append(said.map { $0.replacing(code, with: "C") })
            // The same fault is answered once a minute.
            e.clock.advance(by: .minute)
            await e.tick()
          }
          #expect(answers[0] == answers[1], "\(line)")
          #expect(!answers[1].isEmpty, "\(line)")
        }
      }
    }
  }

  /// Rights are looked at again when a line is sent.
  @Test func whoIsNoLongerConcernedHearsNoMoreOfIt() async throws {
    try await Evening.play(Self.settings, from: Self.start) { e in
      await e.activate("crue")
      await e.say("capitaine", in: gest63, "!mission ajoute PREF63")
      e.desk.mailbox.noted(.left(network: "visov", channel: Self.pref63, reason: "kicked"))
      await e.settle()
      await e.say("jo", in: veille, "!sos Issoire : l’eau monte")
      await e.say("capitaine", in: gest63, "!mission retire PREF63")
      e.desk.mailbox.noted(.joined(network: "visov", channel: Self.pref63))
      #expect(await e.settle().to(Self.pref63) == [])
      await e.tick()
      #expect(e.pending == 0)
    }
  }
}
